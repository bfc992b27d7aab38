#include "core/store/station/arrangement_reader.h"

#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>

#include "core/store/database/storage_problem.h"
#include "core/store/station/numbering.h"

namespace core {

namespace {

void bind_all(SQLite::Statement&, int) {}

template <class First, class... Rest>
void bind_all(SQLite::Statement& statement, int place, const First& first, const Rest&... rest) {
    statement.bind(place, first);
    bind_all(statement, place + 1, rest...);
}

}  // namespace

template <class... Values>
Result<std::vector<ArrangementRow>> ArrangementReader::rows_where(const std::string& condition,
                                                                  const Values&... values) {
    struct Found {
        ArrangementRow row;
        std::int64_t payment = 0;
        std::string payload;
    };
    auto found = storage_call([&] {
        SQLite::Statement query(db(), fmt::format("SELECT a.number, a.account, a.state, a.cause, "
                                                  "coalesce(a.payment, 0), e.payload "
                                                  "FROM arrangements a JOIN entries e ON e.seq = a.seq {}",
                                                  condition));
        bind_all(query, 1, values...);
        std::vector<Found> list;
        while (query.executeStep()) {
            Found next;
            next.row.number = query.getColumn(0).getInt64();
            next.row.account = query.getColumn(1).getString();
            next.row.state =
                arrangement_states(query.getColumn(2).getString()).value_or(ArrangementState::cancelled);
            next.row.cause = query.getColumn(3).getString();
            next.payment = query.getColumn(4).getInt64();
            next.payload = query.getColumn(5).getString();
            list.push_back(std::move(next));
        }
        return list;
    });
    if (!found) return tl::unexpected(found.error());
    std::vector<ArrangementRow> rows;
    for (Found& next : *found) {
        auto entry = entry_from_payload(next.payload);
        if (!entry) return tl::unexpected(entry.error());
        next.row.made = arrangement_made_from(entry->body);
        next.row.name = next.row.made.arrangement;
        if (next.payment > 0) next.row.payment = payment_name(entry->station, next.payment);
        next.row.entry = std::move(*entry);
        rows.push_back(std::move(next.row));
    }
    return rows;
}

Result<std::optional<ArrangementRow>> ArrangementReader::named(const std::string& name) {
    const auto number = arrangement_number(name);
    if (!number) return std::nullopt;
    auto rows = rows_where("WHERE a.number = ?", *number);
    if (!rows) return tl::unexpected(rows.error());
    if (rows->empty() || rows->front().name != name) return std::nullopt;
    return std::move(rows->front());
}

Result<std::vector<ArrangementRow>> ArrangementReader::of_account(const std::string& account) {
    return rows_where("WHERE a.account = ? ORDER BY a.number", account);
}

Result<std::vector<ArrangementRow>> ArrangementReader::active_plans(const std::string& account) {
    return rows_where("WHERE a.account = ? AND a.kind = 'plan' AND a.state = 'active' ORDER BY a.number",
                      account);
}

Result<std::vector<ArrangementRow>> ArrangementReader::running() {
    return rows_where("WHERE a.state IN ('active', 'open') ORDER BY a.number");
}

Result<std::vector<ArrangementRow>> ArrangementReader::all(ArrangementKind kind, int limit) {
    return rows_where("WHERE a.kind = ? ORDER BY a.number DESC LIMIT ?",
                      std::string(arrangement_kinds.name_of(kind)), limit);
}

Result<std::string> ArrangementReader::next_name() {
    const auto identity = reader_.identity();
    if (!identity) return tl::unexpected(identity.error());
    return storage_call([&] {
        SQLite::Statement query(db(), "SELECT 1 + coalesce(max(number), 0) FROM arrangements");
        return arrangement_name(identity->name,
                                query.executeStep() ? query.getColumn(0).getInt64() : std::int64_t{1});
    });
}

Result<std::optional<Entry>> ArrangementReader::charge_entry(const std::string& account,
                                                             const std::string& receivable) {
    const auto seq = storage_call([&] {
        SQLite::Statement query(db(), "SELECT seq FROM local_receivables WHERE account = ? AND id = ?");
        query.bind(1, account);
        query.bind(2, receivable);
        return query.executeStep() ? query.getColumn(0).getInt64() : std::int64_t{0};
    });
    if (!seq) return tl::unexpected(seq.error());
    if (*seq == 0) return std::nullopt;
    return reader_.entry(*seq);
}

}  // namespace core
