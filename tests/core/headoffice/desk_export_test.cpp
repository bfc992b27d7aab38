#include <catch2/catch.hpp>

#include <fstream>

#include "core/formats/bai2.h"
#include "core/headoffice/desk_check.h"
#include "core/headoffice/desk_daily.h"
#include "core/headoffice/desk_ledger.h"
#include "core/headoffice/desk_rejects.h"
#include "core/headoffice/desk_status.h"
#include "tests/support/head_office/posting_office.h"

namespace {

const core::Date day = core::Date::parse("2026-11-23").value();

std::string clean(test::PostingOffice& office) {
    const auto report = core::check_office(office.office, {}).value();
    std::string text;
    for (const auto& finding : report.findings) text += finding.where + " " + finding.what + "\n";
    return text;
}

}  // namespace

TEST_CASE("the billing system is told each line once, and the same bytes whenever it asks") {
    test::PostingOffice office("daily_once");
    REQUIRE(office.station.pay_cash("10-00041-00", "70.00", "70.00"));
    office.send_all();
    REQUIRE(core::make_daily_file(office.office, day, "pat").value() == 1);
    CHECK(core::make_daily_file(office.office, day, "pat").value() == 0);
    const auto first = core::daily_file(office.office, 1, core::DailyFormat::bai2).value();
    const auto csv = core::daily_file(office.office, 1, core::DailyFormat::csv).value();
    REQUIRE(office.station.pay_cash("10-00041-00", "10.00", "10.00"));
    office.send_all();
    CHECK(core::make_daily_file(office.office, core::Date::parse("2026-11-22").value(), "pat").value() == 0);
    CHECK(core::make_daily_file(office.office, day, "pat").value() == 2);
    CHECK(core::daily_file(office.office, 1, core::DailyFormat::bai2).value().text == first.text);
    CHECK(core::daily_file(office.office, 1, core::DailyFormat::csv).value().text == csv.text);
    const auto read = core::read_bai2(first.text);
    REQUIRE(read);
    const auto& account = read->groups.at(0).accounts.at(0);
    CHECK(account.number == "W2");
    REQUIRE(account.transactions.size() == 2);
    CHECK(account.transactions[0].amount.text() == "62.10");
    CHECK(account.transactions[0].text == "R-5512");
    CHECK(csv.text.find("1,2026-11-23,W2,") != std::string::npos);
    CHECK(core::daily_file(office.office, 3, core::DailyFormat::csv).error().code ==
          core::ProblemCode::unknown_daily_file);
    CHECK(clean(office).empty());
}

TEST_CASE("hledger balances the ledger of head office, suspense and credit included") {
    test::PostingOffice office("ledger_balanced");
    REQUIRE(office.station.pay_cash("10-00041-00", "123.45", "123.45"));
    office.run("DELETE FROM paydesk.receivables WHERE id = 'R-5601'");  // head office does not know it
    office.run("UPDATE paydesk.receivables SET amount = 6000 WHERE id = 'R-5512'");  // and this is paid over
    office.send_all();
    const std::string text = core::ledger_journal(office.office, {day, day}).value();
    const auto file = office.station.folder.path() / "ledger.journal";
    std::ofstream(file) << text;
    test::run_program("hledger -f " + file.string() + " check --strict");
    const std::string balances = test::run_program("hledger -f " + file.string() + " balance --flat -O csv");
    CHECK(balances.find("\"customer_credit\",\"-63.45 USD\"") != std::string::npos);
    CHECK(balances.find("\"receivable:unknown\",\"61.35 USD\"") != std::string::npos);
    std::ofstream(file) << text.substr(0, text.find("61.35 USD")) + "61.36 USD" +
                               text.substr(text.find("61.35 USD") + 9);
    CHECK_THROWS(test::run_program("hledger -f " + file.string() + " check"));
}

