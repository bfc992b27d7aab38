#pragma once

#include <string>

#include "core/ports/bill_scanner.h"
#include "devices/simulated/virtual_device.h"

namespace devices {

struct VirtualSerialScannerModel {
    DeviceIdentity identity{0x05e0, 0x1701, "Zebra", "DS2208 serial", "S0003", "simulated"};
    std::string suffix = "\r\n";
    bool sends_aim = true;
    std::size_t packet_size = 64;
};

// A scanner on a serial line or USB CDC-ACM: plain bytes and a suffix, cut into packets wherever they fill
// up.
class VirtualSerialScanner : public VirtualDevice {
  public:
    explicit VirtualSerialScanner(VirtualSerialScannerModel model = {}) : model_(std::move(model)) {}

    const DeviceIdentity& identity() const override { return model_.identity; }
    void step(core::Instant) override {}
    std::size_t receive(std::string_view bytes) override { return bytes.size(); }
    std::optional<std::string> send() override;
    void take_feature_report(std::uint8_t, std::string_view) override {}
    void cable_pulled() override { bytes_.clear(); }

    void scan(const core::ScannedCode& code) {
        bytes_ += (model_.sends_aim ? code.aim_id : "") + code.data + model_.suffix;
    }
    void send_raw(std::string_view bytes) { bytes_ += bytes; }

  private:
    VirtualSerialScannerModel model_;
    std::string bytes_;
};

}  // namespace devices
