#pragma once

#include <vector>

#include "core/counter/allocate.h"
#include "core/counter/payment_request.h"
#include "core/policy/policy.h"

namespace core {

// What the tenders come to against the amount to pay.
struct Settlement {
    Money change;    // zero or more, handed back in cash
    Money rounding;  // of the part paid in cash: gained (positive) or given away
};

// Cash is rounded by the policy, exact pennies are always taken, other tenders count to the cent. Problems:
// tender_short, change_needs_cash, change_exceeds_cash.
Result<Settlement> settle(const std::vector<TenderLine>& tenders, Money amount, const Policy& policy,
                          Date on);

// Checks one tender by itself: type, number, reference, routing (ABA 3-7-1 check digit), its bounds, and that
// notes and coins named make its amount.
Done check_tender(const TenderLine& tender, const Policy& policy);

// May the paper be taken, on this business date, by this office? Problems: check_post_dated, check_stale,
// check_foreign, check_third_party.
Done check_paper(const TenderLine& tender, const Policy& policy, Date business_date,
                 const std::string& office);

// Does every kind of what is paid take every tender? Problems: tender_not_for_kind.
Done check_acceptance(const std::vector<TenderLine>& tenders, const std::vector<AllocationLine>& lines,
                      const std::vector<PaidAccount>& accounts, const Policy& policy);

}  // namespace core
