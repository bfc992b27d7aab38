#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "devices/port/byte_port.h"
#include "devices/usb/usb_bus.h"
#include "devices/usb/usb_connection.h"

namespace devices {

// A byte port over libusb: finds a free device that fits its options on the bus, opens it, and does so again
// whenever the device comes back.
//
//   unplugged --found--> opening --asked--> open --gone--> closing --transfers given back--> unplugged
//       |                                         (opening: shown as it was; closing: as unplugged)
//       +--does not open--> no_permission or failed --500 ms--> tried again, each device by itself
//
// What turns out to be a keyboard is given back unread and forgotten until it is plugged in again.
class UsbPort : public BytePort {
  public:
    static constexpr core::Milliseconds retry_time{500};  // after an open that failed

    UsbPort(UsbBus& bus, UsbPortOptions options) : bus_(bus), options_(std::move(options)) {}
    ~UsbPort() override;

    void step(core::Instant now) override;
    PortState state() const override { return state_; }
    unsigned connection() const override { return connections_; }
    const DeviceIdentity& identity() const override { return identity_; }
    void start_write(std::string_view bytes, core::Instant now) override;
    WriteProgress write() const override;
    void send_feature_report(std::uint8_t report_id, std::string_view data) override;
    std::optional<std::string> take_received() override;

  private:
    struct Failure {
        std::uint64_t device = 0;
        PortState state = PortState::failed;
        core::Instant retry_at;
    };

    void find_and_open(core::Instant now);
    void open(UsbDevice& device, core::Instant now);
    void note_failure(std::uint64_t device, PortState state, core::Instant now);
    void show_failure();
    void follow_opening();
    void follow_closing(core::Instant now);
    UsbOffer* offer_in_use();
    static PortState state_after(int error);

    UsbBus& bus_;
    UsbPortOptions options_;
    DeviceIdentity identity_;
    PortState state_ = PortState::unplugged;
    unsigned connections_ = 0;
    std::unique_ptr<UsbConnection> connection_;
    bool is_closing_ = false;
    std::vector<Failure> failures_;  // of connected devices, each once; the first one is shown
};

}  // namespace devices
