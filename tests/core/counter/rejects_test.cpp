#include "core/counter/rejects.h"

#include <catch2/catch.hpp>

#include "core/counter/drawers.h"
#include "core/counter/due.h"
#include "core/counter/work_list.h"
#include "core/reports/unclaimed_report.h"
#include "tests/core/counter/pay_desk.h"

namespace {

const core::Act alone{.person = "sam", .reason = "found out"};
const core::Act both{.person = "sam", .reason = "found out", .approved_by = "kim"};

template <class T>
std::string outcome(const core::Result<T>& result) {
    return result ? "done" : std::string(result.error().name());
}

// A window with a second customer, 10-00102-06, who owes nothing.
class RejectDesk {
  public:
    RejectDesk() { desk.station.accounts.add("10-00102-06", "Liam Okafor"); }

    // A bill's row whose account number has two digits swapped.
    core::RejectDraft row(const std::string& amount = "48.20") {
        return {.line = 7,
                .raw = "R-9001,10-00401-00,charge,water," + amount + ",2026-12-10",
                .reason = "no such account",
                .fields = {{"receivable", "R-9001"},
                           {"account", "10-00401-00"},
                           {"kind", "charge"},
                           {"service", "water"},
                           {"amount", amount},
                           {"due_date", "2026-12-10"}}};
    }
    core::Result<core::RejectsTaken> raise(const std::vector<core::RejectDraft>& rows,
                                           core::RejectSource source = core::RejectSource::receivables) {
        return core::raise_rejects(counter(), "bills.rejects.csv", source, rows, {.person = "sam"});
    }
    std::string resolve(const std::string& name, core::RejectAction action,
                        const std::vector<std::pair<std::string, std::string>>& parts, const core::Act& act) {
        core::RejectResolution resolution{.name = name, .action = action, .to = {}, .amounts = {}};
        for (const auto& [account, amount] : parts) {
            resolution.to.push_back(test::account_number(account));
            if (!amount.empty()) resolution.amounts.push_back(test::money(amount));
        }
        return outcome(core::resolve_reject(counter(), resolution, act));
    }
    core::WorkItem item(const std::string& name) {
        return core::work_item(desk.station.reader(), name).value();
    }
    core::AccountDue due(const std::string& account) {
        return core::account_due(desk.station.accounts, desk.station.reader(), test::account_number(account),
                                 today)
            .value();
    }
    void take_suspense(const std::string& amount) {
        REQUIRE(desk.answer("{'payor': 'Liam Okafor', 'items': [{'suspense': true, 'reason': 'stub torn', "
                            "'amount': '" +
                            amount + "'}], 'tenders': [" + test::cash(amount) + "]}") == "posted");
    }
    core::Money balance(const std::string& ledger) {
        const auto balances = desk.station.reader().ledger_balances().value();
        const auto found = balances.find(ledger);
        return found == balances.end() ? core::Money{} : found->second;
    }
    core::Counter counter() { return desk.station.counter(); }

    test::PayDesk desk;
    core::Date today = core::Date::parse("2026-11-23").value();
};

using Action = core::RejectAction;

}  // namespace

TEST_CASE("the same row of the same file is raised once") {
    RejectDesk desk;
    CHECK(outcome(core::raise_rejects(desk.counter(), "bills.rejects.csv", core::RejectSource::receivables,
                                      {desk.row()}, {.person = "rosa"})) == "wrong_role");
    const auto taken = desk.raise({desk.row(), desk.row()});
    REQUIRE(taken.has_value());
    CHECK(taken->raised == std::vector<std::string>{"REJ-0001"});
    CHECK(taken->known == 1);
    core::RejectDraft other = desk.row();
    other.line = 8;
    const auto again = desk.raise({desk.row(), other});
    REQUIRE(again.has_value());
    CHECK(again->raised == std::vector<std::string>{"REJ-0002"});
    CHECK(core::work_list(desk.desk.station.reader(), true)->size() == 2);
    CHECK(desk.desk.station.proves_itself());
}

TEST_CASE("research names accounts whose number is a slip away, those that owe the amount first") {
    RejectDesk desk;
    desk.desk.station.accounts.owe("10-00041-00", "R-9000", core::ReceivableKind::charge, "water", "48.20",
                                   "2026-12-10");
    core::RejectDraft row = desk.row();
    row.fields["account"] = "01-00041-00";
    REQUIRE(desk.raise({row}));
    const auto matches = core::near_matches(desk.desk.station.accounts, desk.desk.station.reader(),
                                            desk.item("REJ-0001"), desk.today);
    REQUIRE(matches.has_value());
    REQUIRE(matches->size() == 1);
    CHECK(matches->front().account.name == "Maria Gonzalez");
    CHECK(matches->front().why == "digits swapped");
    CHECK(matches->front().receivable == "R-9000");

    desk.take_suspense("40.00");
    const auto named = core::near_matches(desk.desk.station.accounts, desk.desk.station.reader(),
                                          desk.item("SUS-0001"), desk.today);
    REQUIRE(named->size() == 1);
    CHECK(named->front().account.name == "Liam Okafor");
    CHECK(named->front().why == "same name");
}

