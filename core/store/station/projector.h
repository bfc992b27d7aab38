#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <map>
#include <memory>
#include <string>

#include "core/facts/drawer_facts.h"
#include "core/facts/payment_facts.h"
#include "core/journal/entry.h"
#include "core/ledger/transfers.h"
#include "core/store/station/station_reader.h"

namespace core {

// Turns journal entries into the rows that queries read. It looks at nothing but the entry and the rows made
// from earlier entries, so that replaying the journal into an empty file gives the same rows: `paydesk
// verify` proves it. Throws the exceptions of SQLiteCpp and nlohmann::json; its callers end them.
class Projector {
  public:
    explicit Projector(SQLite::Database& connection) : connection_(connection) {}

    void apply(const Entry& entry);

    // For the writer, which shares the prepared statements: the entry itself, and the draft of a posted
    // attempt.
    void store(const Entry& entry, const std::string& hash);
    void forget_draft(const std::string& attempt);

    // To be called when the transaction of the last apply was rolled back.
    void forget_uncommitted() { ledger_account_ids_.clear(); }

  private:
    void apply_station_made(const Entry& entry);
    void apply_person_set(const Entry& entry);
    void apply_day_opened(const Entry& entry);
    void apply_day_closed(const Entry& entry);
    void apply_drawer_opened(const Entry& entry);
    void apply_drawer_counted(const Entry& entry);
    void apply_drawer_closed(const Entry& entry);
    void apply_note_stacked(const Entry& entry);
    void apply_payment_posted(const Entry& entry);
    void apply_payment_voided(const Entry& entry);
    void apply_effects_changed(const Entry& entry);

    void insert_payment(const Entry& entry, const PaymentPosted& fact);
    void insert_allocations(std::int64_t seq, const std::vector<AllocationLine>& lines);
    void hold_funds(const HeldFunds& funds);
    void settle_held_funds(std::int64_t seq, const PaymentPosted& fact);
    PaymentPosted posted_payment(std::int64_t number);
    void plan_effects(std::int64_t seq, const std::vector<EffectKind>& effects);
    void change_known_cash(std::int64_t session, const CashCount& pieces, int sign);
    void transfer(std::int64_t seq, const Transfer& transfer, int kind = 0);
    std::int64_t ledger_account(const std::string& name);
    void add_to_balance(std::int64_t account, Money amount);
    SQLite::Statement& statement(const char* sql);

    SQLite::Database& connection_;
    std::map<const char*, std::unique_ptr<SQLite::Statement>> statements_;
    std::map<std::string, std::int64_t, std::less<>> ledger_account_ids_;
    int transfers_of_entry_ = 0;
};

}  // namespace core
