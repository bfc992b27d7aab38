// The part of StationReader that answers what is unfinished: effects, and notes held for a payment to come.

#include <SQLiteCpp/Statement.h>

#include "core/store/database/storage_problem.h"
#include "core/store/station/row_fields.h"
#include "core/store/station/station_reader.h"

namespace core {

namespace {

EffectRow effect_in(SQLite::Statement& row) {
    return {.seq = row.getColumn(0).getInt64(),
            .kind = effect_kind(row.getColumn(1).getString()).value_or(EffectKind::receipt),
            .state = effect_state(row.getColumn(2).getString()).value_or(EffectState::unknown),
            .starts = row.getColumn(3).getInt(),
            .cause = row.getColumn(4).getString()};
}

std::vector<EffectRow> all_effects(SQLite::Statement& query) {
    std::vector<EffectRow> rows;
    while (query.executeStep()) rows.push_back(effect_in(query));
    return rows;
}

}  // namespace

Result<std::vector<EffectRow>> StationReader::effects_of(std::int64_t seq) {
    return storage_call([&] {
        SQLite::Statement query(
            db(), "SELECT seq, kind, state, starts, cause FROM effects WHERE seq = ? ORDER BY kind");
        query.bind(1, seq);
        return all_effects(query);
    });
}

Result<std::vector<EffectRow>> StationReader::unfinished_effects() {
    return storage_call([&] {
        SQLite::Statement query(db(),
                                "SELECT seq, kind, state, starts, cause FROM effects "
                                "WHERE state IN ('planned', 'started') ORDER BY seq DESC LIMIT 20");
        return all_effects(query);
    });
}

Result<std::vector<HeldFunds>> StationReader::held_funds() {
    return storage_call([&] {
        SQLite::Statement query(
            db(), "SELECT attempt, account, session, amount FROM held_funds WHERE settled_seq IS NULL");
        std::vector<HeldFunds> funds;
        while (query.executeStep()) {
            funds.push_back({query.getColumn(0).getString(), query.getColumn(1).getString(),
                             query.getColumn(2).getInt64(), money_in(query, 3)});
        }
        return funds;
    });
}

Result<Money> StationReader::held_for(const std::string& attempt) {
    return storage_call([&] {
        SQLite::Statement query(db(),
                                "SELECT amount FROM held_funds WHERE attempt = ? AND settled_seq IS NULL");
        query.bind(1, attempt);
        return query.executeStep() ? money_in(query, 0) : Money{};
    });
}

}  // namespace core
