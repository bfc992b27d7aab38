#include "core/counter/days.h"

#include <fmt/format.h>

#include <cstdlib>

#include "core/counter/arrangement_step.h"
#include "core/facts/json_fields.h"
#include "core/reports/day_report.h"
#include "core/store/station/people_reader.h"

namespace core {

namespace {

// A business date further from the clock's than this is a slip of the keyboard until somebody says why.
constexpr std::int64_t days_without_reason_max = 7;

// A small office's exception stands on the day's Z.
Result<nlohmann::json> with_exception(StationReader reader, Date business_date, nlohmann::json z) {
    const auto exception = PeopleReader(reader).day_exception(business_date);
    if (!exception) return tl::unexpected(exception.error());
    if (!*exception) return z;
    z["small_office"] = to_body((*exception)->fact);
    z["small_office"]["person"] = (*exception)->person;
    return z;
}

}  // namespace

Result<Entry> open_day(const Counter& counter, Date business_date, const Act& act) {
    StationReader reader = counter.store.reader();
    if (const Done allowed = check_person(counter, act.person, act.pin, Right::run_day); !allowed) {
        return tl::unexpected(allowed.error());
    }
    const auto last = reader.last_day();
    if (!last) return tl::unexpected(last.error());
    if (*last && (*last)->closed_seq == 0) {
        return problem(ProblemCode::day_already_open,
                       fmt::format("the business day {} is open", (*last)->business_date.text()));
    }
    if (*last && business_date <= (*last)->business_date) {
        return problem(ProblemCode::business_date_not_later,
                       fmt::format("the last business date was {}", (*last)->business_date.text()));
    }
    const Moment now = counter.clock.wall_time();
    const auto today = Date::parse(local_text(now, counter.policy.time_zone).substr(0, 10));
    if (today && act.reason.empty() && std::abs(business_date - *today) > days_without_reason_max) {
        return problem(ProblemCode::reason_missing,
                       fmt::format("{} is {} days from today, {}; if that is meant, give a reason",
                                   business_date.text(), std::abs(business_date - *today), today->text()));
    }
    const auto policy = PeopleReader(reader).latest_policy();
    if (!policy) return tl::unexpected(policy.error());
    const std::string hash = *policy ? (*policy)->fact.hash : std::string{};
    nlohmann::json body{{"policy", counter.policy.name}, {"policy_hash", hash}};
    put_text(body, "reason", act.reason);
    auto opened = counter.store.append({.at = now,
                                        .business_date = business_date,
                                        .person = act.person,
                                        .kind = EntryKind::day_opened,
                                        .body = std::move(body)});
    // The day is open whatever comes of this; `paydesk plan step` takes the step again.
    if (opened) static_cast<void>(step_arrangements(counter, act.person));
    return opened;
}

Result<Entry> close_day(const Counter& counter, const Act& act) {
    StationReader reader = counter.store.reader();
    if (const Done allowed = check_person(counter, act.person, act.pin, Right::run_day); !allowed) {
        return tl::unexpected(allowed.error());
    }
    const auto day = reader.open_day();
    if (!day) return tl::unexpected(day.error());
    if (!*day) return problem(ProblemCode::day_not_open);
    const auto session = reader.open_session();
    if (!session) return tl::unexpected(session.error());
    if (*session)
        return problem(ProblemCode::day_has_open_drawer,
                       fmt::format("{}'s drawer is still open", (*session)->person));
    const auto report = day_report(reader, **day);
    if (!report) return tl::unexpected(report.error());
    auto z = with_exception(reader, (*day)->business_date, to_json(*report));
    if (!z) return tl::unexpected(z.error());
    auto entry = append_now(counter, act.person, EntryKind::day_closed, {{"z", std::move(*z)}});
    // An emptied log makes the file one piece for the night; if a reader is in the way, tomorrow does.
    if (entry) static_cast<void>(counter.store.checkpoint_and_truncate());
    return entry;
}

}  // namespace core
