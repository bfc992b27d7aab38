#include <catch2/catch.hpp>
#include <fstream>

#include "core/counter/days.h"
#include "core/counter/drawers.h"
#include "core/reports/session_report.h"
#include "tests/support/test_station.h"

namespace {

using nlohmann::json;

json worked_day() {
    std::ifstream file("tests/core/counter/cases/worked_day.json");
    return json::parse(file);
}

core::ReceivableKind kind_of_class(const std::string& name) {
    if (name == "connection_fee") return core::ReceivableKind::connection;
    if (name == "final_bill") return core::ReceivableKind::final;
    return core::receivable_kind(name).value();
}

void load_accounts(test::FakeAccountBook& book, const json& day) {
    for (const json& account : day.at("accounts")) {
        book.add(account.at("number"), account.at("name"));
        for (const json& owed : account.at("receivables")) {
            if (account.at("number") == "10-00041-00") continue;  // the test station knows her already
            book.owe(account.at("number"), owed.at("id"), kind_of_class(owed.at("class")), owed.at("service"),
                     owed.at("amount"), owed.at("due"));
        }
    }
}

json net_of(test::TestStation& station, std::int64_t seq) {
    auto net = json::object();
    const std::map<std::string, core::Money> moved = station.reader().transfers_net(seq).value();
    for (const auto& [name, amount] : moved) net[name] = amount.text();
    return net;
}

json allocations_of(const core::PaymentPosted& fact) {
    auto list = json::array();
    for (const core::AllocationLine& line : fact.allocations) {
        list.push_back({{"account", line.account},
                        {"receivable", line.receivable.empty() ? json() : json(line.receivable)},
                        {"to", line.to},
                        {"kind", core::name_of(line.kind)},
                        {"amount", line.amount.text()}});
    }
    return list;
}

// Plays one event; returns the entry's number.
std::int64_t play(test::TestStation& station, const json& event) {
    station.clock.moment = core::Moment::parse(event.at("at").get<std::string>()).value();
    const std::string what = event.at("what");
    const std::string person = event.at("person");
    if (what == "day_open") {
        return core::open_day(station.counter(), core::Date::parse("2026-11-23").value(), {.person = person})
            .value()
            .seq;
    }
    if (what == "drawer_open") {
        const auto count = core::CashCount::parse(event.at("float").get<std::string>()).value();
        REQUIRE(core::open_drawer(station.counter(), count.total(), count, {.person = person}).has_value());
        return station.store->head().count;
    }
    if (what == "payment") {
        const auto request = core::parse_payment_request(event.at("request").dump());
        REQUIRE(request.has_value());
        const auto posted = core::pay(station.counter(), *request, {.person = person});
        REQUIRE(posted.has_value());
        CHECK(posted->fact.payment == event.at("payment"));
        CHECK(posted->fact.change().text() == event.at("answer").at("change"));
        CHECK(allocations_of(posted->fact) == event.at("answer").at("allocations"));
        return posted->entry.seq;
    }
    REQUIRE(what == "void");
    const auto voided = core::void_payment(
        station.counter(), event.at("payment"), {},
        {.person = person, .reason = event.at("reason"), .approved_by = event.at("approved_by")});
    REQUIRE(voided.has_value());
    CHECK(voided->fact.pieces.text() == event.at("notes_out"));
    return voided->entry.seq;
}

}  // namespace

TEST_CASE("the worked day up to its void comes out to the cent") {
    const json day = worked_day();
    test::TestStation station;
    load_accounts(station.accounts, day);
    for (const json& event : day.at("events")) {
        if (event.at("n") > 8) break;
        INFO(event.at("n"));
        CHECK(net_of(station, play(station, event)) == event.at("net"));
        for (const auto& [type, amount] : event.at("after").at("drawer").items()) {
            const auto contents = core::expected_contents(station.reader(), "W2-S0001").value();
            const auto found = contents.find(core::tender_type(type).value());
            CHECK((found == contents.end() ? core::Money{} : found->second).text() == amount);
        }
    }
    CHECK(station.proves_itself());

    const auto figures = core::to_json(core::session_report(station.reader(), 1).value());
    CHECK(figures.at("cash").at("expected_in_drawer") == "483.45");
    CHECK(figures.at("cash").at("voided") == "-75.20");
    CHECK(figures.at("cash").at("change") == "-21.35");
    CHECK(figures.at("payments").at("net").at("amount") == "588.45");
    CHECK(figures.at("net_by_tender").at("check") == "230.00");
    CHECK(figures.at("net_by_kind").at("opening") == "175.00");
    CHECK(figures.at("net_by_kind").at("advance") == "2.70");
}
