#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "core/store/station/payment_reader.h"
#include "tests/core/counter/pay_desk.h"

using test::cash;
using test::PayDesk;
using test::paying_gonzalez;

namespace {

const std::string held =
    "{'items': [{'suspense': true, 'reason': 'stub not legible', 'amount': '40.00'}], "
    "'tenders': [{'type': 'cash', 'amount': '40.00'}]}";

std::string directing(const std::string& receivable, const std::string& amount) {
    return fmt::format(
        "{{'items': [{{'account': '10-00041-00', 'amount': '70.00', 'directed': [{{'receivable': '{}', "
        "'amount': '{}'}}]}}], 'tenders': [{}]}}",
        receivable, amount, cash("70.00"));
}

}  // namespace

TEST_CASE("what is wrong with a request is refused by name") {
    PayDesk desk;
    const std::vector<std::pair<std::string, std::string>> cases{
        {"{", "payment_malformed"},
        {"{'items': [], 'tenders': []}", "payment_malformed"},
        {paying_gonzalez("1.00", cash("1.00"), ", 'colour': 'red'"), "payment_malformed"},
        {paying_gonzalez("1.00", cash("1.00"), ", 'received_on': '2026-11-31'"), "date_malformed"},
        {paying_gonzalez("1.00", cash("1.00"), ", 'received_on': '2026-11-24'"), "date_malformed"},
        {paying_gonzalez("1.00", cash("1.00"), ", 'payor': 'M.\\u0007'"), "payment_malformed"},
        {paying_gonzalez("1.00", cash("1.00"), ", 'payor': 'M.\\u007f'"), "payment_malformed"},
        {paying_gonzalez("1.00", cash("1.00"), ", 'payor': 'M.\xff'"), "payment_malformed"},
        {paying_gonzalez("1.00", cash("1.00"), ", 'override': 'yes'"), "payment_malformed"},
        {paying_gonzalez("1.00", cash("1.00"), ", 'overrides': [7]"), "payment_malformed"},
        {paying_gonzalez("1.00", cash("1.00"), ", 'payor': {'account': '10-00041-01'}"),
         "account_check_digit"},
        {paying_gonzalez("1.00", cash("1.00"), ", 'payor': {'account': '10-00102-06'}"), "unknown_account"},
        {paying_gonzalez("1.005", cash("1.00")), "money_malformed"},
        {paying_gonzalez("0.00", cash("1.00")), "money_not_positive"},
        {"{'items': [{'account': '10-00102-06', 'amount': '1.00'}], 'tenders': [" + cash("1.00") + "]}",
         "unknown_account"},
        {"{'items': [{'account': '10-00041-00', 'suspense': true, 'amount': '1.00'}], 'tenders': [" +
             cash("1.00") + "]}",
         "payment_malformed"},
    };
    for (const auto& [request, answer] : cases) {
        INFO(request);
        CHECK(desk.answer(request) == answer);
    }
    CHECK(desk.station.reader().next_payment().value() == 1);
}

TEST_CASE("money in suspense is nobody's, has a number and a reason, and waits in a list") {
    PayDesk desk;
    const auto posted = desk.pay(held);
    REQUIRE(posted);
    CHECK(posted->fact.allocations.front().suspense == "SUS-0001");
    REQUIRE(desk.pay(held));
    auto open = core::open_suspense_items(desk.station.reader()).value();
    REQUIRE(open.size() == 2);
    CHECK(open.back().item == "SUS-0002");
    CHECK(open.back().reason == "stub not legible");
    CHECK(open.back().amount == test::money("40.00"));
    REQUIRE(core::void_payment(desk.station.counter(), posted->fact.payment, {},
                               {.person = "rosa", .reason = "found the stub", .approved_by = "sam"}));
    open = core::open_suspense_items(desk.station.reader()).value();
    REQUIRE(open.size() == 1);
    CHECK(open.front().item == "SUS-0002");
    CHECK(desk.station.proves_itself());
}

TEST_CASE("suspense needs the right to it and a reason") {
    PayDesk desk;
    std::string bare = held;
    bare.replace(bare.find("'reason': 'stub not legible', "), 30, "");
    CHECK(desk.answer(bare) == "reason_missing");
    CHECK(desk.answer(bare, {.person = "rosa", .reason = "no stub"}) == "posted");
    desk.withhold(core::Right::post_suspense);
    CHECK(desk.answer(held) == "wrong_role");
}

TEST_CASE("a directed amount goes where it is directed, by right and with a reason; the rest by the policy") {
    PayDesk desk;
    const core::Act insisting{.person = "rosa", .reason = "customer insists"};
    CHECK(desk.answer(directing("R-5601", "50.00")) == "wrong_role");
    desk.grant(core::Right::direct_payment);
    CHECK(desk.answer(directing("R-5601", "50.00")) == "reason_missing");
    CHECK(desk.answer(directing("R-9999", "50.00"), insisting) == "unknown_receivable");
    CHECK(desk.answer(directing("R-5601", "61.36"), insisting) == "directed_too_much");
    CHECK(desk.answer(directing("R-5512", "-1.00"), insisting) == "money_not_positive");
    const auto posted = desk.pay(directing("R-5601", "61.35"), insisting);
    REQUIRE(posted);
    REQUIRE(posted->fact.allocations.size() == 2);
    CHECK(posted->fact.allocations[0].receivable == "R-5601");
    CHECK(posted->fact.allocations[0].directed);
    CHECK(posted->fact.allocations[1].receivable == "R-5512");
    CHECK(posted->fact.allocations[1].amount == test::money("8.65"));
    CHECK(posted->fact.reason == "customer insists");
}

TEST_CASE("the date received decides what is past due, and the payor's account is on record") {
    PayDesk desk;
    const auto posted = desk.pay(paying_gonzalez(
        "62.10", cash("62.10"),
        ", 'received_on': '2026-10-20', 'payor': {'name': 'Maria', 'account': '10-00041-00'}"));
    REQUIRE(posted);
    CHECK(posted->fact.allocations.front().kind == core::PaymentKind::current);
    CHECK(posted->fact.received_on == "2026-10-20");
    CHECK(core::payment_posted_from(posted->entry.body).payor_account == "10-00041-00");
}

TEST_CASE("an approval beside a request is not part of what is asked") {
    PayDesk desk;
    const std::string request = paying_gonzalez("20.00", cash("20.00"), ", 'attempt': 'one'");
    REQUIRE(desk.pay(request));
    const auto again =
        desk.pay(paying_gonzalez("20.00", cash("20.00"), ", 'attempt': 'one', 'override': true"));
    REQUIRE(again);
    CHECK(again->repeated);
    CHECK(desk.answer(paying_gonzalez("20.01", cash("20.01"), ", 'attempt': 'one'")) == "attempt_reused");
}
