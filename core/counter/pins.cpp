#include "core/counter/pins.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>

#include "core/base/ensure.h"
#include "core/facts/people_facts.h"
#include "core/store/station/people_reader.h"

namespace core {

namespace {

constexpr unsigned long long pin_passes = 2;
constexpr std::size_t pin_memory = 19 * 1024 * 1024;

bool pin_matches(const Person& person, const std::string& pin) {
    return !person.pin_hash.empty() &&
           crypto_pwhash_str_verify(person.pin_hash.c_str(), pin.data(), pin.size()) == 0;
}

bool all_steps_are(const std::string& pin, int step) {
    return std::adjacent_find(pin.begin(), pin.end(),
                              [&](char a, char b) { return (b - a - step) % 10 != 0; }) == pin.end();
}

bool repeats_a_block(const std::string& pin) {
    for (std::size_t size = 1; size <= pin.size() / 2; ++size) {
        if (pin.size() % size == 0 && pin.substr(size) == pin.substr(0, pin.size() - size)) return true;
    }
    return false;
}

bool is_guessed_at_once(const std::string& pin) {
    return all_steps_are(pin, 1) || all_steps_are(pin, -1) || repeats_a_block(pin);
}

// Who alone could unlock people is never locked, or nobody ever could again; the longest delay stands guard.
Result<bool> is_locked(const Counter& counter, const Person& person, int tries) {
    const int lock_after = counter.policy.pins.lock_after;
    if (lock_after == 0 || tries < lock_after) return false;
    const auto people = counter.store.reader().people();
    if (!people) return tl::unexpected(people.error());
    return std::any_of(people->begin(), people->end(), [&](const Person& other) {
        return other.name != person.name && !other.pin_hash.empty() &&
               counter.policy.allows(other.role, Right::set_people);
    });
}

std::string wait_text(std::int64_t wait_ms) {
    const std::int64_t seconds = (wait_ms + 999) / 1000;
    return seconds == 1 ? "1 second" : fmt::format("{} seconds", seconds);
}

Done check_wait(const Counter& counter, const Person& person, const PinTries& before) {
    const std::int64_t delay_ms = std::int64_t{1000} * counter.policy.pins.delay_s(before.tries);
    const std::int64_t passed_ms = counter.clock.wall_time().utc_ms - before.last_at.utc_ms;
    // A clock that was set back would hold the person until it comes round again; such a wait is over.
    if (passed_ms >= delay_ms || passed_ms < 0) return {};
    return problem(ProblemCode::pin_delayed,
                   fmt::format("{} wrong tries: {}'s PIN may be tried again in {}", before.tries, person.name,
                               wait_text(delay_ms - passed_ms)));
}

Done refuse(const Counter& counter, const Person& person, int tries) {
    const auto locked = is_locked(counter, person, tries);
    if (!locked) return tl::unexpected(locked.error());
    const auto entry =
        append_now(counter, person.name, EntryKind::pin_refused,
                   to_body(PinRefused{.name = person.name, .tries = tries, .locked = *locked}));
    if (!entry) return tl::unexpected(entry.error());
    if (*locked) {
        return problem(
            ProblemCode::wrong_pin,
            fmt::format("the PIN is not right, and {} is locked after {} wrong tries", person.name, tries));
    }
    const int delay_s = counter.policy.pins.delay_s(tries);
    if (delay_s == 0) return problem(ProblemCode::wrong_pin);
    return problem(ProblemCode::wrong_pin, fmt::format("the PIN is not right; it may be tried again in {}",
                                                       wait_text(std::int64_t{1000} * delay_s)));
}

}  // namespace

std::string pin_hash(const std::string& pin) {
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    const int failed = crypto_pwhash_str_alg(hash.data(), pin.data(), pin.size(), pin_passes, pin_memory,
                                             crypto_pwhash_ALG_ARGON2ID13);
    ensure(failed == 0, "no memory to hash a PIN");
    return hash.data();
}

Done check_new_pin(const PinRules& rules, const std::string& pin, bool training) {
    const auto length = static_cast<int>(pin.size());
    const bool digits = std::all_of(pin.begin(), pin.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits || length < rules.digits_min || length > rules.digits_max) {
        return problem(ProblemCode::pin_malformed,
                       fmt::format("a PIN is {} to {} digits", rules.digits_min, rules.digits_max));
    }
    if (!training && is_guessed_at_once(pin)) {
        return problem(ProblemCode::pin_malformed,
                       "this PIN is guessed at once: it is a run of digits or repeats itself");
    }
    return {};
}

Done check_pin(const Counter& counter, const Person& person, const std::string& pin) {
    const auto before = PeopleReader(counter.store.reader()).pin_tries(person.name);
    if (!before) return tl::unexpected(before.error());
    const auto locked = is_locked(counter, person, before->tries);
    if (!locked) return tl::unexpected(locked.error());
    if (*locked) {
        return problem(ProblemCode::pin_locked,
                       fmt::format("{} is locked after {} wrong PINs", person.name, before->tries));
    }
    if (counter.sign_ins != nullptr && counter.sign_ins->knows(person, pin)) return {};
    if (const Done waited = check_wait(counter, person, *before); !waited) return waited;
    if (const Done counted = counter.store.count_pin_try(person.name, counter.clock.wall_time()); !counted) {
        return counted;
    }
    if (!pin_matches(person, pin)) return refuse(counter, person, before->tries + 1);
    return counter.store.forget_pin_tries(person.name);
}

SignIns::SignIns() {
    randombytes_buf(key_.data(), key_.size());
}

std::string SignIns::mark_of(const Person& person, const std::string& pin) const {
    const std::string text = person.name + '\0' + person.pin_hash + '\0' + pin;
    std::string mark(crypto_generichash_BYTES, '\0');
    crypto_generichash(reinterpret_cast<unsigned char*>(mark.data()), mark.size(),
                       reinterpret_cast<const unsigned char*>(text.data()), text.size(), key_.data(),
                       key_.size());
    return mark;
}

bool SignIns::knows(const Person& person, const std::string& pin) const {
    const auto found = marks_.find(person.name);
    if (found == marks_.end()) return false;
    const std::string mark = mark_of(person, pin);
    return sodium_memcmp(found->second.data(), mark.data(), mark.size()) == 0;
}

void SignIns::remember(const Person& person, const std::string& pin) {
    marks_[person.name] = mark_of(person, pin);
}

}  // namespace core
