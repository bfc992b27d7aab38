#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "core/base/calendar.h"
#include "core/base/problem.h"

namespace core {

// The kinds of journal entry; their names are part of the stored bytes and never change.
enum class EntryKind {
    station_made,
    station_restored,
    person_set,
    policy_in_force,
    pin_refused,
    day_excepted,
    day_opened,
    day_closed,
    drawer_opened,
    count_begun,
    drawer_counted,
    drawer_closed,
    drawer_reopened,
    drawer_handed_over,
    drawer_audited,
    cash_moved,
    no_sale,
    note_stacked,
    payment_posted,
    payment_voided,
    effects_changed,
    vault_counted,
    vault_exchanged,
    deposit_prepared,
    takings_sent,
    deposit_confirmed,
    deposit_corrected,
    cards_settled,
    station_trusted,
    tender_returned,
    tender_redeposited,
    return_waived,
    payment_reversed,
    payment_moved,
    payment_retendered,
    suspense_resolved,
    refund_requested,
    refund_paid,
    account_flagged,
    deposit_applied,
    order_added,
    order_changed,
    licence_added,
    licence_renewed,
    contact_noted,
    contact_settled,
    rejects_raised,
    reject_resolved,
    batch_opened,
    batch_closed,
    receipts_issued,
    receipt_voided,
    charge_made,
    charge_waived,
    account_adjusted,
    arrangement_made,
    arrangement_changed,
    drawer_sensed,
    acceptor_sensed,
};

std::string_view name_of(EntryKind kind);
std::optional<EntryKind> entry_kind(std::string_view name);

// One fact, as it stands in the journal.
struct Entry {
    std::string station;
    std::int64_t seq = 0;  // 1, 2, 3 ... without a gap
    Moment at;
    std::optional<Date> business_date;
    std::string person;
    EntryKind kind = EntryKind::station_made;
    nlohmann::json body;
    std::string payload;  // the exact bytes that are hashed, stored and sent
    std::string hash;     // lower-case hex
};

// The end of the chain: how many entries there are and the hash of the last one.
struct JournalHead {
    std::int64_t count = 0;
    std::string hash = std::string(64, '0');
};

// Payload: {"v":1,"station","seq","at","business_date","person","kind","body"} in this order, no spaces,
// UTF-8 not escaped except what JSON requires, body keys sorted by code point at every depth.
std::string payload_of(const Entry& entry);

// Reads a payload back. Problems: storage_corrupt.
Result<Entry> entry_from_payload(std::string_view payload);

// hash = lower-case hex SHA-256(previous hash in hex, as ASCII, then the payload bytes).
std::string chain_hash(std::string_view previous_hash, std::string_view payload);

}  // namespace core
