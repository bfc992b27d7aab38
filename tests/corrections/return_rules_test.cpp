#include <catch2/catch.hpp>

#include "core/reports/session_report.h"
#include "core/store/station/correction_figures.h"
#include "tests/corrections/correction_desk.h"

namespace {

using test::outcome;

void play_three_checks(test::CorrectionDesk& desk) {
    desk.open("2026-11-23");
    REQUIRE(desk.pay("10-00102-06", "88.40", {"check 88.40 1"}) == "W2-000001");
    REQUIRE(desk.pay("10-00102-06", "41.15", {"check 41.15 2"}) == "W2-000002");
    REQUIRE(desk.pay("10-00930-04", "52.00", {"check 52.00 3"}, "A. Stranger") == "W2-000003");
    desk.close();
    desk.open("2026-11-24");
}

std::optional<core::CashOnly> rule(test::CorrectionDesk& desk, const char* account, const char* bank_key,
                                   const char* date) {
    return core::cash_only(desk.station.reader(), account, bank_key, core::Date::parse(date).value()).value();
}

}  // namespace

TEST_CASE("the second returned item in the window makes payor and bank account cash-only until a date") {
    test::CorrectionDesk desk;
    play_three_checks(desk);
    const auto first = desk.bounce("W2-000001/T1");
    REQUIRE(first.has_value());
    CHECK_FALSE(rule(desk, "10-00102-06", "", "2026-11-24").has_value());
    const auto second = desk.bounce("W2-000002/T1");
    REQUIRE(second.has_value());
    CHECK(second->fact.count == 2);
    REQUIRE(second->fact.cash_only.has_value());
    CHECK(second->fact.cash_only->until == "2027-11-24");
    CHECK(rule(desk, "10-00102-06", "", "2027-11-24").has_value());
    CHECK_FALSE(rule(desk, "10-00102-06", "", "2027-11-25").has_value());
    CHECK(rule(desk, "", second->fact.bank_key.c_str(), "2026-12-01").has_value());
    CHECK_FALSE(rule(desk, "10-00420-01", "another", "2026-12-01").has_value());
    CHECK_FALSE(rule(desk, "", "", "2026-12-01").has_value());
    CHECK(desk.pay("10-00102-06", "30.00", {"check 30.00 4"}) == "cash_only");
    CHECK(desk.pay("10-00930-04", "30.00", {"check 30.00 5"}) == "cash_only");  // the same bank account
    CHECK(desk.pay("10-00102-06", "30.00", {"cash 30.00"}) == "W2-000004");
}

TEST_CASE("a bank's own mistake costs nothing and does not count, told at once or later") {
    test::CorrectionDesk desk;
    play_three_checks(desk);
    const auto mistake = desk.bounce("W2-000001/T1", "bank_error");
    REQUIRE(mistake.has_value());
    CHECK(mistake->fact.count == 0);
    CHECK(mistake->fact.charges.empty());
    const auto first = desk.bounce("W2-000002/T1");
    REQUIRE(first.has_value());
    CHECK(first->fact.count == 1);
    const std::string fee = first->fact.charges.at(0).owed.id;
    CHECK(desk.open_on("10-00102-06", fee) == "25.00");
    const auto waived = core::waive_return(desk.station.counter(), "W2-000002/T1", true, desk.alone);
    REQUIRE(waived.has_value());
    CHECK(desk.net_of(waived->entry.seq) ==
          test::NetByAccount{{"receivable:fees", "-25.00"}, {"revenue:returned_item_fee", "25.00"}});
    CHECK(desk.open_on("10-00102-06", fee) == "0.00");
    CHECK(outcome(core::waive_return(desk.station.counter(), "W2-000002/T1", true, desk.alone)) ==
          "nothing_standing");
    const core::ReturnSource payor{.account = "10-00102-06", .payor = {}, .bank_key = {}};
    CHECK(core::returned_items_since(desk.station.reader(), payor, core::Date::parse("2026-01-01").value()) ==
          0);
    CHECK(desk.complaint().empty());
}

