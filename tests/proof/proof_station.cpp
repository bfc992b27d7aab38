#include "tests/proof/proof_station.h"

#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>

#include "core/base/ensure.h"
#include "core/counter/days.h"
#include "core/counter/drawer_close.h"
#include "core/counter/drawers.h"
#include "core/counter/effects.h"
#include "core/counter/notes.h"
#include "core/counter/people.h"
#include "core/journal/cryptography.h"
#include "core/store/proof/verify.h"

namespace proof {

using core::ensure;
using test::money;

namespace {

template <class T>
core::Done done(const core::Result<T>& result) {
    if (!result) return tl::unexpected(result.error());
    return {};
}

core::TenderLine tender(core::TenderType type, const std::string& amount) {
    core::TenderLine line;
    line.type = type;
    line.amount = money(amount);
    return line;
}

core::PaymentRequest request_of(const std::string& attempt, const std::string& amount) {
    core::PaymentRequest request;
    request.attempt = attempt;
    request.items = {{test::account_number(customer), money(amount)}};
    return request;
}

core::Done open_drawer(const core::Counter& counter) {
    const auto count = core::CashCount::parse("20x5,10x5,5x5,1x20").value();
    return done(core::open_drawer(counter, count.total(), count, {.person = "rosa"}));
}

core::Done count_drawer(const core::Counter& counter) {
    const core::MoneyByTender counted{{core::TenderType::cash, money("200.00")},
                                      {core::TenderType::check, money("60.00")},
                                      {core::TenderType::money_order, {}},
                                      {core::TenderType::card, {}},
                                      {core::TenderType::note_acceptor, money("30.00")}};
    return done(core::count_drawer(counter, counted, {}, {.person = "rosa"}));
}

Step effects_step(core::EffectState state) {
    return {"effects", [state](const core::Counter& counter) -> core::Done {
                const auto payment = counter.store.reader().payment(1);
                if (!payment) return tl::unexpected(payment.error());
                return core::record_effects(
                    counter, "rosa", (*payment)->seq,
                    {{core::EffectKind::drawer, state, ""}, {core::EffectKind::receipt, state, ""}});
            }};
}

}  // namespace

ProofStation::ProofStation() : policy(core::built_in_policy("default").value()) {
    ensure(core::start_cryptography().has_value(), "no random numbers");
    // The proofs pay the same small amounts on one account for days: what a clerk would be asked about.
    policy.guards = {.source = {}, .duplicate = false, .unusual_ratio_max = 0};
    policy.cash.drawer_lock_above.reset();
    policy.cash.reporting.enabled = false;
    accounts.add(customer, "Maria Gonzalez");
    for (int n = 0; n < 40; ++n) {
        accounts.owe(customer, fmt::format("R-{}", 5500 + n), core::ReceivableKind::charge,
                     n % 2 == 0 ? "water" : "electric", "10.00", "2026-10-20");
    }
}

core::Result<core::StationStore> ProofStation::make(const core::StationStore::Options& options) {
    auto store =
        core::make_station(folder.path(), {.name = "W2", .role = "window", .office = {}, .training = true},
                           policy, clock, options);
    if (!store) return store;
    for (const auto& [name, role] : {std::pair{"sam", "supervisor"}, std::pair{"rosa", "clerk"}}) {
        const auto set = core::set_person(counter(*store), {.person = "sam"}, {name, role, ""});
        if (!set) return tl::unexpected(set.error());
    }
    return store;
}

core::Result<core::StationStore> ProofStation::open(const core::StationStore::Options& options) {
    return core::StationStore::open(folder.path(), options);
}

core::Result<core::VerifyResult> ProofStation::verify() const {
    return core::verify_station(core::station_file(folder.path()), [](const core::VerifyProgress&) {});
}

core::PaymentRequest mixed_payment(const std::string& attempt) {
    core::PaymentRequest request = request_of(attempt, "40.00");
    core::TenderLine check = tender(core::TenderType::check, "30.00");
    check.number = "1041";
    check.routing = "021000021";
    request.tenders = {check, tender(core::TenderType::cash, "20.00")};
    request.effects = {core::EffectKind::drawer, core::EffectKind::receipt};
    return request;
}

core::PaymentRequest cash_payment(const std::string& attempt, const std::string& amount) {
    core::PaymentRequest request = request_of(attempt, amount);
    request.tenders = {tender(core::TenderType::cash, amount)};
    return request;
}

core::PaymentRequest notes_payment(const std::string& attempt, const std::string& amount) {
    core::PaymentRequest request = request_of(attempt, amount);
    request.tenders = {tender(core::TenderType::note_acceptor, amount)};
    return request;
}

Step pay_step(const core::PaymentRequest& request) {
    return {"payment " + request.attempt, [request](const core::Counter& counter) {
                return done(core::pay(counter, request, {.person = "rosa"}));
            }};
}

Step note_step(const std::string& attempt, const std::string& denomination) {
    return {"note for " + attempt, [=](const core::Counter& counter) {
                return done(core::hold_note(counter, attempt, customer, money(denomination)));
            }};
}

Step void_step(const std::string& payment) {
    return {"void of " + payment, [=](const core::Counter& counter) {
                return done(core::void_payment(counter, payment, {},
                                               {.person = "rosa", .reason = "wrong", .approved_by = "sam"}));
            }};
}

std::vector<Step> working_day() {
    const auto open_day = [](const core::Counter& counter) {
        return done(core::open_day(counter, core::Date::parse("2026-11-23").value(), {.person = "sam"}));
    };
    const auto idle = [](const core::Counter& counter) { return counter.store.database().checkpoint(); };
    const auto truncate = [](const core::Counter& counter) {
        return counter.store.checkpoint_and_truncate();
    };
    const auto close_drawer = [](const core::Counter& counter) {
        return done(
            core::close_drawer(counter, {.person = "rosa", .reason = "miscount", .approved_by = "sam"}));
    };
    const auto close_day = [](const core::Counter& counter) {
        return done(core::close_day(counter, {.person = "sam"}));
    };
    return {{"day", open_day},
            {"drawer", open_drawer},
            pay_step(mixed_payment("a-1")),
            effects_step(core::EffectState::started),
            effects_step(core::EffectState::confirmed),
            note_step("a-2", "20.00"),
            note_step("a-2", "5.00"),
            pay_step(notes_payment("a-2", "25.00")),
            {"idle checkpoint", idle},
            pay_step(mixed_payment("a-3")),
            void_step("W2-000003"),
            note_step("a-4", "5.00"),
            pay_step(cash_payment("a-5", "12.34")),
            {"checkpoint and truncate", truncate},
            pay_step(mixed_payment("a-6")),
            {"count", count_drawer},
            {"drawer closed", close_drawer},
            {"day closed", close_day}};
}

std::string books_of(core::StationStore& store) {
    SQLite::Database& connection = store.database().raw();
    std::string text = store.head().hash;
    SQLite::Statement tables(
        connection,
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'draft_%' "
        "AND name <> 'entries' ORDER BY name");
    while (tables.executeStep()) {
        const std::string table = tables.getColumn(0).getString();
        text += table + "\n";
        SQLite::Statement rows(connection, fmt::format("SELECT * FROM {}", table));
        while (rows.executeStep()) {
            for (int i = 0; i < rows.getColumnCount(); ++i) text += rows.getColumn(i).getString() + "|";
            text += "\n";
        }
    }
    return core::chain_hash("", text);
}

}  // namespace proof
