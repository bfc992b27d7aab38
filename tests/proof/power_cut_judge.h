#pragma once

#include <map>
#include <optional>
#include <string>

#include "tests/proof/proof_station.h"
#include "tests/support/power_vfs/power_vfs.h"

namespace proof {

// What the books must say after so many entries, from a day that nothing disturbed.
using Truth = std::map<std::int64_t, std::string>;

// A power cut to try: which disk, what the counter had been told is stored, and the seed of the damage.
struct PowerCut {
    const test::Disk& disk;  // as it was when the power went
    std::int64_t acknowledged = 0;
    std::uint64_t seed = 1;
    bool twice = false;   // the power goes again while the station recovers
    bool verify = false;  // and the whole proof of `paydesk verify` is asked for
};

// Gives the power back and says what is wrong with the station then; nothing when all is well: it opens,
// SQLite finds no damage, every acknowledged entry is there and at most the one under way besides, the books
// are exactly those of that many entries, and the counter goes on.
class PowerCutJudge {
  public:
    PowerCutJudge(ProofStation& station, const Truth& truth);
    std::optional<std::string> complaint(const PowerCut& cut);
    std::int64_t second_cuts() const { return second_cuts_; }  // those that met a recovery before its end

  private:
    void recover_and_lose_power(std::uint64_t seed);
    std::optional<std::string> look(const PowerCut& cut);
    std::optional<std::string> go_on(core::StationStore& store);

    ProofStation& station_;
    const Truth& truth_;
    std::int64_t second_cuts_ = 0;
    test::Disk disk_;
    test::PowerVfs vfs_{"judged_disk", disk_};
};

}  // namespace proof