TEST_CASE("a payor without an account gets a letter and no fee") {
    test::CorrectionDesk desk;
    play_three_checks(desk);
    const auto returned = desk.bounce("W2-000003/T1");
    REQUIRE(returned.has_value());
    CHECK(returned->fact.letter);
    CHECK(returned->fact.charges.empty());
    CHECK(desk.open_on("10-00930-04", "R-5616") == "52.00");
    CHECK(returned->fact.notice_due == "2026-11-27");
}

TEST_CASE("a redeposited check stands again, pays only what is still owed, and may come back once more") {
    test::CorrectionDesk desk;
    play_three_checks(desk);
    REQUIRE(desk.bounce("W2-000003/T1").has_value());
    REQUIRE(desk.pay("10-00930-04", "20.00", {"cash 20.00"}) == "W2-000004");
    const auto again = core::redeposit_tender(desk.station.counter(), "W2-000003/T1", desk.alone);
    REQUIRE(again.has_value());
    CHECK(desk.net_of(again->entry.seq) == test::NetByAccount{{"bank", "52.00"},
                                                              {"customer_credit", "-20.00"},
                                                              {"receivable:electric", "-32.00"}});
    CHECK(again->standing == test::money("52.00"));
    CHECK(desk.credit_of("10-00930-04") == "20.00");
    const auto second = desk.bounce("W2-000003/T1");
    REQUIRE(second.has_value());
    CHECK(desk.open_on("10-00930-04", "R-5616") == "32.00");
    CHECK(desk.credit_of("10-00930-04") == "0.00");
    const auto totals = core::correction_totals(desk.station.store->database()).value();
    CHECK(totals.returned.count == 2);
    CHECK(totals.redeposited.amount == test::money("52.00"));
    CHECK(totals.fallen == 1);
    CHECK(desk.complaint().empty());
}

TEST_CASE("the return of a moved payment re-opens the account it was moved to") {
    test::CorrectionDesk desk;
    play_three_checks(desk);
    REQUIRE(desk.move("W2-000003", "10-01044-05").has_value());
    CHECK(desk.open_on("10-00930-04", "R-5616") == "52.00");
    CHECK(desk.open_on("10-01044-05", "R-5617") == "0.00");
    // Head office's next amounts hold the move: the receivable is gone there.
    desk.station.accounts.included = desk.station.store->head().count;
    desk.station.accounts.replace("10-01044-05", {});
    REQUIRE(desk.bounce("W2-000003/T1").has_value());
    CHECK(desk.open_on("10-01044-05", "R-5617") == "33.20");
    CHECK(desk.complaint().empty());
}

TEST_CASE("a tender keyed as the wrong type moves between the drawer's contents, and the X and Z balance") {
    test::CorrectionDesk desk;
    desk.open("2026-11-23");
    core::PaymentRequest request;
    request.attempt = "retendered";
    request.items = {{test::account_number("10-00701-01"), test::money("66.00")}};
    core::TenderLine cash;
    cash.amount = test::money("66.00");
    cash.pieces = core::CashCount::parse("50x1,10x1,5x1,1x1").value();
    request.tenders = {cash};
    REQUIRE(core::pay(desk.station.counter(), request, {.person = "rosa"}).has_value());
    const auto corrected =
        core::retender(desk.station.counter(),
                       {.tender = "W2-000001/T1", .type = core::TenderType::money_order, .number = "MO-1"},
                       {.person = "rosa", .reason = "it was a money order"});
    REQUIRE(corrected.has_value());
    CHECK(desk.net_of(corrected->entry.seq) ==
          test::NetByAccount{{"drawer:W2-S0001:cash", "-66.00"}, {"drawer:W2-S0001:money_order", "66.00"}});
    CHECK(desk.station.reader().known_cash(1).value().total() == core::Money{});
    const auto x = core::to_json(core::session_report(desk.station.reader(), 1).value());
    CHECK(x.at("net_by_tender").at("cash") == "0.00");
    CHECK(x.at("net_by_tender").at("money_order") == "66.00");
    CHECK(x.at("money_order").at("items") == 1);
    CHECK(x.at("cash").at("taken") == "0.00");
    CHECK(x.at("cash").at("expected_in_drawer") == "200.00");
    SECTION("its void takes back what it was") {
        const auto voided = core::void_payment(desk.station.counter(), "W2-000001", {},
                                               {.person = "rosa", .reason = "no", .approved_by = "sam"});
        REQUIRE(voided.has_value());
        CHECK(voided->fact.cash_back == core::Money{});
        CHECK(desk.net_of(voided->entry.seq) == test::NetByAccount{{"drawer:W2-S0001:money_order", "-66.00"},
                                                                   {"receivable:electric", "66.00"}});
    }
    desk.close();
    CHECK(desk.complaint().empty());
}

