#include "devices/simulated/virtual_serial_scanner.h"

namespace devices {

std::optional<std::string> VirtualSerialScanner::send() {
    if (bytes_.empty()) return std::nullopt;
    std::string packet = bytes_.substr(0, model_.packet_size);
    bytes_.erase(0, packet.size());
    return packet;
}

}  // namespace devices
