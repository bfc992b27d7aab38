#include "core/store/station/people_reader.h"

#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>

#include <limits>

#include "core/store/database/storage_problem.h"

namespace core {

Result<PinTries> PeopleReader::pin_tries(const std::string& person) {
    return storage_call([&] {
        SQLite::Statement query(db(), "SELECT tries, last_at FROM draft_pin_tries WHERE person = ?");
        query.bind(1, person);
        if (!query.executeStep()) return PinTries{};
        return PinTries{.tries = query.getColumn(0).getInt(), .last_at = {query.getColumn(1).getInt64()}};
    });
}

Result<std::vector<PinRefusal>> PeopleReader::pin_refusals(std::int64_t after_seq) {
    return storage_call([&] {
        SQLite::Statement query(db(),
                                "SELECT seq, at, person, tries FROM pin_refusals WHERE seq > ? ORDER BY seq");
        query.bind(1, after_seq);
        std::vector<PinRefusal> list;
        while (query.executeStep()) {
            list.push_back({.seq = query.getColumn(0).getInt64(),
                            .at = {query.getColumn(1).getInt64()},
                            .person = query.getColumn(2).getString(),
                            .tries = query.getColumn(3).getInt()});
        }
        return list;
    });
}

Result<bool> PeopleReader::took_money(Date business_date, const std::string& person) {
    return storage_call([&] {
        SQLite::Statement query(db(), "SELECT 1 FROM money_takers WHERE business_date = ? AND person = ?");
        query.bind(1, business_date.text());
        query.bind(2, person);
        return query.executeStep();
    });
}

Result<std::optional<DayException>> PeopleReader::day_exception(Date business_date) {
    const auto seq = storage_call([&]() -> std::int64_t {
        SQLite::Statement query(db(), "SELECT seq FROM day_exceptions WHERE business_date = ?");
        query.bind(1, business_date.text());
        return query.executeStep() ? query.getColumn(0).getInt64() : 0;
    });
    if (!seq) return tl::unexpected(seq.error());
    if (*seq == 0) return std::nullopt;
    const auto entry = reader_.entry(*seq);
    if (!entry) return tl::unexpected(entry.error());
    if (!*entry) return problem(ProblemCode::storage_corrupt, "a day's exception has no entry");
    return DayException{.seq = *seq, .person = (*entry)->person, .fact = day_excepted_from((*entry)->body)};
}

Result<bool> PeopleReader::is_any_drawer_open() {
    return storage_call([&] {
        return SQLite::Statement(db(), "SELECT 1 FROM sessions WHERE closed_seq IS NULL LIMIT 1")
            .executeStep();
    });
}

Result<std::optional<PolicyOnRecord>> PeopleReader::policy_at(std::int64_t seq) {
    auto found = policies_where("seq = (SELECT max(seq) FROM policies WHERE seq <= ?)", seq);
    if (!found) return tl::unexpected(found.error());
    if (found->empty()) return std::nullopt;
    return std::move(found->front());
}

Result<std::optional<PolicyOnRecord>> PeopleReader::latest_policy() {
    return policy_at(std::numeric_limits<std::int64_t>::max());
}

Result<std::vector<PolicyOnRecord>> PeopleReader::policies() {
    return policies_where("seq > ?", 0);
}

Result<std::vector<PolicyOnRecord>> PeopleReader::policies_where(const char* condition, std::int64_t value) {
    const auto seqs = storage_call([&] {
        SQLite::Statement query(db(),
                                fmt::format("SELECT seq FROM policies WHERE {} ORDER BY seq", condition));
        query.bind(1, value);
        std::vector<std::int64_t> list;
        while (query.executeStep()) list.push_back(query.getColumn(0).getInt64());
        return list;
    });
    if (!seqs) return tl::unexpected(seqs.error());
    std::vector<PolicyOnRecord> list;
    for (const std::int64_t seq : *seqs) {
        const auto entry = reader_.entry(seq);
        if (!entry) return tl::unexpected(entry.error());
        if (!*entry) return problem(ProblemCode::storage_corrupt, "a policy in force has no entry");
        list.push_back({.seq = seq,
                        .at = (*entry)->at,
                        .person = (*entry)->person,
                        .fact = policy_set_from((*entry)->body)});
    }
    return list;
}

}  // namespace core
