#pragma once

#include "core/counter/act.h"
#include "core/facts/service_facts.h"
#include "core/store/station/service_reader.h"

namespace core {

// A shut-off:              noticed -> ordered -> in_field -> cut
// What dispatch is asked:  requested -> acknowledged -> done; requested -> refused
// Anything not at its end: -> withdrawn;  withdrawn -> its first state again (restored)
std::string first_state(std::string_view order_kind);
bool may_follow(const ServiceOrder& order, std::string_view state);

struct OrderRequest {
    AccountNumber account;
    std::string kind;             // shut_off, reconnect, start_service
    std::optional<Date> on = {};  // default: today
};

// Why service on an account may not be shut off now: a flag that holds it, a running arrangement, or a
// decision to hold. Nothing: it may.
Result<std::optional<std::string>> shutoff_hold(const Counter& counter, AccountNumber account, Date on);

// Orders something of dispatch that no payment asked for. Refusals, in order: unknown_account, usage (no such
// kind), date_not_allowed (a day that is over, or one without shut-offs), not_eligible (held, or no more past
// due than the policy's threshold), those of authorize, state_wrong (such an order stands already).
Result<OrderAdded> add_order(const Counter& counter, const OrderRequest& request, const Act& act);

struct OrderStep {
    std::string order;
    std::string state;
    std::string reference = {};  // dispatch's
};

// What dispatch says of an order. A shut-off goes to the field, and is cut, only while nothing holds it.
// Refusals, in order: unknown_order, state_wrong, not_eligible, date_not_allowed, those of authorize.
Result<OrderChanged> change_order(const Counter& counter, const OrderStep& step, const Act& act);

// A withdrawn order holds again, from its first state. Refusals: as change_order.
Result<OrderChanged> restore_order(const Counter& counter, const std::string& order, const Act& act);

}  // namespace core
