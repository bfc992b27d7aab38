#pragma once

#include "core/counter/act.h"

namespace core {

// A flag of an account on a date: from head office, or set at this station.
struct AccountFlag {
    std::string flag;
    bool local = false;
    std::string until = {};  // the last day; empty: until it is changed
    std::string reason = {};
    std::string person = {};
    const FlagRule* rule = nullptr;  // null: the policy gives it no effect
};

// Head office's flags of an account, less those that this station cleared, with those that it set: written as
// in Account. What this station says stands until its date, whatever a later snapshot brings.
Result<std::string> effective_flags(StationReader reader, const Account& account, Date on);

// The same one by one, with their rules. Problems: unknown_account, storage_*.
Result<std::vector<AccountFlag>> flags_of(const Counter& counter, AccountNumber account, Date on);
Result<std::vector<AccountFlag>> flags_of(StationReader reader, const Policy& policy, const Account& account,
                                          Date on);

struct FlagChange {
    AccountNumber account;
    std::string flag;
    bool set = true;
    std::optional<Date> until = {};
};

// Sets or clears a flag at this station, journaled with its reason. Refusals, in order: unknown_account,
// flag_unknown, date_not_allowed (a last day that is over), those of authorize, state_wrong (set as it is
// already).
Result<Entry> change_flag(const Counter& counter, const FlagChange& change, const Act& act);

// The open business day, or today where none is open.
Result<Date> date_of_today(const Counter& counter);

}  // namespace core
