#pragma once

#include "core/counter/suspense_items.h"
#include "core/facts/reject_facts.h"

namespace core {

// A rejected row before it has a name.
struct RejectDraft {
    std::int64_t line = 0;
    std::string raw;
    std::string reason;
    std::map<std::string, std::string> fields;
};

struct RejectsTaken {
    std::vector<std::string> raised;  // names
    std::int64_t known = 0;           // rows that were raised before
};

// Brings an import's rejected rows into the work list; a row of a file is raised once, however often the file
// is given. Nothing is judged here, so whoever took money may do it. Refusals: those of check_person.
Result<RejectsTaken> raise_rejects(const Counter& counter, const std::string& file, RejectSource source,
                                   const std::vector<RejectDraft>& rows, const Act& act);

struct RejectResolution {
    std::string name;  // "SUS-0001", "REJ-0001"
    RejectAction action = RejectAction::apply;
    std::vector<AccountNumber> to;
    std::vector<Money> amounts;  // one for each `to`; none: all that there is
    std::string payee = {};      // of a refund; empty: the payor
};

// Settles one item, or a part of the money in one, and gives its entry. Refusals, in order: unknown_reject,
// reject_settled, usage (accounts and amounts that do not fit the action), state_wrong (money is never
// dismissed or adjusted, a row brought no money to refund, a row that cannot be read), unknown_account,
// amount_exceeds, those of authorize (a second person above the policy's limit), those of settle_suspense.
Result<Entry> resolve_reject(const Counter& counter, const RejectResolution& resolution, const Act& act);

}  // namespace core
