#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "core/counter/notes.h"
#include "tests/core/counter/pay_desk.h"

using test::cash;
using test::PayDesk;
using test::paying_gonzalez;

namespace {

const core::Act with_approval{.person = "rosa", .reason = "seen and agreed", .approved_by = "sam"};

// The guard stops the payment until somebody passes it; returns what was posted.
core::PaymentPosted passes_when_overridden(PayDesk& desk, const std::string& amount,
                                           const std::string& tenders, const std::string& code) {
    const std::string payor = ", 'payor': 'Maria'";
    const auto with = [&](const std::string& more) { return paying_gonzalez(amount, tenders, payor + more); };
    const std::string named = fmt::format(", 'overrides': ['{}']", code);
    CHECK(desk.answer(with("")) == code);
    CHECK(desk.answer(with(""), with_approval) == code);  // an approval alone does not say what is passed
    CHECK(desk.answer(with(", 'overrides': ['another_guard']"), with_approval) == code);
    CHECK(desk.answer(with(named)) == "reason_missing");
    CHECK(desk.answer(with(named), {.person = "rosa", .reason = "so it is"}) == "approval_missing");
    const auto posted = desk.pay(with(named), with_approval);
    REQUIRE(posted);
    CHECK(posted->fact.overrides == std::vector<std::string>{code});
    CHECK(posted->fact.reason == "seen and agreed");
    return posted->fact;
}

}  // namespace

TEST_CASE("the same amount on the same account twice a day is asked about") {
    PayDesk desk;
    REQUIRE(desk.pay(paying_gonzalez("20.00", cash("20.00"))));
    CHECK(desk.answer(paying_gonzalez("20.01", cash("20.01"))) == "posted");
    passes_when_overridden(desk, "20.00", cash("20.00"), "duplicate_payment");
    CHECK(desk.station.proves_itself());
}

TEST_CASE("whose role may override passes a guard alone, with a reason") {
    PayDesk desk;
    desk.grant(core::Right::override_guard);
    REQUIRE(desk.pay(paying_gonzalez("20.00", cash("20.00"))));
    const std::string again = paying_gonzalez("20.00", cash("20.00"), ", 'override': true");
    CHECK(desk.answer(again) == "reason_missing");
    CHECK(desk.answer(again, {.person = "rosa", .reason = "two bills, one amount"}) == "posted");
}

TEST_CASE("a voided payment may be made again without a question") {
    PayDesk desk;
    const auto posted = desk.pay(paying_gonzalez("20.00", cash("20.00")));
    REQUIRE(posted);
    REQUIRE(core::void_payment(desk.station.counter(), posted->fact.payment, {}, with_approval));
    CHECK(desk.answer(paying_gonzalez("20.00", cash("20.00"))) == "posted");
}

TEST_CASE("a hundred times what is owed, or a hundredth, is asked about") {
    PayDesk too_much;
    passes_when_overridden(too_much, "12345.00", "{'type': 'card', 'amount': '12345.00', 'reference': 'T-1'}",
                           "amount_unusual");
    PayDesk too_little;
    passes_when_overridden(too_little, "1.23", cash("1.23"), "amount_unusual");
    PayDesk usual;
    CHECK(usual.answer(paying_gonzalez("1.24", cash("1.24"))) == "posted");
    CHECK(usual.answer(paying_gonzalez(
              "12220.00", "{'type': 'card', 'amount': '12220.00', 'reference': 'T-1'}")) == "posted");
}

TEST_CASE("more change than the limit is asked about") {
    PayDesk desk;
    passes_when_overridden(desk, "123.45", cash("223.46"), "change_too_large");
    PayDesk usual;
    CHECK(usual.answer(paying_gonzalez("123.45", cash("223.45"))) == "posted");
}

TEST_CASE("cash that no notes and coins make is asked about") {
    PayDesk desk;
    desk.station.policy.denominations.pop_back();  // no pennies
    passes_when_overridden(desk, "123.45", cash("124.02"), "amount_unusual");
}

TEST_CASE("more coin than the limit is asked about") {
    PayDesk desk;
    desk.station.policy.cash.coin_max = test::money("5.00");
    CHECK(desk.answer(paying_gonzalez(
              "10.00", "{'type': 'cash', 'amount': '10.00', 'denominations': '5x1,0.25x20'}")) == "posted");
    passes_when_overridden(desk, "10.25",
                           "{'type': 'cash', 'amount': '10.25', 'denominations': '5x1,0.25x21'}",
                           "coins_refused");
}

TEST_CASE("cash over the reporting limit needs the payor's name, and counts what the payor brought today") {
    PayDesk desk;
    desk.station.policy.guards.unusual_ratio_max = 0;
    desk.station.policy.cash.drawer_lock_above.reset();
    CHECK(desk.answer(paying_gonzalez("10000.01", cash("10000.01"), ", 'override': true"), with_approval) ==
          "cash_must_be_reported");
    CHECK(desk.answer(paying_gonzalez("4000.00", cash("4000.00"), ", 'payor': 'Maria'")) == "posted");
    CHECK(desk.answer(paying_gonzalez("6000.00", cash("6000.00"), ", 'payor': 'Maria'")) == "posted");
    passes_when_overridden(desk, "20.00", cash("20.00"), "cash_must_be_reported");
}

