#pragma once

#include <string>

#include "core/base/clock.h"
#include "core/counter/account_book.h"
#include "core/policy/policy.h"
#include "core/policy/rights.h"
#include "core/store/station/station_store.h"

namespace core {

class SignIns;

// What every act at a station works with. Holds nothing; the parts belong to whoever wired them.
struct Counter {
    StationStore& store;
    AccountBook& accounts;
    const Policy& policy;
    Clock& clock;
    SignIns* sign_ins = nullptr;  // null: every act checks its PIN anew
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
// name is taken. A kiosk's own person has no PIN: whoever works the machine works under its name. Problems,
// in order: unknown_person, wrong_role, pin_locked, pin_delayed, wrong_pin, storage_*.
Done check_person(const Counter& counter, const std::string& person, const std::string& pin, Right right);

// Is there a second person who may approve this one act? Problems: approval_missing, approval_own_act, and
// those of check_person.
Done check_approval(const Counter& counter, const Act& act);

// Keeps apart who takes money and who corrects: took_money_today when the policy says so, the person takes
// money on the open business date, and no small-office exception stands for it.
Done check_segregation(const Counter& counter, const std::string& person, Right right);

// The checks of an act, in this order: its person (default: the owner of the open drawer) and right,
// segregation, its reason, its second person. Gives the act with its person filled in. Problems: those of
// check_person, took_money_today, reason_missing, those of check_approval.
Result<Act> authorize(const Counter& counter, Act act, const Demand& demand);

// An entry of today: its moment and business date filled in.
Result<Entry> append_now(const Counter& counter, const std::string& person, EntryKind kind,
                         nlohmann::json body);

}  // namespace core
