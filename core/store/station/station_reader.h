#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/facts/account_facts.h"
#include "core/facts/cash_count.h"
#include "core/facts/effect_facts.h"
#include "core/journal/entry.h"
#include "core/policy/vocabulary.h"
#include "core/store/database/database.h"

namespace core {

struct StationIdentity {
    std::string name;
    std::string role;  // "window" or "kiosk"
    std::string office;
    bool training = false;
    std::string public_key;
    std::int64_t epoch = 1;
    std::string policy;
};

struct Person {
    std::string name;
    std::string role;
    std::string pin_hash;
};

struct DayRow {
    Date business_date;
    std::int64_t opened_seq = 0;
    std::int64_t closed_seq = 0;  // 0: open
};

struct SessionRow {
    std::int64_t id = 0;
    std::string person;
    Date business_date;
    Money float_total;
    std::int64_t first_payment = 0;
    std::int64_t opened_seq = 0;
    std::int64_t counted_seq = 0;  // 0: not counted
    int counts = 0;
    std::int64_t closed_seq = 0;  // 0: open
};

struct PaymentRow {
    std::int64_t number = 0;
    std::int64_t seq = 0;
    std::int64_t session = 0;
    Money amount;
    std::int64_t voided_seq = 0;  // 0: stands
};

struct EffectRow {
    std::int64_t seq = 0;
    EffectKind kind = EffectKind::drawer;
    EffectState state = EffectState::planned;
    int starts = 0;
    std::string cause;
};

// Ends the attempt's name under which a void's notes are held: a clerk settles them, no machine posts them
// again.
inline constexpr std::string_view voided_funds_mark = "/voided";

struct HeldFunds {
    std::string attempt;
    std::string account;
    std::int64_t session = 0;
    Money amount;

    bool is_from_void() const { return attempt.ends_with(voided_funds_mark); }
};

// What a search for a payment asks; an empty field asks nothing.
struct PaymentSearch {
    std::optional<Money> amount;
    std::string check_number;
    std::string account;
    std::optional<Date> business_date;
};

// Answers questions about station.db; holds no state of its own. Every problem is a storage problem.
class StationReader {
  public:
    explicit StationReader(Database& database) : database_(&database) {}

    Result<StationIdentity> identity();
    Result<JournalHead> head();
    Result<std::optional<Entry>> entry(std::int64_t seq);
    // Entries from `first` on, at most `count`, in order.
    Result<std::vector<Entry>> entries(std::int64_t first, std::int64_t count);

    Result<std::optional<Person>> person(const std::string& name);
    Result<std::vector<Person>> people();  // by name
    Result<bool> has_people();

    Result<std::optional<DayRow>> open_day();
    Result<std::optional<DayRow>> last_day();  // the latest by date, open or closed
    Result<std::optional<DayRow>> day(Date business_date);
    Result<std::int64_t> closed_days_before(Date business_date);

    Result<std::optional<SessionRow>> open_session();
    Result<std::optional<SessionRow>> last_session();
    Result<std::optional<SessionRow>> session(std::int64_t id);
    // The session closed last before entry `seq`; 0: of all.
    Result<std::optional<SessionRow>> last_closed_session(std::int64_t seq);
    Result<std::vector<SessionRow>> sessions_of(Date business_date);

    Result<std::optional<PaymentRow>> payment(std::int64_t number);
    // By the name that people see; a name of another station is not found here.
    Result<std::optional<PaymentRow>> payment_named(const std::string& name);
    Result<std::optional<SessionRow>> session_named(const std::string& name);
    Result<std::optional<PaymentRow>> payment_of_attempt(const std::string& attempt);
    Result<std::int64_t> next_payment();
    Result<std::vector<PaymentRow>> find_payments(const PaymentSearch& search, int limit);
    // Payments that relieved or credited the account, newest first.
    Result<std::vector<PaymentRow>> payments_of(const std::string& account, int limit);

    // What local entries after `after_seq` relieved, by receivable; account credit under the empty name.
    Result<std::map<std::string, Money>> allocated(const std::string& account, std::int64_t after_seq);
    // Amounts that entries after `after_seq` charged to the account, oldest first.
    Result<std::vector<LocalReceivable>> local_receivables(const std::string& account,
                                                           std::int64_t after_seq);
    Result<std::int64_t> next_local_receivable();
    Result<std::map<std::string, Money>> ledger_balances();
    Result<std::map<std::string, Money>> transfers_net(std::int64_t seq);  // by ledger account
    Result<CashCount> known_cash(std::int64_t session);

    Result<std::vector<EffectRow>> effects_of(std::int64_t seq);
    Result<std::vector<EffectRow>> unfinished_effects();
    Result<std::vector<HeldFunds>> held_funds();
    Result<Money> held_for(const std::string& attempt);

    Database& database() { return *database_; }

  private:
    SQLite::Database& db() { return database_->raw(); }
    Result<std::optional<SessionRow>> session_where(const std::string& condition, std::int64_t value);

    Database* database_;
};

}  // namespace core
