#include "core/store/mirror/mirror_reader.h"

#include <SQLiteCpp/Statement.h>

#include <algorithm>

#include "core/base/ensure.h"
#include "core/store/database/storage_problem.h"
#include "core/store/mirror/account_query.h"
#include "core/store/mirror/head_office_tables.h"
#include "core/store/mirror/mirror_file.h"

namespace core {

namespace {

constexpr const char* account_columns =
    "SELECT number, name, address, phone, class, status, flags FROM accounts ";

// A run of digits inside a number: the division drops the digits behind it, the remainder those before. ?4 is
// how many digits may stand behind.
constexpr const char* number_holds_digits =
    "WHERE id IN (SELECT id FROM accounts WHERE number % ?1 = ?2 OR (?4 >= 1 AND number / 10 % ?1 = ?2) "
    "OR (?4 >= 2 AND number / 100 % ?1 = ?2) OR (?4 >= 3 AND number / 1000 % ?1 = ?2) "
    "OR (?4 >= 4 AND number / 10000 % ?1 = ?2) LIMIT ?3)";

constexpr std::size_t shortest_inner_digits = 4;

constexpr int head_office_version = 2;  // of a mirror that holds what head office sends

std::int64_t power_of_ten(std::size_t exponent) {
    std::int64_t power = 1;
    for (std::size_t i = 0; i < exponent; ++i) power *= 10;
    return power;
}

AccountNumber stored_number(const SQLite::Column& column) {
    const auto number = AccountNumber::from_value(column.getInt64());
    ensure(number.has_value(), "the mirror holds a malformed account number");
    return *number;
}

Account account_of(SQLite::Statement& row) {
    return {.number = stored_number(row.getColumn(0)),
            .name = row.getColumn(1).getString(),
            .address = row.getColumn(2).getString(),
            .phone = row.getColumn(3).getString(),
            .account_class = row.getColumn(4).getString(),
            .status = row.getColumn(5).getString(),
            .flags = row.getColumn(6).getString()};
}

Receivable receivable_of(SQLite::Statement& row, AccountNumber account) {
    const auto kind = receivable_kind(row.getColumn(1).getString());
    const auto due_date = Date::parse(row.getColumn(4).getString());
    ensure(kind.has_value() && due_date.has_value(), "the mirror holds a malformed receivable");
    return {.id = row.getColumn(0).getString(),
            .account = account,
            .kind = *kind,
            .service = row.getColumn(2).getString(),
            .amount = Money::from_cents(row.getColumn(3).getInt64()),
            .due_date = *due_date};
}

// A prepared statement that is free for the next use when the reader is done with it; until then its read
// transaction would hold the log back.
class Use {
  public:
    explicit Use(SQLite::Statement& statement) : statement_(statement) {}
    ~Use() { statement_.tryReset(); }
    Use(const Use&) = delete;
    Use& operator=(const Use&) = delete;
    SQLite::Statement& operator*() { return statement_; }
    SQLite::Statement* operator->() { return &statement_; }

  private:
    SQLite::Statement& statement_;
};

// One state of the file for several statements.
class ReadTransaction {
  public:
    explicit ReadTransaction(SQLite::Database& connection) : connection_(connection) {
        connection_.exec("BEGIN");
    }
    ~ReadTransaction() { connection_.tryExec("COMMIT"); }
    ReadTransaction(const ReadTransaction&) = delete;
    ReadTransaction& operator=(const ReadTransaction&) = delete;

  private:
    SQLite::Database& connection_;
};

}  // namespace

struct MirrorReader::Connection {
    explicit Connection(Database opened)
        : database(std::move(opened)),
          version(database.version()),
          by_number(database.raw(), std::string(account_columns) + "WHERE number = ?"),
          amounts(database.raw(), version < head_office_version
                                      ? "SELECT 0, 0 FROM accounts WHERE number = ?"
                                      : "SELECT credit, deposit FROM accounts WHERE number = ?"),
          of_account(database.raw(),
                     "SELECT r.id, r.kind, r.service, r.amount, r.due_date FROM receivables r "
                     "JOIN accounts a ON a.id = r.account WHERE a.number = ? ORDER BY r.rowid"),
          by_words(database.raw(),
                   std::string(account_columns) +
                       "WHERE id IN (SELECT rowid FROM account_search WHERE account_search MATCH ? LIMIT ?)"),
          by_first_digits(database.raw(), std::string(account_columns) +
                                              "WHERE number >= ? AND number < ? ORDER BY number LIMIT ?"),
          by_digits(database.raw(), std::string(account_columns) + number_holds_digits),
          snapshot(database.raw(),
                   "SELECT load, included_seq, loaded_at, source, records, rejected FROM snapshot WHERE what "
                   "= ?") {}

