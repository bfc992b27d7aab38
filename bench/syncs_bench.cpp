// How often a payment waits for the disk.

#include "bench/busy_station.h"
#include "bench/groups.h"
#include "bench/sync_counter.h"

namespace bench {

void measure_syncs(const Settings& settings, Table& table) {
    constexpr int payments = 500;
    const SyncCounter disk;
    const auto folder = settings.folder / "syncs";
    std::filesystem::create_directories(folder);
    BusyStation station(folder, disk.vfs());
    const auto syncs_each = [&](bool idle, auto&& work) {
        const std::int64_t before = disk.syncs();
        for (int i = 0; i < payments; ++i) {
            work();
            if (idle) station.store->checkpoint_when_idle();
        }
        return static_cast<double>(disk.syncs() - before) / payments;
    };
    const auto post = [&] { station.append(station.next_fact()); };
    const auto serve = [&] { station.serve_customer(); };
    table.add({"syncs", "a posting transaction, idle checkpoints counted", syncs_each(true, post), "syncs",
               "<= 1.1"});
    table.add({"syncs", "a whole counter payment", syncs_each(false, serve), "syncs", "<= 4"});
    table.add(
        {"syncs", "a whole counter payment, idle checkpoints counted", syncs_each(true, serve), "syncs"});
}

}  // namespace bench
