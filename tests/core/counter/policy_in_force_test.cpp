#include "core/counter/policy_in_force.h"

#include <catch2/catch.hpp>

#include "core/counter/days.h"
#include "core/counter/drawers.h"
#include "tests/core/counter/people_desk.h"

using test::code_of;
using test::TestStation;

namespace {

const core::Act agreed{.person = "sam", .reason = "council resolution 14", .approved_by = "kim"};

std::string replaced(std::string text, const std::string& what, const std::string& with) {
    const auto place = text.find(what);
    REQUIRE(place != std::string::npos);
    return text.replace(place, what.size(), with);
}

std::string default_text() {
    return core::policy_text("default").value();
}

// The plain policy, but three counts of a drawer.
core::PolicySet stricter_policy() {
    std::string text = replaced(default_text(), "default-2026-01-01", "riverton-2026-12-01");
    const auto place = text.find("attempts_max = ");
    REQUIRE(place != std::string::npos);
    text.replace(place, text.find('\n', place) - place, "attempts_max = 7");
    return core::policy_fact("riverton.toml", text).value();
}

}  // namespace

TEST_CASE("a station's second entry holds its policy, word by word") {
    TestStation station;
    const auto policy = core::PeopleReader(station.reader()).latest_policy().value().value();
    CHECK(policy.seq == 2);
    CHECK(policy.fact.name == "default-2026-01-01");
    CHECK(policy.fact.text == default_text());
    CHECK(policy.fact.hash == core::chain_hash({}, default_text()));
    CHECK(core::policy_in_force(station.reader()).value().count_attempts_max ==
          station.policy.count_attempts_max);
}

TEST_CASE("the day that opens names the hash of its policy") {
    TestStation station;
    station.open_day_and_drawer();
    const auto day = station.reader().open_day().value().value();
    const auto entry = station.reader().entry(day.opened_seq).value().value();
    CHECK(entry.body.at("policy_hash") == core::chain_hash({}, default_text()));
}

TEST_CASE("a new policy holds from the next act on, and the old one still explains its decisions") {
    TestStation station;
    const auto decided = station.store->head().count;
    const auto set = core::set_policy(station.counter(), stricter_policy(), agreed);
    REQUIRE(set.has_value());
    CHECK(core::policy_in_force(station.reader()).value().count_attempts_max == 7);
    CHECK(station.reader().identity().value().policy == "riverton-2026-12-01");
    core::PeopleReader reader(station.reader());
    const auto then = reader.policy_at(decided).value().value();
    CHECK(core::policy_of(then).value().count_attempts_max == station.policy.count_attempts_max);
    const auto now = reader.policy_at(set->seq).value().value();
    CHECK(now.fact.reason == "council resolution 14");
    CHECK(now.fact.approved_by == "kim");
    CHECK_FALSE(reader.policy_at(1).value().has_value());
    CHECK(reader.policies().value().size() == 2);
    CHECK(station.proves_itself());
}

TEST_CASE("a policy is refused by whom, when and how it must be") {
    TestStation station;
    const core::PolicySet policy = stricter_policy();
    const auto set = [&](const core::Act& act) {
        return code_of(core::set_policy(station.counter(), policy, act));
    };
    CHECK(set({.person = "rosa", .reason = "x", .approved_by = "kim"}) == "wrong_role");
    CHECK(set({.person = "sam", .approved_by = "kim"}) == "reason_missing");
    CHECK(set({.person = "sam", .reason = "x"}) == "approval_missing");
    CHECK(set({.person = "sam", .reason = "x", .approved_by = "sam"}) == "approval_own_act");
    const auto same = core::carried_policy("default").value();
    CHECK(code_of(core::set_policy(station.counter(), same, agreed)) == "state_wrong");
    station.open_day_and_drawer();
    CHECK(set(agreed) == "state_wrong");
    CHECK(core::PeopleReader(station.reader()).policies().value().size() == 1);
}

TEST_CASE("a policy under which nobody could approve any more is refused") {
    TestStation station;
    std::string text = default_text();
    for (auto place = text.find("\"approve\", "); place != std::string::npos;
         place = text.find("\"approve\", ")) {
        text.erase(place, std::string("\"approve\", ").size());
    }
    text = replaced(text, "    \"work_rejects\", \"approve\",", "    \"work_rejects\",");
    const auto policy = core::policy_fact("lonely.toml", text);
    REQUIRE(policy.has_value());
    const auto refused = core::set_policy(station.counter(), *policy, agreed);
    CHECK(code_of(refused) == "state_wrong");
    CHECK(refused.error().message().find("approve") != std::string::npos);
}

TEST_CASE("a policy file is refused with its file, line and rule") {
    const auto wrong =
        core::policy_fact("mine.toml", replaced(default_text(), "lock_after = 10", "lock_after = -1"));
    REQUIRE_FALSE(wrong.has_value());
    CHECK(wrong.error().message().find("mine.toml, line ") == 0);
    CHECK(wrong.error().message().find("lock_after") != std::string::npos);
    const auto tab = core::policy_fact("mine.toml", "name = \"x\"\n\tx = 1\n");
    CHECK(tab.error().message().find("mine.toml, line 2") == 0);
    CHECK(code_of(core::carried_policy("atlantis")) == "unknown_policy");
}

TEST_CASE("line ends of another system give the same policy") {
    std::string text = default_text();
    std::string other;
    for (const char c : text) other += c == '\n' ? std::string("\r\n") : std::string(1, c);
    CHECK(core::policy_fact("x.toml", other).value().hash == core::policy_fact("x.toml", text).value().hash);
}

TEST_CASE("a text that does not have its hash is damage, not a policy") {
    core::PolicyOnRecord record{.seq = 2, .at = {}, .person = "sam", .fact = stricter_policy()};
    CHECK(core::policy_of(record).has_value());
    record.fact.text += "\n";
    CHECK(code_of(core::policy_of(record)) == "storage_corrupt");
}

TEST_CASE("an old journal that names only its policy runs on the program's") {
    TestStation station;
    const core::PolicyOnRecord record{
        .seq = 2, .at = {}, .person = "technician", .fact = {.name = "default-2026-01-01"}};
    CHECK(core::policy_of(record).value().name == "default-2026-01-01");
    REQUIRE(core::append_now(station.counter(), "sam", core::EntryKind::policy_in_force,
                             {{"name", "default-2026-01-01"}})
                .has_value());
    CHECK(core::policy_in_force(station.reader()).value().name == "default-2026-01-01");
    CHECK(station.proves_itself());
}
