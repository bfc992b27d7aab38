#pragma once

#include <vector>

#include "core/counter/due.h"
#include "core/facts/arrangement_facts.h"

namespace core {

// What is still owed of the amounts an arrangement covers.
Money still_owed(const ArrangementMade& made, const std::vector<DueItem>& items);

// The instalments that are not paid, each with what is left of it. Payments reach them in their order,
// whichever receivable they relieved; together they are `owed`.
std::vector<Instalment> unpaid_instalments(const ArrangementMade& plan, Money owed);

// The items with those that a plan covers cut up by instalment: delinquent from the day an instalment is due,
// current before. What is owed beyond the plan stays as it was.
std::vector<DueItem> split_by_plan(std::vector<DueItem> items, const ArrangementMade& plan, Date as_of);

// What the customer is asked for: everything but the instalments that come after the current bill. Without a
// current bill that is what is due today.
Money asked_with_the_bill(const AccountDue& due);

}  // namespace core
