#include "core/counter/act.h"

#include <fmt/format.h>

#include "core/counter/open_session.h"
#include "core/counter/pins.h"
#include "core/store/station/people_reader.h"

namespace core {

namespace {

enum class Capacity { signs_in, approves };

Done check_known(const Counter& counter, const StationIdentity& station, const Person& person,
                 const std::string& pin, Capacity capacity) {
    if (station.training && pin.empty()) return {};
    if (station.role == "kiosk" && person.role == "kiosk") return {};
    if (person.pin_hash.empty()) {
        return problem(ProblemCode::wrong_pin, fmt::format("{} has no PIN yet", person.name));
    }
    if (pin.empty()) {
        return problem(ProblemCode::wrong_pin, fmt::format("{}'s PIN is needed here", person.name));
    }
    const bool signs_in = capacity == Capacity::signs_in;
    Counter watched = counter;
    if (!signs_in) watched.sign_ins = nullptr;
    if (const Done right = check_pin(watched, person, pin); !right) return right;
    if (watched.sign_ins != nullptr) watched.sign_ins->remember(person, pin);
    return {};
}

Done check_named(const Counter& counter, const std::string& name, const std::string& pin, Right right,
                 Capacity capacity) {
    StationReader reader = counter.store.reader();
    const auto identity = reader.identity();
    if (!identity) return tl::unexpected(identity.error());
    const auto person = reader.person(name);
    if (!person) return tl::unexpected(person.error());
    if (!*person) {
        const auto anybody = reader.has_people();
        if (!anybody) return tl::unexpected(anybody.error());
        if (identity->training && !*anybody && !name.empty()) return {};
        // Takes as long as a wrong PIN.
        if (!pin.empty()) static_cast<void>(pin_hash(pin));
        return problem(ProblemCode::unknown_person,
                       fmt::format("nobody named \"{}\" works at this station", printable(name)));
    }
    if (!counter.policy.allows((*person)->role, right)) {
        return problem(ProblemCode::wrong_role, fmt::format("{} is {}, which does not allow {}", name,
                                                            (*person)->role, name_of(right)));
    }
    return check_known(counter, *identity, **person, pin, capacity);
}

}  // namespace

Done check_person(const Counter& counter, const std::string& name, const std::string& pin, Right right) {
    return check_named(counter, name, pin, right, Capacity::signs_in);
}

Done check_approval(const Counter& counter, const Act& act) {
    if (act.approved_by.empty()) return problem(ProblemCode::approval_missing);
    if (act.approved_by == act.person) {
        return problem(ProblemCode::approval_own_act,
                       fmt::format("{} cannot approve {}'s own act", act.person, act.person));
    }
    return check_named(counter, act.approved_by, act.approve_pin, Right::approve, Capacity::approves);
}

Done check_segregation(const Counter& counter, const std::string& person, Right right) {
    if (!counter.policy.takes_money_today_excludes(right)) return {};
    StationReader reader = counter.store.reader();
    const auto day = reader.open_day();
    if (!day) return tl::unexpected(day.error());
    if (!*day || !counter.policy.segregation.source.in_force((*day)->business_date)) return {};
    const auto took = PeopleReader(reader).took_money((*day)->business_date, person);
    if (!took) return tl::unexpected(took.error());
    if (!*took) return {};
    const auto exception = PeopleReader(reader).day_exception((*day)->business_date);
    if (!exception) return tl::unexpected(exception.error());
    if (*exception) return {};
    return problem(ProblemCode::took_money_today,
                   fmt::format("{} takes money on {}, which excludes {} on that date", person,
                               (*day)->business_date.text(), name_of(right)));
}

Result<Act> authorize(const Counter& counter, Act act, const Demand& demand) {
    if (act.person.empty()) {
        const auto session = named_session(counter.store.reader(), act);
        if (session)
            act.person = session->person;
        else if (session.error().code != ProblemCode::drawer_not_open)
            return tl::unexpected(session.error());
    }
    if (const Done allowed = check_person(counter, act.person, act.pin, demand.right); !allowed) {
        return tl::unexpected(allowed.error());
    }
    if (const Done apart = check_segregation(counter, act.person, demand.right); !apart) {
        return tl::unexpected(apart.error());
    }
    if (demand.reason && act.reason.empty()) return problem(ProblemCode::reason_missing);
    if (demand.second_person) {
        if (const Done approved = check_approval(counter, act); !approved)
            return tl::unexpected(approved.error());
    }
    return act;
}

Result<Entry> append_now(const Counter& counter, const std::string& person, EntryKind kind,
                         nlohmann::json body) {
    const auto day = counter.store.reader().open_day();
    if (!day) return tl::unexpected(day.error());
    std::optional<Date> business_date;
    if (*day) business_date = (*day)->business_date;
    return counter.store.append({.at = counter.clock.wall_time(),
                                 .business_date = business_date,
                                 .person = person,
                                 .kind = kind,
                                 .body = std::move(body)});
}

}  // namespace core
