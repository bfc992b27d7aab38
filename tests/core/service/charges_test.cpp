#include "core/service/charges.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "core/counter/due.h"
#include "core/counter/payments.h"
#include "core/counter/returns.h"
#include "tests/core/service/service_desk.h"

using core::ProblemCode;
using test::by_sam;
using test::by_sam_and_kim;
using test::gonzalez;
using test::gonzalez_account;
using test::money;

namespace {

nlohmann::json last_net(test::ServiceDesk& desk) {
    return desk.net_of(desk.store->head().count);
}

}  // namespace

TEST_CASE("an event is charged by the policy and owed from then on") {
    test::ServiceDesk desk;
    const auto made =
        core::charge_account(desk.counter(), {.account = gonzalez_account, .event = "late"}, by_sam);
    REQUIRE(made.has_value());
    const core::Money fee = desk.policy.fee(core::FeeEvent::late)->amount;
    CHECK(made->charge.amount == fee);
    CHECK(desk.due_of(gonzalez).total() == money("123.45") + fee);
    CHECK(last_net(desk) ==
          nlohmann::json({{"receivable:fees", fee.text()}, {"revenue:late_fee", (-fee).text()}}));
    CHECK(desk.proves_itself());
}

TEST_CASE("another amount than the policy's needs a second person") {
    test::ServiceDesk desk;
    const core::ChargeRequest request{.account = gonzalez_account, .event = "late", .amount = money("3.00")};
    CHECK(core::charge_account(desk.counter(), request, by_sam).error().code ==
          ProblemCode::approval_missing);
    CHECK(core::charge_account(desk.counter(), request, by_sam_and_kim).has_value());
}

TEST_CASE("a waived charge comes off the revenue it was booked to") {
    test::ServiceDesk desk;
    const auto made =
        core::charge_account(desk.counter(), {.account = gonzalez_account, .event = "late"}, by_sam).value();
    REQUIRE(core::waive_charge(desk.counter(), {.account = gonzalez_account, .receivable = made.charge.id},
                               by_sam)
                .has_value());
    CHECK(desk.balance("revenue:late_fee") == "0.00");
    CHECK(desk.due_of(gonzalez).total() == money("123.45"));
    CHECK(core::waive_charge(desk.counter(), {.account = gonzalez_account, .receivable = made.charge.id},
                             by_sam)
              .error()
              .code == ProblemCode::unknown_receivable);
    CHECK(desk.proves_itself());
}

TEST_CASE("a waiver above the limit needs a second person, and never exceeds what is open") {
    test::ServiceDesk desk;
    const core::WaiverRequest all{.account = gonzalez_account, .receivable = "R-5512"};
    CHECK(core::waive_charge(desk.counter(), all, by_sam).error().code == ProblemCode::approval_missing);
    CHECK(core::waive_charge(desk.counter(),
                             {.account = gonzalez_account, .receivable = "R-5512", .amount = money("62.11")},
                             by_sam_and_kim)
              .error()
              .code == ProblemCode::amount_exceeds);
    REQUIRE(core::waive_charge(desk.counter(), all, by_sam_and_kim).has_value());
    CHECK(desk.balance("waivers") == "62.10");
}

TEST_CASE("an adjustment charges, or relieves its service first and credits the rest") {
    test::ServiceDesk desk;
    REQUIRE(core::adjust_account(desk.counter(),
                                 {.account = gonzalez_account, .service = "water", .amount = money("12.00")},
                                 by_sam)
                .has_value());
    CHECK(desk.due_of(gonzalez).total() == money("135.45"));
    REQUIRE(core::adjust_account(desk.counter(),
                                 {.account = gonzalez_account, .service = "water", .amount = -money("80.00")},
                                 by_sam_and_kim)
                .has_value());
    CHECK(desk.due_of(gonzalez).total() == money("61.35"));  // electricity is untouched
    CHECK(desk.due_of(gonzalez).credit == money("5.90"));
    CHECK(desk.balance("adjustments") == "68.00");
    CHECK(desk.proves_itself());
}

TEST_CASE("what cannot be charged, waived or adjusted is refused") {
    test::ServiceDesk desk;
    CHECK(core::charge_account(desk.counter(), {.account = gonzalez_account, .event = "birthday"}, by_sam)
              .error()
              .code == ProblemCode::charge_unknown);
    CHECK(core::adjust_account(desk.counter(),
                               {.account = gonzalez_account, .service = "water", .amount = {}}, by_sam)
              .error()
              .code == ProblemCode::money_not_positive);
    CHECK(core::adjust_account(desk.counter(),
                               {.account = gonzalez_account, .service = "gas", .amount = money("1.00")},
                               by_sam)
              .error()
              .code == ProblemCode::usage);
    CHECK(core::adjust_account(desk.counter(),
                               {.account = gonzalez_account, .service = "water", .amount = money("50.01")},
                               by_sam)
              .error()
              .code == ProblemCode::approval_missing);
    CHECK(core::adjust_account(desk.counter(),
                               {.account = gonzalez_account, .service = "water", .amount = money("1.00")},
                               {.person = "rosa", .reason = "asked"})
              .error()
              .code == ProblemCode::wrong_role);
}

TEST_CASE("nothing is charged, waived or adjusted while no day is open") {
    test::TestStation station;
    CHECK(core::charge_account(station.counter(), {.account = gonzalez_account, .event = "late"}, by_sam)
              .error()
              .code == ProblemCode::day_not_open);
    CHECK(core::adjust_account(station.counter(),
                               {.account = gonzalez_account, .service = "water", .amount = money("1.00")},
                               by_sam)
              .error()
              .code == ProblemCode::day_not_open);
}

TEST_CASE("the fee of a returned item is given up with its return, not a second time") {
    test::ServiceDesk desk;
    core::PaymentRequest request;
    request.attempt = "by-check";
    request.items = {{.account = gonzalez_account, .amount = money("123.45")}};
    request.tenders = {{.type = core::TenderType::check,
                        .amount = money("123.45"),
                        .number = "1043",
                        .routing = "011000015"}};
    const auto paid = core::pay(desk.counter(), request, {.person = "rosa"});
    REQUIRE(paid.has_value());
    const auto returned = core::return_tender(
        desk.counter(),
        {.tender = paid->fact.payment + "/T1", .code = "NSF", .advice_date = test::day("2026-11-23")},
        by_sam);
    REQUIRE(returned.has_value());
    const auto due = desk.due_of(gonzalez);
    const auto fee = std::find_if(due.items.begin(), due.items.end(), [](const core::DueItem& item) {
        return item.receivable.id.starts_with("W2-R");
    });
    REQUIRE(fee != due.items.end());
    CHECK(core::waive_charge(desk.counter(), {.account = gonzalez_account, .receivable = fee->receivable.id},
                             by_sam_and_kim)
              .error()
              .code == ProblemCode::state_wrong);
    REQUIRE(core::adjust_account(desk.counter(),
                                 {.account = gonzalez_account, .service = "fees", .amount = -money("25.00")},
                                 by_sam_and_kim)
                .has_value());
    CHECK(desk.due_of(gonzalez).credit == money("25.00"));  // the fee itself is still owed
    CHECK(desk.due_of(gonzalez).total() == due.total());
}
