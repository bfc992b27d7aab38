#include "kiosk/app/system_clock.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <random>

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
    std::random_device source;
    std::array<unsigned, 4> words{};
    for (unsigned& word : words) word = source();
    words[1] = (words[1] & 0xffff0fffU) | 0x4000U;
    words[2] = (words[2] & 0x3fffffffU) | 0x80000000U;
    return fmt::format("{:08x}-{:04x}-{:04x}-{:04x}-{:04x}{:08x}", words[0], words[1] >> 16,
                       words[1] & 0xffffU, words[2] >> 16, words[2] & 0xffffU, words[3]);
}

}  // namespace kiosk
