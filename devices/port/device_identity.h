#pragma once

#include <cstdint>
#include <string>

namespace devices {

// What makes one piece of hardware this one and not its neighbour: vendor, product, serial number, and where
// it is plugged in. Strings come from the device and are made printable.
struct DeviceIdentity {
    std::uint16_t vendor = 0;
    std::uint16_t product = 0;
    std::string maker = {};
    std::string model = {};
    std::string serial = {};  // empty: the device has none
    std::string path = {};    // "1-4.2": bus and ports, stable while the cable stays where it is
    // A printer's own word (IEEE 1284: "MFG:EPSON;CMD:ESC/POS;MDL:TM-T88V;"); empty where there is none.
    std::string device_id = {};

    std::string text() const;  // "EPSON TM-T88V (serial J0001)", for people

    friend bool operator==(const DeviceIdentity&, const DeviceIdentity&) = default;
};

}  // namespace devices
