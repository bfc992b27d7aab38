// What a long history costs: reports, closing a session, the proof; and the memory of it all.

#include <sys/resource.h>

#include <iostream>

#include "bench/busy_station.h"
#include "bench/groups.h"
#include "bench/stopwatch.h"
#include "core/journal/entry.h"
#include "core/reports/session_report.h"
#include "core/store/proof/verify.h"

namespace bench {

namespace {

constexpr int session_payments = 200;

void measure_session(BusyStation& station, const std::string& when, Table& table) {
    for (int i = 0; i < session_payments; ++i) station.append(station.next_fact());
    const auto session = station.store->reader().last_session();
    std::vector<double> reports;
    for (int i = 0; i < 9; ++i) {
        reports.push_back(seconds(
            [&] { static_cast<void>(core::session_report(station.store->reader(), (*session)->id)); }));
    }
    table.add({"history", "X of a session of 200 payments, " + when, median(reports) * 1e3, "ms", "<= 5"});
    table.add({"history", "count and close that session, " + when,
               seconds([&] { station.count_and_close_drawer(); }) * 1e3, "ms", "<= 5"});
    station.open_drawer();
}

void measure_proof(BusyStation& station, const std::filesystem::path& folder, Table& table) {
    static_cast<void>(station.store->checkpoint_and_truncate());
    const auto quiet = [](const core::VerifyProgress&) {};
    const double proof = seconds([&] {
        const auto proven = core::verify_station(core::station_file(folder), quiet);
        if (!proven) std::cerr << proven.error().message() << "\n";
    });
    double hashing = 0;
    std::int64_t bytes = 0;
    auto reader = station.store->reader();
    for (std::int64_t seq = 1; seq <= station.store->head().count; seq += 1000) {
        const auto entries = reader.entries(seq, 1000);
        std::string hash;
        hashing += seconds([&] {
            for (const auto& entry : *entries) hash = core::chain_hash(hash, entry.payload);
        });
        for (const auto& entry : *entries) bytes += static_cast<std::int64_t>(entry.payload.size());
    }
    table.add({"history", "verify", proof, "s"});
    table.add({"history", "verify / hashing the same bytes", proof / hashing, "x"});
    table.add({"history", "journal payloads", static_cast<double>(bytes) / 1e6, "MB"});
}

}  // namespace

void measure_history(const Settings& settings, Table& table) {
    const auto folder = settings.folder / "history";
    std::filesystem::create_directories(folder);
    BusyStation station(folder);
    measure_session(station, "no history", table);
    station.post_history(settings.history);
    measure_session(station, std::to_string(settings.history) + " payments before", table);
    measure_proof(station, folder, table);
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    table.add({"history", "resident memory at most, all groups so far",
               static_cast<double>(usage.ru_maxrss) / 1024, "MB"});
}

}  // namespace bench
