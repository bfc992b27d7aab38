#include "core/policy/limit_rules.h"

#include "core/policy/policy_reader.h"

namespace core {

void read_limits(PolicyReader& reader, LimitRules& rules) {
    reader.read("adjustment_above", rules.adjustment_above);
    reader.read("waiver_above", rules.waiver_above);
    reader.read("charge_above", rules.charge_above);
    reader.read("reject_above", rules.reject_above);
    reader.read("refund_above", rules.refund_above);
    reader.read("pay_in_out_above", rules.pay_in_out_above);
    reader.read("opening_difference_above", rules.opening_difference_above);
}

void read_refunds(PolicyReader& reader, RefundRules& rules) {
    reader.read("check_clear_business_days", rules.check_clear_business_days);
    reader.read("refund_min", rules.refund_min);
}

}  // namespace core
