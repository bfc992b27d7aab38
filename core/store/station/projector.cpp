#include "core/store/station/projector.h"

#include <sodium.h>

#include "core/store/station/projections.h"

namespace core {

namespace {

std::string bytes_of_hex(const std::string& hex) {
    std::string bytes(hex.size() / 2, '\0');
    std::size_t length = 0;
    sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), hex.data(), hex.size(),
                   nullptr, &length, nullptr);
    return bytes;
}

}  // namespace

void Projector::apply(const Entry& entry) {
    books_.begin_entry(entry.seq);
    note_money_taker(books_, entry);
    queue_letter(books_, entry);
    switch (entry.kind) {
        case EntryKind::station_made:
        case EntryKind::station_restored:
        case EntryKind::policy_in_force:
        case EntryKind::person_set:
        case EntryKind::pin_refused:
        case EntryKind::day_excepted:
        case EntryKind::day_opened:
        case EntryKind::day_closed:
            return project_station(books_, entry);
        case EntryKind::drawer_opened:
        case EntryKind::count_begun:
        case EntryKind::drawer_counted:
        case EntryKind::drawer_closed:
        case EntryKind::drawer_reopened:
        case EntryKind::drawer_handed_over:
        case EntryKind::drawer_audited:
        case EntryKind::cash_moved:
        case EntryKind::no_sale:
        case EntryKind::note_stacked:
            return project_sessions(books_, entry);
        case EntryKind::payment_posted:
        case EntryKind::payment_voided:
        case EntryKind::effects_changed:
            return project_payments(books_, entry);
        case EntryKind::vault_counted:
        case EntryKind::vault_exchanged:
        case EntryKind::deposit_prepared:
        case EntryKind::takings_sent:
        case EntryKind::deposit_confirmed:
        case EntryKind::deposit_corrected:
        case EntryKind::cards_settled:
        case EntryKind::station_trusted:
            return project_custody(books_, entry);
        case EntryKind::tender_returned:
        case EntryKind::tender_redeposited:
        case EntryKind::return_waived:
        case EntryKind::payment_reversed:
        case EntryKind::payment_moved:
        case EntryKind::payment_retendered:
        case EntryKind::suspense_resolved:
        case EntryKind::refund_requested:
        case EntryKind::refund_paid:
            return project_corrections(books_, entry);
        case EntryKind::rejects_raised:
        case EntryKind::reject_resolved:
        case EntryKind::batch_opened:
        case EntryKind::batch_closed:
        case EntryKind::receipts_issued:
        case EntryKind::receipt_voided:
            return project_desk(books_, entry);
        case EntryKind::drawer_sensed:
            return project_drawer_watch(books_, entry);
        case EntryKind::acceptor_sensed:
            return project_acceptor_watch(books_, entry);
        case EntryKind::account_flagged:
        case EntryKind::deposit_applied:
        case EntryKind::order_added:
        case EntryKind::order_changed:
        case EntryKind::licence_added:
        case EntryKind::licence_renewed:
        case EntryKind::contact_noted:
        case EntryKind::contact_settled:
            return project_accounts(books_, entry);
        case EntryKind::charge_made:
        case EntryKind::charge_waived:
        case EntryKind::account_adjusted:
            return project_charges(books_, entry);
        case EntryKind::arrangement_made:
        case EntryKind::arrangement_changed:
            return project_arrangements(books_, entry);
    }
}

void Projector::store(const Entry& entry) {
    const std::string hash = bytes_of_hex(entry.hash);
    auto& insert = books_.statement("INSERT INTO entries (seq, payload, hash) VALUES (?, ?, ?)");
    insert.bind(1, entry.seq);
    insert.bind(2, entry.payload);
    insert.bind(3, hash.data(), static_cast<int>(hash.size()));
    insert.exec();
}

void Projector::forget_draft(const std::string& attempt) {
    books_.run("DELETE FROM draft_attempts WHERE attempt = ?", attempt);
}

void Projector::note_is_recorded(const std::string& note) {
    books_.run("UPDATE draft_notes SET state = 'recorded' WHERE note = ?", note);
}

void Projector::note_is_unknown(const AcceptorSensed& fact) {
    if (fact.what != AcceptorAlarm::note_unknown) return;
    books_.run(
        "INSERT INTO draft_notes (note, acceptor, number, denomination, attempt, account, session, state) "
        "VALUES (?, ?, nullif(?, -1), ?, ?, ?, ?, 'unknown') "
        "ON CONFLICT (note) DO UPDATE SET state = 'unknown'",
        fact.note, fact.acceptor, fact.stacked.value_or(-1), fact.denomination, fact.attempt, fact.account,
        fact.session.empty() ? std::int64_t{0} : number_of_session(fact.session));
}

void Projector::forget_pin_tries(const std::string& person, const std::string& new_pin_hash) {
    books_.run(
        "DELETE FROM draft_pin_tries WHERE person = ?1 "
        "AND NOT EXISTS (SELECT 1 FROM people WHERE name = ?1 AND pin_hash = ?2)",
        person, new_pin_hash);
}

}  // namespace core
