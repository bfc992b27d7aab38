#include <catch2/catch.hpp>

#include "core/counter/days.h"
#include "core/counter/drawers.h"
#include "tests/core/counter/people_desk.h"

using core::Right;
using test::code_of;
using test::PeopleDesk;
using test::TestStation;

namespace {

const core::Act sam{.person = "sam", .pin = test::sam_pin};

}  // namespace

TEST_CASE("a person's role must be one of the policy's, and is set by somebody who may") {
    PeopleDesk desk;
    const auto hash = core::pin_hash("662318");
    CHECK(code_of(core::set_person(desk.counter(), sam, {"lee", "wizard", hash})) == "unknown_role");
    CHECK(code_of(core::set_person(desk.counter(), sam, {"", "clerk", hash})) == "usage");
    const core::Act rosa{.person = "rosa", .pin = test::rosa_pin};
    CHECK(code_of(core::set_person(desk.counter(), rosa, {"lee", "clerk", hash})) == "wrong_role");
    CHECK(code_of(core::set_person(desk.counter(), sam, {"lee", "clerk", ""})) == "pin_malformed");
    REQUIRE(core::set_person(desk.counter(), sam, {"lee", "clerk", hash}).has_value());
    CHECK(desk.take_money("lee", "662318").has_value());
}

TEST_CASE("a change of role keeps the PIN there is") {
    PeopleDesk desk;
    REQUIRE(core::set_person(desk.counter(), sam, {"rosa", "senior_clerk", ""}).has_value());
    CHECK(desk.take_money("rosa", test::rosa_pin).has_value());
}

TEST_CASE("nobody changes their own role, and somebody is left who may set people") {
    PeopleDesk desk;
    CHECK(code_of(core::set_person(desk.counter(), sam, {"sam", "clerk", ""})) == "approval_own_act");
    REQUIRE(core::remove_person(desk.counter(), sam, "kim").has_value());
    CHECK(code_of(core::remove_person(desk.counter(), sam, "sam")) == "approval_own_act");
    REQUIRE(
        core::set_person(desk.counter(), sam, {"tess", "technician", core::pin_hash("190722")}).has_value());
    const core::Act tess{.person = "tess", .pin = "190722"};
    REQUIRE(core::remove_person(desk.counter(), tess, "sam").has_value());
    CHECK(code_of(core::remove_person(desk.counter(), tess, "tess")) == "approval_own_act");
}

TEST_CASE("a person who was removed may do nothing") {
    PeopleDesk desk;
    REQUIRE(core::remove_person(desk.counter(), sam, "rosa").has_value());
    CHECK(code_of(desk.take_money("rosa", test::rosa_pin)) == "wrong_role");
    CHECK(code_of(core::remove_person(desk.counter(), sam, "nobody")) == "unknown_person");
}

TEST_CASE("everybody may change their own PIN, with the present one") {
    PeopleDesk desk;
    const core::Act guess{.person = "rosa", .pin = "000001"};
    CHECK(code_of(core::set_pin(desk.counter(), guess, "rosa", "771930")) == "wrong_pin");
    CHECK(code_of(core::set_pin(desk.counter(), {.person = "rosa"}, "rosa", "771930")) == "wrong_pin");
    const core::Act rosa{.person = "rosa", .pin = test::rosa_pin};
    CHECK(code_of(core::set_pin(desk.counter(), rosa, "kim", "771930")) == "wrong_role");
    CHECK(code_of(core::set_pin(desk.counter(), rosa, "rosa", "777777")) == "pin_malformed");
    REQUIRE(core::set_pin(desk.counter(), rosa, "rosa", "771930").has_value());
    CHECK(desk.take_money("rosa", "771930").has_value());
}

TEST_CASE("auditor and technician take no payments") {
    PeopleDesk desk;
    for (const char* role : {"auditor", "technician"}) {
        CAPTURE(role);
        REQUIRE(core::set_person(desk.counter(), sam, {role, role, core::pin_hash("662318")}).has_value());
        CHECK(code_of(desk.take_money(role, "662318")) == "wrong_role");
    }
}

