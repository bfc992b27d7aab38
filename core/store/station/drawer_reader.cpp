#include "core/store/station/drawer_reader.h"

#include <SQLiteCpp/Statement.h>

#include "core/store/database/storage_problem.h"

namespace core {

namespace {

constexpr std::int64_t float_search_max = 50;  // sessions; a float that waits longer is in the vault

}  // namespace

Result<std::vector<std::int64_t>> DrawerReader::numbers(const char* sql, std::vector<std::int64_t> values) {
    return storage_call([&] {
        SQLite::Statement query(db(), sql);
        int place = 0;
        for (const std::int64_t value : values) query.bind(++place, value);
        std::vector<std::int64_t> list;
        while (query.executeStep()) list.push_back(query.getColumn(0).getInt64());
        return list;
    });
}

Result<std::vector<SessionRow>> DrawerReader::open_sessions() {
    const auto ids = numbers("SELECT id FROM sessions WHERE closed_seq IS NULL ORDER BY id", {});
    if (!ids) return tl::unexpected(ids.error());
    std::vector<SessionRow> rows;
    for (const std::int64_t id : *ids) {
        const auto row = reader_.session(id);
        if (!row) return tl::unexpected(row.error());
        if (*row) rows.push_back(**row);
    }
    return rows;
}

Result<DrawerState> DrawerReader::state(std::int64_t session) {
    return storage_call([&] {
        SQLite::Statement query(db(),
                                "SELECT count_begun_seq, handover_to, counts_set_aside, float_retained "
                                "FROM sessions WHERE id = ?");
        query.bind(1, session);
        if (!query.executeStep()) return DrawerState{};
        return DrawerState{.count_begun_seq = query.getColumn(0).getInt64(),
                           .handover_to = query.getColumn(1).getString(),
                           .counts_set_aside = query.getColumn(2).getInt(),
                           .float_retained = Money::from_cents(query.getColumn(3).getInt64())};
    });
}

Result<bool> DrawerReader::is_count_under_way() {
    const auto found = numbers(
        "SELECT 1 FROM sessions WHERE closed_seq IS NULL AND count_begun_seq IS NOT NULL LIMIT 1", {});
    if (!found) return tl::unexpected(found.error());
    return !found->empty();
}

Result<std::optional<SessionRow>> DrawerReader::float_waiting_for(const std::string& person) {
    std::int64_t id = 0;
    const Done done = storage_call([&] {
        SQLite::Statement query(db(),
                                "SELECT id FROM sessions s WHERE closed_seq IS NOT NULL AND "
                                "id > (SELECT max(id) FROM sessions) - ?2 AND float_retained > 0 AND "
                                "NOT EXISTS (SELECT 1 FROM sessions n WHERE n.continues = s.id) "
                                "ORDER BY person = ?1 DESC, closed_seq DESC LIMIT 1");
        query.bind(1, person);
        query.bind(2, float_search_max);
        if (query.executeStep()) id = query.getColumn(0).getInt64();
    });
    if (!done) return tl::unexpected(done.error());
    return reader_.session(id);
}

Result<std::vector<Entry>> DrawerReader::entries_of(std::int64_t session) {
    const auto seqs = numbers("SELECT seq FROM session_entries WHERE session = ? ORDER BY seq", {session});
    if (!seqs) return tl::unexpected(seqs.error());
    std::vector<Entry> list;
    for (const std::int64_t seq : *seqs) {
        auto entry = reader_.entry(seq);
        if (!entry) return tl::unexpected(entry.error());
        if (*entry) list.push_back(std::move(**entry));
    }
    return list;
}

Result<std::vector<Entry>> DrawerReader::payment_entries_of(const SessionRow& session) {
    const auto seqs = numbers(
        "SELECT seq FROM payments WHERE number >= ?1 AND session = ?2 UNION "
        "SELECT voided_seq FROM payments WHERE number >= ?1 AND session = ?2 AND "
        "voided_seq IS NOT NULL ORDER BY 1",
        {session.first_payment, session.id});
    if (!seqs) return tl::unexpected(seqs.error());
    std::vector<Entry> list;
    for (const std::int64_t seq : *seqs) {
        auto entry = reader_.entry(seq);
        if (!entry) return tl::unexpected(entry.error());
        if (*entry) list.push_back(std::move(**entry));
    }
    return list;
}

Result<std::int64_t> DrawerReader::last_close(std::int64_t seq) {
    const auto found = numbers("SELECT max(seq) FROM drawer_closes WHERE ?1 = 0 OR seq < ?1", {seq});
    if (!found) return tl::unexpected(found.error());
    return found->front();
}

Result<std::int64_t> DrawerReader::last_close_of(std::int64_t session, std::int64_t seq) {
    const auto found = numbers(
        "SELECT max(seq) FROM drawer_closes WHERE session = ?2 AND (?1 = 0 OR seq < ?1)", {seq, session});
    if (!found) return tl::unexpected(found.error());
    return found->front();
}

Result<std::vector<SafeDrop>> DrawerReader::bags_in_safe(std::int64_t session) {
    return storage_call([&] {
        SQLite::Statement query(db(),
                                "SELECT bag, amount FROM safe_bags WHERE session = ? AND "
                                "turned_in_seq IS NULL ORDER BY bag");
        query.bind(1, session);
        std::vector<SafeDrop> bags;
        while (query.executeStep()) {
            bags.push_back(
                {query.getColumn(0).getString(), Money::from_cents(query.getColumn(1).getInt64())});
        }
        return bags;
    });
}

Result<bool> DrawerReader::is_bag_used(const std::string& bag) {
    return storage_call([&] {
        SQLite::Statement query(db(), "SELECT 1 FROM safe_bags WHERE bag = ?");
        query.bind(1, bag);
        return query.executeStep();
    });
}

Result<Money> DrawerReader::ledger_balance(const std::string& account) {
    return storage_call([&] {
        SQLite::Statement query(db(), "SELECT balance FROM ledger_accounts WHERE name = ?");
        query.bind(1, account);
        return query.executeStep() ? Money::from_cents(query.getColumn(0).getInt64()) : Money{};
    });
}

}  // namespace core
