#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/accounts/receivable.h"
#include "core/policy/rule_source.h"
#include "core/policy/vocabulary.h"

namespace core {

class PolicyReader;

// What the order of allocation looks at in one thing owed.
struct OwedClass {
    PaymentKind kind = PaymentKind::current;
    ReceivableKind receivable = ReceivableKind::charge;
    std::string_view service = {};
    bool past_due = false;  // by its own due date; a penalty of today is delinquent but not past due
};

// One place in the order: everything that has all the properties named. Written as words, "water penalty",
// "past_due refuse": a kind of payment, a kind of receivable, past_due or not_past_due, one of the services.
struct AllocationClass {
    std::optional<PaymentKind> kind;
    std::optional<ReceivableKind> receivable;
    std::optional<bool> past_due;
    std::string service;  // empty: any

    bool holds(const OwedClass& owed) const;
    bool operator==(const AllocationClass&) const = default;
};

// Which of several things owed a payment relieves first. Real cities contradict one another, so it is an
// ordered list of classes; within a class by due date, then by service.
struct AllocationRules {
    RuleSource source;
    std::vector<AllocationClass> order;
    std::vector<std::string> services;  // all of the city's, most important first
    bool most_recent_first = false;     // within a class: the latest due date first
    bool customer_may_direct = false;   // without asking anybody; otherwise it needs a right

    // Places in the order; what is not named comes last.
    std::size_t rank_of(const OwedClass& owed) const;
    std::size_t rank_of_service(std::string_view service) const;
};

void read_allocation(PolicyReader& reader, AllocationRules& rules);

}  // namespace core
