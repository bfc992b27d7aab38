#include "core/store/station/numbering.h"

#include <fmt/format.h>

#include <charconv>

namespace core {

namespace {

std::optional<std::int64_t> whole_number(std::string_view digits) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size() || value < 1) return std::nullopt;
    return value;
}

}  // namespace

std::string payment_name(std::string_view station, std::int64_t number) {
    return fmt::format("{}-{:06}", station, number);
}

std::string session_name(std::string_view station, std::int64_t id) {
    return fmt::format("{}-S{:04}", station, id);
}

std::string receivable_name(std::string_view station, std::int64_t number) {
    return fmt::format("{}-R{:06}", station, number);
}

std::optional<std::int64_t> payment_number(std::string_view name) {
    const auto dash = name.rfind('-');
    if (dash == std::string_view::npos) return std::nullopt;
    return whole_number(name.substr(dash + 1));
}

std::optional<std::int64_t> session_number(std::string_view name) {
    const auto mark = name.rfind("-S");
    if (mark == std::string_view::npos) return std::nullopt;
    return whole_number(name.substr(mark + 2));
}

}  // namespace core
