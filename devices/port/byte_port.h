#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "devices/port/device_identity.h"

namespace devices {

enum class PortState {
    unplugged,      // no such device is connected
    open,           // bytes can flow
    no_permission,  // it is there, and the operating system refuses to open it
    failed,         // it is there and does not open, or another program holds it
};

// How the newest write stands. While `busy`, `taken` may lag behind what the device took; once not busy it is
// exact as long as the port stays open. A write that ended with fewer bytes than it had is resumed by its
// owner.
struct WriteProgress {
    bool busy = false;
    std::size_t taken = 0;
};

// The seam between what a device says (codec and state machine above) and how bytes travel (libusb or
// simulated below). No call blocks; `step` does the work.
class BytePort {
  public:
    static constexpr std::size_t write_size_max = 4096;
    static constexpr core::Milliseconds write_time_max{1000};  // then the write ends with what was taken

    virtual ~BytePort() = default;

    virtual void step(core::Instant now) = 0;
    virtual PortState state() const = 0;

    // Grows by one each time the device is opened. A different number means that everything before is over:
    // the device may have been replaced between two steps without `state` ever showing it.
    virtual unsigned connection() const = 0;
    virtual const DeviceIdentity& identity() const = 0;  // of the newest device; empty before the first

    // Only while open, with no write busy, at most write_size_max bytes.
    virtual void start_write(std::string_view bytes, core::Instant now) = 0;
    virtual WriteProgress write() const = 0;

    // HID only: sends one feature report in the background; a device that refuses it is left as it is.
    virtual void send_feature_report(std::uint8_t report_id, std::string_view data) = 0;

    // The next packet the device sent, in order, as it was cut on the wire.
    virtual std::optional<std::string> take_received() = 0;
};

}  // namespace devices
