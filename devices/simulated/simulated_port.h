#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "devices/port/byte_port.h"
#include "devices/simulated/virtual_device.h"

namespace devices {

// The cable between a device driver and a virtual device, with the same habits as USB: writes take time, may
// be taken in part, end by themselves when the device refuses bytes, and break off when the cable is pulled.
class SimulatedPort : public BytePort {
  public:
    explicit SimulatedPort(VirtualDevice& device) : device_(device), identity_(device.identity()) {}

    void step(core::Instant now) override;
    PortState state() const override { return state_; }
    unsigned connection() const override { return connection_; }
    const DeviceIdentity& identity() const override { return identity_; }
    void start_write(std::string_view bytes, core::Instant now) override;
    WriteProgress write() const override { return {.busy = is_busy_, .taken = taken_}; }
    void send_feature_report(std::uint8_t report_id, std::string_view data) override;
    std::optional<std::string> take_received() override;

    // What a hand at the cable does.
    void plug();
    void unplug();
    bool is_plugged() const { return is_plugged_; }
    void set_permission(bool allowed) { is_allowed_ = allowed; }
    void set_bytes_per_step(std::size_t bytes) { bytes_per_step_ = bytes; }  // a slow or busy bus
    void end_next_write_after(std::size_t bytes) { short_after_ = bytes; }   // one short write

  private:
    void follow_plug();
    void carry(core::Instant now);

    VirtualDevice& device_;
    DeviceIdentity identity_;
    PortState state_ = PortState::unplugged;
    unsigned connection_ = 0;
    bool is_plugged_ = true;
    bool is_allowed_ = true;
    bool was_pulled_ = false;  // since the last step, even if it is back
    std::size_t bytes_per_step_ = write_size_max;
    std::optional<std::size_t> short_after_;
    std::string writing_;
    std::size_t taken_ = 0;
    bool is_busy_ = false;
    core::Instant write_begun_;
};

}  // namespace devices
