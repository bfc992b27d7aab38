#include "core/store/database/database.h"

#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include "core/store/database/storage_problem.h"

namespace core {

namespace {

constexpr int reader_wait_ms = 200;

int pragma_number(SQLite::Database& connection, const char* name) {
    return connection.execAndGet(fmt::format("PRAGMA {}", name)).getInt();
}

// A file in a folder that cannot be written, with nothing left in its log.
bool is_frozen(const std::filesystem::path& file) {
    std::error_code failed;
    const auto folder = file.parent_path().empty() ? std::filesystem::path(".") : file.parent_path();
    const auto log = std::filesystem::file_size(file.string() + "-wal", failed);
    return ::access(folder.c_str(), W_OK) != 0 && (failed || log == 0);
}

}  // namespace

std::string uri_path(const std::filesystem::path& file) {
    std::string escaped;
    for (const char c : file.string()) {
        escaped += c == '%' || c == '?' || c == '#' ? fmt::format("%{:02x}", static_cast<unsigned char>(c))
                                                    : std::string(1, c);
    }
    return escaped;
}

Result<Database> Database::open(const std::filesystem::path& file, const Options& options) {
    const bool missing = options.vfs.empty() && !std::filesystem::exists(file);
    if (missing && options.mode == Mode::read_only) {
        return problem(ProblemCode::not_a_station, fmt::format("{} is not there", file.string()));
    }
    Result<Database> database = storage_call([&] { return connect(file, options); });
    if (!database) return database;
    const auto checked = storage_call([&] { return database->check_format(file, options); });
    if (!checked) return tl::unexpected(checked.error());
    if (!*checked) return tl::unexpected(checked->error());
    const auto ready = storage_call([&] {
        database->configure(options);
        if (options.mode == Mode::writer) database->migrate(options);
    });
    if (!ready) return tl::unexpected(ready.error());
    return database;
}

Database Database::connect(const std::filesystem::path& file, const Options& options) {
    if (options.mode == Mode::read_only && options.vfs.empty() && is_frozen(file)) {
        // Nobody can write here, so the file cannot change under the reader, and no lock files can be made.
        return Database(std::make_unique<SQLite::Database>(fmt::format("file:{}?immutable=1", uri_path(file)),
                                                           SQLite::OPEN_READONLY | SQLite::OPEN_URI));
    }
    const int flags =
        options.mode == Mode::writer ? SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE : SQLite::OPEN_READONLY;
    return Database(std::make_unique<SQLite::Database>(
        file.string(), flags, options.mode == Mode::writer ? 0 : reader_wait_ms, options.vfs));
}

int Database::version() {
    return pragma_number(raw(), "user_version");
}

Done Database::check_format(const std::filesystem::path& file, const Options& options) {
    const int id = pragma_number(raw(), "application_id");
    const int version = pragma_number(raw(), "user_version");
    if (id != options.application_id && (id != 0 || version != 0)) {
        return problem(ProblemCode::not_a_station, fmt::format("{} was not made by Paydesk", file.string()));
    }
    if (version > static_cast<int>(options.migrations.size())) {
        return problem(ProblemCode::storage_newer,
                       fmt::format("{} has format {}, this program knows {}", file.string(), version,
                                   options.migrations.size()));
    }
    const int needed =
        options.oldest_readable > 0 ? options.oldest_readable : static_cast<int>(options.migrations.size());
    if (options.mode == Mode::read_only && version < needed) {
        return problem(ProblemCode::not_a_station,
                       fmt::format("{} has an older format; open the station once to bring it up to date",
                                   file.string()));
    }
    return {};
}

void Database::configure(const Options& options) {
    SQLite::Database& db = raw();
    sqlite3_db_config(db.getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(db.getHandle(), SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(db.getHandle(), SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    db.exec(
        "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA foreign_keys=ON;"
        "PRAGMA temp_store=MEMORY");
    if (options.mode == Mode::read_only) {
        db.exec("PRAGMA query_only=ON; PRAGMA wal_autocheckpoint=0");
        return;
    }
    // Turning a new file to WAL is its one transaction with a rollback journal. EXTRA syncs the folder after
    // deleting that journal; without it a power cut can bring the journal back, which then undoes all that
    // came later.
    const bool outlives_power_cuts = std::string_view(options.synchronous) != "OFF";
    db.exec(outlives_power_cuts ? "PRAGMA synchronous=EXTRA" : "PRAGMA synchronous=OFF");
    db.execAndGet("PRAGMA journal_mode=WAL");
    db.exec(fmt::format("PRAGMA synchronous={}; PRAGMA secure_delete=FAST; PRAGMA wal_autocheckpoint=1000",
                        options.synchronous));
}

void Database::migrate(const Options& options) {
    for (std::size_t version = static_cast<std::size_t>(pragma_number(raw(), "user_version"));
         version < options.migrations.size(); ++version) {
        WriteTransaction transaction(raw());
        raw().exec(std::string(options.migrations[version].content));
        raw().exec(fmt::format("PRAGMA application_id={}; PRAGMA user_version={}", options.application_id,
                               version + 1));
        transaction.commit();
    }
}

Done Database::run_checkpoint(int mode) {
    const int code = sqlite3_wal_checkpoint_v2(raw().getHandle(), nullptr, mode, nullptr, nullptr);
    if (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED) return {};
    return tl::unexpected(storage_problem(SQLite::Exception(raw().getHandle(), code)));
}

Done Database::checkpoint() {
    return run_checkpoint(SQLITE_CHECKPOINT_PASSIVE);
}

Done Database::checkpoint_and_truncate() {
    return run_checkpoint(SQLITE_CHECKPOINT_TRUNCATE);
}

Done Database::settle() {
    if (const Done folded = checkpoint_and_truncate(); !folded) return folded;
    return storage_call([&] {
        WriteTransaction transaction(raw());
        raw().exec(fmt::format("PRAGMA user_version={}", pragma_number(raw(), "user_version")));
        transaction.commit();
    });
}

Database Database::stand_in() {
    return Database(
        std::make_unique<SQLite::Database>(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE));
}

WriteTransaction::WriteTransaction(SQLite::Database& connection) : connection_(connection) {
    connection_.exec("BEGIN IMMEDIATE");
}

WriteTransaction::~WriteTransaction() {
    // A failed statement may have rolled back already; there is nothing to do about a failed rollback here.
    if (open_) sqlite3_exec(connection_.getHandle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void WriteTransaction::commit() {
    connection_.exec("COMMIT");
    open_ = false;
}

}  // namespace core