TEST_CASE("an approval is a second person's, with the right and the PIN, for this act alone") {
    PeopleDesk desk;
    core::Act act{.person = "sam", .pin = test::sam_pin, .reason = "why"};
    const core::Demand demand{.right = Right::refund, .reason = true, .second_person = true};
    CHECK(code_of(core::authorize(desk.counter(), act, demand)) == "approval_missing");
    act.approved_by = "sam";
    act.approve_pin = test::sam_pin;
    CHECK(code_of(core::authorize(desk.counter(), act, demand)) == "approval_own_act");
    act.approved_by = "rosa";
    act.approve_pin = test::rosa_pin;
    CHECK(code_of(core::authorize(desk.counter(), act, demand)) == "wrong_role");
    act.approved_by = "kim";
    act.approve_pin = "";
    CHECK(code_of(core::authorize(desk.counter(), act, demand)) == "wrong_pin");
    act.approve_pin = test::kim_pin;
    CHECK(core::authorize(desk.counter(), act, demand).has_value());
    act.approve_pin = "";
    CHECK(code_of(core::authorize(desk.counter(), act, demand)) == "wrong_pin");
    act.reason.clear();
    CHECK(code_of(core::authorize(desk.counter(), act, demand)) == "reason_missing");
}

TEST_CASE("who takes money today corrects nothing today, unless the day is excepted") {
    TestStation station;
    station.open_day_and_drawer();
    REQUIRE(station.pay_cash("10-00041-00", "62.10", "62.10").has_value());
    REQUIRE(core::set_person(station.counter(), {.person = "sam"}, {"rosa", "supervisor", ""}).has_value());
    const auto correct = [&](const char* person) {
        return code_of(
            core::authorize(station.counter(), {.person = person}, {.right = Right::correct_payment}));
    };
    CHECK(correct("sam").empty());
    CHECK(correct("rosa") == "took_money_today");
    CHECK(code_of(core::authorize(station.counter(), {.person = "rosa"}, {.right = Right::arrange})).empty());

    CHECK(code_of(core::except_day(station.counter(), {.person = "sam"})) == "reason_missing");
    CHECK(code_of(core::except_day(station.counter(), {.person = "sam", .reason = "two are ill"})) ==
          "approval_missing");
    CHECK(correct("rosa") == "took_money_today");
    const core::Act agreed{.person = "sam", .reason = "two are ill", .approved_by = "kim"};
    REQUIRE(core::except_day(station.counter(), agreed).has_value());
    CHECK(correct("rosa").empty());
    CHECK(code_of(core::except_day(station.counter(), agreed)) == "state_wrong");
    CHECK(station.proves_itself());
}

TEST_CASE("who took money yesterday may correct today, and an exception ends with its day") {
    TestStation station;
    REQUIRE(core::set_person(station.counter(), {.person = "sam"}, {"rosa", "supervisor", ""}).has_value());
    const auto day = [&](const char* date) {
        return core::open_day(station.counter(), core::Date::parse(date).value(), {.person = "sam"});
    };
    REQUIRE(day("2026-11-23").has_value());
    const core::Act agreed{.person = "sam", .reason = "alone", .approved_by = "kim"};
    REQUIRE(core::except_day(station.counter(), agreed).has_value());
    const auto closed = core::close_day(station.counter(), {.person = "sam"});
    REQUIRE(closed.has_value());
    CHECK(closed->body.at("z").at("small_office").at("reason") == "alone");
    CHECK(closed->body.at("z").at("small_office").at("approved_by") == "kim");
    REQUIRE(day("2026-11-24").has_value());
    CHECK(code_of(core::authorize(station.counter(), {.person = "rosa"}, {.right = Right::adjust_account}))
              .empty());
    const auto count = core::CashCount::parse("20x10").value();
    REQUIRE(core::open_drawer(station.counter(), count.total(), count, {.person = "rosa"}).has_value());
    CHECK(code_of(core::authorize(station.counter(), {.person = "rosa"}, {.right = Right::adjust_account})) ==
          "took_money_today");
}

TEST_CASE("alone in an office a reason is enough for the exception") {
    TestStation station;
    for (const char* name : {"kim", "rosa"}) {
        REQUIRE(core::remove_person(station.counter(), {.person = "sam"}, name).has_value());
    }
    REQUIRE(core::open_day(station.counter(), core::Date::parse("2026-11-23").value(), {.person = "sam"})
                .has_value());
    CHECK(code_of(core::except_day(station.counter(), {.person = "sam"})) == "reason_missing");
    CHECK(core::except_day(station.counter(), {.person = "sam", .reason = "one person office"}).has_value());
    CHECK(station.proves_itself());
}

TEST_CASE("without an open day there is nothing to except") {
    TestStation station;
    CHECK(code_of(core::except_day(
              station.counter(), {.person = "sam", .reason = "x", .approved_by = "kim"})) == "day_not_open");
}
