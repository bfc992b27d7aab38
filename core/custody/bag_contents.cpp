#include "core/custody/bag_contents.h"

#include <fmt/format.h>

#include <algorithm>

namespace core {

namespace {

bool is_paper(TenderType type) {
    return type != TenderType::cash;
}

std::string difference(std::string_view name, Money bagged, Money turned_in) {
    const Money by = bagged - turned_in;
    if (by.is_zero()) return {};
    return fmt::format("{} {}{}", name, by.is_positive() ? "+" : "", by.text());
}

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) {
        if (!part.empty()) text += fmt::format("{}{}", text.empty() ? "" : ", ", part);
    }
    return text;
}

}  // namespace

std::vector<DepositItem> items_on_slip(std::vector<BaggedItem> bagged,
                                       const std::vector<DepositItem>& known) {
    std::vector<DepositItem> items;
    for (const DepositItem& item : known) {
        const auto found = std::find_if(bagged.begin(), bagged.end(), [&](const BaggedItem& one) {
            return one.amount == item.amount && one.type.value_or(item.type) == item.type;
        });
        if (found == bagged.end()) continue;
        items.push_back(item);
        bagged.erase(found);
    }
    for (const BaggedItem& item : bagged) {
        items.push_back({.type = item.type.value_or(TenderType::check), .number = {}, .amount = item.amount});
    }
    std::stable_sort(items.begin(), items.end(),
                     [](const DepositItem& a, const DepositItem& b) { return a.type < b.type; });
    return items;
}

Done check_composition(Money cash, const std::vector<DepositItem>& items, const MoneyByTender& turned_in) {
    MoneyByTender bagged{{TenderType::cash, cash}};
    for (const DepositItem& item : items) bagged[item.type] += item.amount;
    const auto paper_in = [](const MoneyByTender& amounts) {
        Money sum;
        for (const auto& [type, amount] : amounts) {
            if (is_paper(type)) sum += amount;
        }
        return sum;
    };
    std::string differs = joined({difference("cash", cash, amount_of(turned_in, TenderType::cash)),
                                  difference("checks", paper_in(bagged), paper_in(turned_in))});
    if (differs.empty()) {
        std::vector<std::string> parts;
        for (const TenderType type : all_tender_types)
            parts.push_back(difference(name_of(type), amount_of(bagged, type), amount_of(turned_in, type)));
        differs = joined(parts);
    }
    if (differs.empty()) return {};
    return problem(ProblemCode::deposit_differs, fmt::format("composition differs: {}", differs));
}

}  // namespace core
