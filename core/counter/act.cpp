#include "core/counter/act.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>

#include "core/base/ensure.h"
#include "core/counter/open_session.h"

namespace core {

namespace {

constexpr unsigned long long pin_passes = 2;
constexpr std::size_t pin_memory = 19 * 1024 * 1024;

bool pin_matches(const Person& person, const std::string& pin) {
    return !person.pin_hash.empty() &&
           crypto_pwhash_str_verify(person.pin_hash.c_str(), pin.data(), pin.size()) == 0;
}

}  // namespace

Done check_person(const Counter& counter, const std::string& name, const std::string& pin, Right right) {
    StationReader reader = counter.store.reader();
    const auto identity = reader.identity();
    if (!identity) return tl::unexpected(identity.error());
    const auto person = reader.person(name);
    if (!person) return tl::unexpected(person.error());
    if (!*person) {
        const auto anybody = reader.has_people();
        if (!anybody) return tl::unexpected(anybody.error());
        if (identity->training && !*anybody && !name.empty()) return {};
        return problem(ProblemCode::unknown_person,
                       fmt::format("nobody named \"{}\" works at this station", printable(name)));
    }
    if (!counter.policy.allows((*person)->role, right)) {
        return problem(ProblemCode::wrong_role,
                       fmt::format("{} is {}, which does not allow this", name, (*person)->role));
    }
    const bool pin_needed = !identity->training || !pin.empty();
    if (pin_needed && !pin_matches(**person, pin)) return problem(ProblemCode::wrong_pin);
    return {};
}

Done check_approval(const Counter& counter, const Act& act) {
    if (act.approved_by.empty()) return problem(ProblemCode::approval_missing);
    if (act.approved_by == act.person) {
        return problem(ProblemCode::approval_own_act,
                       fmt::format("{} cannot approve {}'s own act", act.person, act.person));
    }
    return check_person(counter, act.approved_by, act.approve_pin, Right::approve);
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
    if (demand.reason && act.reason.empty()) return problem(ProblemCode::reason_missing);
    if (demand.second_person) {
        if (const Done approved = check_approval(counter, act); !approved)
            return tl::unexpected(approved.error());
    }
    return act;
}

std::string pin_hash(const std::string& pin) {
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    const int failed = crypto_pwhash_str_alg(hash.data(), pin.data(), pin.size(), pin_passes, pin_memory,
                                             crypto_pwhash_ALG_ARGON2ID13);
    ensure(failed == 0, "no memory to hash a PIN");
    return hash.data();
}

bool is_acceptable_pin(const std::string& pin) {
    return pin.size() >= 6 && pin.size() <= 12 &&
           std::all_of(pin.begin(), pin.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Result<Entry> set_person(const Counter& counter, const Act& act, const Person& person) {
    StationReader reader = counter.store.reader();
    const auto supervised = reader.has_supervisor();
    if (!supervised) return tl::unexpected(supervised.error());
    // Until there is a supervisor, whoever installs the station sets its people.
    if (*supervised) {
        if (const Done allowed = check_person(counter, act.person, act.pin, Right::set_people); !allowed) {
            return tl::unexpected(allowed.error());
        }
    }
    return append_now(counter, act.person, EntryKind::person_set,
                      {{"name", person.name}, {"role", person.role}, {"pin_hash", person.pin_hash}});
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
