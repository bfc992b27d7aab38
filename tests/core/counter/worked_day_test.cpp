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
        list.push_back({{"account", line.account.empty() ? json() : json(line.account)},
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

// What the deposit leaves of the final bill; applying it is an act of its own.
void leave_final_bill(test::FakeAccountBook& book) {
    const auto owed = [](const std::string& id, const std::string& service, const std::string& amount) {
        return core::Receivable{.id = id,
                                .account = test::account_number("10-00617-04"),
                                .kind = core::ReceivableKind::final,
                                .service = service,
                                .amount = test::money(amount),
                                .due_date = core::Date::parse("2026-11-23").value()};
    };
    book.replace("10-00617-04", {owed("R-8002", "water", "32.35"), owed("R-8003", "sewer", "30.00")});
}

std::string refusal(test::TestStation& station, json request) {
    const auto parsed = core::parse_payment_request(request.dump());
    REQUIRE(parsed.has_value());
    const auto posted = core::pay(station.counter(), *parsed, {.person = "rosa"});
    return posted ? "posted" : std::string(posted.error().name());
}

json request_of(const json& day, int event) {
    return day.at("events").at(static_cast<std::size_t>(event - 1)).at("request");
}

// "W2-000003 with a check for 175.00" and "pay with the attempt of W2-000001 and amount 123.46".
void check_refusals(test::TestStation& station, const json& day, const json& event) {
    if (event.at("n") == 4) {
        json opening = request_of(day, 5);
        opening["tenders"] = {
            {{"type", "check"}, {"amount", "175.00"}, {"number", "1"}, {"routing", "011000015"}}};
        CHECK(refusal(station, opening) == "tender_not_for_kind");
        json reused = request_of(day, 3);
        reused["items"][0]["amount"] = "123.46";
        CHECK(refusal(station, reused) == "attempt_reused");
    }
}

}  // namespace

TEST_CASE("the worked day's payments come out to the cent") {
    const json day = worked_day();
    test::TestStation station;
    load_accounts(station.accounts, day);
    for (const json& event : day.at("events")) {
        if (event.at("n") > 13) break;
        INFO(event.at("n"));
        if (event.at("what") == "deposit_applied") {
            leave_final_bill(station.accounts);
            continue;
        }
        CHECK(net_of(station, play(station, event)) == event.at("net"));
        for (const auto& [type, amount] : event.at("after").at("drawer").items()) {
            const auto contents = core::expected_contents(station.reader(), "W2-S0001").value();
            const auto found = contents.find(core::tender_type(type).value());
            CHECK((found == contents.end() ? core::Money{} : found->second).text() == amount);
        }
        check_refusals(station, day, event);
    }
    CHECK(station.proves_itself());

    const auto figures = core::to_json(core::session_report(station.reader(), 1).value());
    CHECK(figures.at("cash").at("expected_in_drawer") == "583.45");
    CHECK(figures.at("cash").at("voided") == "-75.20");
    CHECK(figures.at("cash").at("change") == "-21.35");
    CHECK(figures.at("payments").at("net").at("amount") == "890.80");
    CHECK(figures.at("net_by_tender").at("check") == "370.00");
    const json& day_kinds = day.at("day_z").at(0).at("net_by_kind");
    for (const auto& [kind, amount] : figures.at("net_by_kind").items())
        CHECK(day_kinds.value(kind, "0.00") == amount);
}
