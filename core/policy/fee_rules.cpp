#include "core/policy/fee_rules.h"

#include <algorithm>

#include "core/base/ensure.h"
#include "core/policy/policy_reader.h"

namespace core {

Money FeeRule::charge_on(Money past_due) const {
    if (past_due < past_due_min) return {};
    switch (method) {
        case FeeMethod::flat:
            return amount;
        case FeeMethod::percent:
            return percent.of(past_due);
        case FeeMethod::greater_of:
            return std::max(amount, percent.of(past_due));
    }
    ensure(false, "a fee without a method");
    return {};
}

Money charge_by(const FeeRule& rule, const LateBill& bill, Date on) {
    const bool late = on - bill.due > rule.grace_days && on - bill.issued >= rule.after_days;
    return late ? rule.charge_on(bill.past_due) : Money();
}

void read_booking(PolicyReader& reader, ChargeBooking& booking) {
    reader.require("revenue");
    reader.read("revenue", booking.revenue);
    reader.word("receivable", booking.receivable, receivable_kind);
    reader.read("service", booking.service);
}

void read_fee(PolicyReader& reader, std::vector<FeeRule>& fees) {
    FeeRule rule;
    reader.require("event");
    reader.word("event", rule.event, fee_events);
    reader.read_source(rule.source);
    reader.read("account_class", rule.account_class);
    const bool twice = std::any_of(fees.begin(), fees.end(), [&](const FeeRule& other) {
        return other.event == rule.event && other.account_class == rule.account_class;
    });
    if (twice) reader.complain("event", "has two rules for the same class of account");
    reader.word("method", rule.method, fee_methods);
    if (rule.method != FeeMethod::percent) reader.require("amount");
    if (rule.method != FeeMethod::flat) reader.require("percent");
    reader.read("amount", rule.amount);
    reader.read("percent", rule.percent);
    reader.read("past_due_min", rule.past_due_min);
    reader.read("grace_days", rule.grace_days);
    reader.read("after_days", rule.after_days);
    reader.read_time("from", rule.from_minute);
    reader.read("low_income_max", rule.low_income_max);
    read_booking(reader, rule.booking);
    fees.push_back(rule);
}

const FeeRule* fee_for(const std::vector<FeeRule>& fees, FeeEvent event, std::string_view account_class) {
    const FeeRule* general = nullptr;
    for (const FeeRule& rule : fees) {
        if (rule.event != event) continue;
        if (!rule.account_class.empty() && rule.account_class == account_class) return &rule;
        if (rule.account_class.empty()) general = &rule;
    }
    return general;
}

}  // namespace core
