#pragma once

#include <deque>
#include <string>

#include "devices/simulated/virtual_device.h"
#include "devices/simulated/virtual_drawer.h"

namespace devices {

// A Posiflex-like drawer with a USB cable: it opens and answers by 120-byte reports. Its number is what its
// product id ends in.
class VirtualHidDrawer : public VirtualDevice {
  public:
    explicit VirtualHidDrawer(DeviceIdentity identity = {0x0d3a, 0x0207, "Posiflex", "CR-4000", "D0001",
                                                         "simulated"})
        : identity_(std::move(identity)) {}

    const DeviceIdentity& identity() const override { return identity_; }
    void step(core::Instant) override {}
    std::size_t receive(std::string_view bytes) override;
    std::optional<std::string> send() override;
    void take_feature_report(std::uint8_t, std::string_view) override {}
    void cable_pulled() override;

    VirtualDrawer& drawer() { return drawer_; }
    void set_answers(bool answers) { answers_ = answers; }  // false: it hangs, but takes reports
    void set_takes_reports(bool takes) { takes_reports_ = takes; }
    void send_raw(std::string report) { reports_.push_back(std::move(report)); }
    int questions() const { return questions_; }
    int strange_commands() const { return strange_commands_; }  // neither open nor status
    bool is_in_loader() const { return is_in_loader_; }         // command F0 came: broken for good

  private:
    int number() const { return identity_.product & 7; }
    void perform(std::string_view report);

    DeviceIdentity identity_;
    VirtualDrawer drawer_;
    std::string partial_;
    std::deque<std::string> reports_;
    bool answers_ = true;
    bool takes_reports_ = true;
    bool is_in_loader_ = false;
    int questions_ = 0;
    int strange_commands_ = 0;
};

}  // namespace devices
