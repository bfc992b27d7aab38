#pragma once

#include <SQLiteCpp/Database.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/calendar.h"
#include "core/counter/account_book.h"
#include "core/counter/head_office.h"

namespace core {

// The load that made the accounts or the receivables what they are.
struct MirrorSnapshot {
    std::int64_t load = 0;
    std::int64_t included_seq = 0;
    Moment loaded_at;
    std::string source;
    std::int64_t records = 0;
    std::int64_t rejected = 0;
};

// Reads the mirror of a station's folder. A mirror that is not there yet reads as empty, and is found as soon
// as it is. Each call sees the state before or after a running load, never a mix. Problems: storage_*.
//
// A mirror that the program before this one wrote is read too: it holds no credits, no deposits and nothing
// from head office. Once a writer has brought it up to date that is noticed by the next call.
class MirrorReader final : public AccountBook, public HeadOfficeMail {
  public:
    static constexpr int search_limit_max = 200;

    // Problems: storage_newer, storage_corrupt, not_a_station when the file is not a mirror this program can
    // read.
    static Result<MirrorReader> open(const std::filesystem::path& folder);
    MirrorReader(MirrorReader&&) noexcept;
    MirrorReader& operator=(MirrorReader&&) noexcept;
    ~MirrorReader() override;

    Result<std::optional<Account>> account(AccountNumber number) override;
    Result<std::vector<Receivable>> receivables(AccountNumber account) override;  // in the order of the file
    Result<std::int64_t> included_seq() override;
    Result<std::optional<Moment>> as_of() override;
    // Accounts with all the words in name or address (the last letters of a word may be missing), or with the
    // digits in their number; whole words first. At most `limit` accounts.
    Result<std::vector<Account>> search(const std::string& text, int limit) override;

    Result<std::optional<AccountStanding>> standing(AccountNumber number) override;
    Result<std::optional<MirrorSnapshot>> accounts_snapshot();
    Result<std::optional<MirrorSnapshot>> receivables_snapshot();

    Result<std::optional<HeadOfficeState>> head_office() override;
    Result<std::vector<HeadOfficeReject>> head_office_rejects() override;
    Result<std::vector<Delivery>> deliveries_after(std::int64_t id) override;

  private:
    struct Connection;
    explicit MirrorReader(std::filesystem::path folder);
    Result<Connection*> connection();                // nullptr while there is no mirror
    Result<SQLite::Database*> head_office_tables();  // nullptr while the mirror has none
    Result<std::optional<MirrorSnapshot>> snapshot(std::string_view what);

    std::filesystem::path folder_;
    std::unique_ptr<Connection> connection_;
};

}  // namespace core
