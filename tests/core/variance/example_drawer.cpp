#include "tests/core/variance/example_drawer.h"

#include <algorithm>

namespace test {

using core::CashMovementKind;
using core::TenderType;

core::Money money(std::string_view text) {
    return core::Money::from_text(text).value();
}

core::CashCount pieces(std::string_view text) {
    return core::CashCount::parse(text).value();
}

std::vector<core::Money> us_denominations() {
    std::vector<core::Money> list;
    for (const std::int64_t cents : {10000, 5000, 2000, 1000, 500, 100, 50, 25, 10, 5, 1})
        list.push_back(core::Money::from_cents(cents));
    return list;
}

core::DrawerEvidence example_drawer() {
    core::DrawerEvidence evidence;
    evidence.movements = {
        {.name = "W2-000001", .taken = money("45.00")},
        {.name = "W2-000002", .taken = money("140.00"), .given = money("16.55")},
        {.name = "W2-000003", .taken = money("68.10")},
        {.name = "W2-000004", .taken = money("60.00"), .voided = true},
        {.name = "void W2-000004", .kind = CashMovementKind::pay_back, .given = money("60.00")},
        {.name = "pay-in 1", .kind = CashMovementKind::pay_in, .taken = money("30.00")},
        {.name = "pay-out 1", .kind = CashMovementKind::pay_out, .given = money("12.50")},
        {.name = "DROP-0001", .kind = CashMovementKind::drop, .given = money("100.00"), .verified = true},
    };
    evidence.items = {{"W2-000005", TenderType::check, money("230.00")},
                      {"W2-000006", TenderType::check, money("40.00")},
                      {"W2-000007", TenderType::money_order, money("62.35")}};
    evidence.denominations = us_denominations();
    evidence.float_total = money("200.00");
    core::Money cash = evidence.float_total;
    for (const core::CashMovement& movement : evidence.movements) cash += movement.net();
    evidence.expected = {{TenderType::cash, cash},
                         {TenderType::check, money("270.00")},
                         {TenderType::money_order, money("62.35")}};
    evidence.counted = evidence.expected;
    return evidence;
}

core::DrawerEvidence off_by(core::DrawerEvidence evidence, TenderType type, std::string_view amount) {
    evidence.counted[type] += money(amount);
    return evidence;
}

core::DrawerEvidence off_by(core::DrawerEvidence evidence, std::string_view cash) {
    return off_by(std::move(evidence), TenderType::cash, cash);
}

const core::Explanation* find(const std::vector<core::Explanation>& list, core::Cause cause) {
    const auto found = std::find_if(list.begin(), list.end(), [&](const core::Explanation& explanation) {
        return explanation.cause == cause;
    });
    return found == list.end() ? nullptr : &*found;
}

std::vector<std::string> where(const core::Explanation& explanation) {
    std::vector<std::string> texts;
    for (const core::Place& place : explanation.where) texts.push_back(core::describe(place));
    return texts;
}

std::vector<std::string> listed(const core::DrawerEvidence& evidence, core::Cause cause) {
    const std::vector<core::Explanation> list = core::explain_variance(evidence);
    const core::Explanation* found = find(list, cause);
    if (found == nullptr) return {};
    std::vector<std::string> texts{core::describe(*found)};
    for (const std::string& place : where(*found)) texts.push_back(place);
    return texts;
}

}  // namespace test
