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

std::string refund_name(std::int64_t number) {
    return fmt::format("RFD-{:04}", number);
}

std::string tender_name(std::string_view payment, std::int64_t tender) {
    return fmt::format("{}/T{}", payment, tender);
}

std::string arrangement_name(std::string_view station, std::int64_t number) {
    return fmt::format("{}-A{:06}", station, number);
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

std::optional<std::int64_t> refund_number(std::string_view name) {
    if (!name.starts_with("RFD-")) return std::nullopt;
    return whole_number(name.substr(4));
}

std::optional<TenderName> parse_tender_name(std::string_view name) {
    constexpr std::int64_t tenders_max = 1000;
    const auto mark = name.rfind("/T");
    if (mark == std::string_view::npos) return std::nullopt;
    const auto number = whole_number(name.substr(mark + 2));
    if (!number || *number > tenders_max) return std::nullopt;
    return TenderName{.payment = std::string(name.substr(0, mark)), .tender = static_cast<int>(*number)};
}

std::optional<std::int64_t> arrangement_number(std::string_view name) {
    const auto mark = name.rfind("-A");
    if (mark == std::string_view::npos) return std::nullopt;
    return whole_number(name.substr(mark + 2));
}

}  // namespace core
