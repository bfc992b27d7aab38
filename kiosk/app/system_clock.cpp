#include "kiosk/app/system_clock.h"

#include <sodium.h>

#include <array>
#include <chrono>

namespace kiosk {

namespace {

core::Instant steady_now() {
    return std::chrono::time_point_cast<core::Milliseconds>(std::chrono::steady_clock::now());
}

}  // namespace

core::Moment SystemClock::wall_time() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<core::Milliseconds>(now).count()};
}

core::Instant SystemClock::instant() {
    return steady_now();
}

core::Instant ReplayClock::instant() {
    return steady_now();
}

std::string RandomIds::fresh_attempt() {
    std::array<unsigned char, 16> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0f) | 0x40);
    bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3f) | 0x80);
    std::array<char, 2 * bytes.size() + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
    std::string text(hex.data());
    for (const std::size_t place : {20U, 16U, 12U, 8U}) text.insert(place, "-");
    return text;
}

}  // namespace kiosk
