#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "tests/core/counter/pay_desk.h"

using test::PayDesk;
using test::paying_gonzalez;

namespace {

std::string check(const std::string& more = {}, const std::string& amount = "123.45") {
    return fmt::format("{{'type': 'check', 'amount': '{}', 'number': '1043', 'routing': '011000015'{}}}",
                       amount, more);
}

struct Case {
    std::string tender;
    std::string answer;
};

}  // namespace

TEST_CASE("which paper is taken for 123.45 on 2026-11-23") {
    const std::vector<Case> cases{
        {check(), "posted"},
        {check(", 'date': '2026-11-23'"), "posted"},
        {check(", 'date': '2026-11-24'"), "check_post_dated"},
        {check(", 'date': '2026-05-27'"), "posted"},  // 180 days
        {check(", 'date': '2026-05-26'"), "check_stale"},
        {check(", 'foreign': true"), "check_foreign"},
        {check(", 'payable_to': 'Riverton Utilities'"), "posted"},
        {check(", 'payable_to': 'City of RIVERTON UTILITIES'"), "posted"},
        {check(", 'payable_to': 'Maria Gonzalez'"), "check_third_party"},
        {check(", 'paid_in_full': true"), "check_paid_in_full"},
        {check(", 'micr': 'T011000015T 12345678O 1043'"), "posted"},
        {check(", 'micr': 'T021000021T 12345678O 1043'"), "payment_malformed"},
        {check(", 'micr': 'smudge'"), "micr_unreadable"},
        {"{'type': 'check', 'amount': '123.45', 'micr': 'T011000015T 12345678O 1043'}", "posted"},
        {"{'type': 'check', 'amount': '123.45', 'routing': '011000015'}", "tender_reference_missing"},
        {"{'type': 'check', 'amount': '123.45', 'number': '1'}", "tender_reference_missing"},
        {"{'type': 'check', 'amount': '123.45', 'number': '1', 'routing': '011000016'}",
         "routing_number_wrong"},
        {"{'type': 'money_order', 'amount': '123.45', 'number': 'MO-1', 'date': '2020-01-01'}", "posted"},
        {"{'type': 'money_order', 'amount': '123.45', 'number': 'MO-1', 'foreign': true}", "check_foreign"},
        {"{'type': 'card', 'amount': '123.45'}", "tender_reference_missing"},
        {"{'type': 'card', 'amount': '123.45', 'reference': 'T-1'}", "posted"},
        {"{'type': 'card', 'amount': '130.00', 'reference': 'T-1'}", "change_needs_cash"},
        {"{'type': 'bitcoin', 'amount': '123.45'}", "tender_type_unknown"},
        {"{'type': 'cash', 'amount': '140.00', 'denominations': '20x7'}", "posted"},
        {"{'type': 'cash', 'amount': '140.00', 'denominations': '20x6'}", "count_malformed"},
        {"{'type': 'cash', 'amount': '140.00', 'denominations': '70x2'}", "count_malformed"},
        {"{'type': 'cash', 'amount': '-140.00'}", "money_not_positive"},
        {"{'type': 'cash', 'amount': '120.00'}", "tender_short"},
    };
    for (const Case& one : cases) {
        INFO(one.tender);
        PayDesk desk;
        CHECK(desk.answer(paying_gonzalez("123.45", one.tender)) == one.answer);
    }
}

TEST_CASE("a tender has its bounds") {
    PayDesk desk;
    for (core::TenderRule& rule : desk.station.policy.tenders) {
        if (rule.type == core::TenderType::check) rule.amount_max = test::money("123.44");
    }
    CHECK(desk.answer(paying_gonzalez("123.45", check())) == "tender_not_for_kind");
    CHECK(desk.answer(paying_gonzalez("123.44", check({}, "123.44"))) == "posted");
}

TEST_CASE("a check says paid in full: a supervisor takes it, with a reason") {
    PayDesk desk;
    const std::string request = paying_gonzalez("123.45", check(", 'paid_in_full': true"));
    CHECK(desk.answer(request, {.person = "rosa", .approved_by = "sam"}) == "reason_missing");
    CHECK(desk.answer(request, {.person = "rosa", .reason = "it is in full", .approved_by = "rosa"}) ==
          "approval_own_act");
    const auto posted =
        desk.pay(request, {.person = "rosa", .reason = "it is in full", .approved_by = "sam"});
    REQUIRE(posted.has_value());
    CHECK(posted->fact.overrides == std::vector<std::string>{"check_paid_in_full"});
    CHECK(posted->fact.approved_by == "sam");
    CHECK(posted->fact.tenders.front().paid_in_full);
    CHECK(desk.station.proves_itself());
}