TEST_CASE("the status names what has not been sent and what was paid twice") {
    test::PostingOffice office("status_seen");
    REQUIRE(office.station.pay_cash("10-00041-00", "62.10", "62.10"));
    office.run("UPDATE paydesk.receivables SET amount = 6000 WHERE id = 'R-5512'");
    office.send_all();
    REQUIRE(office.station.pay_cash("10-00041-00", "1.00", "1.00"));
    auto w2 = office.sender();
    const auto list = office.entries();
    REQUIRE(w2.hello(list.back().seq, list.back().hash));
    const auto status = core::desk_status(office.office, {.today = day, .from = day}).value();
    REQUIRE(status.stations.rows.size() == 1);
    const auto& row = status.stations.rows[0];
    CHECK(row[0] == "W2");
    CHECK(row[1] == "welcome");
    CHECK(row[4] == "1");  // not sent
    CHECK(row[6] == "1");  // drawers open
    CHECK(row[7] == "1");  // rejects
    REQUIRE(status.paid_twice.rows.size() == 1);
    CHECK(status.paid_twice.rows[0][5] == "2.10");
    CHECK(status.months_left == 25);
}

TEST_CASE("money of an unknown account goes to the right one, once, by a person with a reason") {
    test::PostingOffice office("reject_assign");
    office.run("UPDATE paydesk.accounts SET number = '10-00014-03'");  // head office knows another number
    REQUIRE(office.station.pay_cash("10-00041-00", "62.10", "62.10"));
    office.send_all();
    const auto items = core::office_rejects(office.office, true).value();
    REQUIRE(items.size() == 1);
    CHECK(items[0].code == "unknown_account");
    CHECK(items[0].account == "10-00041-00");
    CHECK(items[0].amount.text() == "62.10");
    const auto shown = core::office_reject(office.office, items[0].name).value();
    REQUIRE(!shown.near.empty());
    CHECK(shown.near[0].number == "10-00014-03");
    CHECK(shown.raw.find("payment_posted") != std::string::npos);
    core::RejectDecision decision{.action = "assign", .to = "10-00041-00", .person = "pat"};
    const auto code = [&] {
        return core::resolve_office_reject(office.office, items[0].name, decision).error().code;
    };
    CHECK(code() == core::ProblemCode::reason_missing);
    decision.reason = "digits changed places";
    CHECK(code() == core::ProblemCode::unknown_account);
    decision.to = "10-00014-03";
    CHECK(core::resolve_office_reject(office.office, items[0].name, decision).value().resolved_by == "pat");
    CHECK(code() == core::ProblemCode::reject_settled);
    CHECK(office.one("SELECT credit FROM paydesk.accounts") == "6210");
    CHECK(office.one(
              "SELECT sum(CASE WHEN debit = 'suspense' THEN -amount WHEN credit = 'suspense' THEN amount "
              "ELSE 0 END) FROM paydesk.office_transfers") == "0");
    CHECK(core::office_rejects(office.office, true).value().empty());
    CHECK(core::office_rejects(office.office, false).value().size() == 1);
    CHECK(clean(office).empty());
    CHECK(core::make_daily_file(office.office, core::Date::parse("2199-01-01").value(), "pat").value() == 1);
    CHECK(office.one("SELECT account || amount FROM paydesk.daily_lines") == "10-00014-036210");
}

TEST_CASE("more than a hundred dollars needs a second person, who is another") {
    test::PostingOffice office("reject_two");
    office.run("DELETE FROM paydesk.accounts");
    REQUIRE(office.station.pay_cash("10-00041-00", "123.45", "123.45"));
    office.send_all();
    const auto item = core::office_rejects(office.office, true).value().at(0);
    core::RejectDecision decision{.action = "refund", .reason = "nobody's", .person = "pat"};
    const auto code = [&] {
        return core::resolve_office_reject(office.office, item.name, decision).error().code;
    };
    CHECK(code() == core::ProblemCode::approval_missing);
    decision.approved_by = "pat";
    CHECK(code() == core::ProblemCode::approval_own_act);
    decision.approved_by = "kim";
    REQUIRE(core::resolve_office_reject(office.office, item.name, decision));
    CHECK(office.one(
              "SELECT debit || credit || amount FROM paydesk.office_transfers WHERE reason = 'refund'") ==
          "suspenserefunds_payable12345");
    CHECK(core::office_reject(office.office, "W2:1:0:nothing").error().code ==
          core::ProblemCode::unknown_reject);
}
