#include "core/counter/batches.h"

#include <catch2/catch.hpp>

#include "core/counter/downtime.h"
#include "tests/core/counter/pay_desk.h"

namespace {

core::BatchRequest mail(std::int64_t items, const std::string& total) {
    return {.kind = core::BatchKind::mail,
            .items = items,
            .total = test::money(total),
            .received_on = core::Date::parse("2026-11-20").value(),
            .opener = "rosa",
            .second = "kim"};
}

const core::Act rosa{.person = "rosa"};

template <class T>
std::string outcome(const core::Result<T>& result) {
    return result ? "done" : std::string(result.error().name());
}

core::PaymentRequest paying(const std::string& attempt, const std::string& amount) {
    core::PaymentRequest request;
    request.attempt = attempt;
    request.items = {{test::account_number("10-00041-00"), test::money(amount)}};
    core::TenderLine cash;
    cash.amount = test::money(amount);
    request.tenders = {cash};
    return request;
}

std::string keyed(test::PayDesk& desk) {
    const auto batch = core::known_batch(desk.station.reader(), "W2-B0001").value();
    return std::to_string(batch.items()) + " items, " + batch.total().text();
}

}  // namespace

TEST_CASE("a batch needs two different openers who work here, and there is one at a time") {
    test::PayDesk desk;
    const auto open = [&](core::BatchRequest request) {
        return outcome(core::begin_batch(desk.station.counter(), request, rosa));
    };
    core::BatchRequest batch = mail(2, "123.45");
    batch.second = "";
    CHECK(open(batch) == "batch_needs_two");
    batch.second = "rosa";
    CHECK(open(batch) == "second_person_is_first");
    batch.second = "nobody";
    CHECK(open(batch) == "unknown_person");
    batch.second = "kim";
    batch.received_on = core::Date::parse("2026-11-24").value();
    CHECK(open(batch) == "date_not_allowed");
    CHECK(open(mail(0, "1.00")) == "usage");
    CHECK(open(mail(2, "0.00")) == "money_not_positive");
    CHECK(open(mail(2, "123.45")) == "done");
    CHECK(open(mail(2, "123.45")) == "batch_open");
}

TEST_CASE("a batch's payments count as received with it, and it closes only when items and dollars agree") {
    test::PayDesk desk;
    const core::Counter counter = desk.station.counter();
    REQUIRE(core::begin_batch(counter, mail(2, "123.45"), rosa));
    CHECK(outcome(core::pay_in_batch(counter, "W2-B0009", paying("m1", "62.10"), rosa)) == "unknown_batch");
    const auto first = core::pay_in_batch(counter, "W2-B0001", paying("m1", "62.10"), rosa);
    REQUIRE(first.has_value());
    CHECK(first->fact.received_on == "2026-11-20");
    CHECK(first->entry.body.at("batch") == "W2-B0001");
    CHECK(keyed(desk) == "1 items, 62.10");

    const auto differs = core::close_batch(counter, "W2-B0001", rosa);
    REQUIRE(outcome(differs) == "batch_totals_differ");
    CHECK(differs.error().message() ==
          "W2-B0001 was counted as 2 items and 123.45, keyed are 1 items and 62.10");

    REQUIRE(core::pay_in_batch(counter, "W2-B0001", paying("m2", "61.35"), rosa).has_value());
    CHECK(core::pay_in_batch(counter, "W2-B0001", paying("m2", "61.35"), rosa)->repeated);
    CHECK(keyed(desk) == "2 items, 123.45");
    CHECK(outcome(core::close_batch(counter, "W2-B0001", rosa)) == "done");
    CHECK(outcome(core::close_batch(counter, "W2-B0001", rosa)) == "state_wrong");
    CHECK(outcome(core::pay_in_batch(counter, "W2-B0001", paying("m3", "1.00"), rosa)) == "state_wrong");
    CHECK(core::pay_in_batch(counter, "W2-B0001", paying("m2", "61.35"), rosa)->repeated);
    CHECK(desk.station.proves_itself());
}