TEST_CASE(
    "of a bank account the journal keeps the last four digits and a key, the same for the same account") {
    PayDesk desk;
    const auto pay = [&](const std::string& amount, const std::string& account) {
        return desk.pay(paying_gonzalez(amount, check(fmt::format(", 'account': '{}'", account), amount)));
    };
    const auto first = pay("10.00", "0012345678");
    const auto same = pay("11.00", "00-1234-5678");
    const auto other = pay("12.00", "0012345679");
    REQUIRE((first && same && other));
    const std::string key = first->fact.tenders.front().bank_key;
    CHECK(key.size() == 16);
    CHECK(first->fact.tenders.front().account_last4 == "5678");
    CHECK(same->fact.tenders.front().bank_key == key);
    CHECK(other->fact.tenders.front().bank_key != key);
    CHECK(first->entry.payload.find("12345678") == std::string::npos);
    PayDesk elsewhere;
    const auto foreign = elsewhere.pay(paying_gonzalez("10.00", check(", 'account': '0012345678'", "10.00")));
    REQUIRE(foreign);
    CHECK(foreign->fact.tenders.front().bank_key != key);  // keyed by the station's own secret
}

TEST_CASE("opening payments and accounts ordered to be shut off take guaranteed funds only") {
    PayDesk desk;
    auto& book = desk.station.accounts;
    book.add("10-00311-03", "Chen");
    book.owe("10-00311-03", "R-7001", core::ReceivableKind::deposit, "deposit", "150.00", "2026-11-23");
    const std::string opening =
        "{{'items': [{{'account': '10-00311-03', 'amount': '150.00'}}], "
        "'tenders': [{}]}}";
    const auto refused = desk.pay(fmt::format(fmt::runtime(opening), check({}, "150.00")));
    REQUIRE(test::code_of(refused) == "tender_not_for_kind");
    CHECK(refused.error().message() == "opening payments take guaranteed funds only");
    CHECK(desk.answer(fmt::format(
              fmt::runtime(opening),
              "{'type': 'cashiers_check', 'amount': '150.00', 'number': '9', 'routing': '011000015'}")) ==
          "posted");
    book.mark("10-00041-00", "shutoff=ordered");
    CHECK(desk.answer(paying_gonzalez("62.10", check({}, "62.10"))) == "tender_not_for_kind");
    book.mark("10-00041-00", "shutoff=noticed");
    CHECK(desk.answer(paying_gonzalez("62.10", check({}, "62.10"))) == "posted");
    CHECK(desk.answer(paying_gonzalez("61.35", check({}, "61.35"))) == "posted");
}

TEST_CASE("an account or payor marked cash-only pays like cash") {
    PayDesk desk;
    auto& book = desk.station.accounts;
    book.mark("10-00041-00", "plan;cash_only");
    CHECK(desk.answer(paying_gonzalez("123.45", check())) == "cash_only");
    CHECK(desk.answer(paying_gonzalez(
              "60.00", "{'type': 'money_order', 'amount': '60.00', 'number': '1'}")) == "posted");
    book.mark("10-00041-00", "no_personal_checks");
    CHECK(desk.answer(paying_gonzalez("50.00", check({}, "50.00"))) == "cash_only");
    book.mark("10-00041-00", {});
    book.add("10-00102-06", "Baker");
    book.mark("10-00102-06", "cash_only");
    const std::string payor = ", 'payor': {'name': 'Baker', 'account': '10-00102-06'}";
    CHECK(desk.answer(paying_gonzalez("40.00", check({}, "40.00"), payor)) == "cash_only");
    CHECK(desk.answer(paying_gonzalez("40.00", test::cash("40.00"), payor)) == "posted");
}

TEST_CASE("change is less than the cash that was handed over") {
    PayDesk desk;
    const std::string check =
        "{'type': 'check', 'amount': '120.00', 'number': '1043', 'routing': '011000015'}, ";
    CHECK(desk.answer(paying_gonzalez("123.45", check + test::cash("10.00"))) == "posted");
    PayDesk other;
    CHECK(other.answer(paying_gonzalez("100.00", check + test::cash("10.00"))) == "change_exceeds_cash");
}