    std::optional<Account> account(AccountNumber number);
    std::vector<Receivable> receivables(AccountNumber number);
    std::optional<AccountStanding> standing(AccountNumber number);
    std::optional<MirrorSnapshot> last_load(std::string_view what);
    void add_matches(const std::string& words, int limit, std::vector<Account>& hits);
    void add_numbers(const std::string& digits, int limit, std::vector<Account>& hits);

    Database database;
    int version;  // of the file when the statements were made
    SQLite::Statement by_number;
    SQLite::Statement amounts;
    SQLite::Statement of_account;
    SQLite::Statement by_words;
    SQLite::Statement by_first_digits;
    SQLite::Statement by_digits;
    SQLite::Statement snapshot;

  private:
    static void take_hits(Use& query, int limit, std::vector<Account>& hits);
};

std::optional<Account> MirrorReader::Connection::account(AccountNumber number) {
    Use query(by_number);
    query->bind(1, number.value());
    if (!query->executeStep()) return std::nullopt;
    return account_of(*query);
}

std::vector<Receivable> MirrorReader::Connection::receivables(AccountNumber number) {
    std::vector<Receivable> found;
    Use query(of_account);
    query->bind(1, number.value());
    while (query->executeStep()) found.push_back(receivable_of(*query, number));
    return found;
}

std::optional<AccountStanding> MirrorReader::Connection::standing(AccountNumber number) {
    const ReadTransaction one_state(database.raw());
    std::optional<Account> found = account(number);
    if (!found) return std::nullopt;
    const auto loaded = last_load("receivables");
    AccountStanding standing{.account = std::move(*found),
                             .receivables = receivables(number),
                             .included_seq = loaded ? loaded->included_seq : 0};
    if (loaded) standing.as_of = loaded->loaded_at;
    Use query(amounts);
    query->bind(1, number.value());
    if (query->executeStep()) {
        standing.credit = Money::from_cents(query->getColumn(0).getInt64());
        standing.deposit = Money::from_cents(query->getColumn(1).getInt64());
    }
    return standing;
}

std::optional<MirrorSnapshot> MirrorReader::Connection::last_load(std::string_view what) {
    Use query(snapshot);
    query->bind(1, std::string(what));
    if (!query->executeStep()) return std::nullopt;
    return MirrorSnapshot{.load = query->getColumn(0).getInt64(),
                          .included_seq = query->getColumn(1).getInt64(),
                          .loaded_at = Moment{query->getColumn(2).getInt64()},
                          .source = query->getColumn(3).getString(),
                          .records = query->getColumn(4).getInt64(),
                          .rejected = query->getColumn(5).getInt64()};
}

void MirrorReader::Connection::take_hits(Use& query, int limit, std::vector<Account>& hits) {
    while (std::ssize(hits) < limit && query->executeStep()) {
        Account account = account_of(*query);
        const bool known = std::any_of(hits.begin(), hits.end(),
                                       [&](const Account& hit) { return hit.number == account.number; });
        if (!known) hits.push_back(std::move(account));
    }
}

void MirrorReader::Connection::add_matches(const std::string& words, int limit, std::vector<Account>& hits) {
    if (words.empty() || std::ssize(hits) >= limit) return;
    Use query(by_words);
    query->bind(1, words);
    query->bind(2, limit);
    take_hits(query, limit, hits);
}

void MirrorReader::Connection::add_numbers(const std::string& digits, int limit, std::vector<Account>& hits) {
    if (digits.empty()) return;
    const std::int64_t value = std::stoll(digits);
    const std::int64_t behind = power_of_ten(account_format.digits() - digits.size());
    {
        Use query(by_first_digits);
        query->bind(1, value * behind);
        query->bind(2, (value + 1) * behind);
        query->bind(3, limit);
        take_hits(query, limit, hits);
    }
    const bool whole = digits.size() == account_format.digits();
    if (whole || digits.size() < shortest_inner_digits || std::ssize(hits) >= limit) return;
    Use query(by_digits);
    query->bind(1, power_of_ten(digits.size()));
    query->bind(2, value);
    query->bind(3, limit);
    query->bind(4, static_cast<std::int64_t>(account_format.digits() - digits.size()));
    take_hits(query, limit, hits);
}

MirrorReader::MirrorReader(std::filesystem::path folder) : folder_(std::move(folder)) {}
MirrorReader::MirrorReader(MirrorReader&&) noexcept = default;
MirrorReader& MirrorReader::operator=(MirrorReader&&) noexcept = default;
MirrorReader::~MirrorReader() = default;

Result<MirrorReader> MirrorReader::open(const std::filesystem::path& folder) {
    MirrorReader reader(folder);
    const auto connection = reader.connection();
    if (!connection) return tl::unexpected(connection.error());
    return reader;
}

Result<MirrorReader::Connection*> MirrorReader::connection() {
    if (connection_ && connection_->version < head_office_version) {
        const auto version = storage_call([&] { return connection_->database.version(); });
        if (!version) return tl::unexpected(version.error());
        if (*version != connection_->version) connection_.reset();
    }
    if (connection_) return connection_.get();
    std::error_code failure;
    if (!std::filesystem::exists(mirror_path(folder_), failure)) return nullptr;
    Result<Database> opened = Database::open(mirror_path(folder_), mirror_options(Database::Mode::read_only));
    if (!opened) return tl::unexpected(opened.error());
    auto prepared = storage_call([&] { return std::make_unique<Connection>(std::move(*opened)); });
    if (!prepared) return tl::unexpected(prepared.error());
    connection_ = std::move(*prepared);
    return connection_.get();
}

Result<std::optional<Account>> MirrorReader::account(AccountNumber number) {
    const auto mirror = connection();
    if (!mirror) return tl::unexpected(mirror.error());
    if (*mirror == nullptr) return std::nullopt;
    return storage_call([&] { return (*mirror)->account(number); });
}

Result<std::vector<Receivable>> MirrorReader::receivables(AccountNumber account) {
    const auto mirror = connection();
    if (!mirror) return tl::unexpected(mirror.error());
    if (*mirror == nullptr) return std::vector<Receivable>{};
    return storage_call([&] { return (*mirror)->receivables(account); });
}

Result<std::int64_t> MirrorReader::included_seq() {
    const auto loaded = receivables_snapshot();
    if (!loaded) return tl::unexpected(loaded.error());
    return *loaded ? (*loaded)->included_seq : 0;
}

Result<std::optional<Moment>> MirrorReader::as_of() {
    const auto loaded = receivables_snapshot();
    if (!loaded) return tl::unexpected(loaded.error());
    return *loaded ? std::optional((*loaded)->loaded_at) : std::nullopt;
}

Result<std::optional<AccountStanding>> MirrorReader::standing(AccountNumber number) {
    const auto mirror = connection();
    if (!mirror) return tl::unexpected(mirror.error());
    if (*mirror == nullptr) return std::nullopt;
    return storage_call([&] { return (*mirror)->standing(number); });
}

Result<std::vector<Account>> MirrorReader::search(const std::string& text, int limit) {
    std::vector<Account> hits;
    const auto mirror = connection();
    if (!mirror) return tl::unexpected(mirror.error());
    if (*mirror == nullptr) return hits;
    const AccountQuery query = account_query(text);
    const int most = std::clamp(limit, 0, search_limit_max);
    const Done searched = storage_call([&] {
        const ReadTransaction one_state((*mirror)->database.raw());
        (*mirror)->add_numbers(query.digits, most, hits);
        (*mirror)->add_matches(query.whole_words, most, hits);
        (*mirror)->add_matches(query.word_starts, most, hits);
    });
    if (!searched) return tl::unexpected(searched.error());
    return hits;
}

Result<std::optional<MirrorSnapshot>> MirrorReader::snapshot(std::string_view what) {
    const auto mirror = connection();
    if (!mirror) return tl::unexpected(mirror.error());
    if (*mirror == nullptr) return std::nullopt;
    return storage_call([&] { return (*mirror)->last_load(what); });
}

Result<std::optional<MirrorSnapshot>> MirrorReader::accounts_snapshot() {
    return snapshot("accounts");
}

Result<std::optional<MirrorSnapshot>> MirrorReader::receivables_snapshot() {
    return snapshot("receivables");
}

Result<SQLite::Database*> MirrorReader::head_office_tables() {
    const auto mirror = connection();
    if (!mirror) return tl::unexpected(mirror.error());
    if (*mirror == nullptr || (*mirror)->version < head_office_version) return nullptr;
    return &(*mirror)->database.raw();
}

Result<std::optional<HeadOfficeState>> MirrorReader::head_office() {
    const auto tables = head_office_tables();
    if (!tables) return tl::unexpected(tables.error());
    if (*tables == nullptr) return std::nullopt;
    return storage_call([&] { return read_head_office(**tables); });
}

Result<std::vector<HeadOfficeReject>> MirrorReader::head_office_rejects() {
    const auto tables = head_office_tables();
    if (!tables) return tl::unexpected(tables.error());
    if (*tables == nullptr) return std::vector<HeadOfficeReject>{};
    return storage_call([&] { return read_rejects(**tables); });
}

Result<std::vector<Delivery>> MirrorReader::deliveries_after(std::int64_t id) {
    const auto tables = head_office_tables();
    if (!tables) return tl::unexpected(tables.error());
    if (*tables == nullptr) return std::vector<Delivery>{};
    return storage_call([&] { return read_deliveries(**tables, id); });
}

}  // namespace core
