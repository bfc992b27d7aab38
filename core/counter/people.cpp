#include "core/counter/people.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/counter/pins.h"
#include "core/facts/people_facts.h"
#include "core/store/station/people_reader.h"

namespace core {

namespace {

bool may_set_people(const Counter& counter, const Person& person) {
    return counter.policy.allows(person.role, Right::set_people);
}

bool is_role(const Policy& policy, const std::string& role) {
    return role == no_role || std::any_of(policy.roles.begin(), policy.roles.end(),
                                          [&](const Role& known) { return known.name == role; });
}

Done check_somebody_left(const Counter& counter, const std::vector<Person>& people, const Person& changed) {
    if (may_set_people(counter, changed)) return {};
    const bool left = std::any_of(people.begin(), people.end(), [&](const Person& other) {
        return other.name != changed.name && may_set_people(counter, other);
    });
    if (left) return {};
    return problem(ProblemCode::state_wrong,
                   fmt::format("{} is the last one here who may set people", changed.name));
}

Done check_setter(const Counter& counter, const Act& act, const std::vector<Person>& people,
                  const std::optional<Person>& before, const Person& person) {
    const bool installed = std::any_of(people.begin(), people.end(),
                                       [&](const Person& other) { return may_set_people(counter, other); });
    if (!installed) return {};
    if (const Done allowed = check_person(counter, act.person, act.pin, Right::set_people); !allowed) {
        return allowed;
    }
    if (act.person == person.name && before && before->role != person.role) {
        return problem(ProblemCode::approval_own_act,
                       fmt::format("{} cannot change their own role", act.person));
    }
    return check_somebody_left(counter, people, person);
}

Done check_has_pin(const Counter& counter, const Person& person) {
    if (!person.pin_hash.empty() || person.role == "kiosk" || person.role == no_role) return {};
    const auto identity = counter.store.reader().identity();
    if (!identity) return tl::unexpected(identity.error());
    if (identity->training) return {};
    return problem(ProblemCode::pin_malformed, fmt::format("{} needs a PIN here", printable(person.name)));
}

Result<Entry> append_person(const Counter& counter, const Act& act, const Person& person) {
    return append_now(
        counter, act.person, EntryKind::person_set,
        to_body(PersonSet{
            .name = person.name, .role = person.role, .pin_hash = person.pin_hash, .reason = act.reason}));
}

Result<Person> known_person(const Counter& counter, const std::string& name) {
    auto person = counter.store.reader().person(name);
    if (!person) return tl::unexpected(person.error());
    if (!*person) {
        return problem(ProblemCode::unknown_person,
                       fmt::format("nobody named \"{}\" works at this station", printable(name)));
    }
    return std::move(**person);
}

// Who changes their own PIN needs no right, only the present PIN.
Done check_pin_setter(const Counter& counter, const Act& act, const Person& person, bool training) {
    if (act.person != person.name) return check_person(counter, act.person, act.pin, Right::set_people);
    if (training && act.pin.empty()) return {};
    if (act.pin.empty()) {
        return problem(ProblemCode::wrong_pin, fmt::format("{}'s present PIN is needed", person.name));
    }
    return check_pin(counter, person, act.pin);
}

Result<bool> another_could_approve(const Counter& counter, const std::string& name) {
    const auto people = counter.store.reader().people();
    if (!people) return tl::unexpected(people.error());
    return std::any_of(people->begin(), people->end(), [&](const Person& other) {
        return other.name != name && counter.policy.allows(other.role, Right::approve);
    });
}

}  // namespace

Result<Entry> set_person(const Counter& counter, const Act& act, const Person& given) {
    constexpr std::size_t name_length_max = 60;
    if (given.name.empty() || given.name.size() > name_length_max) {
        return problem(ProblemCode::usage, "a person's name has 1 to 60 characters");
    }
    if (!is_role(counter.policy, given.role)) {
        return problem(ProblemCode::unknown_role,
                       fmt::format("{} knows no role \"{}\"", counter.policy.name, printable(given.role)));
    }
    StationReader reader = counter.store.reader();
    const auto people = reader.people();
    if (!people) return tl::unexpected(people.error());
    const auto before = reader.person(given.name);
    if (!before) return tl::unexpected(before.error());
    Person person = given;
    if (person.pin_hash.empty() && *before) person.pin_hash = (*before)->pin_hash;
    if (const Done allowed = check_setter(counter, act, *people, *before, person); !allowed) {
        return tl::unexpected(allowed.error());
    }
    if (const Done complete = check_has_pin(counter, person); !complete) {
        return tl::unexpected(complete.error());
    }
    return append_person(counter, act, person);
}

Result<Entry> remove_person(const Counter& counter, const Act& act, const std::string& name) {
    auto person = known_person(counter, name);
    if (!person) return tl::unexpected(person.error());
    person->role = no_role;
    return set_person(counter, act, *person);
}

Result<Entry> set_pin(const Counter& counter, const Act& act, const std::string& name,
                      const std::string& new_pin) {
    auto person = known_person(counter, name);
    if (!person) return tl::unexpected(person.error());
    const auto identity = counter.store.reader().identity();
    if (!identity) return tl::unexpected(identity.error());
    if (const Done allowed = check_pin_setter(counter, act, *person, identity->training); !allowed) {
        return tl::unexpected(allowed.error());
    }
    if (const Done good = check_new_pin(counter.policy.pins, new_pin, identity->training); !good) {
        return tl::unexpected(good.error());
    }
    person->pin_hash = pin_hash(new_pin);
    return append_person(counter, act, *person);
}

Result<Entry> except_day(const Counter& counter, const Act& given) {
    StationReader reader = counter.store.reader();
    const auto day = reader.open_day();
    if (!day) return tl::unexpected(day.error());
    if (!*day) return problem(ProblemCode::day_not_open);
    const auto before = PeopleReader(reader).day_exception((*day)->business_date);
    if (!before) return tl::unexpected(before.error());
    if (*before) {
        return problem(ProblemCode::state_wrong,
                       fmt::format("{} made the small-office exception already", (*before)->person));
    }
    const auto approvable = another_could_approve(counter, given.person);
    if (!approvable) return tl::unexpected(approvable.error());
    const auto act = authorize(counter, given,
                               {.right = Right::set_policy,
                                .reason = true,
                                .second_person = *approvable || !given.approved_by.empty()});
    if (!act) return tl::unexpected(act.error());
    return append_now(counter, act->person, EntryKind::day_excepted,
                      to_body(DayExcepted{.reason = act->reason, .approved_by = act->approved_by}));
}

}  // namespace core
