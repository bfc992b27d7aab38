#include "core/store/station/journal_feed.h"

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <set>

#include "core/store/database/storage_problem.h"
#include "core/store/station/numbering.h"
#include "core/store/station/station_store.h"

namespace core {

namespace {

using nlohmann::json;

// Looks up what the books made of entries, by their keys.
class BookRows {
  public:
    BookRows(SQLite::Database& db, std::string station)
        : station_(std::move(station)),
          transfers_(
              db,
              "SELECT d.name, c.name, t.amount FROM transfers t JOIN ledger_accounts d ON d.id = t.debit "
              "JOIN ledger_accounts c ON c.id = t.credit WHERE t.seq = ? ORDER BY t.n"),
          lines_(db, "SELECT receivable, amount FROM allocations WHERE account = ? AND seq = ? ORDER BY n"),
          voided_(db, "SELECT e.payload FROM payments p JOIN entries e ON e.seq = p.seq WHERE p.number = ?"),
          session_(db, "SELECT person, business_date, opened_seq, closed_seq FROM sessions WHERE id = ?"),
          arrangement_(db,
                       "SELECT number, account, kind, state, made_on, until, amount FROM arrangements "
                       "WHERE number = ?"),
          arrangements_(db,
                        "SELECT number, account, kind, state, made_on, until, amount FROM arrangements "
                        "WHERE account = ? AND changed_seq = ?") {}

    // A body of a shape that this program does not know has no books: head office lists it.
    std::string of(std::int64_t seq, const std::string& text) {
        try {
            return books_of(seq, json::parse(text));
        } catch (const json::exception&) {
            return {};
        }
    }

  private:
    std::string books_of(std::int64_t seq, const json& payload) {
        const json& body = payload.at("body");
        json books = json::object();
        put_transfers(books, seq);
        put_accounts(books, seq, body);
        for (const LocalReceivable& owed : receivables_of(body)) {
            books["owed"].push_back({owed.id, owed.account, name_of(owed.kind), owed.service,
                                     owed.amount.cents(), owed.due_date.text()});
        }
        if (payload.at("kind").get<std::string>().starts_with("drawer_")) put_session(books, body);
        if (body.contains("arrangement")) {
            arrangement_.reset();
            arrangement_.bind(1, arrangement_number(body.at("arrangement").get<std::string>()).value_or(0));
            put_arrangements(books, arrangement_);
        }
        return books.empty() ? std::string() : books.dump();
    }

    void put_transfers(json& books, std::int64_t seq) {
        transfers_.reset();
        transfers_.bind(1, seq);
        while (transfers_.executeStep()) {
            books["transfers"].push_back({transfers_.getColumn(0).getString(),
                                          transfers_.getColumn(1).getString(),
                                          transfers_.getColumn(2).getInt64()});
        }
    }

    // The sub-ledger is kept by account, and every change names its accounts; a void's are its payment's.
    void put_accounts(json& books, std::int64_t seq, const json& body) {
        std::set<std::string> accounts = accounts_in(body);
        if (accounts.empty() && body.contains("payment")) {
            const auto number = payment_number(body.at("payment").get<std::string>());
            voided_.reset();
            voided_.bind(1, number.value_or(0));
            if (voided_.executeStep()) {
                accounts = accounts_in(json::parse(voided_.getColumn(0).getString()).at("body"));
            }
        }
        for (const std::string& account : accounts) {
            lines_.reset();
            lines_.bind(1, account);
            lines_.bind(2, seq);
            while (lines_.executeStep()) {
                books["accounts"].push_back(
                    {account, lines_.getColumn(0).getString(), lines_.getColumn(1).getInt64()});
            }
            arrangements_.reset();
            arrangements_.bind(1, account);
            arrangements_.bind(2, seq);
            put_arrangements(books, arrangements_);
        }
    }

    static std::set<std::string> accounts_in(const json& body) {
        std::set<std::string> accounts;
        for (const char* list : {"allocations", "moves"}) {
            if (!body.contains(list)) continue;
            for (const json& line : body.at(list)) {
                if (const auto account = line.value("account", ""); !account.empty())
                    accounts.insert(account);
            }
        }
        return accounts;
    }

    void put_session(json& books, const json& body) {
        if (!body.contains("session")) return;
        const auto name = body.at("session").get<std::string>();
        session_.reset();
        session_.bind(1, session_number(name).value_or(0));
        if (!session_.executeStep()) return;
        const auto closed = session_.getColumn(3);
        books["sessions"].push_back({name, session_.getColumn(0).getString(),
                                     session_.getColumn(1).getString(), session_.getColumn(2).getInt64(),
                                     closed.isNull() ? json() : json(closed.getInt64())});
    }

    void put_arrangements(json& books, SQLite::Statement& rows) {
        while (rows.executeStep()) {
            books["arrangements"].push_back({arrangement_name(station_, rows.getColumn(0).getInt64()),
                                             rows.getColumn(1).getString(), rows.getColumn(2).getString(),
                                             rows.getColumn(3).getString(), rows.getColumn(4).getString(),
                                             rows.getColumn(5).getString(), rows.getColumn(6).getInt64()});
        }
    }

    std::string station_;
    SQLite::Statement transfers_;
    SQLite::Statement lines_;
    SQLite::Statement voided_;
    SQLite::Statement session_;
    SQLite::Statement arrangement_;
    SQLite::Statement arrangements_;
};

}  // namespace

Result<JournalFeed> JournalFeed::open(const std::filesystem::path& folder) {
    auto database = Database::open(
        station_file(folder), {.application_id = station_application_id, .migrations = station_migrations()});
    if (!database) return tl::unexpected(database.error());
    return JournalFeed(std::move(*database));
}

Result<std::optional<std::string>> JournalFeed::hash_after(std::int64_t seq) {
    if (seq == 0) return std::optional(JournalHead{}.hash);
    return StationReader(database_).entry(seq).map(
        [](const std::optional<Entry>& entry) { return entry ? std::optional(entry->hash) : std::nullopt; });
}

Result<std::vector<FeedEntry>> JournalFeed::entries(std::int64_t first, std::int64_t count,
                                                    std::size_t bytes) {
    const auto station = identity();
    if (!station) return tl::unexpected(station.error());
    return storage_call([&] {
        SQLite::Transaction snapshot(database_.raw());
        BookRows rows(database_.raw(), station->name);
        SQLite::Statement query(
            database_.raw(),
            "SELECT seq, payload, lower(hex(hash)) FROM entries WHERE seq >= ? ORDER BY seq "
            "LIMIT ?");
        query.bind(1, first);
        query.bind(2, count);
        std::vector<FeedEntry> list;
        std::size_t taken = 0;
        while (query.executeStep()) {
            FeedEntry entry{.seq = query.getColumn(0).getInt64(),
                            .payload = query.getColumn(1).getString(),
                            .hash = query.getColumn(2).getString(),
                            .books = {}};
            taken += entry.payload.size();
            if (!list.empty() && taken > bytes) break;
            entry.books = rows.of(entry.seq, entry.payload);
            list.push_back(std::move(entry));
        }
        return list;
    });
}

}  // namespace core
