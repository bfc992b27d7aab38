#include <catch2/catch.hpp>

#include "tests/kiosk/cli/worked_day.h"

namespace {

using core::Money;
using nlohmann::json;
using test::money;

std::map<std::string, Money> net_of(const json& event) {
    std::map<std::string, Money> net;
    for (const auto& [account, amount] : event.at("net").items()) net[account] = money(amount);
    return net;
}

}  // namespace

TEST_CASE("the worked day comes out to the cent from the command line, every event and every figure") {
    test::WorkedDay worked;
    std::string session;
    json bank_lines;
    for (const json& event : worked.day.at("events")) {
        INFO("event " << event.at("n") << " " << event.at("what"));
        worked.at(event.at("at"));
        worked.try_what_is_refused_before(event);
        const std::int64_t before = worked.count();
        worked.play(event);
        const auto net = worked.net_since(before);
        CHECK(net == net_of(event));
        if (net.contains("bank")) bank_lines[event.at("business_date")].push_back(net.at("bank").text());
        session = event.value("session", session);
        auto balances = worked.trial_balance();
        for (const auto& [type, amount] : event.at("after").at("drawer").items())
            CHECK(balances["drawer:" + session + ":" + type] == money(amount));
        for (const auto& [account, amount] : event.at("after").at("custody").items())
            CHECK(balances[account] == money(amount));
        if (event.at("after").contains("cash_by_denomination"))
            CHECK(worked.cash_by_denomination(session) == event.at("after").at("cash_by_denomination"));
        worked.try_what_is_refused_after(event);
    }
    CHECK(worked.refusals == 11);  // the case's ten; the blind count is tried on both days

    auto open = worked.open_receivables();
    for (const auto& [receivable, amount] : worked.day.at("receivables_at_end").items()) {
        INFO(receivable);
        // The fee's number is the station's own.
        const auto found = open.find(receivable == "R-9001" ? "W2-R000001" : receivable);
        CHECK((found == open.end() ? "0.00" : found->second) == amount);
    }
    const json& expected_lines = worked.day.at("bank_lines");
    for (const auto& [date, lines] : expected_lines.items()) {
        if (date == "book_balance") continue;
        REQUIRE(bank_lines.at(date).size() == lines.size());
        for (std::size_t i = 0; i < lines.size(); ++i) CHECK(bank_lines.at(date)[i] == lines[i][1]);
    }
    CHECK(worked.trial_balance().at("bank") == money(expected_lines.at("book_balance")));
    CHECK(worked.done("verify").at("ok") == true);

    // Variant V1: a day later the check of a split payment comes back; the cash beside it stands.
    const json& variant = worked.day.at("variants").at("V1_split_tender_check_returned");
    worked.at("2026-11-25T16:00:00Z");
    worked.done("day open --date 2026-11-25 --person sam");
    const std::int64_t before = worked.count();
    const json answer = worked.done("return W2-000009/T2 --reason NSF --advice 2026-11-25 --person sam");
    CHECK(answer.at("state") == variant.at("payment_state"));
    CHECK(answer.at("standing") == variant.at("payment_standing"));
    std::map<std::string, Money> moved;
    for (const json& transfer : variant.at("transfers")) {
        moved[transfer.at("debit")] += money(transfer.at("amount"));
        moved[transfer.at("credit")] += -money(transfer.at("amount"));
    }
    CHECK(worked.net_since(before) == moved);
    open = worked.open_receivables();
    for (const auto& [receivable, amount] : variant.at("receivables_after").items())
        CHECK(open[receivable == "R-9002" ? "W2-R000002" : receivable] == amount);
    CHECK(worked.done("verify").at("ok") == true);
}
