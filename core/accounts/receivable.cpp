#include "core/accounts/receivable.h"

#include <algorithm>

namespace core {

std::string_view name_of(ReceivableKind kind) {
    return receivable_kind_names[static_cast<std::size_t>(kind)];
}

std::optional<ReceivableKind> receivable_kind(std::string_view name) {
    const auto found = std::find(receivable_kind_names.begin(), receivable_kind_names.end(), name);
    if (found == receivable_kind_names.end()) return std::nullopt;
    return static_cast<ReceivableKind>(found - receivable_kind_names.begin());
}

}  // namespace core
