#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/facts/custody_facts.h"
#include "core/store/station/station_reader.h"

namespace core {

// Deposits are numbered DEP-0001, DEP-0002 ...
std::string deposit_name(std::int64_t number);
std::optional<std::int64_t> deposit_number(std::string_view name);

struct DepositRow {
    std::int64_t number = 0;
    std::int64_t seq = 0;
    std::string bag;
    Money amount;
    std::int64_t confirmed_seq = 0;  // 0: the bank has not answered
    std::int64_t corrected_seq = 0;

    // "prepared", "confirmed", "corrected"
    std::string_view state() const;
};

// Where money is after the drawer. Every problem is a storage problem.
class CustodyReader {
  public:
    explicit CustodyReader(StationReader reader) : reader_(reader) {}

    Result<Money> balance(std::string_view ledger_account);
    Result<MoneyByTender> undeposited();  // by tender type, as it is deposited
    Result<bool> vault_was_counted();

    // Where a session's takings went: a deposit or a station; empty: they are here.
    Result<std::string> gone_to(const std::string& session);
    // Closed sessions whose takings are here, oldest first. Some may have turned in nothing.
    Result<std::vector<SessionRow>> sessions_to_deposit();
    // The checks, money orders and cashier's checks that a session took, by type and in the order taken.
    Result<std::vector<DepositItem>> items_of(const SessionRow& session);

    Result<std::int64_t> next_deposit();
    Result<std::optional<DepositRow>> deposit_named(const std::string& name);
    Result<std::optional<DepositRow>> deposit_in_bag(const std::string& bag);
    Result<std::vector<DepositRow>> deposits(int limit);  // newest first

    Result<std::vector<std::string>> keys_of(const std::string& station);
    // The folder of the station's file, where its signing key lies.
    Result<std::filesystem::path> folder();

  private:
    SQLite::Database& db() { return reader_.database().raw(); }
    Result<std::optional<DepositRow>> deposit_where(const char* condition, const std::string& value);

    StationReader reader_;
};

}  // namespace core
