#include "core/store/proof/verify.h"

#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>

#include "core/store/database/storage_problem.h"
#include "core/store/station/projector.h"
#include "core/store/station/station_store.h"

namespace core {

namespace {

constexpr std::int64_t window = 2000;

using Progress = std::function<void(const VerifyProgress&)>;

tl::unexpected<Problem> difference(std::string what) {
    return problem(ProblemCode::verify_failed, std::move(what));
}

// Reads the journal in windows of bounded memory and hands each entry on; stops at the first problem.
class JournalReplay {
  public:
    JournalReplay(Database& source, const Progress& progress) : reader_(source), progress_(progress) {}

    Result<JournalHead> run(const std::function<Done(const Entry&)>& use) {
        const auto head = reader_.head();
        if (!head) return tl::unexpected(head.error());
        JournalHead last;
        while (last.count < head->count) {
            const auto entries = reader_.entries(last.count + 1, window);
            if (!entries) return tl::unexpected(entries.error());
            if (entries->empty()) return difference(fmt::format("entry {} is missing", last.count + 1));
            for (const Entry& entry : *entries) {
                if (const Done linked = check_link(last, entry); !linked)
                    return tl::unexpected(linked.error());
                if (const Done used = use(entry); !used) return tl::unexpected(used.error());
                last = {entry.seq, entry.hash};
            }
            progress_({"chain", last.count, head->count});
        }
        return last;
    }

  private:
    static Done check_link(const JournalHead& last, const Entry& entry) {
        if (entry.seq != last.count + 1)
            return difference(fmt::format("entry {} is missing", last.count + 1));
        if (entry.hash != chain_hash(last.hash, entry.payload)) {
            return difference(
                fmt::format("entry {} does not fit the chain: it or its hash was changed", entry.seq));
        }
        return {};
    }

    StationReader reader_;
    const Progress& progress_;
};

std::vector<std::string> projections_of(SQLite::Database& replayed) {
    SQLite::Statement query(
        replayed,
        "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'draft_%' "
        "AND name NOT LIKE 'sqlite_%' AND name <> 'entries' ORDER BY name");
    std::vector<std::string> names;
    while (query.executeStep()) names.push_back(query.getColumn(0).getString());
    return names;
}

std::string key_columns(SQLite::Database& replayed, const std::string& table) {
    SQLite::Statement query(
        replayed, fmt::format("SELECT name FROM pragma_table_info('{}') WHERE pk > 0 ORDER BY pk", table));
    std::string columns;
    while (query.executeStep())
        columns += fmt::format("{}\"{}\"", columns.empty() ? "" : ", ", query.getColumn(0).getString());
    return columns;
}

std::string row_text(SQLite::Statement& row) {
    std::string text;
    for (int i = 0; i < row.getColumnCount(); ++i) {
        text +=
            fmt::format("{}{}={}", i == 0 ? "" : ", ", row.getColumnName(i), row.getColumn(i).getString());
    }
    return text;
}

bool same_row(SQLite::Statement& a, SQLite::Statement& b) {
    for (int i = 0; i < a.getColumnCount(); ++i) {
        const SQLite::Column left = a.getColumn(i);
        const SQLite::Column right = b.getColumn(i);
        if (left.getType() != right.getType() || left.getString() != right.getString()) return false;
    }
    return true;
}

// Walks the stored and the replayed table side by side in the order of their key.
Result<std::int64_t> compare_table(SQLite::Database& replayed, const std::string& table) {
    const std::string order = key_columns(replayed, table);
    SQLite::Statement stored(replayed, fmt::format("SELECT * FROM source.{} ORDER BY {}", table, order));
    SQLite::Statement proven(replayed, fmt::format("SELECT * FROM main.{} ORDER BY {}", table, order));
    for (std::int64_t rows = 0;; ++rows) {
        const bool has_stored = stored.executeStep();
        const bool has_proven = proven.executeStep();
        if (!has_stored && !has_proven) return rows;
        if (!has_stored) return difference(fmt::format("{} lacks the row {}", table, row_text(proven)));
        if (!has_proven)
            return difference(
                fmt::format("{} has a row that no entry explains: {}", table, row_text(stored)));
        if (!same_row(stored, proven)) {
            return difference(fmt::format("{} differs: stored {}; the journal says {}", table,
                                          row_text(stored), row_text(proven)));
        }
    }
}

// An empty database on disk without a name (SQLite removes it), with the schema of a station and the file to
// prove beside it. Its own `entries` goes, so that the projector reads the journal of the file.
std::unique_ptr<SQLite::Database> empty_books(const std::filesystem::path& file) {
    auto books = std::make_unique<SQLite::Database>(
        "", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_URI);
    books->exec(
        "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF; PRAGMA cache_size=-16000");
    for (const EmbeddedFile& migration : station_migrations()) books->exec(std::string(migration.content));
    books->exec("DROP TABLE entries");
    SQLite::Statement attach(*books, "ATTACH ? AS source");
    attach.bind(1, fmt::format("file:{}?mode=ro", uri_path(file)));
    attach.exec();
    return books;
}

Result<VerifyResult> replay_and_compare(Database& source, const std::filesystem::path& file,
                                        const Progress& progress) {
    const auto books = empty_books(file);
    Projector projector(*books);
    books->exec("BEGIN");
    const auto head = JournalReplay(source, progress).run([&](const Entry& entry) -> Done {
        projector.apply(entry);
        return {};
    });
    if (!head) return tl::unexpected(head.error());
    books->exec("COMMIT");
    VerifyResult result{.head = *head, .rows_compared = 0};
    const auto tables = projections_of(*books);
    for (std::size_t i = 0; i < tables.size(); ++i) {
        const auto rows = compare_table(*books, tables[i]);
        if (!rows) return tl::unexpected(rows.error());
        result.rows_compared += *rows;
        progress({"books", static_cast<std::int64_t>(i + 1), static_cast<std::int64_t>(tables.size())});
    }
    return result;
}

}  // namespace

Result<VerifyResult> verify_station(const std::filesystem::path& file, const Progress& progress) {
    auto source = Database::open(file, {.mode = Database::Mode::read_only,
                                        .application_id = station_application_id,
                                        .migrations = station_migrations()});
    if (!source) return tl::unexpected(source.error());
    try {
        const auto checked =
            storage_call([&] { return source->raw().execAndGet("PRAGMA quick_check(1)").getString(); });
        if (!checked) return tl::unexpected(checked.error());
        if (*checked != "ok") return difference(fmt::format("the file is damaged: {}", *checked));
        const auto result = storage_call([&] { return replay_and_compare(*source, file, progress); });
        if (!result) return tl::unexpected(result.error());
        return *result;
    } catch (const nlohmann::json::exception& error) {
        return difference(fmt::format("an entry has an unknown form ({})", error.what()));
    }
}

}  // namespace core
