#pragma once

#include <chrono>
#include <thread>

namespace test {

inline constexpr std::chrono::seconds wait_max{20};  // generous: the machine may be busy

// Asks every 20 ms; false when it did not come within `limit`.
template <class Wanted>
bool wait_until(Wanted wanted, std::chrono::milliseconds limit = wait_max) {
    const auto end = std::chrono::steady_clock::now() + limit;
    while (!wanted()) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return true;
}

}  // namespace test
