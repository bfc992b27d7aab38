#include <catch2/catch.hpp>
#include <fstream>

#include "core/counter/cash_moves.h"
#include "core/counter/days.h"
#include "core/counter/drawer_close.h"
#include "core/counter/drawers.h"
#include "core/reports/session_report.h"
#include "tests/support/test_station.h"

namespace {

using nlohmann::json;

json worked_day() {
    std::ifstream file("tests/core/drawers/cases/worked_day.json");
    return json::parse(file);
}

core::ReceivableKind kind_of_class(const std::string& name) {
    if (name == "connection_fee") return core::ReceivableKind::connection;
    if (name == "final_bill") return core::ReceivableKind::final;
    return core::receivable_kind(name).value();
}

// The deposit of event 9 is applied before the day begins: what is left of Grant's final bill.
std::string left_after_deposit(const json& owed) {
    if (owed.at("id") == "R-8001") return {};
    return owed.at("id") == "R-8002" ? "32.35" : owed.at("amount").get<std::string>();
}

void load_accounts(test::FakeAccountBook& book, const json& day) {
    for (const json& account : day.at("accounts")) {
        book.add(account.at("number"), account.at("name"));
        if (account.at("number") == "10-00041-00") continue;  // the test station knows what she owes
        for (const json& owed : account.at("receivables")) {
            const std::string amount = left_after_deposit(owed);
            if (amount.empty()) continue;
            book.owe(account.at("number"), owed.at("id"), kind_of_class(owed.at("class")), owed.at("service"),
                     amount, owed.at("due"));
        }
    }
}

core::CashCount pieces(const json& event, const char* key) {
    return core::CashCount::parse(event.at(key).get<std::string>()).value();
}

core::Act act_of(const json& event) {
    return {.person = event.at("person"),
            .reason = event.value("reason", ""),
            .approved_by = event.value("approved_by", "")};
}

// Money for nobody in particular, as it stands in the journal; taking it is tested elsewhere.
void post_suspense(test::TestStation& station, const json& event) {
    const core::PaymentPosted fact{
        .payment = event.at("payment"),
        .attempt = event.at("request").at("attempt"),
        .content = {},
        .session = event.at("session"),
        .payor = {},
        .received_on = {},
        .tenders = {{.type = core::TenderType::check, .amount = test::money("40.00"), .number = "208"}},
        .allocations = {{.account = {},
                         .receivable = {},
                         .kind = core::PaymentKind::suspense,
                         .to = "suspense",
                         .amount = test::money("40.00")}},
        .effects = {}};
    REQUIRE(
        core::append_now(station.counter(), "rosa", core::EntryKind::payment_posted, core::to_body(fact)));
}

void pay(test::TestStation& station, const json& event) {
    json request = event.at("request");
    if (request.at("items").front().contains("suspense")) return post_suspense(station, event);
    for (json& tender : request.at("tenders")) {
        if (tender.at("type") == "cash") tender["denominations"] = event.at("notes_in");
    }
    const auto posted =
        core::pay(station.counter(), core::parse_payment_request(request.dump()).value(), act_of(event));
    REQUIRE(posted.has_value());
    CHECK(posted->fact.payment == event.at("payment"));
}

void count(test::TestStation& station, const json& event) {
    const json& counted = event.at("counted");
    const auto cash = pieces(counted, "cash");
    REQUIRE(core::begin_count(station.counter(), {.person = "rosa"}));
    CHECK(core::check_may_see_expected(station.reader(), station.policy, "rosa").error().code ==
          core::ProblemCode::blind_count);
    CHECK(core::check_may_see_expected(station.reader(), station.policy, "sam").error().code ==
          core::ProblemCode::blind_count);
    const auto total = [&](const char* type) { return test::money(counted.at(type).at("total")); };
    const auto saved = core::count_drawer(station.counter(),
                                          {{core::TenderType::cash, cash.total()},
                                           {core::TenderType::check, total("check")},
                                           {core::TenderType::money_order, total("money_order")},
                                           {core::TenderType::card, total("card")}},
                                          cash, act_of(event));
    REQUIRE(saved.has_value());
    CHECK(saved->attempt == event.at("attempt"));
    CHECK(core::check_may_see_expected(station.reader(), station.policy, "rosa"));
}

void play_drawer(test::TestStation& station, const json& event) {
    const std::string what = event.at("what");
    if (what == "drawer_open") {
        const auto cash = pieces(event, "float");
        const auto opened = core::open_drawer(station.counter(), cash.total(), cash, act_of(event));
        REQUIRE(opened.has_value());
        CHECK(opened->difference.text() == event.value("difference", "0.00"));
    } else if (what == "safe_drop") {
        const core::CashMoveRequest drop{.kind = core::CashMoveKind::drop,
                                         .pieces_out = pieces(event, "notes_out"),
                                         .bag = event.at("bag"),
                                         .received_by = event.at("received_by")};
        REQUIRE(core::move_cash(station.counter(), drop, act_of(event)));
    } else if (what == "no_sale") {
        REQUIRE(core::open_without_sale(station.counter(), act_of(event)));
    } else if (what == "count") {
        count(station, event);
    } else if (what == "drawer_close") {
        const core::CashParted parted{.float_pieces = pieces(event, "float_retained"),
                                      .turned_in = pieces(event, "turned_in")};
        REQUIRE(core::close_drawer(station.counter(), act_of(event), parted));
    }
}

// Whether it was an event for this test.
bool play(test::TestStation& station, const json& event) {
    station.clock.moment = core::Moment::parse(event.at("at").get<std::string>()).value();
    const std::string what = event.at("what");
    const auto before = station.store->head().count;
    if (what == "day_open") {
        const auto date = core::Date::parse(event.at("business_date").get<std::string>()).value();
        REQUIRE(core::open_day(station.counter(), date, act_of(event)));
    } else if (what == "day_close") {
        REQUIRE(core::close_day(station.counter(), act_of(event)));
    } else if (what == "payment") {
        pay(station, event);
    } else if (what == "void") {
        const auto voided = core::void_payment(station.counter(), event.at("payment"), {}, act_of(event));
        REQUIRE(voided.has_value());
        CHECK(voided->fact.pieces.text() == event.at("notes_out"));
    } else {
        play_drawer(station, event);
    }
    return station.store->head().count > before;
}

json net_of(test::TestStation& station) {
    auto net = json::object();
    const std::map<std::string, core::Money> moved =
        station.reader().transfers_net(station.store->head().count).value();
    for (const auto& [name, amount] : moved) net[name] = amount.text();
    return net;
}

json known_cash(test::TestStation& station, std::int64_t session) {
    return station.reader().known_cash(session).value().text();
}

// Every field that the case names has the case's value; what we say beyond it is ours.
void check_holds(const json& ours, const json& expected, const std::string& path) {
    for (const auto& [key, value] : expected.items()) {
        if (key == "explanations") continue;
        INFO(path << "/" << key);
        REQUIRE(ours.contains(key));
        if (value.is_object() && key != "net_by_ledger")
            check_holds(ours.at(key), value, path + "/" + key);
        else
            CHECK(ours.at(key) == value);
    }
}

json z_of(test::TestStation& station, std::int64_t session) {
    const auto row = station.reader().session(session).value().value();
    return station.reader().entry(row.closed_seq).value().value().body.at("z");
}

}  // namespace

