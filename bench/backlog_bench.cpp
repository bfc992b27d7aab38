// A station that comes back with a long backlog: how long its posting to head office takes, its memory, and
// what the counter feels of it.

#include <unistd.h>

#include <chrono>
#include <thread>

#include "bench/busy_station.h"
#include "bench/groups.h"
#include "bench/office_bed.h"
#include "bench/stopwatch.h"
#include "core/store/mirror/mirror_reader.h"

namespace bench {

namespace {

using namespace std::chrono_literals;

// Customers one after the other, as long as `goes_on`; adds how long each waited for the counter.
template <class GoesOn>
void serve_while(BusyStation& station, std::vector<double>& waited, GoesOn&& goes_on) {
    for (int served = 0; goes_on(served); ++served) {
        waited.push_back(seconds([&] { station.serve_customer(); }));
        station.store->checkpoint_when_idle();
        std::this_thread::sleep_for(20ms);
    }
}

// Makes the customers of what the station posted since then known at head office; the entries there are now.
std::int64_t tell_office(OfficeBed& bed, core::JournalFeed& feed, std::int64_t told) {
    for (;;) {
        const auto some = feed.entries(told + 1, 2000, std::size_t{16} << 20).value();
        if (some.empty()) return told;
        add_customers(bed.office, some);
        told += std::ssize(some);
    }
}

}  // namespace

void measure_backlog(const Settings& settings, Table& table) {
    const auto folder = settings.folder / "backlog";
    std::filesystem::create_directories(folder);
    OfficeBed bed;
    BusyStation station(folder);
    bed.enrol(folder);
    bed.stand_aside();
    add_other_customers(bed.office, settings.accounts / 5);
    auto feed = core::JournalFeed::open(folder).value();
    const auto mirror = core::MirrorReader::open(folder).value();  // the counter's screen has it open too

    // In turns, so that whatever else this machine does falls on both sides alike.
    constexpr int turns = 5;
    const auto some_customers = [](int served) { return served < 200; };
    std::int64_t entries = 0;
    ChildCost drained;
    std::vector<double> quiet, beside;
    for (int turn = 0; turn < turns; ++turn) {
        station.post_history(settings.history / turns);
        entries = tell_office(bed, feed, entries);
        ::sync();
        serve_while(station, quiet, some_customers);
        PaydeskProcess sync(folder / "sync.txt", {"--data", folder.string(), "sync"});
        sync.yield_to_others();
        serve_while(station, beside, [&](int) { return sync.is_running(); });
        const ChildCost cost = sync.wait();
        drained.seconds += cost.seconds;
        drained.memory_mb = std::max(drained.memory_mb, cost.memory_mb);
        serve_while(station, quiet, some_customers);
    }

    const auto add = [&](const char* name, double value, const char* unit, const char* wanted = "") {
        table.add({"backlog", name, value, unit, wanted});
    };
    add("entries that head office had not", static_cast<double>(entries), "");
    add("all of them posted, and every customer copied once", drained.seconds, "s");
    add("sync's memory at most", drained.memory_mb, "MB", "<= 50");
    add("a customer at the counter, p99, quiet", quantile(quiet, 0.99) * 1e3, "ms");
    add("customers beside sync", static_cast<double>(beside.size()), "");
    add("beside sync / quiet, p99", quantile(beside, 0.99) / quantile(quiet, 0.99), "times", "<= 1.5");
    add("beside sync / quiet, p50", quantile(beside, 0.5) / quantile(quiet, 0.5), "times");
}

}  // namespace bench
