#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "devices/port/device_identity.h"

namespace devices {

// The reports of a Posiflex HID drawer (0d3a:020X), both ways 120 bytes without a report id:
//
//   to the drawer    [number] [command] 00 ...     command: number opens, number + 1 asks; F0 erases (see
//   below) from the drawer  [number << 4 | closed] ...    the rest means nothing
//
// Source: the description of posiflex-hidcd. Command F0 puts the drawer into its firmware loader, where it
// stays until a technician comes; no other command than these two can be made here.
namespace drawer_report {

inline constexpr std::size_t size = 120;
inline constexpr int number_max = 7;

std::string open(int number);
std::string ask_status(int number);

struct Status {
    int number = 0;
    bool is_closed = false;
};
// Nothing for what cannot be a status.
std::optional<Status> status_in(std::string_view report);

// The number that the drawer was set to, which its product id ends in: 0d3a:0206 is drawer 6. 0 for others.
int number_of(const DeviceIdentity& identity);

}  // namespace drawer_report
}  // namespace devices
