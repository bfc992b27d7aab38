#include "tests/proof/power_cut_judge.h"

#include <SQLiteCpp/Exception.h>
#include <fmt/format.h>

#include "core/counter/people.h"
#include "core/store/proof/verify.h"

namespace proof {

namespace {

// Recovering, checkpointing and closing write about this much; later cuts fall after the end and change
// nothing.
constexpr std::uint64_t recovery_operations = 15;

}  // namespace

PowerCutJudge::PowerCutJudge(ProofStation& station, const Truth& truth) : station_(station), truth_(truth) {}

std::optional<std::string> PowerCutJudge::complaint(const PowerCut& cut) {
    disk_ = cut.disk;
    disk_.power_cut(cut.seed);
    if (cut.twice) recover_and_lose_power(cut.seed);
    try {
        return look(cut);
    } catch (const SQLite::Exception& error) {
        return fmt::format("reading fails: {}", error.what());
    }
}

void PowerCutJudge::recover_and_lose_power(std::uint64_t seed) {
    disk_.plan.cut_at = 1 + static_cast<std::int64_t>(disk_.chance() % recovery_operations);
    if (auto store = station_.open({.holder = "recovery", .vfs = vfs_.name()})) {
        static_cast<void>(store->checkpoint_and_truncate());
    }
    second_cuts_ += disk_.is_dead() ? 1 : 0;
    disk_.power_cut(seed + 1);
}

std::optional<std::string> PowerCutJudge::look(const PowerCut& cut) {
    auto store = station_.open({.holder = "judge", .vfs = vfs_.name()});
    if (!store) return "does not open: " + store.error().message();
    const std::string integrity = store->database().raw().execAndGet("PRAGMA integrity_check").getString();
    if (integrity != "ok") return "damaged: " + integrity;
    const std::int64_t stored = store->head().count;
    if (stored < cut.acknowledged)
        return fmt::format("lost: {} entries acknowledged, {} stored", cut.acknowledged, stored);
    if (stored > cut.acknowledged + 1)
        return fmt::format("{} entries acknowledged, {} stored", cut.acknowledged, stored);
    const auto expected = truth_.find(stored);
    if (expected == truth_.end() || books_of(*store) != expected->second) {
        return fmt::format("the books are not those of {} entries", stored);
    }
    if (auto complaint = go_on(*store)) return complaint;
    if (!cut.verify) return std::nullopt;
    if (const auto folded = store->checkpoint_and_truncate(); !folded) return "the log does not fold";
    disk_.write_to(station_.folder.path());
    const auto proven = station_.verify();
    return proven ? std::nullopt : std::optional("verify: " + proven.error().message());
}

// The next act must work: a payment where one can be taken, else a change of people.
std::optional<std::string> PowerCutJudge::go_on(core::StationStore& store) {
    const auto counter = station_.counter(store);
    const std::int64_t before = store.head().count;
    const auto paid = core::pay(counter, cash_payment("after-the-cut", "1.00"), {.person = "rosa"});
    if (!paid && paid.error().kind() != core::ProblemKind::refusal)
        return "the next payment: " + paid.error().message();
    if (!paid) {
        const auto set = core::set_person(counter, {.person = "sam"}, {"kim", "clerk", ""});
        if (!set) return "the next act: " + set.error().message();
    }
    if (store.head().count != before + 1) return "the next act left no entry";
    return std::nullopt;
}

}  // namespace proof
