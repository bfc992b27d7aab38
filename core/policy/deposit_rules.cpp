#include "core/policy/deposit_rules.h"

#include "core/policy/policy_reader.h"

namespace core {

void read_deposits(PolicyReader& reader, DepositRules& rules) {
    reader.require("interest_year");
    reader.read("interest_year", rules.interest_year);
    reader.read("refund_after_months", rules.refund_after_months);
    reader.read("average_bills_max", rules.average_bills_max);
}

void read_opening(PolicyReader& reader, OpeningRules& rules) {
    reader.require("required");
    rules.required.clear();
    reader.words("required", rules.required, receivable_kind);
    reader.read("arrears_required", rules.arrears_required);
}

}  // namespace core