TEST_CASE("money in suspense is resolved once, by two persons, and a return finds it where it went") {
    test::CorrectionDesk desk;
    desk.open("2026-11-23");
    REQUIRE(desk.pay_suspense("40.00", "check 40.00 208") == "W2-000001");
    REQUIRE(desk.pay("10-00701-01", "66.00", {"check 66.00 209"}) == "W2-000002");
    desk.close();
    desk.open("2026-11-24");
    const auto resolve = [&](const char* item, const core::Act& act) {
        return core::resolve_suspense(desk.station.counter(), item, test::account_number("10-00930-04"), act);
    };
    CHECK(outcome(resolve("SUS-0009", desk.both)) == "unknown_reject");
    CHECK(outcome(resolve("SUS-0001", desk.alone)) == "approval_missing");
    CHECK(outcome(resolve("SUS-0001", desk.both)) == "done");
    CHECK(outcome(resolve("SUS-0001", desk.both)) == "reject_settled");
    REQUIRE(desk.bounce("W2-000001/T1").has_value());
    CHECK(desk.open_on("10-00930-04", "R-5616") == "52.00");
    CHECK(desk.payment("W2-000001").standing.state() == core::PaymentState::returned);
    // A reversal may put money into suspense; there it is an item like any other.
    const auto reversed = desk.reverse("W2-000002", "suspense");
    REQUIRE(reversed.has_value());
    CHECK(reversed->fact.suspense == "SUS-0002");
    CHECK(outcome(resolve("SUS-0002", desk.both)) == "done");
    CHECK(desk.credit_of("10-00930-04") == "14.00");
    CHECK(desk.complaint().empty());
}

TEST_CASE("an item of suspense whose check comes back is no longer open") {
    test::CorrectionDesk desk;
    desk.open("2026-11-23");
    REQUIRE(desk.pay_suspense("40.00", "check 40.00 208") == "W2-000001");
    desk.close();
    desk.open("2026-11-24");
    const auto returned = desk.bounce("W2-000001/T1");
    REQUIRE(returned.has_value());
    CHECK(returned->fact.letter);
    CHECK(outcome(core::resolve_suspense(desk.station.counter(), "SUS-0001",
                                         test::account_number("10-00930-04"), desk.both)) ==
          "reject_settled");
    CHECK(desk.complaint().empty());
}

TEST_CASE("a reversal to credit or another account stands there, and a return finds it there") {
    test::CorrectionDesk desk;
    play_three_checks(desk);
    const auto to_credit = desk.reverse("W2-000001", "credit");
    REQUIRE(to_credit.has_value());
    CHECK(to_credit->standing == test::money("88.40"));
    CHECK(desk.credit_of("10-00102-06") == "88.40");
    CHECK(desk.open_on("10-00102-06", "R-5602") == "88.40");
    const auto to_account = desk.reverse("W2-000002", "10-00701-01");
    REQUIRE(to_account.has_value());
    CHECK(desk.open_on("10-00701-01", "R-5610") == "24.85");
    REQUIRE(desk.bounce("W2-000001/T1").has_value());
    CHECK(desk.credit_of("10-00102-06") == "0.00");
    REQUIRE(desk.bounce("W2-000002/T1").has_value());
    CHECK(desk.open_on("10-00701-01", "R-5610") == "66.00");
    CHECK(desk.complaint().empty());
}