TEST_CASE("the worked day's drawers come out to the cent, with X, both Zs and what explains the shortage") {
    const json day = worked_day();
    test::TestStation station;
    load_accounts(station.accounts, day);
    for (const json& event : day.at("events")) {
        INFO("event " << event.at("n"));
        if (event.at("what") == "count" && event.at("n") == 16) {
            const json x = core::to_json(core::session_report(station.reader(), 1).value());
            check_holds(x, day.at("x_before_close"), "x");
            CHECK_FALSE(x.contains("expected_by_denomination"));
        }
        if (!play(station, event)) continue;
        CHECK(net_of(station) == event.at("net"));
        const json& after = event.at("after");
        if (after.contains("cash_by_denomination")) {
            const bool second = event.at("business_date") == "2026-11-24";
            CHECK(known_cash(station, second ? 2 : 1) == after.at("cash_by_denomination"));
        }
    }
    check_holds(z_of(station, 1), day.at("session_z").at(0), "z1");
    check_holds(z_of(station, 2), day.at("session_z").at(1), "z2");
    const std::map<std::string, core::Money> balances = station.reader().ledger_balances().value();
    for (const auto& [account, balance] : balances) {
        INFO(account);
        if (account.starts_with("drawer:") || account.starts_with("safe:")) CHECK(balance.is_zero());
    }
    CHECK(station.proves_itself());

    const json wanted = day.at("session_z").at(0).at("explanations");
    const json explained = z_of(station, 1).at("explanations");
    CHECK(explained.at("signature") == wanted.at("signature"));
    std::map<std::string, json> causes;
    for (const json& cause : explained.at("causes")) causes[cause.at("says")] = cause.at("where");
    for (const json& listed : wanted.at("must_be_listed")) {
        INFO(listed.dump());
        REQUIRE(causes.contains(listed.at("cause")));
        for (const json& place : listed.at("where")) {
            const json& where = causes.at(listed.at("cause"));
            CHECK(std::find(where.begin(), where.end(), place) != where.end());
        }
    }
    for (const json& cause : explained.at("causes")) {
        CHECK(cause.at("cause") != "transposed_digits");
        CHECK(cause.at("cause") != "payment_missing");
        CHECK(cause.at("cause") != "tender_keyed_as_another");
        CHECK(cause.at("cause") != "drop_miscounted");
    }
    CHECK(z_of(station, 1).at("counts").size() == 1);
    CHECK(z_of(station, 1).at("turned_in_by_denomination") == "100x1,50x1,20x1,1x3,0.10x1,0.05x5,0.01x10");
}
