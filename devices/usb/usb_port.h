#pragma once

#include <memory>
#include <optional>
#include <string>

#include "devices/port/byte_port.h"
#include "devices/usb/usb_bus.h"
#include "devices/usb/usb_connection.h"

namespace devices {

// A byte port over libusb: finds a free device that fits its options on the bus, opens it, and does so again
// whenever the device comes back.
//
//   unplugged --found--> opening --asked--> open --gone--> closing --transfers given back--> unplugged
//       |                                                                (opening, closing: shown as
//       unplugged)
//       +--does not open--> no_permission or failed --500 ms--> tried again
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
    void find_and_open(core::Instant now);
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
    std::optional<core::Instant> retry_at_;
    std::uint64_t failed_device_ = 0;  // whose open failed; another one is tried at once
};

}  // namespace devices
