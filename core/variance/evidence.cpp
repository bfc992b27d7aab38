#include "core/variance/evidence.h"

namespace core {

Money DrawerEvidence::variance(TenderType type) const {
    const auto was_counted = counted.find(type);
    if (was_counted == counted.end()) return {};
    const auto was_expected = expected.find(type);
    return was_counted->second - (was_expected == expected.end() ? Money{} : was_expected->second);
}

std::optional<CashCount> DrawerEvidence::signature() const {
    if (!expected_pieces || !counted_pieces) return std::nullopt;
    CashCount difference = *counted_pieces;
    difference -= *expected_pieces;
    if (difference.total() != variance(TenderType::cash)) return std::nullopt;
    return difference;
}

}  // namespace core
