#include <fmt/format.h>
#include <catch2/catch.hpp>
#include <fstream>

#include "core/counter/tenders.h"
#include "core/reports/session_report.h"
#include "core/store/station/payment_reader.h"
#include "tests/core/counter/pay_desk.h"

namespace {

using nlohmann::json;

json case_file(const std::string& path) {
    std::ifstream file("tests/core/" + path);
    return json::parse(file);
}

void round_cash(test::PayDesk& desk) {
    desk.station.policy.cash.rounding.method = core::RoundingMethod::symmetrical;
}

json tenders_of(const json& payment) {
    json tenders = payment.at("tenders");
    for (json& tender : tenders) {
        if (tender.at("type") != "check") continue;
        tender["number"] = "1043";
        tender["routing"] = "011000015";
    }
    return tenders;
}

}  // namespace

TEST_CASE("variant V2 of the worked day: five payments with rounded cash, to the cent") {
    const json variant = case_file("counter/cases/worked_day.json").at("variants").at("V2_rounding");
    test::PayDesk desk;
    round_cash(desk);
    int customer = 0;
    core::Money relieved;
    for (const json& payment : variant.at("payments")) {
        INFO(payment.dump());
        const auto account = core::AccountNumber::with_check_digit(20'000'000 + ++customer).text();
        desk.station.accounts.add(account, "Somebody");
        desk.station.accounts.owe(account, fmt::format("R-{}", customer), core::ReceivableKind::charge,
                                  "water", payment.at("due"), "2026-12-05");
        const json request{{"items", {{{"account", account}, {"amount", payment.at("due")}}}},
                           {"tenders", tenders_of(payment)}};
        const auto posted = desk.pay(request.dump());
        REQUIRE(posted);
        CHECK(posted->fact.change().text() == payment.at("change"));
        CHECK(posted->fact.rounding.text() == payment.at("rounding"));
        relieved += posted->fact.amount();
    }
    const auto drawer = core::expected_contents(desk.station.reader(), "W2-S0001").value();
    const core::Money opening = test::money("200.00");
    CHECK((drawer.at(core::TenderType::cash) - opening).text() == variant.at("drawer_cash_net"));
    CHECK(drawer.at(core::TenderType::check).text() == variant.at("drawer_check"));
    CHECK((-desk.station.reader().ledger_balances().value().at("rounding")).text() ==
          variant.at("rounding_balance_credit"));
    CHECK(relieved.text() == variant.at("receivable_relieved"));
    CHECK(desk.station.proves_itself());
}

TEST_CASE("cash is rounded as the penny cases say") {
    const json file = case_file("policy/cases/penny_rounding.json");
    for (const json& one : file.at("cases")) {
        INFO(one.dump());
        test::PayDesk desk;
        round_cash(desk);
        desk.station.policy.guards.unusual_ratio_max = 0;
        core::TenderLine note;
        note.amount = test::money("120.00");
        const core::Money total = test::money(one.at("total"));
        const core::Money cash_due = test::money(one.at("cash_due"));
        const auto settled =
            core::settle({note}, total, desk.station.policy, core::Date::parse("2026-11-23").value());
        REQUIRE(settled);
        CHECK(settled->change == note.amount - cash_due);
        CHECK(settled->rounding == cash_due - total);
    }
}

TEST_CASE("without the city's order nothing is rounded") {
    test::PayDesk desk;
    const auto posted = desk.pay(test::paying_gonzalez("41.38", test::cash("50.00")));
    REQUIRE(posted);
    CHECK(posted->fact.change() == test::money("8.62"));
    CHECK(posted->fact.rounding.is_zero());
}

TEST_CASE("a void gives back what rounding kept") {
    test::PayDesk desk;
    round_cash(desk);
    const auto posted = desk.pay(test::paying_gonzalez("41.38", test::cash("50.00")));
    REQUIRE(posted);
    const auto voided =
        core::void_payment(desk.station.counter(), posted->fact.payment, {},
                           {.person = "rosa", .reason = "wrong account", .approved_by = "sam"});
    REQUIRE(voided);
    CHECK(voided->fact.cash_back == test::money("41.40"));
    CHECK(core::ledger_balance(desk.station.reader(), "rounding").value().is_zero());
}
