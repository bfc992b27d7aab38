#include "devices/port/device_identity.h"

#include <fmt/format.h>

namespace devices {

std::string DeviceIdentity::text() const {
    std::string name = maker;
    // Many devices repeat their maker in the model ("EPSON", "EPSON TM-T20").
    if (!model.empty()) name = model.starts_with(maker) || maker.empty() ? model : maker + " " + model;
    if (name.empty()) name = fmt::format("{:04x}:{:04x}", vendor, product);
    if (!serial.empty()) return fmt::format("{} (serial {})", name, serial);
    if (!path.empty()) return fmt::format("{} (port {})", name, path);
    return name;
}

}  // namespace devices
