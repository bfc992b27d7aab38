#include "core/service/arrangements.h"

#include <catch2/catch.hpp>

#include "core/counter/arrangement_step.h"
#include "core/counter/days.h"
#include "core/counter/drawer_close.h"
#include "core/counter/drawers.h"
#include "core/reports/session_report.h"
#include "core/service/orders.h"
#include "tests/core/service/service_desk.h"

using core::ArrangementState;
using core::ProblemCode;
using test::by_sam;
using test::day;
using test::gonzalez;
using test::gonzalez_account;
using test::money;

namespace {

// Gonzalez is 62.10 past due since 2026-10-20 (R-5512); 61.35 are due on 2026-12-05 (R-5601).
struct ArrangementDesk : test::ServiceDesk {
    core::Result<core::ArrangementMade> extend(const std::string& until) {
        const auto proposal = core::propose_extension(
            counter(), {.account = gonzalez_account, .until = day(until), .holder_present = true});
        if (!proposal) return tl::unexpected(proposal.error());
        return core::agree(counter(), *proposal, by_sam);
    }
    core::Result<core::ArrangementMade> plan(int months) {
        const auto proposal = core::propose_plan(
            counter(), {.account = gonzalez_account, .months = months, .holder_present = true});
        if (!proposal) return tl::unexpected(proposal.error());
        return core::agree(counter(), *proposal, by_sam);
    }
    core::Result<core::ArrangementMade> pledge(const std::string& amount, const std::string& until) {
        return core::pledge(counter(),
                            {.account = gonzalez_account,
                             .agency = "Salvation Army",
                             .amount = money(amount),
                             .until = day(until)},
                            by_sam);
    }
    // The business goes on on another date; the steps of the days between were not taken.
    void go_to(const std::string& date) {
        if (const auto session = reader().open_session().value()) {
            core::MoneyByTender nothing;
            for (const core::TenderRule& rule : policy.tenders) nothing[rule.type] = {};
            const auto expected = core::expected_contents(reader(), "W2-S0001").value();
            REQUIRE(core::count_drawer(counter(), expected, {}, {.person = session->person}).has_value());
            REQUIRE(core::close_drawer(counter(), {.person = session->person}).has_value());
        }
        REQUIRE(core::close_day(counter(), {.person = "sam"}).has_value());
        REQUIRE(core::open_day(counter(), day(date), {.person = "sam", .reason = "on purpose"}).has_value());
    }
    ArrangementState state_of(const std::string& name) {
        return core::ArrangementReader(reader()).named(name).value()->state;
    }
};

}  // namespace

TEST_CASE("an extension covers what is past due and holds a shut-off until its day") {
    ArrangementDesk desk;
    const auto made = desk.extend("2026-12-10");
    REQUIRE(made.has_value());
    CHECK(made->amount == money("62.10"));
    CHECK(made->covers.size() == 1);
    CHECK(core::shutoff_hold(desk.counter(), gonzalez_account, day("2026-12-10")).value().has_value());
    CHECK_FALSE(core::shutoff_hold(desk.counter(), gonzalez_account, day("2026-12-11")).value().has_value());
    CHECK(desk.proves_itself());
}

TEST_CASE("a refusal names every rule against an extension, with its citation") {
    ArrangementDesk desk;
    desk.policy.extensions.source.citation = "City Code 13.20";
    desk.policy.extensions.down = *core::Percent::parse("50");
    const auto proposal =
        core::propose_extension(desk.counter(), {.account = gonzalez_account, .until = day("2027-03-01")});
    REQUIRE(proposal.has_value());
    CHECK(proposal->against.size() == 3);  // too long, nothing paid down, nobody there
    const auto refused = core::agree(desk.counter(), *proposal, by_sam);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == ProblemCode::not_eligible);
    const std::string sentence = refused.error().message();
    for (const char* part : {"31.05", "2026-12-23", "account holder", "City Code 13.20"}) {
        INFO(part);
        CHECK(sentence.find(part) != std::string::npos);
    }
}

