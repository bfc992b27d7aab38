#include "core/service/closing.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "core/reports/day_report.h"
#include "core/store/station/day_figures.h"
#include "tests/core/service/service_desk.h"

using test::by_sam;
using test::by_sam_and_kim;
using test::day;
using test::gonzalez;
using test::grant;

namespace {

core::ClosingRequest closing_of(const std::string& account) {
    return {.account = test::account_number(account)};
}

core::ProblemCode refusal(test::ServiceDesk& desk, const core::ClosingRequest& request,
                          const core::Act& act) {
    return core::close_account(desk.counter(), request, act).error().code;
}

}  // namespace

TEST_CASE("event 9 of the worked day: the deposit pays electric, then water, and is no taking") {
    std::ifstream file("tests/core/counter/cases/worked_day.json");
    const auto worked = nlohmann::json::parse(file);
    const auto& event = worked.at("events").at(8);
    REQUIRE(event.at("what") == "deposit_applied");

    test::ServiceDesk desk;
    const auto closed = core::close_account(desk.counter(), closing_of(grant), {.person = "sam"});
    REQUIRE(closed.has_value());
    CHECK(desk.net_of(closed->entry.seq) == event.at("net"));
    CHECK(closed->entry.person == event.at("person"));
    CHECK(closed->fact.still_due == test::money("62.35"));
    CHECK(closed->refund.empty());
    REQUIRE(closed->fact.moves.size() == 2);
    CHECK(closed->fact.moves[0].receivable == "R-8001");
    CHECK(closed->fact.moves[1].receivable == "R-8002");
    CHECK(desk.due_of(grant).total() == test::money("62.35"));
    CHECK(core::deposit_held(desk.due_of(grant)).is_zero());
    CHECK(core::deposits_applied(desk.store->database(), 1).value() ==
          core::CountedAmount{1, test::money("150.00")});
    CHECK(desk.proves_itself());
}

TEST_CASE("a deposit meets final bills as in the published cases") {
    std::ifstream file("tests/core/policy/cases/deposits_and_reconnection.json");
    const auto cases = nlohmann::json::parse(file).at("worked").at("closing_bill_deposit");
    REQUIRE(cases.size() == 3);
    for (const auto& one : cases) {
        INFO(one.dump());
        test::ServiceDesk desk("deposit=" + one.at("deposit").get<std::string>());
        desk.accounts.replace(grant, {});
        desk.accounts.owe(grant, "R-9", core::ReceivableKind::final, "electric", one.at("final_bill"),
                          "2026-11-23");
        core::ClosingRequest request = closing_of(grant);
        if (one.contains("simple_interest_6pct_days_365")) {
            desk.policy.deposits.interest_year = core::Percent::parse("6").value();
            request.interest_from = day("2025-11-23");
        }
        const auto closed = core::close_account(desk.counter(), request, by_sam_and_kim);
        REQUIRE(closed.has_value());
        const auto expected = [&](const char* key) {
            return one.contains(key) ? one.at(key).get<std::string>() : std::string("0.00");
        };
        CHECK(closed->fact.refund_due.text() == expected("refund"));
        CHECK(closed->fact.still_due.text() == expected("still_due"));
        CHECK(closed->fact.interest.text() == expected("simple_interest_6pct_days_365"));
        CHECK(core::deposit_held(desk.due_of(grant)).is_zero());
        CHECK(desk.proves_itself());
    }
}

TEST_CASE("interest is the city's expense and joins the deposit; what is left is a refund payable") {
    test::ServiceDesk desk;
    desk.policy.deposits.interest_year = core::Percent::parse("6").value();
    desk.accounts.replace(grant, {});
    desk.accounts.owe(grant, "R-9", core::ReceivableKind::final, "electric", "84.10", "2026-11-23");
    core::ClosingRequest request = closing_of(grant);
    request.interest_from = day("2025-11-23");
    const auto closed = core::close_account(desk.counter(), request, by_sam_and_kim);
    REQUIRE(closed.has_value());
    CHECK(closed->refund == "RFD-0001");
    CHECK(desk.net_of(closed->entry.seq) == nlohmann::json{{"deposits_held", "75.10"},
                                                           {"expense:deposit_interest", "9.00"},
                                                           {"receivable:electric", "-84.10"}});
    CHECK(desk.net_of(closed->entry.seq + 1) ==
          nlohmann::json{{"deposits_held", "74.90"}, {"refunds_payable", "-74.90"}});
    CHECK(core::deposits_applied(desk.store->database(), 1).value() ==
          core::CountedAmount{1, test::money("84.10")});
    CHECK(desk.proves_itself());
}

