#include "devices/ssp/messages.h"

namespace devices {
namespace {

constexpr std::size_t channels_max = 16;  // that two bytes of inhibits can name

std::uint32_t wide_byte_at(std::string_view bytes, std::size_t place) {
    return static_cast<std::uint8_t>(bytes[place]);
}

std::uint32_t big_endian(std::string_view bytes, std::size_t place, std::size_t size) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) value = (value << 8U) | wide_byte_at(bytes, place + i);
    return value;
}

std::uint32_t little_endian(std::string_view bytes, std::size_t place) {
    std::uint32_t value = 0;
    for (std::size_t i = 4; i-- > 0;) value = (value << 8U) | wide_byte_at(bytes, place + i);
    return value;
}

bool is_ok(std::string_view answer, std::size_t size_min) {
    return answer.size() >= size_min && wide_byte_at(answer, 0) == static_cast<std::uint8_t>(SspAnswer::ok);
}

// How many bytes follow the code; empty: not an event of a note acceptor.
std::optional<std::size_t> data_size(std::uint32_t code) {
    switch (code) {
        case 0xe1:
        case 0xe2:
        case 0xe6:
        case 0xee:
        case 0xef:
            return 1;
        case 0xb5:
        case 0xb6:
        case 0xcc:
        case 0xe0:
        case 0xe3:
        case 0xe4:
        case 0xe7:
        case 0xe8:
        case 0xe9:
        case 0xea:
        case 0xeb:
        case 0xec:
        case 0xed:
        case 0xf1:
            return 0;
        default:
            return std::nullopt;
    }
}

// A product that no note has is no value.
core::Money value_of(std::uint64_t units, std::uint64_t multiplier) {
    constexpr std::uint64_t cents_max = 1'000'000;
    if (units > cents_max || multiplier > cents_max || units * multiplier > cents_max) return {};
    return core::Money::from_cents(static_cast<std::int64_t>(units * multiplier));
}

}  // namespace

std::vector<SspEvent> ssp_events(std::string_view answer) {
    std::vector<SspEvent> events;
    if (!is_ok(answer, 1)) return events;
    for (std::size_t place = 1; place < answer.size();) {
        const std::uint32_t code = wide_byte_at(answer, place);
        const auto size = data_size(code);
        if (!size || place + 1 + *size > answer.size()) break;
        events.push_back(
            {.code = static_cast<SspEventCode>(code),
             .channel = static_cast<std::uint8_t>(*size == 1 ? wide_byte_at(answer, place + 1) : 0)});
        place += 1 + *size;
    }
    return events;
}

// F0, unit type, firmware (4), country (3), value multiplier (3), n, n values, n securities, real multiplier
// (3), protocol version; from version 6 on n countries (3 each) and n values (4 each, low byte first) follow.
std::optional<SspSetup> ssp_setup(std::string_view answer) {
    constexpr std::size_t channels_at = 12;
    if (!is_ok(answer, channels_at + 1) || wide_byte_at(answer, 1) != 0) return std::nullopt;
    const std::size_t n = wide_byte_at(answer, channels_at);
    const std::size_t values_at = channels_at + 1;
    const std::size_t multiplier_at = values_at + 2 * n;
    if (n == 0 || n > channels_max || answer.size() < multiplier_at + 4) return std::nullopt;
    const bool is_expanded = wide_byte_at(answer, multiplier_at + 3) >= 6;
    const std::size_t countries_at = multiplier_at + 4;
    if (is_expanded && answer.size() < countries_at + 7 * n) return std::nullopt;
    SspSetup setup{.firmware = std::string(answer.substr(2, 4)),
                   .currency = std::string(answer.substr(6, 3)),
                   .channels = {}};
    const std::uint64_t real = big_endian(answer, multiplier_at, 3);
    for (std::size_t i = 0; i < n; ++i) {
        const std::string_view currency =
            is_expanded ? answer.substr(countries_at + 3 * i, 3) : std::string_view(setup.currency);
        const std::uint64_t units =
            is_expanded ? little_endian(answer, countries_at + 3 * n + 4 * i)
                        : std::uint64_t{wide_byte_at(answer, values_at + i)} * big_endian(answer, 9, 3);
        setup.channels.push_back(currency == "USD" ? value_of(units, real) : core::Money());
    }
    return setup;
}

std::optional<std::uint32_t> ssp_serial(std::string_view answer) {
    if (!is_ok(answer, 5)) return std::nullopt;
    return big_endian(answer, 1, 4);
}

std::optional<SspReject> ssp_last_reject(std::string_view answer) {
    if (!is_ok(answer, 2)) return std::nullopt;
    return static_cast<SspReject>(wide_byte_at(answer, 1));
}

std::optional<std::int64_t> ssp_stacked_count(std::string_view answer) {
    if (!is_ok(answer, 6) || wide_byte_at(answer, 1) == 0) return std::nullopt;
    return little_endian(answer, 2);
}

}  // namespace devices