TEST_CASE("what was paid today on past-due amounts is the down payment") {
    ArrangementDesk desk;
    desk.policy.plans.down = *core::Percent::parse("50");
    CHECK(desk.plan(3).error().code == ProblemCode::not_eligible);
    REQUIRE(desk.pay_cash(gonzalez, "31.05", "31.05").has_value());
    const auto made = desk.plan(3);
    REQUIRE(made.has_value());
    CHECK(made->down == money("31.05"));
    CHECK(made->amount == money("31.05"));
}

TEST_CASE("instalments of a plan are due on their days, and add up to the debt") {
    ArrangementDesk desk;
    const auto made = desk.plan(4);
    REQUIRE(made.has_value());
    core::Money sum;
    for (const core::Instalment& next : made->instalments) sum += next.amount;
    CHECK(sum == money("62.10"));
    CHECK(made->instalments.front().amount == money("15.53"));
    CHECK(made->instalments.back().amount == money("15.52"));
    CHECK(desk.due_of(gonzalez).total() == money("123.45"));
    CHECK(desk.due_of(gonzalez).by_kind().count(core::PaymentKind::delinquent) == 0);

    desk.go_to("2026-12-23");
    CHECK(core::account_due(desk.accounts, desk.reader(), gonzalez_account, day("2026-12-23"))
              .value()
              .by_kind()[core::PaymentKind::delinquent] == money("76.88"));  // with the bill of 5 December
}

TEST_CASE("a payment reaches the instalment that is due before the current charge") {
    ArrangementDesk desk;
    REQUIRE(desk.plan(3).has_value());  // 20.70 a month
    const auto due =
        core::account_due(desk.accounts, desk.reader(), gonzalez_account, day("2026-12-23")).value();
    core::Money late;
    for (const core::DueItem& item : due.items) {
        if (!item.plan.empty() && item.kind == core::PaymentKind::delinquent) late += item.open;
    }
    CHECK(late == money("20.70"));
    const auto paid = desk.pay_cash(gonzalez, "61.35", "61.35");
    REQUIRE(paid.has_value());  // before any instalment is due: the older current charge comes first
    CHECK(desk.due_of(gonzalez).total() == money("62.10"));
    CHECK(desk.proves_itself());
}

TEST_CASE("a plan breaks on the day after the policy's patience, and not before") {
    ArrangementDesk desk;
    const auto made = desk.plan(3);
    REQUIRE(made.has_value());
    REQUIRE(desk.pay_cash(gonzalez, "61.35", "61.35").has_value());
    desk.go_to("2027-02-21");  // sixty days after the first instalment
    CHECK(desk.state_of(made->arrangement) == ArrangementState::active);
    desk.go_to("2027-02-22");
    CHECK(desk.state_of(made->arrangement) == ArrangementState::broken);
    CHECK(core::step_arrangements(desk.counter(), "sam").value().empty());
    CHECK(desk.due_of(gonzalez).by_kind().at(core::PaymentKind::delinquent) == money("62.10"));
    CHECK(desk.proves_itself());
}

TEST_CASE("a plan breaks when a bill made after it is not paid") {
    ArrangementDesk desk;
    const auto made = desk.plan(12);
    REQUIRE(made.has_value());
    for (int month = 0; month < 3; ++month) REQUIRE(made->instalments.size() == 12);
    desk.go_to("2027-02-04");  // R-5601 was due on 5 December, sixty-one days ago
    CHECK(desk.state_of(made->arrangement) == ArrangementState::broken);
}