TEST_CASE("credit is refunded by city check once, and not more than there is") {
    test::CorrectionDesk desk;
    desk.open("2026-11-23");
    REQUIRE(desk.pay("10-00420-01", "60.00", {"cash 60.00"}) == "W2-000001");
    desk.close();
    desk.open("2026-11-24");
    const auto ask = [&](const char* amount) {
        return core::request_refund(desk.station.counter(),
                                    {.account = "10-00420-01", .amount = test::money(amount), .payee = {}},
                                    desk.both);
    };
    CHECK(outcome(ask("0.00")) == "money_not_positive");
    CHECK(outcome(ask("2.71")) == "amount_exceeds");
    CHECK(outcome(ask("0.99")) == "not_eligible");
    const auto asked = ask("2.70");
    REQUIRE(asked.has_value());
    CHECK(asked->payee == "Diaz");
    CHECK(desk.net_of_last() ==
          test::NetByAccount{{"customer_credit", "2.70"}, {"refunds_payable", "-2.70"}});
    CHECK(outcome(ask("2.70")) == "amount_exceeds");
    // What went to credit is gone, so the payment cannot be given back whole.
    CHECK(outcome(desk.reverse("W2-000001", "refund")) == "amount_exceeds");
    const auto pay = [&](const char* refund, const char* check) {
        return core::pay_refund(desk.station.counter(), refund, check, desk.alone);
    };
    CHECK(outcome(pay("RFD-0009", "7001")) == "unknown_reject");
    CHECK(outcome(pay("RFD-0001", "")) == "tender_reference_missing");
    CHECK(outcome(pay("RFD-0001", "7001")) == "done");
    CHECK(desk.net_of_last() == test::NetByAccount{{"bank", "-2.70"}, {"refunds_payable", "2.70"}});
    CHECK(outcome(pay("RFD-0001", "7001")) == "state_wrong");
    CHECK(desk.complaint().empty());
}

TEST_CASE("redepositing a tender whose money was in suspense gives the item back under its name") {
    test::CorrectionDesk desk;
    desk.open("2026-11-23");
    const std::string payment = desk.pay_suspense("40.00", "check 40.00 311");
    REQUIRE(desk.bounce(payment + "/T1"));
    REQUIRE(core::redeposit_tender(desk.station.counter(), payment + "/T1", desk.alone));
    const auto resolved = core::resolve_suspense(desk.station.counter(), "SUS-0001",
                                                 test::account_number("10-00710-00"), desk.both);
    CHECK(outcome(resolved) == "done");
    CHECK(desk.complaint() == "");
}

TEST_CASE("a redeposit relieves no more than is owed where a receivable was relieved in two parts") {
    test::CorrectionDesk desk;
    desk.open("2026-11-23");
    const std::string account = "10-00041-00";
    const std::string payment = desk.pay_items({{account, "50.00"}, {account, "12.10"}}, {"check 62.10 311"});
    REQUIRE(desk.bounce(payment + "/T1"));
    REQUIRE(desk.pay(account, "40.00", {"cash 40.00"}).starts_with("W2-"));
    REQUIRE(core::redeposit_tender(desk.station.counter(), payment + "/T1", desk.alone));
    CHECK(desk.station.reader().allocated(account, 0).value().at("R-5512") == test::money("62.10"));
    CHECK(desk.complaint() == "");
}

TEST_CASE("a reversal to an account leaves what already stands on it") {
    test::CorrectionDesk desk;
    desk.open("2026-11-23");
    const std::string payment =
        desk.pay_items({{"10-00041-00", "62.10"}, {"10-00710-00", "10.00"}}, {"cash 72.10"});
    desk.count_and_close();
    const auto reversed = desk.reverse(payment, "10-00041-00");
    REQUIRE(reversed);
    CHECK(reversed->fact.amount == test::money("10.00"));
    CHECK(desk.open_on("10-00041-00", "R-5512") == "0.00");
    CHECK(desk.credit_of("10-00041-00") == "0.00");
    CHECK(desk.complaint() == "");
}
