#include "devices/scanning/port_scanner.h"

namespace devices {

void PortScanner::step(core::Instant now) {
    port_.step(now);
    follow_connection();
    if (connection_ == 0) return;
    for (std::size_t packets = 0; packets < packets_per_step_max; ++packets) {
        const auto packet = port_.take_received();
        if (!packet) break;
        take_packet(*packet, now);
    }
    pass_time(now);
}

std::string PortScanner::name() const {
    return port_.identity() == DeviceIdentity() ? "barcode scanner" : port_.identity().text();
}

core::ScannerCondition PortScanner::condition() const {
    switch (port_.state()) {
        case PortState::unplugged:
            return core::ScannerCondition::unplugged;
        case PortState::open:
            return core::ScannerCondition::ready;
        case PortState::no_permission:
            return core::ScannerCondition::no_permission;
        case PortState::failed:
            return core::ScannerCondition::failed;
    }
    return core::ScannerCondition::failed;
}

void PortScanner::follow_connection() {
    const unsigned connection = port_.state() == PortState::open ? port_.connection() : 0;
    if (connection == connection_) return;
    connection_ = connection;
    connection_changed();
}

}  // namespace devices