TEST_CASE("what is paid off is kept, and a second running arrangement is refused") {
    ArrangementDesk desk;
    const auto made = desk.extend("2026-12-10");
    REQUIRE(made.has_value());
    CHECK(desk.plan(3).error().code == ProblemCode::not_eligible);
    REQUIRE(desk.pay_cash(gonzalez, "62.10", "70.00").has_value());
    const auto changes = core::step_arrangements(desk.counter(), "sam");
    REQUIRE(changes.has_value());
    REQUIRE(changes->size() == 1);
    CHECK(desk.state_of(made->arrangement) == ArrangementState::kept);
    CHECK(
        core::cancel_arrangement(desk.counter(), core::ArrangementKind::extension, made->arrangement, by_sam)
            .error()
            .code == ProblemCode::arrangement_over);
    CHECK(desk.extend("2026-12-10").error().code == ProblemCode::not_eligible);  // nothing is past due
}

TEST_CASE("an extension is broken on the day after its date") {
    ArrangementDesk desk;
    const auto made = desk.extend("2026-11-24");
    REQUIRE(made.has_value());
    desk.go_to("2026-11-24");
    CHECK(desk.state_of(made->arrangement) == ArrangementState::active);
    desk.go_to("2026-11-25");
    CHECK(desk.state_of(made->arrangement) == ArrangementState::broken);
    CHECK(desk.proves_itself());
}

TEST_CASE("a pledge is matched by the agency's payment, and waits again when that is voided") {
    ArrangementDesk desk;
    const auto made = desk.pledge("50.00", "2026-12-24");
    REQUIRE(made.has_value());
    core::PaymentRequest request;
    request.attempt = "pledged-1";
    request.payor = "salvation army";
    request.items = {{.account = gonzalez_account, .amount = money("50.00")}};
    request.tenders = {{.type = core::TenderType::cash, .amount = money("50.00")}};
    const auto paid = core::pay(desk.counter(), request, {.person = "rosa"});
    REQUIRE(paid.has_value());
    CHECK(desk.state_of(made->arrangement) == ArrangementState::matched);
    REQUIRE(core::void_payment(desk.counter(), paid->fact.payment, {},
                               {.person = "rosa", .reason = "wrong day", .approved_by = "sam"})
                .has_value());
    CHECK(desk.state_of(made->arrangement) == ArrangementState::open);
    CHECK(core::match_pledge(desk.counter(), made->arrangement, paid->fact.payment, by_sam).error().code ==
          ProblemCode::unknown_payment);
    CHECK(desk.proves_itself());
}

TEST_CASE("a pledge holds a shut-off only as far as its amount goes, and expires") {
    ArrangementDesk desk;
    desk.policy.shutoff.threshold = {};
    const auto small = desk.pledge("10.00", "2026-11-30");
    REQUIRE(small.has_value());
    CHECK_FALSE(core::shutoff_hold(desk.counter(), gonzalez_account, day("2026-11-23")).value().has_value());
    REQUIRE(desk.pledge("62.10", "2026-11-30").has_value());
    CHECK(core::shutoff_hold(desk.counter(), gonzalez_account, day("2026-11-23")).value().has_value());
    desk.go_to("2026-12-01");
    CHECK(desk.state_of(small->arrangement) == ArrangementState::expired);
}

TEST_CASE("what an arrangement cannot be is refused") {
    ArrangementDesk desk;
    CHECK(desk.extend("2026-11-22").error().code == ProblemCode::date_not_allowed);
    CHECK(desk.pledge("0.00", "2026-12-24").error().code == ProblemCode::money_not_positive);
    CHECK(desk.pledge("1.00", "2026-11-22").error().code == ProblemCode::date_not_allowed);
    CHECK(core::cancel_arrangement(desk.counter(), core::ArrangementKind::plan, "W2-A000009", by_sam)
              .error()
              .code == ProblemCode::unknown_arrangement);
    const auto proposal = core::propose_plan(
        desk.counter(), {.account = gonzalez_account, .months = 2, .holder_present = true});
    CHECK(core::agree(desk.counter(), *proposal, {.person = "rosa", .reason = "asked"}).error().code ==
          ProblemCode::wrong_role);
    CHECK(core::agree(desk.counter(), *proposal, {.person = "sam"}).error().code ==
          ProblemCode::reason_missing);
}