TEST_CASE("a drawer over its ceiling warns, then takes no more cash; checks it takes") {
    PayDesk desk;
    desk.station.policy.guards.unusual_ratio_max = 0;
    const auto quiet = desk.pay(paying_gonzalez("1800.00", cash("1800.00")));
    REQUIRE(quiet);
    CHECK(quiet->fact.warnings.empty());  // 2,000.00 with the float
    const auto loud = desk.pay(paying_gonzalez("3000.01", cash("3000.01")));
    REQUIRE(loud);
    CHECK(loud->fact.warnings == std::vector<std::string>{"drawer_warning"});
    passes_when_overridden(desk, "20.00", cash("20.00"), "drawer_locked_out");
    CHECK(desk.answer(paying_gonzalez("25.00", "{'type': 'card', 'amount': '25.00', 'reference': 'T-1'}")) ==
          "posted");
}

TEST_CASE("usual payments raise nothing") {
    const std::vector<std::pair<std::string, std::string>> usual{
        {"5.00", "100.00"},   {"123.45", "200.00"}, {"123.45", "123.45"},
        {"62.10", "100.00"},  {"200.00", "200.00"}, {"1.50", "20.00"},
        {"123.00", "140.00"}, {"61.35", "100.00"},  {"500.00", "500.00"},
    };
    for (const auto& [amount, handed_over] : usual) {
        INFO(amount << " with " << handed_over);
        PayDesk desk;
        const auto posted = desk.pay(paying_gonzalez(amount, cash(handed_over)));
        REQUIRE(posted);
        CHECK(posted->fact.warnings.empty());
    }
}

TEST_CASE("while there is no news from head office, a tender is taken up to its offline limit a payment") {
    PayDesk desk;
    desk.station.policy.acceptance.offline_after_hours = 72;
    for (core::TenderRule& rule : desk.station.policy.tenders) {
        if (rule.type == core::TenderType::check) rule.offline_amount_max = test::money("100.00");
    }
    const auto check = [](const std::string& amount, const std::string& number) {
        return fmt::format("{{'type': 'check', 'amount': '{}', 'number': '{}', 'routing': '121000358'}}",
                           amount, number);
    };
    const core::Moment now = desk.station.clock.moment;
    CHECK(desk.answer(paying_gonzalez("100.01", check("100.01", "1"))) == "posted");  // nobody knows how old
    desk.station.accounts.brought_in = core::Moment{now.utc_ms - std::int64_t{72} * 3'600'000};
    CHECK(desk.answer(paying_gonzalez("100.02", check("100.02", "2"))) == "posted");
    desk.station.accounts.brought_in->utc_ms -= 1;
    CHECK(desk.answer(paying_gonzalez("100.00", check("100.00", "3"))) == "posted");
    CHECK(desk.answer(paying_gonzalez("100.03", check("60.00", "4") + ", " + check("40.03", "5"))) ==
          "offline_limit");
    CHECK(desk.answer(paying_gonzalez("160.00", check("100.00", "6") + ", " + cash("60.00"))) == "posted");
    passes_when_overridden(desk, "100.04", check("100.04", "7"), "offline_limit");
    CHECK(desk.answer(
              "{'payor': 'Maria', 'items': [{'suspense': true, 'reason': 'stub torn', 'amount': '100.05'}], "
              "'tenders': [" +
              check("100.05", "9") + "]}") == "offline_limit");
    desk.station.accounts.brought_in = now;
    CHECK(desk.answer(paying_gonzalez("100.05", check("100.05", "8"))) == "posted");
    CHECK(desk.station.proves_itself());
}

TEST_CASE("flags of an account warn, ask for a supervisor or refuse, each where the policy says") {
    PayDesk desk;
    auto& book = desk.station.accounts;
    book.mark("10-00041-00", "disputed;medical");
    const auto warned = desk.pay(paying_gonzalez("10.00", cash("10.00")));
    REQUIRE(warned);
    CHECK(warned->fact.warnings == std::vector<std::string>{"flag_disputed"});
    book.mark("10-00041-00", "bankruptcy");
    const std::string request = paying_gonzalez("11.00", cash("11.00"));
    CHECK(desk.answer(request) == "account_needs_supervisor");
    CHECK(desk.answer(request, {.person = "rosa", .approved_by = "sam"}) == "reason_missing");
    const auto approved = desk.pay(request, with_approval);
    REQUIRE(approved);
    CHECK(approved->fact.overrides == std::vector<std::string>{"account_needs_supervisor"});
    for (core::FlagRule& rule : desk.station.policy.flags) rule.window = core::FlagEffect::refuse;
    CHECK(desk.answer(paying_gonzalez("12.00", cash("12.00"), ", 'override': true"), with_approval) ==
          "account_refused");
}

TEST_CASE(
    "notes that a machine holds are posted whatever the guards say, and the warnings stand beside them") {
    PayDesk desk("kiosk");
    desk.station.accounts.mark("10-00041-00", "bankruptcy");
    for (const char* attempt : {"k-1", "k-2"}) {
        REQUIRE(core::hold_note(desk.station.counter(), attempt, "10-00041-00", test::money("20.00")));
    }
    const auto pay = [&](const std::string& attempt) {
        return desk.pay(paying_gonzalez("20.00", "{'type': 'note_acceptor', 'amount': '20.00'}",
                                        ", 'attempt': '" + attempt + "'"));
    };
    REQUIRE(pay("k-1"));
    const auto second = pay("k-2");
    REQUIRE(second);
    CHECK(second->fact.warnings == std::vector<std::string>{"account_refused", "duplicate_payment"});
}
