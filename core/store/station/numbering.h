#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace core {

// How a station's numbers are written: payment 17 of W2 is W2-000017, its third session W2-S0003.
std::string payment_name(std::string_view station, std::int64_t number);
std::string session_name(std::string_view station, std::int64_t id);
// Receivables charged here: W2-R000001.
std::string receivable_name(std::string_view station, std::int64_t number);
std::string refund_name(std::int64_t number);                            // RFD-0001
std::string tender_name(std::string_view payment, std::int64_t tender);  // W2-000017/T1

// Extensions, plans and pledges: W2-A000001.
std::string arrangement_name(std::string_view station, std::int64_t number);

// The number in a name of this form; nothing when it has another form.
std::optional<std::int64_t> payment_number(std::string_view name);
std::optional<std::int64_t> session_number(std::string_view name);
std::optional<std::int64_t> refund_number(std::string_view name);

struct TenderName {
    std::string payment;
    int tender = 0;
};
std::optional<TenderName> parse_tender_name(std::string_view name);
std::optional<std::int64_t> arrangement_number(std::string_view name);

}  // namespace core
