#pragma once

#include "core/counter/act.h"
#include "core/policy/eligibility.h"
#include "core/store/station/arrangement_reader.h"

namespace core {

struct ExtensionRequest {
    AccountNumber account;
    Date until;
    bool holder_present = false;
};

struct PlanRequest {
    AccountNumber account;
    int months = 1;
    std::optional<Date> first_due = {};  // default: a month from today
    bool holder_present = false;
};

struct PledgeRequest {
    AccountNumber account;
    std::string agency;
    Money amount;
    Date until;
};

// What an arrangement would be, and every rule that is against it; none: it may be made.
struct Proposal {
    ArrangementMade made;
    std::vector<RuleRefusal> against;
};

// More time for what is past due. What was paid on it today is the down payment. Problems: unknown_account,
// not_eligible (nothing is owed), date_not_allowed (before today).
Result<Proposal> propose_extension(const Counter& counter, const ExtensionRequest& request);

// What is past due, after what was paid on it today, in monthly instalments. Problems: as above.
Result<Proposal> propose_plan(const Counter& counter, const PlanRequest& request);

// Makes what was proposed. Refusals: not_eligible (names every rule against it, each with its citation),
// those of authorize.
Result<ArrangementMade> agree(const Counter& counter, const Proposal& proposal, const Act& act);

// An agency's word to pay: no payment, but it holds a shut-off. Refusals: unknown_account, usage (no agency),
// money_not_positive, date_not_allowed, those of authorize.
Result<ArrangementMade> pledge(const Counter& counter, const PledgeRequest& request, const Act& act);

// The pledge was paid by this payment, in time or late. Refusals: unknown_arrangement, arrangement_over,
// unknown_payment (also one of another account), those of authorize.
Result<ArrangementChanged> match_pledge(const Counter& counter, const std::string& name,
                                        const std::string& payment, const Act& act);

// Refusals: unknown_arrangement, arrangement_over, those of authorize.
Result<ArrangementChanged> cancel_arrangement(const Counter& counter, ArrangementKind kind,
                                              const std::string& name, const Act& act);

// "the down payment is short (Citation); ..."
std::string sentence_of(const std::vector<RuleRefusal>& against);

}  // namespace core
