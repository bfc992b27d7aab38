#pragma once

#include <deque>
#include <string>

#include "core/ports/bill_scanner.h"
#include "devices/simulated/virtual_device.h"

namespace devices {

struct VirtualScannerModel {
    DeviceIdentity identity{0x0c2e, 0x0907, "Honeywell", "1900", "S0001", "simulated"};
    bool is_silent_until_woken = true;  // as Honeywell's are
    bool sends_aim_one_later = false;   // as some makers do
    bool sends_aim = true;
    char symbology_letter = 0;  // Honeywell's, at byte 61
    bool is_microscan = false;  // report id 01, 62 bytes of data, no flag that says whether more follows
};

// A barcode scanner in HID POS mode that sends real reports, split over several when a code is long.
class VirtualScanner : public VirtualDevice {
  public:
    explicit VirtualScanner(VirtualScannerModel model = {}) : model_(std::move(model)) {}

    const DeviceIdentity& identity() const override { return model_.identity; }
    void step(core::Instant) override {}
    std::size_t receive(std::string_view bytes) override { return bytes.size(); }
    std::optional<std::string> send() override;
    void take_feature_report(std::uint8_t report_id, std::string_view data) override;
    void cable_pulled() override;

    void scan(const core::ScannedCode& code);  // a person holds a code before it
    void send_raw(std::string report) { reports_.push_back(std::move(report)); }
    bool is_awake() const { return is_awake_ || !model_.is_silent_until_woken; }

  private:
    std::string pos_report(const core::ScannedCode& code, std::string_view part, bool is_continued) const;

    VirtualScannerModel model_;
    bool is_awake_ = false;
    std::deque<std::string> reports_;
};

}  // namespace devices