TEST_CASE(
    "a rejected bill is asked for on the right account, split or adjusted, and the ledger stands still") {
    RejectDesk desk;
    core::RejectDraft second = desk.row();
    second.line = 8;
    core::RejectDraft third = desk.row();
    third.line = 9;
    REQUIRE(desk.raise({desk.row(), second, third}));
    const auto before = desk.desk.station.reader().ledger_balances().value();
    CHECK(desk.resolve("REJ-0009", Action::apply, {{"10-00102-06", ""}}, both) == "unknown_reject");
    CHECK(desk.resolve("REJ-0001", Action::apply, {}, both) == "usage");
    CHECK(desk.resolve("REJ-0001", Action::refund, {}, both) == "state_wrong");
    CHECK(desk.resolve("REJ-0001", Action::apply, {{"10-00102-06", "40.00"}}, both) == "amount_exceeds");
    CHECK(desk.resolve("REJ-0001", Action::apply, {{"10-00930-04", ""}}, both) == "unknown_account");
    CHECK(desk.resolve("REJ-0001", Action::apply, {{"10-00102-06", ""}}, {.person = "sam"}) ==
          "reason_missing");
    CHECK(desk.resolve("REJ-0001", Action::apply, {{"10-00102-06", ""}}, alone) == "approval_missing");
    CHECK(desk.resolve("REJ-0001", Action::apply, {{"10-00102-06", ""}},
                       {.person = "rosa", .reason = "x", .approved_by = "sam"}) == "wrong_role");
    CHECK(desk.resolve("REJ-0001", Action::apply, {{"10-00102-06", ""}}, both) == "done");
    CHECK(desk.due("10-00102-06").total() == test::money("48.20"));
    CHECK(desk.resolve("REJ-0001", Action::dismiss, {}, both) == "reject_settled");
    CHECK(desk.resolve("REJ-0002", Action::split, {{"10-00102-06", "8.20"}, {"10-00041-00", "39.00"}},
                       both) == "amount_exceeds");
    CHECK(desk.resolve("REJ-0002", Action::split, {{"10-00102-06", "8.20"}, {"10-00041-00", "40.00"}},
                       both) == "done");
    CHECK(desk.due("10-00102-06").total() == test::money("56.40"));
    CHECK(desk.due("10-00041-00").total() == test::money("163.45"));
    CHECK(desk.resolve("REJ-0003", Action::adjust, {{"10-00102-06", "1.80"}}, both) == "done");
    CHECK(desk.due("10-00102-06").total() == test::money("58.20"));
    CHECK(desk.desk.station.reader().ledger_balances().value() == before);

    const core::WorkItem settled = desk.item("REJ-0003");
    REQUIRE(settled.settled.has_value());
    CHECK(settled.settled->action == "adjust");
    CHECK(settled.settled->entry.person == "sam");
    CHECK(settled.settled->entry.body.at("reason") == "found out");
    CHECK(core::work_list(desk.desk.station.reader(), true)->empty());
    CHECK(core::work_list(desk.desk.station.reader(), false)->size() == 3);
    CHECK(desk.desk.station.proves_itself());
}

TEST_CASE("a row that names no service is no amount owed: it can only be dismissed") {
    RejectDesk desk;
    core::RejectDraft row = desk.row();
    row.fields["service"] = "wa,ter";
    REQUIRE(desk.raise({row}));
    CHECK(desk.resolve("REJ-0001", Action::apply, {{"10-00102-06", ""}}, both) == "state_wrong");
    CHECK(desk.resolve("REJ-0001", Action::dismiss, {{"10-00102-06", ""}}, both) == "usage");
    CHECK(desk.resolve("REJ-0001", Action::dismiss, {}, both) == "done");
}

TEST_CASE("a customer's row is settled once the customer is imported") {
    RejectDesk desk;
    REQUIRE(desk.raise({desk.row()}, core::RejectSource::accounts));
    CHECK(desk.resolve("REJ-0001", Action::split, {{"10-00102-06", "1.00"}, {"10-00041-00", "1.00"}}, both) ==
          "state_wrong");
    CHECK(desk.resolve("REJ-0001", Action::apply, {{"10-00930-04", ""}}, both) == "unknown_account");
    CHECK(desk.resolve("REJ-0001", Action::apply, {{"10-00102-06", ""}}, both) == "done");
    CHECK(desk.due("10-00102-06").total().is_zero());
}

TEST_CASE("a row that came in with a later import is settled without asking twice") {
    RejectDesk desk;
    desk.desk.station.accounts.owe("10-00102-06", "R-9001", core::ReceivableKind::charge, "water", "48.20",
                                   "2026-12-10");
    REQUIRE(desk.raise({desk.row()}));
    CHECK(desk.resolve("REJ-0001", Action::apply, {{"10-00102-06", ""}}, both) == "done");
    CHECK(desk.due("10-00102-06").total() == test::money("48.20"));
}

