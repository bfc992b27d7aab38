#pragma once

#include <array>
#include <string>

#include "devices/simulated/virtual_device.h"

namespace devices {

// A customer display of two rows of twenty that shows what the real bytes would show.
class VirtualLineDisplay : public VirtualDevice {
  public:
    static constexpr std::size_t columns = 20;

    explicit VirtualLineDisplay(DeviceIdentity identity = {0x04b8, 0x0202, "EPSON", "DM-D", "L0001",
                                                           "simulated"})
        : identity_(std::move(identity)) {
        clear();
    }

    const DeviceIdentity& identity() const override { return identity_; }
    void step(core::Instant) override {}
    std::size_t receive(std::string_view bytes) override;
    std::optional<std::string> send() override { return std::nullopt; }
    void take_feature_report(std::uint8_t, std::string_view) override {}
    void cable_pulled() override { command_.clear(); }

    const std::string& row(std::size_t index) const { return rows_.at(index); }  // bytes of page 437
    int bytes_taken() const { return bytes_taken_; }
    int strange_bytes() const { return strange_bytes_; }  // of no command that a display knows

  private:
    void clear();
    void take(char byte);
    void write(char byte);
    void perform();

    DeviceIdentity identity_;
    std::array<std::string, 2> rows_;
    std::size_t column_ = 0;
    std::size_t row_ = 0;
    std::string command_;  // as far as it has come
    int bytes_taken_ = 0;
    int strange_bytes_ = 0;
};

}  // namespace devices
