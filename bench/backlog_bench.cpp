// A station that comes back with a long backlog: how long its posting to head office takes, its memory, and
// what the counter feels of it.

#include <chrono>
#include <thread>

#include "bench/busy_station.h"
#include "bench/groups.h"
#include "bench/office_bed.h"
#include "bench/stopwatch.h"

namespace bench {

namespace {

using namespace std::chrono_literals;

// Customers one after the other, as long as `goes_on`; how long each waited for the counter.
template <class GoesOn>
std::vector<double> serve_while(BusyStation& station, GoesOn&& goes_on) {
    std::vector<double> waited;
    while (goes_on(waited.size())) {
        waited.push_back(seconds([&] { station.serve_customer(); }));
        station.store->checkpoint_when_idle();
        std::this_thread::sleep_for(20ms);
    }
    return waited;
}

}  // namespace

void measure_backlog(const Settings& settings, Table& table) {
    const auto folder = settings.folder / "backlog";
    std::filesystem::create_directories(folder);
    OfficeBed bed;
    BusyStation station(folder);
    station.post_history(settings.history);
    bed.enrol(folder);
    bed.stand_aside();
    std::int64_t entries = 0;
    auto feed = core::JournalFeed::open(folder).value();
    for (;;) {
        const auto some = feed.entries(entries + 1, 2000, std::size_t{16} << 20).value();
        if (some.empty()) break;
        add_customers(bed.office, some);
        entries += std::ssize(some);
    }

    constexpr std::size_t quiet_customers = 500;
    const auto few = [](std::size_t served) { return served < quiet_customers; };
    std::vector<double> quiet = serve_while(station, few);
    PaydeskProcess sync(folder / "sync.txt", {"--data", folder.string(), "sync"});
    sync.yield_to_others();
    const std::vector<double> busy = serve_while(station, [&](std::size_t) { return sync.is_running(); });
    const ChildCost drained = sync.wait();
    const std::vector<double> after = serve_while(station, few);
    quiet.insert(quiet.end(), after.begin(), after.end());

    const auto add = [&](const char* name, double value, const char* unit, const char* wanted = "") {
        table.add({"backlog", name, value, unit, wanted});
    };
    add("entries that head office had not", static_cast<double>(entries), "");
    add("sync as a whole: posting them, then every customer copied", drained.seconds, "s");
    add("sync's memory at most", drained.memory_mb, "MB", "<= 50");
    add("a customer at the counter, p99, quiet", quantile(quiet, 0.99) * 1e3, "ms");
    add("the same beside sync", quantile(busy, 0.99) * 1e3, "ms");
    add("beside sync / quiet, p99", quantile(busy, 0.99) / quantile(quiet, 0.99), "times", "<= 1.5");
    add("beside sync / quiet, p50", quantile(busy, 0.5) / quantile(quiet, 0.5), "times");
}

}  // namespace bench