TEST_CASE("who takes money today resolves no rejects today") {
    RejectDesk desk;
    REQUIRE(desk.raise({desk.row()}));
    const auto count = core::CashCount::parse("20x5").value();
    REQUIRE(core::open_drawer(desk.counter(), count.total(), count, {.person = "sam"}).has_value());
    CHECK(desk.resolve("REJ-0001", Action::dismiss, {}, both) == "took_money_today");
    CHECK(desk.resolve("REJ-0001", Action::dismiss, {},
                       {.person = "kim", .reason = "sent twice", .approved_by = "sam"}) == "done");
}

TEST_CASE("money in suspense is never dismissed: it is applied in parts, split or refunded") {
    RejectDesk desk;
    desk.take_suspense("40.00");
    desk.take_suspense("30.00");
    desk.take_suspense("25.00");
    CHECK(desk.resolve("SUS-0001", Action::dismiss, {}, both) == "state_wrong");
    CHECK(desk.resolve("SUS-0001", Action::adjust, {{"10-00041-00", "1.00"}}, both) == "state_wrong");
    CHECK(desk.resolve("SUS-0001", Action::apply, {{"10-00041-00", "40.01"}}, both) == "amount_exceeds");
    CHECK(desk.resolve("SUS-0001", Action::apply, {{"10-00041-00", "15.00"}}, alone) == "approval_missing");
    CHECK(desk.resolve("SUS-0001", Action::apply, {{"10-00041-00", "15.00"}}, both) == "done");
    CHECK_FALSE(desk.item("SUS-0001").settled.has_value());
    CHECK(desk.item("SUS-0001").amount == test::money("25.00"));
    CHECK(desk.due("10-00041-00").total() == test::money("108.45"));
    CHECK(desk.resolve("SUS-0001", Action::apply, {{"10-00041-00", ""}}, both) == "done");
    CHECK(desk.due("10-00041-00").total() == test::money("83.45"));
    CHECK(desk.resolve("SUS-0001", Action::apply, {{"10-00041-00", ""}}, both) == "reject_settled");

    CHECK(desk.resolve("SUS-0002", Action::split, {{"10-00041-00", "20.00"}, {"10-00102-06", "9.99"}},
                       both) == "amount_exceeds");
    CHECK(desk.resolve("SUS-0002", Action::split, {{"10-00041-00", "20.00"}, {"10-00102-06", "10.00"}},
                       both) == "done");
    CHECK(desk.due("10-00041-00").total() == test::money("63.45"));
    CHECK(desk.due("10-00102-06").credit == test::money("10.00"));
    CHECK(desk.item("SUS-0002").settled->action == "split");

    CHECK(desk.resolve("SUS-0003", Action::refund, {}, alone) == "approval_missing");
    CHECK(desk.resolve("SUS-0003", Action::refund, {}, both) == "done");
    CHECK(desk.item("SUS-0003").settled->action == "refund");
    CHECK(desk.balance("suspense").is_zero());
    CHECK(desk.balance("payment_clearing").is_zero());
    CHECK(desk.balance("refunds_payable") == test::money("-25.00"));
    const auto refund = core::refund(desk.desk.station.reader(), "RFD-0001").value();
    REQUIRE(refund.has_value());
    CHECK(refund->payee == "Liam Okafor");
    CHECK(desk.desk.station.proves_itself());
}

TEST_CASE("unclaimed money is listed by the age of what is left of it, and adds up to the ledger") {
    RejectDesk desk;
    REQUIRE(desk.desk.station.pay_cash("10-00102-06", "12.00", "12.00").has_value());
    desk.take_suspense("40.00");
    desk.take_suspense("25.00");
    REQUIRE(desk.resolve("SUS-0002", Action::refund, {}, both) == "done");
    const auto later = core::Date::parse("2027-01-02").value();
    const auto report = core::unclaimed_report(desk.desk.station.reader(), later, 0).value();
    CHECK(report.total() == test::money("77.00"));
    REQUIRE(report.lines.size() == 3);
    for (const core::UnclaimedLine& line : report.lines) {
        CHECK(line.age_days == 40);
        CHECK(core::unclaimed_band(line.age_days) == "31-90");
    }
    for (const auto& control : report.controls) CHECK(control.listed == control.ledger);
    CHECK(core::unclaimed_report(desk.desk.station.reader(), later, 40)->lines.empty());
    CHECK(core::unclaimed_report(desk.desk.station.reader(), later, 39)->lines.size() == 3);
    CHECK(core::csv_of(report).find("refund,RFD-0001,,\"Liam Okafor\",2026-11-23,40,31-90,25.00") !=
          std::string::npos);
}

TEST_CASE("bands of age end where the next begins") {
    CHECK(core::unclaimed_band(0) == "0-30");
    CHECK(core::unclaimed_band(30) == "0-30");
    CHECK(core::unclaimed_band(31) == "31-90");
    CHECK(core::unclaimed_band(1095) == "366-1095");
    CHECK(core::unclaimed_band(1096) == "over 1095");
}
