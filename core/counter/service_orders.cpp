#include "core/counter/service_orders.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/store/station/payment_reader.h"

namespace core {

namespace {

bool relieved_opening(const PaidAccount& account) {
    return account.after.by_kind()[PaymentKind::opening] < account.before.by_kind()[PaymentKind::opening];
}

// What the payment earns on this account, whether or not it was asked before.
std::vector<ServiceAsk> earned(const PaidAccount& account, const Policy& policy) {
    std::vector<ServiceAsk> asks;
    const Account& customer = account.before.account;
    const bool late_paid = past_due(account.after) < past_due(account.before);
    if (late_paid && !shutoff_state(customer).empty() &&
        past_due(account.after) <= policy.shutoff.threshold) {
        asks.push_back(shutoff_state(customer) == "cut" ? ServiceAsk::reconnect : ServiceAsk::cancel_shutoff);
    }
    const bool opens = relieved_opening(account) && customer.status != "active" &&
                       opening_required(account.after, policy.opening).is_zero();
    if (opens) asks.push_back(ServiceAsk::start_service);
    return asks;
}

bool stands(const OrderRow& order) {
    return order.state == "requested" || order.state == "acknowledged";
}

// What lines taken back leave open again on an account.
struct TakenBack {
    Money late;
    Money opening;
};

std::map<std::string, TakenBack> by_account(const std::vector<AllocationLine>& lines) {
    std::map<std::string, TakenBack> sums;
    for (const AllocationLine& line : lines) {
        if (line.account.empty()) continue;
        if (line.kind == PaymentKind::delinquent) sums[line.account].late += line.amount;
        if (line.kind == PaymentKind::opening) sums[line.account].opening += line.amount;
    }
    return sums;
}

Result<std::vector<OrderRow>> orders_undone(const Counter& counter, const std::string& account,
                                            const TakenBack& taken, Date on) {
    const auto number = AccountNumber::parse(account);
    if (!number) return tl::unexpected(number.error());
    const auto due = account_due(counter.accounts, counter.store.reader(), *number, on);
    if (!due) return tl::unexpected(due.error());
    auto orders = orders_of(counter.store.reader(), account);
    if (!orders) return tl::unexpected(orders.error());
    const bool late =
        taken.late.is_positive() && past_due(*due) + taken.late > counter.policy.shutoff.threshold;
    std::erase_if(*orders, [&](const OrderRow& order) {
        const bool starts = order.kind == service_asks.name_of(ServiceAsk::start_service);
        return starts ? !taken.opening.is_positive() : !late;
    });
    return orders;
}

}  // namespace

std::string_view shutoff_state(const Account& account) {
    const std::string_view state = flag_value(account.flags, "shutoff");
    if (!state.empty()) return state;
    return account.status == "cut_off" ? "cut" : std::string_view{};
}

Money past_due(const AccountDue& due) {
    Money sum;
    for (const DueItem& item : due.items) {
        if (item.kind == PaymentKind::delinquent) sum += item.open;
    }
    return sum;
}

Money opening_required(const AccountDue& due, const OpeningRules& rules) {
    Money sum;
    for (const DueItem& item : due.items) {
        const bool required = std::find(rules.required.begin(), rules.required.end(), item.receivable.kind) !=
                              rules.required.end();
        const bool arrears = item.kind == PaymentKind::delinquent || item.kind == PaymentKind::recovery;
        if (required || (arrears && rules.arrears_required)) sum += item.open;
    }
    return sum;
}

Result<std::vector<ServiceRequest>> service_requests(const Counter& counter,
                                                     const std::vector<PaidAccount>& accounts,
                                                     const std::string& station) {
    std::vector<ServiceRequest> requests;
    for (const PaidAccount& paid : accounts) {
        const std::vector<ServiceAsk> asks = earned(paid, counter.policy);
        if (asks.empty()) continue;
        const std::string account = paid.before.account.number.text();
        const auto known = orders_of(counter.store.reader(), account);
        const auto next = next_order(counter.store.reader());
        const auto included = counter.accounts.included_seq();
        if (!known) return tl::unexpected(known.error());
        if (!next) return tl::unexpected(next.error());
        if (!included) return tl::unexpected(included.error());
        for (const ServiceAsk ask : asks) {
            const bool asked = std::any_of(known->begin(), known->end(), [&](const OrderRow& order) {
                return stands(order) && order.seq > *included && order.kind == service_asks.name_of(ask);
            });
            if (asked) continue;
            const auto number = *next + static_cast<std::int64_t>(requests.size());
            requests.push_back({ask, order_name(station, number), account});
        }
    }
    return requests;
}

Result<std::vector<std::string>> orders_to_withdraw(const Counter& counter, std::int64_t seq,
                                                    const std::vector<AllocationLine>& taken_back, Date on) {
    auto orders = orders_of_entry(counter.store.reader(), seq);
    if (!orders) return tl::unexpected(orders.error());
    for (const auto& [account, taken] : by_account(taken_back)) {
        const auto undone = orders_undone(counter, account, taken, on);
        if (!undone) return tl::unexpected(undone.error());
        orders->insert(orders->end(), undone->begin(), undone->end());
    }
    std::set<std::string> names;
    for (const OrderRow& order : *orders) {
        if (stands(order)) names.insert(order.name);
    }
    return std::vector<std::string>(names.begin(), names.end());
}

}  // namespace core
