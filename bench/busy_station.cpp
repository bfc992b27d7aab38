#include "bench/busy_station.h"

#include <fmt/format.h>

#include <cstdlib>
#include <iostream>

#include "core/counter/allocate.h"
#include "core/counter/days.h"
#include "core/counter/drawer_close.h"
#include "core/counter/drawers.h"
#include "core/counter/effects.h"
#include "core/counter/people.h"
#include "core/journal/cryptography.h"
#include "core/reports/session_report.h"
#include "core/store/station/numbering.h"

namespace bench {

namespace {

template <class T>
T take(core::Result<T> result) {
    if (result) return std::move(*result);
    std::cerr << result.error().message() << "\n";
    std::exit(3);
}

void take(const core::Done& done) {
    if (done) return;
    std::cerr << done.error().message() << "\n";
    std::exit(3);
}

core::TenderLine tender(core::TenderType type, const char* amount) {
    core::TenderLine line;
    line.type = type;
    line.amount = test::money(amount);
    return line;
}

}  // namespace

core::Result<std::optional<core::AccountStanding>> BusyStation::EndlessBook::standing(
    core::AccountNumber number) {
    return core::AccountStanding{.account = account(number).value().value(),
                                 .receivables = receivables(number).value()};
}

core::Result<std::optional<core::Account>> BusyStation::EndlessBook::account(core::AccountNumber number) {
    core::Account account;
    account.number = number;
    account.name = "Maria Gonzalez";
    return account;
}

core::Result<std::vector<core::Receivable>> BusyStation::EndlessBook::receivables(
    core::AccountNumber account) {
    std::vector<core::Receivable> list;
    int n = 0;
    for (const char* service : {"electric", "water", "sewer", "refuse"}) {
        list.push_back({.id = fmt::format("{}{}", account.value(), ++n),
                        .account = account,
                        .kind = core::ReceivableKind::charge,
                        .service = service,
                        .amount = test::money("30.00"),
                        .due_date = core::Date::parse("2026-12-05").value()});
    }
    return list;
}

BusyStation::BusyStation(const std::filesystem::path& folder, const std::string& vfs)
    : policy(core::built_in_policy("default").value()) {
    // The same payment over and over is what is measured here; nobody is asked about it.
    policy.guards = {.source = {}, .duplicate = false, .unusual_ratio_max = 0};
    policy.cash.drawer_lock_above.reset();
    take(core::start_cryptography());
    store.emplace(
        take(core::make_station(folder, {.name = "W2", .role = "window", .office = {}, .training = true},
                                policy, clock_, {.holder = "paydesk_bench", .vfs = vfs})));
    for (const auto& [name, role] : {std::pair{"sam", "supervisor"}, std::pair{"rosa", "clerk"}}) {
        take(core::set_person(counter(), {.person = "sam"}, {name, role, ""}));
    }
    take(core::open_day(counter(), core::Date::parse("2026-11-23").value(), {.person = "sam"}));
    open_drawer();
}

void BusyStation::open_drawer() {
    session_ = take(core::open_drawer(counter(), {}, {}, {.person = "rosa"})).session;
    next_number_ = take(store->reader().next_payment());
}

void BusyStation::count_and_close_drawer() {
    const auto expected = take(core::expected_contents(store->reader(), session_));
    core::MoneyByTender counted;
    for (const core::TenderType type : core::all_tender_types) counted[type] = {};
    for (const auto& [type, amount] : expected) counted[type] = amount;
    take(core::count_drawer(counter(), counted, {}, {.person = "rosa"}));
    take(core::close_drawer(counter(), {.person = "rosa"}));
}

core::PaymentRequest BusyStation::next_request() {
    core::PaymentRequest request;
    ++customers_;
    request.attempt =
        fmt::format("{:08x}-7b1d-4c6e-9f00-{:012x}", customers_ * 2654435761 % 4294967296, customers_);
    const auto account = core::AccountNumber::with_check_digit(10'000'000 + customers_ % 80'000'000);
    request.items = {{account, test::money("120.00")}};
    core::TenderLine check = tender(core::TenderType::check, "100.00");
    check.number = "1041";
    check.routing = "021000021";
    request.tenders = {check, tender(core::TenderType::cash, "20.00")};
    request.effects = {core::EffectKind::drawer, core::EffectKind::receipt};
    return request;
}

core::PaymentPosted BusyStation::next_fact() {
    const auto request = next_request();
    const auto as_of = core::Date::parse("2026-11-23").value();
    const auto due = take(core::account_due(book_, store->reader(), request.items.front().account, as_of));
    return {.payment = core::payment_name("W2", next_number_++),
            .attempt = request.attempt,
            .content = core::fingerprint(request),
            .session = session_,
            .payor = {},
            .tenders = request.tenders,
            .allocations = core::allocate(due, request.items.front().amount, policy),
            .effects = {}};
}

core::Entry BusyStation::append(const core::PaymentPosted& fact) {
    return take(store->append({.at = clock_.moment,
                               .business_date = core::Date::parse("2026-11-23").value(),
                               .person = "rosa",
                               .kind = core::EntryKind::payment_posted,
                               .body = core::to_body(fact)}));
}

void BusyStation::serve_customer() {
    const auto posted = take(core::pay(counter(), next_request(), {.person = "rosa"}));
    next_number_ = *core::payment_number(posted.fact.payment) + 1;
    for (const core::EffectState state : {core::EffectState::started, core::EffectState::confirmed}) {
        take(core::record_effects(
            counter(), "rosa", posted.entry.seq,
            {{core::EffectKind::drawer, state, ""}, {core::EffectKind::receipt, state, ""}}));
    }
}

void BusyStation::post_history(std::int64_t payments) {
    store->database().raw().exec("PRAGMA synchronous=OFF");
    constexpr std::int64_t session = 1000;
    for (std::int64_t i = 0; i < payments; ++i) {
        append(next_fact());
        if (i % session == session - 1) {
            count_and_close_drawer();
            open_drawer();
        }
    }
    count_and_close_drawer();
    open_drawer();
    static_cast<void>(store->checkpoint_and_truncate());
    store->database().raw().exec("PRAGMA synchronous=FULL");
}

}  // namespace bench
