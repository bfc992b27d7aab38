#pragma once

#include "core/journal/entry.h"
#include "core/store/station/books.h"

namespace core {

// Each writes the rows of the entry kinds of its topic. They look at nothing but the entry and the rows made
// from earlier entries.
void project_station(Books& books, const Entry& entry);  // identity, people, policy, days
// Any entry: whoever keeps a drawer or takes a payment takes money on that business date.
void note_money_taker(Books& books, const Entry& entry);
void project_sessions(Books& books, const Entry& entry);     // drawers and cassettes
void project_payments(Books& books, const Entry& entry);     // payments, voids, effects
void project_corrections(Books& books, const Entry& entry);  // returns, reversals, moves, refunds
void project_accounts(Books& books, const Entry& entry);     // flags, deposits, orders, licences, contacts
// A returned item whose payor has no account: the letter to write stands in the contact log.
void queue_letter(Books& books, const Entry& entry);
void project_desk(Books& books, const Entry& entry);  // rejects, batches, receipts written by hand
// A payment's place in a batch, and the hand-written receipt it stands for; a void gives the receipt's number
// back.
void note_origin(Books& books, const Entry& entry, const PaymentPosted& fact);
void forget_origin(Books& books, const PaymentPosted& fact);
void project_drawer_watch(Books& books, const Entry& entry);    // what the drawer's switch has shown
void project_acceptor_watch(Books& books, const Entry& entry);  // notes nobody can explain, tampering
void project_custody(Books& books, const Entry& entry);         // vault, deposits, keys of signed codes

// A key by which codes of a station are checked from now on.
void add_station_key(Books& books, const std::string& station, const std::string& public_key,
                     std::int64_t seq);
void project_charges(Books& books, const Entry& entry);       // charges, waivers, adjustments
void project_arrangements(Books& books, const Entry& entry);  // extensions, plans, pledges

// A payment by the agency that pledged it, of the amount pledged, is what the pledge waited for; a void
// undoes that.
void match_pledges(Books& books, const PaymentPosted& posted, std::int64_t seq);
void reopen_pledges(Books& books, std::int64_t payment, std::int64_t seq);

}  // namespace core
