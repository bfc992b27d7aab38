#pragma once

#include <deque>
#include <string>

#include "core/ports/bill_scanner.h"
#include "devices/keyboard_scanner/keyboard_layout.h"
#include "devices/simulated/virtual_device.h"

namespace devices {

enum class TypedSeparator { control_key, alt_number, lost };

struct VirtualKeyboardModel {
    DeviceIdentity identity{0x0c2e, 0x0204, "Honeywell", "1900 keyboard", "S0002", "simulated"};
    const KeyboardLayout* layout = &us_layout();
    TypedSeparator separator = TypedSeparator::control_key;  // how it types GS, if it does
    std::string suffix = "\r";
    bool sends_aim = true;
};

// A scanner in keyboard mode: it types each code as boot reports, a press and a release a character.
class VirtualKeyboardScanner : public VirtualDevice {
  public:
    explicit VirtualKeyboardScanner(VirtualKeyboardModel model = {}) : model_(std::move(model)) {}

    const DeviceIdentity& identity() const override { return model_.identity; }
    void step(core::Instant) override {}
    std::size_t receive(std::string_view bytes) override { return bytes.size(); }
    std::optional<std::string> send() override;
    void take_feature_report(std::uint8_t, std::string_view) override {}
    void cable_pulled() override { reports_.clear(); }

    void scan(const core::ScannedCode& code);  // a person holds a code before it
    void send_raw(std::string report) { reports_.push_back(std::move(report)); }

  private:
    void type(char character);
    void type_alt_number(char character);
    void press(std::uint8_t modifiers, std::uint8_t usage, std::uint8_t held_after = 0);

    VirtualKeyboardModel model_;
    std::deque<std::string> reports_;
};

}  // namespace devices
