#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "devices/port/device_identity.h"

namespace devices {

// The far end of a cable: a device that speaks the real bytes. A simulated port talks to it in `--simulate`
// and in tests, the USB mock of the tests talks to it behind the real libusb.
class VirtualDevice {
  public:
    virtual ~VirtualDevice() = default;

    virtual const DeviceIdentity& identity() const = 0;
    virtual void step(core::Instant now) = 0;

    // Returns how many of the bytes it took; the rest is refused for now (NAK) and may be offered again.
    virtual std::size_t receive(std::string_view bytes) = 0;
    virtual std::optional<std::string> send() = 0;  // the next packet it has for the host
    virtual void take_feature_report(std::uint8_t report_id, std::string_view data) = 0;
    virtual void cable_pulled() = 0;  // what waits for the host is lost; power stays on
};

}  // namespace devices