TEST_CASE(
    "a batch with a difference closes with a reason and a second person, and a void counts as not keyed") {
    test::PayDesk desk;
    const core::Counter counter = desk.station.counter();
    REQUIRE(core::begin_batch(counter, mail(1, "62.10"), rosa));
    const auto paid = core::pay_in_batch(counter, "W2-B0001", paying("m1", "62.10"), rosa);
    REQUIRE(paid.has_value());
    REQUIRE(core::void_payment(counter, paid->fact.payment, {},
                               {.person = "rosa", .reason = "wrong account", .approved_by = "sam"}));
    CHECK(keyed(desk) == "0 items, 0.00");
    CHECK(outcome(core::close_batch(counter, "W2-B0001", {.person = "rosa", .reason = "lost"})) ==
          "batch_totals_differ");
    CHECK(outcome(core::close_batch(counter, "W2-B0001",
                                    {.person = "rosa", .reason = "lost", .approved_by = "rosa"})) ==
          "approval_own_act");
    const auto closed = core::close_batch(
        counter, "W2-B0001", {.person = "rosa", .reason = "one check lost", .approved_by = "sam"});
    REQUIRE(closed.has_value());
    CHECK(closed->reason == "one check lost");
    CHECK(closed->approved_by == "sam");
    CHECK(desk.station.proves_itself());
}

TEST_CASE("a hand-written receipt is keyed once with the day it was written; a void frees its number") {
    test::PayDesk desk;
    const core::Counter counter = desk.station.counter();
    CHECK(outcome(core::issue_receipts(counter, {.book = "B", .first = 1005, .last = 1001, .holder = {}},
                                       rosa)) == "usage");
    REQUIRE(core::issue_receipts(counter, {.book = "B", .first = 1001, .last = 1004, .holder = {}}, rosa));
    CHECK(outcome(core::issue_receipts(counter, {.book = "C", .first = 1004, .last = 1009, .holder = {}},
                                       rosa)) == "receipt_number_used");
    core::PaymentRequest request = paying("h1", "62.10");
    request.manual_receipt = "01002";
    CHECK(outcome(core::pay(counter, request, rosa)) == "usage");
    request.received_on = core::Date::parse("2026-11-22").value();
    const auto paid = core::pay(counter, request, rosa);
    REQUIRE(paid.has_value());
    CHECK(paid->fact.manual_receipt == "1002");
    CHECK(paid->fact.warnings.empty());
    request.attempt = "h2";
    CHECK(outcome(core::pay(counter, request, rosa)) == "receipt_number_used");
    CHECK(outcome(core::void_receipt(counter, "1002", {.person = "rosa", .reason = "spoilt"})) ==
          "receipt_number_used");
    CHECK(outcome(core::void_receipt(counter, "1003", rosa)) == "reason_missing");
    CHECK(outcome(core::void_receipt(counter, "77", {.person = "rosa", .reason = "spoilt"})) == "usage");
    REQUIRE(core::void_receipt(counter, "1003", {.person = "rosa", .reason = "spoilt"}));
    auto gaps = core::receipts_missing(desk.station.reader()).value();
    REQUIRE(gaps.size() == 1);
    CHECK(gaps.front().numbers == std::vector<std::int64_t>{1001, 1004});
    REQUIRE(core::void_payment(counter, paid->fact.payment, {},
                               {.person = "rosa", .reason = "wrong account", .approved_by = "sam"}));
    gaps = core::receipts_missing(desk.station.reader()).value();
    CHECK(gaps.front().numbers == std::vector<std::int64_t>{1001, 1002, 1004});
    CHECK(core::pay(counter, request, rosa).has_value());
    CHECK(desk.station.proves_itself());
}

TEST_CASE("a receipt of no issued book is keyed with a warning") {
    test::PayDesk desk;
    core::PaymentRequest request = paying("h1", "62.10");
    request.manual_receipt = "A-7";
    request.received_on = core::Date::parse("2026-11-22").value();
    const auto paid = core::pay(desk.station.counter(), request, rosa);
    REQUIRE(paid.has_value());
    CHECK(paid->fact.warnings == std::vector<std::string>{"receipt_not_issued"});
}
