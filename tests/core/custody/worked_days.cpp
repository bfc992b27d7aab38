#include "tests/core/custody/worked_days.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "core/counter/days.h"
#include "core/counter/drawer_close.h"
#include "core/counter/drawers.h"
#include "core/custody/vault.h"
#include "core/facts/correction_facts.h"
#include "core/store/station/numbering.h"

namespace test {

using nlohmann::json;

namespace {

core::ReceivableKind kind_of_class(const std::string& name) {
    if (name == "connection_fee") return core::ReceivableKind::connection;
    if (name == "final_bill") return core::ReceivableKind::final;
    return core::receivable_kind(name).value();
}

void load_accounts(FakeAccountBook& book, const json& days) {
    for (const json& account : days.at("accounts")) {
        book.add(account.at("number"), account.at("name"));
        for (const json& owed : account.at("receivables")) {
            if (account.at("number") == "10-00041-00") continue;  // the test station knows her already
            book.owe(account.at("number"), owed.at("id"), kind_of_class(owed.at("class")), owed.at("service"),
                     owed.at("amount"), owed.at("due"));
        }
    }
}

core::PaymentKind kind_of(const std::string& to, const json& transfer) {
    if (to == "customer_credit") return core::PaymentKind::advance;
    if (to == "suspense") return core::PaymentKind::suspense;
    return transfer.value("receivable", "") == "R-5611" ? core::PaymentKind::delinquent
                                                        : core::PaymentKind::current;
}

bool is_customers_side(const std::string& name) {
    return name.starts_with("receivable:") || name == "customer_credit" || name == "suspense";
}

core::AccountMove move_of(const json& transfer, const std::string& to, const std::string& against, int sign) {
    return {.account = to == "suspense" ? "" : transfer.value("account", ""),
            .receivable = to == "suspense" ? "" : transfer.value("receivable", ""),
            .kind = kind_of(to, transfer),
            .to = to,
            .against = against,
            .amount = core::Money::from_cents(sign * money(transfer.at("amount")).cents())};
}

// The case's transfers as moves on the customers' accounts; the fee goes its own way.
std::vector<core::AccountMove> moves_of_event(const json& event) {
    std::vector<core::AccountMove> moves;
    for (const json& transfer : event.at("transfers")) {
        const std::string debit = transfer.at("debit");
        const std::string credit = transfer.at("credit");
        if (debit == "receivable:fees") continue;
        if (is_customers_side(debit) && is_customers_side(credit)) {
            moves.push_back(move_of(transfer, debit, "payment_clearing", -1));
            moves.push_back(move_of(transfer, credit, "payment_clearing", 1));
        } else if (is_customers_side(debit)) {
            moves.push_back(move_of(transfer, debit, credit, -1));
        } else {
            moves.push_back(move_of(transfer, credit, debit, 1));
        }
    }
    return moves;
}

}  // namespace

WorkedDays::WorkedDays() {
    std::ifstream file("tests/core/counter/cases/worked_day.json");
    days = json::parse(file);
    load_accounts(station.accounts, days);
    const auto counted = core::count_vault(station.counter(), {.total = money("200.00"), .pieces = {}},
                                           {.person = "sam", .reason = {}, .approved_by = "kim"});
    REQUIRE(counted.has_value());
}

const json& WorkedDays::event(int number) const {
    return days.at("events").at(static_cast<std::size_t>(number - 1));
}

void WorkedDays::play_to(int last) {
    while (played_ < last) {
        const json& next = event(++played_);
        INFO(played_);
        const std::int64_t before = station.store->head().count;
        station.clock.moment = core::Moment::parse(next.at("at").get<std::string>()).value();
        play(next);
        const std::int64_t after = station.store->head().count;
        REQUIRE(after <= before + 1);
        nets_[played_] = after == before ? json::object() : net_json(station, after);
    }
}

void WorkedDays::play(const json& event) {
    const std::string what = event.at("what");
    const std::string person = event.at("person");
    const core::Counter counter = station.counter();
    if (what == "day_open") {
        const auto date = core::Date::parse(event.at("business_date").get<std::string>()).value();
        REQUIRE(core::open_day(counter, date, {.person = person}).has_value());
    } else if (what == "drawer_open") {
        const auto count = core::CashCount::parse(event.at("float").get<std::string>()).value();
        REQUIRE(core::open_drawer(counter, count.total(), count, {.person = person}).has_value());
    } else if (what == "payment") {
        pay(event);
    } else if (what == "void") {
        const core::Act act{
            .person = person, .reason = event.at("reason"), .approved_by = event.at("approved_by")};
        REQUIRE(core::void_payment(counter, event.at("payment"), {}, act).has_value());
    } else if (what == "count") {
        core::MoneyByTender counted;
        // The drop is still in the drawer here: cash is what was counted and what was dropped.
        const core::Money dropped = event.at("session") == "W2-S0001" ? money("200.00") : core::Money{};
        counted[core::TenderType::cash] = money(event.at("counted").at("cash_total")) + dropped;
        for (const auto type :
             {core::TenderType::check, core::TenderType::money_order, core::TenderType::card})
            counted[type] = money(event.at("counted").at(std::string(name_of(type))).at("total"));
        REQUIRE(core::count_drawer(counter, counted, {}, {.person = person}).has_value());
    } else if (what == "drawer_close") {
        close(event);
    } else if (what == "deposit_prepared") {
        prepare(event);
    } else if (what == "bank_confirms_deposit") {
        REQUIRE(core::confirm_deposit(counter, event.at("deposit"), money(event.at("bank_amount")),
                                      {.person = person})
                    .has_value());
    } else if (what == "card_settled") {
        const core::CardsSettled settled{
            .date = core::Date::parse("2026-11-23").value(), .amount = money("75.00"), .fee = {}};
        REQUIRE(core::settle_cards(counter, settled, {.person = person}).has_value());
    } else if (what == "day_close") {
        REQUIRE(core::close_day(counter, {.person = person}).has_value());
    } else if (what != "deposit_applied" && what != "safe_drop" && what != "no_sale") {
        correct(event);
    }
}

void WorkedDays::pay(const json& event) {
    if (event.at("payment") == "W2-000008") return pay_into_suspense(event);
    const auto request = core::parse_payment_request(event.at("request").dump());
    REQUIRE(request.has_value());
    const auto posted = core::pay(station.counter(), *request, {.person = event.at("person")});
    REQUIRE(posted.has_value());
    CHECK(posted->fact.payment == event.at("payment"));
}

void WorkedDays::pay_into_suspense(const json& event) {
    const json& tender = event.at("request").at("tenders").at(0);
    core::PaymentPosted fact;
    fact.payment = event.at("payment");
    fact.attempt = event.at("request").at("attempt");
    fact.session = event.at("session");
    fact.tenders = {{.type = core::TenderType::check,
                     .amount = money(tender.at("amount")),
                     .number = tender.at("number")}};
    fact.allocations = {
        {.kind = core::PaymentKind::suspense, .to = "suspense", .amount = money(tender.at("amount"))}};
    append(core::EntryKind::payment_posted, to_body(fact), event);
}

void WorkedDays::close(const json& event) {
    const core::Act act{.person = event.at("person"),
                        .reason = event.value("reason", ""),
                        .approved_by = event.value("approved_by", "")};
    REQUIRE(core::close_drawer(station.counter(), act).has_value());
}

void WorkedDays::prepare(const json& event) {
    const std::string deposit = event.at("deposit");
    for (const json& slip : days.at("deposit_slips")) {
        if (slip.at("deposit") != deposit) continue;
        const auto prepared = core::prepare_deposit(
            station.counter(), event.at("bag"), {}, bag_of(slip),
            {.person = event.at("person"), .reason = {}, .approved_by = event.at("second")});
        REQUIRE(prepared.has_value());
    }
}

void WorkedDays::correct(const json& event) {
    const std::string what = event.at("what");
    const core::Correction correction{.payment = event.at("payment"),
                                      .moves = moves_of_event(event),
                                      .reason = event.value("reason", "NSF"),
                                      .approved_by = event.value("approved_by", "")};
    if (what == "returned_item") {
        core::TenderReturned fact;
        fact.correction = correction;
        fact.tender = 1;
        fact.amount = money(event.at("amount"));
        fact.count = 1;
        fact.charges = {{.owed = {.id = "W2-R000001",
                                  .account = "10-00102-06",
                                  .kind = core::ReceivableKind::fee,
                                  .service = "fees",
                                  .amount = money("25.00"),
                                  .due_date = core::Date::parse("2026-11-24").value()},
                         .against = "revenue:returned_item_fee"}};
        return append(core::EntryKind::tender_returned, to_body(fact), event);
    }
    if (what == "move") {
        core::PaymentMoved fact;
        fact.correction = correction;
        fact.amount = money("50.00");
        return append(core::EntryKind::payment_moved, to_body(fact), event);
    }
    if (what == "reversal") {
        core::PaymentReversed fact;
        fact.correction = correction;
        fact.to = core::ReversalTo::refund;
        fact.amount = money("60.00");
        fact.refund = "RFD-0001";
        return append(core::EntryKind::payment_reversed, to_body(fact), event);
    }
    REQUIRE(what == "suspense_resolved");
    core::SuspenseResolved fact;
    fact.correction = correction;
    fact.amount = money("40.00");
    append(core::EntryKind::suspense_resolved, to_body(fact), event);
}

void WorkedDays::append(core::EntryKind kind, const json& body, const json& event) {
    REQUIRE(core::append_now(station.counter(), event.at("person"), kind, body).has_value());
}

core::BagContents bag_of(const json& slip) {
    core::BagContents bag{
        .cash = money(slip.at("cash")),
        .pieces = core::CashCount::parse(slip.at("cash_by_denomination").get<std::string>()).value(),
        .items = {}};
    for (const json& item : slip.at("checks")) bag.items.push_back({.amount = money(item.at("amount"))});
    return bag;
}

json net_json(TestStation& station, std::int64_t seq) {
    auto net = json::object();
    const std::map<std::string, core::Money> moved = station.reader().transfers_net(seq).value();
    for (const auto& [name, amount] : moved) net[name] = amount.text();
    return net;
}

}  // namespace test
