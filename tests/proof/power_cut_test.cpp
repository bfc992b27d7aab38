// The power goes at every operation that changes the disk. The day is played once; before each operation the
// disk is copied as it is, and each copy loses its power under several seeds. That is the same as playing the
// day again up to there, and a hundred times faster.
//
// Every operation is tried under twenty seeds, each once with a single cut and once with a second one while
// the station recovers. PAYDESK_SEEDS=50 tries fifty.

#include <SQLiteCpp/Database.h>
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <iostream>

#include "tests/proof/power_cut_judge.h"

namespace {

using proof::PowerCut;

std::uint64_t seed_count() {
    const char* seeds = std::getenv("PAYDESK_SEEDS");
    return seeds == nullptr ? 20 : std::strtoull(seeds, nullptr, 10);
}

struct Damage {
    std::int64_t operations = 0;
    std::int64_t cuts = 0;
    std::int64_t second_cuts = 0;
    std::vector<std::string> complaints;
};

struct Day {
    const char* synchronous = "FULL";
    bool lying_disk = false;
};

// A made station, and the books after each entry of an undisturbed working day.
class Scene {
  public:
    Scene() {
        test::Disk disk;
        const test::PowerVfs vfs("first_disk", disk);
        REQUIRE(station.make({.holder = "maker", .vfs = vfs.name()}).has_value());
        disk.restart();
        made = disk;
        auto store = station.open({.holder = "reference", .vfs = vfs.name()});
        REQUIRE(store.has_value());
        truth[store->head().count] = proof::books_of(*store);
        for (const proof::Step& step : proof::working_day()) {
            INFO(step.what);
            const auto done = step.act(station.counter(*store));
            INFO((done ? std::string("done") : done.error().message()));
            REQUIRE(done.has_value());
            truth[store->head().count] = proof::books_of(*store);
        }
    }

    // Plays the day and cuts its power everywhere.
    Damage cut_everywhere(const Day& day, std::uint64_t seeds) {
        proof::PowerCutJudge judge(station_judged, truth);
        Damage damage;
        test::Disk disk = made;
        disk.plan.lying_sync = day.lying_disk;
        const test::PowerVfs vfs("worked_disk", disk);
        std::int64_t acknowledged = truth.begin()->first;
        disk.before_operation = [&] {
            test::Disk frozen = disk;
            frozen.before_operation = nullptr;
            const std::int64_t cut = disk.operations() + 1;
            ++damage.operations;
            for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
                for (const bool twice : {false, true}) {
                    ++damage.cuts;
                    const auto complaint = judge.complaint({.disk = frozen,
                                                            .acknowledged = acknowledged,
                                                            .seed = seed,
                                                            .twice = twice,
                                                            .verify = damage.cuts % 50 == 0});
                    if (!complaint) continue;
                    damage.complaints.push_back(
                        fmt::format("cut {} seed {}{}: {}", cut, seed, twice ? " twice" : "", *complaint));
                }
            }
        };
        play(vfs.name(), day.synchronous, acknowledged);
        damage.second_cuts = judge.second_cuts();
        return damage;
    }

    proof::ProofStation station;         // at work
    proof::ProofStation station_judged;  // its other self, after the cut
    proof::Truth truth;
    test::Disk made;

  private:
    void play(const std::string& vfs, const char* synchronous, std::int64_t& acknowledged) {
        auto store = station.open({.holder = "day", .vfs = vfs, .synchronous = synchronous});
        REQUIRE(store.has_value());
        store->database().raw().exec(
            "PRAGMA wal_autocheckpoint=40");  // so that posting crosses checkpoints too
        for (const proof::Step& step : proof::working_day()) {
            REQUIRE(step.act(station.counter(*store)).has_value());
            acknowledged = store->head().count;
        }
    }
};

std::string first_of(const std::vector<std::string>& complaints) {
    std::string text;
    for (std::size_t i = 0; i < std::min<std::size_t>(5, complaints.size()); ++i)
        text += complaints[i] + "\n";
    return text;
}

}  // namespace

TEST_CASE(
    "a power cut at any operation loses nothing acknowledged, leaves nothing partial and nothing damaged") {
    Scene scene;
    const Damage damage = scene.cut_everywhere({}, seed_count());
    std::cout << fmt::format(
        "power cut: {} operations, {} cuts, {} of them cut again while recovering, {} bad\n",
        damage.operations, damage.cuts, damage.second_cuts, damage.complaints.size());
    INFO(first_of(damage.complaints));
    CHECK(damage.operations > 300);
    CHECK(damage.complaints.empty());
}

TEST_CASE("control: with synchronous NORMAL the same cuts lose acknowledged payments") {
    Scene scene;
    const Damage damage = scene.cut_everywhere({.synchronous = "NORMAL"}, 1);
    std::cout << fmt::format("control NORMAL: {} of {} cuts bad, such as\n{}", damage.complaints.size(),
                             damage.cuts, first_of(damage.complaints));
    CHECK(!damage.complaints.empty());
}

TEST_CASE("control: a disk that lies about its syncs loses or damages the station") {
    Scene scene;
    const Damage damage = scene.cut_everywhere({.lying_disk = true}, 1);
    std::cout << fmt::format("control lying disk: {} of {} cuts bad, such as\n{}", damage.complaints.size(),
                             damage.cuts, first_of(damage.complaints));
    CHECK(!damage.complaints.empty());
}

TEST_CASE("a power cut while a station is made leaves one that opens, or one that can be made again") {
    proof::ProofStation maker;
    proof::ProofStation judged;
    test::Disk after;
    const test::PowerVfs judged_vfs("judged_disk", after);
    std::vector<std::string> complaints;
    test::Disk disk;
    disk.before_operation = [&] {
        for (std::uint64_t seed = 1; seed <= 4; ++seed) {
            after = disk;
            after.power_cut(seed);
            const core::StationStore::Options options{.holder = "judge", .vfs = judged_vfs.name()};
            auto store = judged.open(options);
            if (store && store->reader().identity()->policy == judged.policy.name) continue;
            if (store) store = tl::unexpected(core::Problem{core::ProblemCode::not_a_station, "half made"});
            if (!judged.make(options))
                complaints.push_back(fmt::format("cut {} seed {}", disk.operations() + 1, seed));
        }
    };
    const test::PowerVfs vfs("making_disk", disk);
    REQUIRE(maker.make({.holder = "maker", .vfs = vfs.name()}).has_value());
    INFO(first_of(complaints));
    CHECK(complaints.empty());
}
