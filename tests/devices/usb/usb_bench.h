#pragma once

#include <catch2/catch.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

#include "devices/usb/usb_port.h"
#include "tests/support/usb_mock/usb_mock.h"

namespace test {

inline constexpr int opening_ms = static_cast<int>(devices::UsbConnection::opening_time_max.count());
inline constexpr int retry_ms = static_cast<int>(devices::UsbPort::retry_time.count());

// A test bed, the real libusb in it, and the program's clock turned by hand: each turn lasts a pretended
// millisecond however long it really took.
struct UsbBench {
    UsbTestbed testbed;
    std::unique_ptr<devices::UsbBus> bus;
    core::Instant now{core::Milliseconds(70'000'000)};

    UsbBench() { REQUIRE(UsbTestbed::is_possible()); }

    void open_bus() {
        auto opened = devices::UsbBus::open();
        REQUIRE(opened.has_value());
        bus = std::move(*opened);
    }
    devices::UsbPort port(devices::UsbPortOptions options) {
        if (!bus) open_bus();
        return {*bus, std::move(options)};
    }

    // A port, or a driver, which then steps its port itself.
    template <class Stepped>
    void follow(Stepped& stepped) {
        followed_.push_back([&stepped](core::Instant at) { stepped.step(at); });
    }
    void turn(int ms = 1) {
        now += core::Milliseconds(ms);
        for (const auto& step : followed_) step(now);
    }
    void turns(int count) {
        for (int at = 0; at < count; ++at) turn();
    }
    // Arrivals come through udev in real time, however busy the machine is: the limit is real, and generous.
    bool turn_until(const std::function<bool()>& wanted, int turn_ms = 1) {
        const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        while (!wanted()) {
            if (std::chrono::steady_clock::now() > limit) return false;
            turn(turn_ms);
            std::this_thread::sleep_for(std::chrono::microseconds(100));
        }
        return true;
    }

  private:
    std::vector<std::function<void(core::Instant)>> followed_;
};

}  // namespace test
