#include "tests/corrections/correction_desk.h"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "core/base/ensure.h"
#include "core/counter/days.h"
#include "core/counter/drawer_close.h"
#include "core/counter/drawers.h"
#include "core/reports/session_report.h"

namespace test {

using core::ensure;
using nlohmann::json;

namespace {

core::ReceivableKind kind_of_class(const std::string& name) {
    if (name == "connection_fee") return core::ReceivableKind::connection;
    if (name == "final_bill") return core::ReceivableKind::final;
    return core::receivable_kind(name).value();
}

void load_customers(FakeAccountBook& book) {
    std::ifstream file("tests/core/counter/cases/worked_day.json");
    const json day = json::parse(file);
    for (const json& account : day.at("accounts")) {
        if (account.at("number") == "10-00041-00") continue;  // the test station knows her already
        book.add(account.at("number"), account.at("name"));
        for (const json& owed : account.at("receivables")) {
            book.owe(account.at("number"), owed.at("id"), kind_of_class(owed.at("class")), owed.at("service"),
                     owed.at("amount"), owed.at("due"));
        }
    }
}

core::TenderLine tender_line(const std::string& words) {
    std::istringstream stream(words);
    std::string type;
    std::string amount;
    std::string number;
    stream >> type >> amount >> number;
    core::TenderLine line;
    line.type = core::tender_type(type).value();
    line.amount = money(amount);
    if (line.type == core::TenderType::card) line.reference = number;
    if (line.type != core::TenderType::card) line.number = number;
    if (line.type == core::TenderType::check) {
        line.routing = "011000015";
        line.account_last4 = "4321";
    }
    return line;
}

}  // namespace

CorrectionDesk::CorrectionDesk() {
    load_customers(station.accounts);
}

void CorrectionDesk::open(const std::string& date) {
    date_ = date;
    station.clock.moment = core::Moment::parse(date + "T16:00:00Z").value();
    const auto day = core::open_day(station.counter(), core::Date::parse(date).value(), {.person = "sam"});
    ensure(day.has_value(), "the day was refused");
    ensure(core::open_drawer(station.counter(), money("200.00"), {}, {.person = "rosa"}).has_value(),
           "the drawer was refused");
}

void CorrectionDesk::count_and_close() {
    const auto session = station.reader().open_session().value();
    const std::string name = fmt::format("W2-S{:04}", session->id);
    auto counted = core::expected_contents(station.reader(), name).value();
    counted.erase(core::TenderType::note_acceptor);
    ensure(core::count_drawer(station.counter(), counted, {}, {.person = "rosa"}).has_value(),
           "the count was refused");
    ensure(core::close_drawer(station.counter(), {.person = "rosa"}).has_value(), "the close was refused");
}

void CorrectionDesk::close() {
    count_and_close();
    ensure(core::close_day(station.counter(), {.person = "sam"}).has_value(), "the day was not closed");
}

void CorrectionDesk::open_day_later() {
    ensure(core::close_day(station.counter(), {.person = "sam"}).has_value(), "the day was not closed");
    open("2027-03-01");
}

std::string CorrectionDesk::pay(const std::string& account, const std::string& amount,
                                const std::vector<std::string>& tenders, const std::string& payor) {
    return pay_items({{account, amount}}, tenders, payor);
}

std::string CorrectionDesk::pay_items(const std::vector<std::pair<std::string, std::string>>& items,
                                      const std::vector<std::string>& tenders, const std::string& payor) {
    core::PaymentRequest request;
    request.attempt = fmt::format("attempt-{}", ++attempts_);
    request.payor = payor;
    for (const auto& [account, amount] : items)
        request.items.push_back({account_number(account), money(amount)});
    for (const std::string& words : tenders) request.tenders.push_back(tender_line(words));
    const auto posted = core::pay(station.counter(), request, {.person = "rosa"});
    return posted ? posted->fact.payment : std::string(posted.error().name());
}

std::string CorrectionDesk::pay_suspense(const std::string& amount, const std::string& tender) {
    core::PaymentRequest request;
    request.attempt = fmt::format("attempt-{}", ++attempts_);
    request.items.push_back({.account = {},
                             .amount = money(amount),
                             .suspense = true,
                             .reason = "account number on the stub not legible"});
    request.tenders = {tender_line(tender)};
    const auto posted = core::pay(station.counter(), request, {.person = "rosa"});
    return posted ? posted->fact.payment : std::string(posted.error().name());
}

core::Result<core::Corrected<core::TenderReturned>> CorrectionDesk::bounce(const std::string& tender,
                                                                           const std::string& code) {
    return core::return_tender(
        station.counter(), {.tender = tender, .code = code, .advice_date = core::Date::parse(date_).value()},
        alone);
}

core::Result<core::Corrected<core::PaymentReversed>> CorrectionDesk::reverse(const std::string& payment,
                                                                             const std::string& to) {
    return core::reverse_payment(station.counter(), {.payment = payment, .to = to}, both);
}

core::Result<core::Corrected<core::PaymentMoved>> CorrectionDesk::move(const std::string& payment,
                                                                       const std::string& account) {
    return core::move_payment(station.counter(), {.payment = payment, .account = account, .from = {}}, both);
}

NetByAccount CorrectionDesk::net_of(std::int64_t seq) {
    NetByAccount net;
    const auto moved = station.reader().transfers_net(seq).value();
    for (const auto& [name, amount] : moved) net[name] = amount.text();
    return net;
}

std::string CorrectionDesk::open_on(const std::string& account, const std::string& receivable) {
    const auto due = core::account_due(station.accounts, station.reader(), account_number(account),
                                       core::Date::parse(date_).value());
    for (const core::DueItem& item : due.value().items) {
        if (item.receivable.id == receivable) return item.open.text();
    }
    return "0.00";
}

std::string CorrectionDesk::credit_of(const std::string& account) {
    return core::account_due(station.accounts, station.reader(), account_number(account),
                             core::Date::parse(date_).value())
        .value()
        .credit.text();
}

core::CorrectedPayment CorrectionDesk::payment(const std::string& name) {
    return core::corrected_payment(station.reader(), name).value().value();
}

std::string CorrectionDesk::complaint() {
    core::Money sum;
    const auto balances = station.reader().ledger_balances().value();
    for (const auto& [name, balance] : balances) sum += balance;
    if (!sum.is_zero()) return "debits and credits differ by " + sum.text();
    if (balances.contains("payment_clearing")) return "money is left in payment_clearing";
    return station.proves_itself() ? "" : "the station does not prove itself";
}

}  // namespace test
