#include "core/policy/allocation_rules.h"

#include <algorithm>
#include <sstream>

#include "core/policy/policy_reader.h"

namespace core {

namespace {

// Puts one word into the class. False: the word means nothing, or says again what was said.
bool add_word(AllocationClass& found, const std::string& word, const std::vector<std::string>& services) {
    const auto put = [](auto& place, auto value) {
        if (place) return false;
        place = value;
        return true;
    };
    if (word == "past_due") return put(found.past_due, true);
    if (word == "not_past_due") return put(found.past_due, false);
    if (const auto kind = payment_kind(word)) return put(found.kind, *kind);
    if (const auto kind = receivable_kind(word)) return put(found.receivable, *kind);
    if (std::find(services.begin(), services.end(), word) == services.end()) return false;
    if (!found.service.empty()) return false;
    found.service = word;
    return true;
}

}  // namespace

bool AllocationClass::holds(const OwedClass& owed) const {
    return (!kind || *kind == owed.kind) && (!receivable || *receivable == owed.receivable) &&
           (!past_due || *past_due == owed.past_due) && (service.empty() || service == owed.service);
}

std::size_t AllocationRules::rank_of(const OwedClass& owed) const {
    const auto found = std::find_if(order.begin(), order.end(),
                                    [&](const AllocationClass& place) { return place.holds(owed); });
    return static_cast<std::size_t>(found - order.begin());
}

std::size_t AllocationRules::rank_of_service(std::string_view service) const {
    return static_cast<std::size_t>(std::find(services.begin(), services.end(), service) - services.begin());
}

void read_allocation(PolicyReader& reader, AllocationRules& rules) {
    reader.require("services");
    reader.require("order");
    reader.read("services", rules.services);
    reader.each_text("order", [&](const std::string& text) -> std::string {
        AllocationClass found;
        std::istringstream words(text);
        for (std::string word; words >> word;) {
            if (!add_word(found, word, rules.services)) {
                return "names \"" + printable(word) + "\", which is no kind or service, or is said twice";
            }
        }
        if (std::find(rules.order.begin(), rules.order.end(), found) != rules.order.end()) {
            return "names \"" + printable(text) + "\" twice";
        }
        rules.order.push_back(found);
        return {};
    });
    reader.read("most_recent_first", rules.most_recent_first);
    reader.read("customer_may_direct", rules.customer_may_direct);
}

}  // namespace core
