#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/facts/account_facts.h"
#include "core/facts/effect_facts.h"
#include "core/facts/payment_facts.h"
#include "core/ledger/transfers.h"
#include "core/store/station/station_reader.h"

namespace core {

// What every projection writes with: prepared statements, ledger transfers with their balances, and the
// customers' sub-ledger. Throws the exceptions of SQLiteCpp.
class Books {
  public:
    explicit Books(SQLite::Database& connection) : connection_(connection) {}

    // Prepared once and kept; `sql` must be a literal.
    SQLite::Statement& statement(const char* sql);
    // A statement with its values bound in order, run to its end. Values are int64, Money or text.
    template <class... Values>
    void run(const char* sql, const Values&... values);

    void begin_entry(std::int64_t seq);
    void transfer(const Transfer& move, int kind = 0);
    void allocate(const std::vector<AllocationLine>& lines);
    // Each move's transfer and its change on the customer's account.
    void move_on_accounts(const std::vector<AccountMove>& moves);
    void add_receivables(const std::vector<LocalReceivable>& receivables);
    void change_known_cash(std::int64_t session, const CashCount& pieces, int sign);
    void hold_funds(const HeldFunds& funds);
    void plan_effects(const std::vector<EffectKind>& effects);

    PaymentPosted posted_payment(std::int64_t number);
    nlohmann::json body_of(std::int64_t seq);  // of an earlier entry

    // To be called when the transaction of the last entry was rolled back.
    void forget_uncommitted() { ledger_account_ids_.clear(); }

  private:
    static void bind(SQLite::Statement& statement, int place, std::int64_t value) {
        statement.bind(place, value);
    }
    static void bind(SQLite::Statement& statement, int place, Money value) {
        statement.bind(place, value.cents());
    }
    static void bind(SQLite::Statement& statement, int place, const std::string& value) {
        statement.bind(place, value);
    }
    void sub_ledger(const std::string& account, const std::string& receivable, Money amount);
    std::int64_t ledger_account(const std::string& name);
    void add_to_balance(std::int64_t account, Money amount);

    SQLite::Database& connection_;
    std::map<const char*, std::unique_ptr<SQLite::Statement>> statements_;
    std::map<std::string, std::int64_t, std::less<>> ledger_account_ids_;
    std::int64_t seq_ = 0;
    int transfers_ = 0;
    int allocations_ = 0;
};

// Rows refer to payments and sessions by number; the journal names them as people do.
std::int64_t number_of_payment(const std::string& name);
std::int64_t number_of_session(const std::string& name);

template <class... Values>
void Books::run(const char* sql, const Values&... values) {
    SQLite::Statement& prepared = statement(sql);
    int place = 0;
    (bind(prepared, ++place, values), ...);
    prepared.exec();
    prepared.reset();
}

}  // namespace core
