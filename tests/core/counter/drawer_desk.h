#pragma once

#include "core/counter/cash_moves.h"
#include "core/counter/days.h"
#include "core/counter/drawer_close.h"
#include "core/counter/drawers.h"
#include "core/counter/handovers.h"
#include "core/counter/people.h"
#include "core/reports/session_report.h"
#include "tests/support/test_station.h"

namespace test {

// A station with rosa and ann, both clerks, and the words of a drawer's day.
struct DrawerDesk {
    DrawerDesk() {
        core::set_person(station.counter(), {.person = "sam"}, {"ann", "clerk", ""}).value();
        core::set_person(station.counter(), {.person = "sam"}, {"lee", "auditor", ""}).value();
        core::open_day(station.counter(), core::Date::parse("2026-11-23").value(), {.person = "sam"}).value();
    }

    core::Counter counter() { return station.counter(); }
    core::Result<core::DrawerOpened> open(const std::string& person, const std::string& amount,
                                          const std::string& reason = {}) {
        return core::open_drawer(counter(), money(amount), {}, {.person = person, .reason = reason});
    }
    core::Result<core::PostedPayment> pay(const std::string& person, const std::string& amount,
                                          const std::string& session = {}) {
        core::PaymentRequest request;
        request.attempt = "desk-" + std::to_string(++attempts);
        request.items = {{account_number("10-00041-00"), money(amount)}};
        core::TenderLine cash;
        cash.amount = money(amount);
        request.tenders = {cash};
        return core::pay(counter(), request, {.person = person, .session = session});
    }
    core::Result<core::CashMoved> move(core::CashMoveKind kind, const std::string& amount,
                                       const core::Act& act, const std::string& bag = {},
                                       const std::string& receiver = {}) {
        return core::move_cash(counter(),
                               {.kind = kind,
                                .amounts = {{core::TenderType::cash, money(amount)}},
                                .bag = bag,
                                .received_by = receiver},
                               act);
    }
    core::Result<core::DrawerCounted> count(const core::Act& act, const std::string& cash) {
        return core::count_drawer(counter(),
                                  {{core::TenderType::cash, money(cash)},
                                   {core::TenderType::check, {}},
                                   {core::TenderType::money_order, {}},
                                   {core::TenderType::card, {}}},
                                  {}, act);
    }
    core::SessionReport report(std::int64_t session) {
        return core::session_report(station.reader(), session).value();
    }
    std::string balance(const std::string& account) {
        return core::DrawerReader(station.reader()).ledger_balance(account).value().text();
    }
    std::string refused(const auto& result) {
        return result ? std::string("done") : std::string(result.error().name());
    }

    TestStation station{"window", {.synchronous = "OFF"}};  // thousands of entries; power is not cut here
    int attempts = 0;
};

}  // namespace test
