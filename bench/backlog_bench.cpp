// A station that comes back with a long backlog: how long its posting to head office takes, its memory, and
// what the counter feels of it.

#include <fmt/format.h>

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

}  // namespace

void measure_backlog(const Settings& settings, Table& table) {
    const auto folder = settings.folder / "backlog";
    std::filesystem::create_directories(folder);
    OfficeBed bed;
    BusyStation station(folder);
    station.post_history(settings.history);
    bed.enrol(folder);
    bed.stand_aside();
    add_other_customers(bed.office, settings.accounts / 5);
    std::int64_t entries = 0;
    auto feed = core::JournalFeed::open(folder).value();
    for (;;) {
        const auto some = feed.entries(entries + 1, 2000, std::size_t{16} << 20).value();
        if (some.empty()) break;
        add_customers(bed.office, some);
        entries += std::ssize(some);
    }

    auto mirror = core::MirrorReader::open(folder).value();  // the counter's screen reads it too
    const auto is_posted = [&] {
        const auto state = mirror.head_office().value();
        return state && state->posted_seq >= entries;
    };
    // In turns, so that whatever else this machine does falls on both sides alike.
    std::vector<double> alone, quiet, beside_posting, beside_copying;
    serve_while(station, alone, [](int served) { return served < 500; });
    PaydeskProcess sync(folder / "sync.txt", {"--data", folder.string(), "sync"});
    sync.yield_to_others();
    while (sync.is_running()) {
        std::vector<double>& beside = is_posted() ? beside_copying : beside_posting;
        serve_while(station, beside, [&](int served) { return served < 25 && sync.is_running(); });
        sync.pause();
        serve_while(station, quiet, [](int served) { return served < 25; });
        sync.go_on();
    }
    const ChildCost drained = sync.wait();

    const auto add = [&](const std::string& name, double value, const char* unit, const char* wanted = "") {
        table.add({"backlog", name, value, unit, wanted});
    };
    add("entries that head office had not", static_cast<double>(entries), "");
    add("sync as a whole, half of the time stopped: posting them, then every customer copied",
        drained.seconds, "s");
    add("sync's memory at most", drained.memory_mb, "MB", "<= 50");
    add("a customer at the counter before sync begins, p99", quantile(alone, 0.99) * 1e3, "ms");
    add("while it is stopped (quiet), p99", quantile(quiet, 0.99) * 1e3, "ms");
    std::vector<double> beside_both = beside_posting;
    beside_both.insert(beside_both.end(), beside_copying.begin(), beside_copying.end());
    const auto against_quiet = [&](const std::vector<double>& waited, double place) {
        return quantile(waited, place) / quantile(quiet, place);
    };
    add("beside sync / quiet, p99", against_quiet(beside_both, 0.99), "times", "<= 1.5");
    add("beside sync / quiet, p50", against_quiet(beside_both, 0.5), "times");
    add(fmt::format("{} of them beside posting, p99", beside_posting.size()),
        against_quiet(beside_posting, 0.99), "times");
    add(fmt::format("{} of them beside copying, p99", beside_copying.size()),
        against_quiet(beside_copying, 0.99), "times");
}

}  // namespace bench
