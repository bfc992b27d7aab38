#pragma once

#include <string>

#include "core/base/clock.h"
#include "core/counter/account_book.h"
#include "core/policy/policy.h"
#include "core/policy/rights.h"
#include "core/store/station/station_store.h"

namespace core {

// What every act at a station works with. Holds nothing; the parts belong to whoever wired them.
struct Counter {
    StationStore& store;
    AccountBook& accounts;
    const Policy& policy;
    Clock& clock;
};

// Who does something, why, and who else agreed.
struct Act {
    std::string person;  // empty: the owner of the open drawer
    std::string pin = {};
    std::string reason = {};
    std::string approved_by = {};
    std::string approve_pin = {};
    std::string session = {};  // "W2-S0001"; empty: the person's own, or the only open one
};

// What an act asks of whoever does it.
struct Demand {
    Right right = Right::take_money;
    bool reason = false;
    bool second_person = false;
};

// May this person do this? On a training station PINs may be left out, and until a first person is set any
// name is taken. Problems: unknown_person, wrong_role, wrong_pin, storage_*.
Done check_person(const Counter& counter, const std::string& person, const std::string& pin, Right right);

// Is there a second person who may approve? Problems: approval_missing, approval_own_act, and those of
// check_person.
Done check_approval(const Counter& counter, const Act& act);

// The checks of an act, in this order: its person (default: the owner of the open drawer) and right, its
// reason, its second person. Gives the act with its person filled in. Problems: those of check_person,
// reason_missing, those of check_approval.
Result<Act> authorize(const Counter& counter, Act act, const Demand& demand);

// Argon2id, 19 MiB, 2 passes (OWASP password storage cheat sheet's minimum): about 16 ms.
std::string pin_hash(const std::string& pin);
bool is_acceptable_pin(const std::string& pin);  // 6 to 12 digits

// Adds a person or changes role and PIN.
Result<Entry> set_person(const Counter& counter, const Act& act, const Person& person);

// An entry of today: its moment and business date filled in.
Result<Entry> append_now(const Counter& counter, const std::string& person, EntryKind kind,
                         nlohmann::json body);

}  // namespace core