TEST_CASE("a deposit counts what this station took of it") {
    test::ServiceDesk desk("");
    desk.accounts.owe(grant, "R-1", core::ReceivableKind::deposit, "deposit", "150.00", "2026-11-01");
    REQUIRE(desk.pay_cash(grant, "150.00", "150.00").has_value());
    CHECK(core::deposit_held(desk.due_of(grant)) == test::money("150.00"));
    const auto closed =
        core::close_account(desk.counter(), closing_of(grant), {.person = "kim", .reason = "moved out"});
    REQUIRE(closed.has_value());
    CHECK(closed->fact.applied == test::money("150.00"));
}

TEST_CASE("a deposit that the records do not hold needs a reason, and a second person above the limit") {
    test::ServiceDesk desk("");
    core::ClosingRequest request = closing_of(grant);
    request.deposit = test::money("50.00");
    CHECK(refusal(desk, request, {.person = "sam"}) == core::ProblemCode::reason_missing);
    CHECK(core::close_account(desk.counter(), request, by_sam).has_value());
    request.deposit = test::money("50.01");
    CHECK(refusal(desk, request, by_sam) == core::ProblemCode::approval_missing);
    CHECK(core::close_account(desk.counter(), request, by_sam_and_kim)->fact.overridden);
}

TEST_CASE("closing an account is refused for its reasons, and then nothing is written") {
    test::ServiceDesk desk;
    const std::int64_t before = desk.store->head().count;
    CHECK(refusal(desk, closing_of("10-00052-06"), by_sam) == core::ProblemCode::unknown_account);
    CHECK(refusal(desk, closing_of(gonzalez), by_sam) == core::ProblemCode::nothing_standing);
    core::ClosingRequest nothing = closing_of(grant);
    nothing.deposit = core::Money{};
    CHECK(refusal(desk, nothing, by_sam) == core::ProblemCode::money_not_positive);
    CHECK(refusal(desk, closing_of(grant), {.person = "rosa", .reason = "x"}) ==
          core::ProblemCode::wrong_role);
    desk.policy.deposits.interest_year = core::Percent::parse("6").value();
    CHECK(refusal(desk, closing_of(grant), by_sam) == core::ProblemCode::usage);
    core::ClosingRequest future = closing_of(grant);
    future.interest_from = day("2026-11-24");
    CHECK(refusal(desk, future, by_sam) == core::ProblemCode::date_not_allowed);
    CHECK(desk.store->head().count == before);

    desk.policy.deposits.interest_year = {};
    REQUIRE(core::close_account(desk.counter(), closing_of(grant), by_sam).has_value());
    CHECK(refusal(desk, closing_of(grant), by_sam) == core::ProblemCode::nothing_standing);
}

TEST_CASE("an account is not closed where no day is open") {
    test::TestStation station;
    CHECK(core::close_account(station.counter(), closing_of(gonzalez), by_sam).error().code ==
          core::ProblemCode::day_not_open);
}

TEST_CASE("a budget-billed account is asked for its budget and what is past due; closing asks for all") {
    test::ServiceDesk desk("budget=85.00");
    desk.accounts.add(gonzalez, "Maria Gonzalez", "budget=85.00");
    const core::AccountDue due = desk.due_of(gonzalez);
    CHECK(due.levelized() == test::money("147.10"));  // 62.10 past due, 85.00 for the 61.35 of this month
    CHECK(due.total() == test::money("123.45"));
    CHECK_FALSE(desk.due_of(grant).levelized().has_value());  // a final bill: everything is due
    REQUIRE(desk.pay_cash(gonzalez, "147.10", "147.10").has_value());
    CHECK(desk.due_of(gonzalez).credit == test::money("23.65"));
    CHECK(desk.due_of(gonzalez).levelized() == core::Money{});
}
