#include "core/base/ensure.h"
#include "core/ledger/custody_transfers.h"
#include "core/store/station/custody_reader.h"
#include "core/store/station/projections.h"

namespace core {

namespace {

std::int64_t number_of_deposit(const std::string& name) {
    const auto number = deposit_number(name);
    ensure(number.has_value(), "a journal entry names no deposit");
    return *number;
}

template <class Fact>
void move_money(Books& books, const Fact& fact) {
    for (const Transfer& move : transfers_of(fact)) books.transfer(move);
}

void takings_go(Books& books, const Entry& entry, const std::vector<SessionTakings>& sessions,
                const std::string& where) {
    for (const SessionTakings& takings : sessions) {
        books.run("INSERT INTO gone_takings (session, seq, gone_to) VALUES (?, ?, ?)", takings.session,
                  entry.seq, where);
    }
}

void vault_counted(Books& books, const Entry& entry) {
    const VaultCounted fact = vault_counted_from(entry.body);
    move_money(books, fact);
    books.run("INSERT INTO vault_counts (seq, counted) VALUES (?, ?)", entry.seq, fact.counted);
}

void deposit_prepared(Books& books, const Entry& entry) {
    const DepositPrepared fact = deposit_prepared_from(entry.body);
    move_money(books, fact);
    books.run("INSERT INTO deposits (id, seq, bag, amount) VALUES (?, ?, ?, ?)",
              number_of_deposit(fact.deposit), entry.seq, fact.bag, fact.total());
    takings_go(books, entry, fact.sessions, fact.deposit);
}

void takings_sent(Books& books, const Entry& entry) {
    const TakingsSent fact = takings_sent_from(entry.body);
    move_money(books, fact);
    takings_go(books, entry, fact.sessions, fact.to);
}

void deposit_confirmed(Books& books, const Entry& entry) {
    const DepositConfirmed fact = deposit_confirmed_from(entry.body);
    move_money(books, fact);
    books.run("UPDATE deposits SET confirmed_seq = ? WHERE id = ?", entry.seq,
              number_of_deposit(fact.deposit));
}

void deposit_corrected(Books& books, const Entry& entry) {
    const DepositCorrected fact = deposit_corrected_from(entry.body);
    move_money(books, fact);
    books.run("UPDATE deposits SET corrected_seq = ? WHERE id = ?", entry.seq,
              number_of_deposit(fact.deposit));
}

void station_trusted(Books& books, const Entry& entry) {
    const StationTrusted fact = station_trusted_from(entry.body);
    add_station_key(books, fact.station, fact.public_key, entry.seq);
}

}  // namespace

void add_station_key(Books& books, const std::string& station, const std::string& public_key,
                     std::int64_t seq) {
    books.run(
        "INSERT INTO station_keys (station, public_key, seq) VALUES (?, ?, ?) "
        "ON CONFLICT (station, public_key) DO NOTHING",
        station, public_key, seq);
}

void project_custody(Books& books, const Entry& entry) {
    if (entry.kind == EntryKind::vault_counted) return vault_counted(books, entry);
    if (entry.kind == EntryKind::vault_exchanged) return;  // the fund's total stays
    if (entry.kind == EntryKind::deposit_prepared) return deposit_prepared(books, entry);
    if (entry.kind == EntryKind::takings_sent) return takings_sent(books, entry);
    if (entry.kind == EntryKind::deposit_confirmed) return deposit_confirmed(books, entry);
    if (entry.kind == EntryKind::deposit_corrected) return deposit_corrected(books, entry);
    if (entry.kind == EntryKind::cards_settled) return move_money(books, cards_settled_from(entry.body));
    ensure(entry.kind == EntryKind::station_trusted, "not an entry about custody");
    station_trusted(books, entry);
}

}  // namespace core
