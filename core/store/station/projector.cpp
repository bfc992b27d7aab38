#include "core/store/station/projector.h"

#include <algorithm>

#include "core/base/ensure.h"
#include "core/facts/effect_facts.h"
#include "core/store/station/numbering.h"
#include "core/store/station/station_reader.h"

namespace core {

namespace {

// Rows refer to payments and sessions by number; the journal names them as people do.
std::int64_t number_in(const std::optional<std::int64_t>& number) {
    ensure(number.has_value(), "a journal entry names no number");
    return *number;
}

}  // namespace

void Projector::apply(const Entry& entry) {
    transfers_of_entry_ = 0;
    switch (entry.kind) {
        case EntryKind::station_made:
            return apply_station_made(entry);
        case EntryKind::person_set:
            return apply_person_set(entry);
        case EntryKind::day_opened:
            return apply_day_opened(entry);
        case EntryKind::day_closed:
            return apply_day_closed(entry);
        case EntryKind::drawer_opened:
            return apply_drawer_opened(entry);
        case EntryKind::drawer_counted:
            return apply_drawer_counted(entry);
        case EntryKind::drawer_closed:
            return apply_drawer_closed(entry);
        case EntryKind::note_stacked:
            return apply_note_stacked(entry);
        case EntryKind::payment_posted:
            return apply_payment_posted(entry);
        case EntryKind::payment_voided:
            return apply_payment_voided(entry);
        case EntryKind::effects_changed:
            return apply_effects_changed(entry);
        case EntryKind::policy_in_force: {
            auto& update = statement("UPDATE station SET policy = ?");
            update.bind(1, entry.body.at("name").get<std::string>());
            update.exec();
            return;
        }
        case EntryKind::station_restored: {
            auto& update = statement("UPDATE station SET epoch = ?");
            update.bind(1, entry.body.at("epoch").get<std::int64_t>());
            update.exec();
            return;
        }
    }
}

void Projector::store(const Entry& entry, const std::string& hash) {
    auto& insert = statement("INSERT INTO entries (seq, payload, hash) VALUES (?, ?, ?)");
    insert.bind(1, entry.seq);
    insert.bind(2, entry.payload);
    insert.bind(3, hash.data(), static_cast<int>(hash.size()));
    insert.exec();
}

void Projector::forget_draft(const std::string& attempt) {
    auto& forget = statement("DELETE FROM draft_attempts WHERE attempt = ?");
    forget.bind(1, attempt);
    forget.exec();
}

void Projector::apply_station_made(const Entry& entry) {
    auto& insert = statement(
        "INSERT INTO station (one, name, role, office, training, public_key) VALUES (1, ?, ?, ?, ?, ?)");
    insert.bind(1, entry.station);
    insert.bind(2, entry.body.at("role").get<std::string>());
    insert.bind(3, entry.body.at("office").get<std::string>());
    insert.bind(4, entry.body.at("training").get<bool>() ? 1 : 0);
    insert.bind(5, entry.body.at("public_key").get<std::string>());
    insert.exec();
}

void Projector::apply_person_set(const Entry& entry) {
    auto& insert = statement(
        "INSERT INTO people (name, role, pin_hash) VALUES (?, ?, ?) "
        "ON CONFLICT (name) DO UPDATE SET role = excluded.role, pin_hash = excluded.pin_hash");
    insert.bind(1, entry.body.at("name").get<std::string>());
    insert.bind(2, entry.body.at("role").get<std::string>());
    insert.bind(3, entry.body.at("pin_hash").get<std::string>());
    insert.exec();
}

void Projector::apply_day_opened(const Entry& entry) {
    auto& insert = statement("INSERT INTO days (business_date, opened_seq) VALUES (?, ?)");
    insert.bind(1, entry.business_date.value_or(Date{}).text());
    insert.bind(2, entry.seq);
    insert.exec();
}

void Projector::apply_day_closed(const Entry& entry) {
    auto& update = statement("UPDATE days SET closed_seq = ? WHERE business_date = ?");
    update.bind(1, entry.seq);
    update.bind(2, entry.business_date.value_or(Date{}).text());
    update.exec();
}

void Projector::apply_drawer_opened(const Entry& entry) {
    const DrawerOpened fact = drawer_opened_from(entry.body);
    const std::int64_t session = number_in(session_number(fact.session));
    auto& insert = statement(
        "INSERT INTO sessions (id, person, business_date, float_cents, first_payment, opened_seq) "
        "VALUES (?, ?, ?, ?, 1 + coalesce((SELECT max(number) FROM payments), 0), ?)");
    insert.bind(1, session);
    insert.bind(2, entry.person);
    insert.bind(3, entry.business_date.value_or(Date{}).text());
    insert.bind(4, fact.float_total.cents());
    insert.bind(5, entry.seq);
    insert.exec();
    change_known_cash(session, fact.count, 1);
    if (fact.float_total.is_positive()) {
        transfer(entry.seq, {ledger_account::drawer(fact.session, TenderType::cash),
                             std::string(ledger_account::vault), fact.float_total});
    }
}

void Projector::apply_drawer_counted(const Entry& entry) {
    auto& update = statement("UPDATE sessions SET counted_seq = ?, counts = counts + 1 WHERE id = ?");
    update.bind(1, entry.seq);
    update.bind(2, number_in(session_number(drawer_counted_from(entry.body).session)));
    update.exec();
}

void Projector::apply_drawer_closed(const Entry& entry) {
    const DrawerClosed fact = drawer_closed_from(entry.body);
    for (const Transfer& move : transfers_of(fact)) transfer(entry.seq, move);
    auto& update = statement("UPDATE sessions SET closed_seq = ? WHERE id = ?");
    update.bind(1, entry.seq);
    update.bind(2, number_in(session_number(fact.session)));
    update.exec();
}

void Projector::apply_note_stacked(const Entry& entry) {
    const NoteStacked fact = note_stacked_from(entry.body);
    hold_funds({.attempt = fact.attempt,
                .account = fact.account,
                .session = number_in(session_number(fact.session)),
                .amount = fact.denomination});
    transfer(entry.seq, {ledger_account::drawer(fact.session, TenderType::note_acceptor),
                         std::string(ledger_account::customer_funds_held), fact.denomination});
}

void Projector::hold_funds(const HeldFunds& funds) {
    auto& insert = statement(
        "INSERT INTO held_funds (attempt, account, session, amount) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (attempt) DO UPDATE SET amount = amount + excluded.amount");
    insert.bind(1, funds.attempt);
    insert.bind(2, funds.account);
    insert.bind(3, funds.session);
    insert.bind(4, funds.amount.cents());
    insert.exec();
}

void Projector::apply_payment_posted(const Entry& entry) {
    const PaymentPosted fact = payment_posted_from(entry.body);
    insert_payment(entry, fact);
    insert_allocations(entry.seq, fact.allocations);
    settle_held_funds(entry.seq, fact);
    for (const KindTransfer& move : transfers_of(fact)) {
        transfer(entry.seq, move.transfer, static_cast<int>(move.kind) + 1);
    }
    plan_effects(entry.seq, fact.effects);
}

void Projector::insert_payment(const Entry& entry, const PaymentPosted& fact) {
    const std::int64_t number = number_in(payment_number(fact.payment));
    const std::int64_t session = number_in(session_number(fact.session));
    auto& payment = statement("INSERT INTO payments (number, seq, session, amount) VALUES (?, ?, ?, ?)");
    payment.bind(1, number);
    payment.bind(2, entry.seq);
    payment.bind(3, session);
    payment.bind(4, fact.amount().cents());
    payment.exec();
    auto& attempt = statement("INSERT INTO payment_attempts (attempt, payment) VALUES (?, ?)");
    attempt.bind(1, fact.attempt);
    attempt.bind(2, number);
    attempt.exec();
    auto& tender = statement("INSERT INTO tenders (payment, n, type, amount, number) VALUES (?, ?, ?, ?, ?)");
    int n = 0;
    for (const TenderLine& line : fact.tenders) {
        tender.bind(1, number);
        tender.bind(2, ++n);
        tender.bind(3, std::string(name_of(line.type)));
        tender.bind(4, line.amount.cents());
        tender.bind(5, line.number.empty() ? line.reference : line.number);
        tender.exec();
        tender.reset();
        change_known_cash(session, line.pieces, line.is_change() ? -1 : 1);
    }
}

void Projector::insert_allocations(std::int64_t seq, const std::vector<AllocationLine>& lines) {
    auto& insert =
        statement("INSERT INTO allocations (account, seq, n, receivable, amount) VALUES (?, ?, ?, ?, ?)");
    int n = 0;
    for (const AllocationLine& line : lines) {
        insert.bind(1, line.account);
        insert.bind(2, seq);
        insert.bind(3, ++n);
        insert.bind(4, line.receivable);
        insert.bind(5, line.amount.cents());
        insert.exec();
        insert.reset();
    }
}

void Projector::settle_held_funds(std::int64_t seq, const PaymentPosted& fact) {
    const bool from_acceptor =
        std::any_of(fact.tenders.begin(), fact.tenders.end(),
                    [](const TenderLine& line) { return line.type == TenderType::note_acceptor; });
    if (!from_acceptor) return;
    auto& update = statement("UPDATE held_funds SET settled_seq = ? WHERE attempt = ?");
    update.bind(1, seq);
    update.bind(2, fact.attempt);
    update.exec();
}

void Projector::apply_payment_voided(const Entry& entry) {
    const PaymentVoided fact = payment_voided_from(entry.body);
    const std::int64_t number = number_in(payment_number(fact.payment));
    PaymentPosted posted = posted_payment(number);
    for (const KindTransfer& move : transfers_of(posted)) {
        const Transfer back{move.transfer.credit, move.transfer.debit, move.transfer.amount};
        transfer(entry.seq, back, static_cast<int>(move.kind) + 1);
    }
    // Notes of the acceptor are the customer's again, under a name of their own: the attempt is used up.
    Money notes;
    for (const TenderLine& tender : posted.tenders) {
        if (tender.type == TenderType::note_acceptor) notes += tender.amount;
    }
    if (notes.is_positive()) {
        hold_funds({.attempt = posted.attempt + std::string(voided_funds_mark),
                    .account = posted.allocations.front().account,
                    .session = number_in(session_number(fact.session)),
                    .amount = notes});
    }
    for (AllocationLine& line : posted.allocations) line.amount = -line.amount;
    insert_allocations(entry.seq, posted.allocations);
    auto& update = statement("UPDATE payments SET voided_seq = ? WHERE number = ?");
    update.bind(1, entry.seq);
    update.bind(2, number);
    update.exec();
    change_known_cash(number_in(session_number(fact.session)), fact.pieces, -1);
    plan_effects(entry.seq, fact.effects);
}

PaymentPosted Projector::posted_payment(std::int64_t number) {
    auto& find =
        statement("SELECT e.payload FROM payments p JOIN entries e ON e.seq = p.seq WHERE p.number = ?");
    find.bind(1, number);
    ensure(find.executeStep(), "a void of a payment that is not there");
    const auto payload = nlohmann::json::parse(find.getColumn(0).getString());
    find.reset();
    return payment_posted_from(payload.at("body"));
}

void Projector::plan_effects(std::int64_t seq, const std::vector<EffectKind>& effects) {
    auto& insert = statement("INSERT INTO effects (seq, kind, state) VALUES (?, ?, ?)");
    for (const EffectKind effect : effects) {
        insert.bind(1, seq);
        insert.bind(2, std::string(name_of(effect)));
        insert.bind(3, std::string(name_of(EffectState::planned)));
        insert.exec();
        insert.reset();
    }
}

void Projector::apply_effects_changed(const Entry& entry) {
    const EffectsChanged fact = effects_changed_from(entry.body);
    auto& change = statement(
        "INSERT INTO effects (seq, kind, state, starts, cause) VALUES (?1, ?2, ?3, ?4, ?5) "
        "ON CONFLICT (seq, kind) DO UPDATE SET state = excluded.state, starts = starts + excluded.starts, "
        "cause = excluded.cause");
    for (const EffectChange& item : fact.changes) {
        change.bind(1, fact.of_seq);
        change.bind(2, std::string(name_of(item.kind)));
        change.bind(3, std::string(name_of(item.state)));
        change.bind(4, item.state == EffectState::started ? 1 : 0);
        change.bind(5, item.cause);
        change.exec();
        change.reset();
    }
}

void Projector::change_known_cash(std::int64_t session, const CashCount& pieces, int sign) {
    auto& change = statement(
        "INSERT INTO known_cash (session, denomination, number) VALUES (?, ?, ?) "
        "ON CONFLICT (session, denomination) DO UPDATE SET number = number + excluded.number");
    for (const auto& [denomination, number] : pieces.numbers()) {
        change.bind(1, session);
        change.bind(2, denomination.cents());
        change.bind(3, sign * number);
        change.exec();
        change.reset();
    }
}

void Projector::transfer(std::int64_t seq, const Transfer& move, int kind) {
    const std::int64_t debit = ledger_account(move.debit);
    const std::int64_t credit = ledger_account(move.credit);
    auto& insert =
        statement("INSERT INTO transfers (seq, n, debit, credit, amount, kind) VALUES (?, ?, ?, ?, ?, ?)");
    insert.bind(1, seq);
    insert.bind(2, ++transfers_of_entry_);
    insert.bind(3, debit);
    insert.bind(4, credit);
    insert.bind(5, move.amount.cents());
    insert.bind(6, kind);
    insert.exec();
    add_to_balance(debit, move.amount);
    add_to_balance(credit, -move.amount);
}

std::int64_t Projector::ledger_account(const std::string& name) {
    if (const auto known = ledger_account_ids_.find(name); known != ledger_account_ids_.end())
        return known->second;
    auto& insert = statement("INSERT INTO ledger_accounts (name) VALUES (?) ON CONFLICT (name) DO NOTHING");
    insert.bind(1, name);
    insert.exec();
    auto& find = statement("SELECT id FROM ledger_accounts WHERE name = ?");
    find.bind(1, name);
    ensure(find.executeStep(), "a ledger account that was just made is gone");
    const std::int64_t id = find.getColumn(0).getInt64();
    find.reset();
    ledger_account_ids_.emplace(name, id);
    return id;
}

void Projector::add_to_balance(std::int64_t account, Money amount) {
    auto& update = statement("UPDATE ledger_accounts SET balance = balance + ? WHERE id = ?");
    update.bind(1, amount.cents());
    update.bind(2, account);
    update.exec();
}

SQLite::Statement& Projector::statement(const char* sql) {
    auto& prepared = statements_[sql];
    if (!prepared) prepared = std::make_unique<SQLite::Statement>(connection_, sql);
    prepared->reset();
    return *prepared;
}

}  // namespace core
