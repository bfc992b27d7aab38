#include "core/accounts/account.h"

#include <optional>

namespace core {

namespace {

std::optional<std::string_view> value_of(std::string_view flags, std::string_view word) {
    while (!flags.empty()) {
        const std::size_t end = flags.find(';');
        const std::string_view flag = flags.substr(0, end);
        if (flag == word) return std::string_view{};
        if (flag.starts_with(word) && flag.substr(word.size()).starts_with('=')) {
            return flag.substr(word.size() + 1);
        }
        if (end == std::string_view::npos) break;
        flags.remove_prefix(end + 1);
    }
    return std::nullopt;
}

}  // namespace

bool has_flag(std::string_view flags, std::string_view word) {
    return value_of(flags, word).has_value();
}

std::string_view flag_value(std::string_view flags, std::string_view word) {
    return value_of(flags, word).value_or(std::string_view{});
}

}  // namespace core
