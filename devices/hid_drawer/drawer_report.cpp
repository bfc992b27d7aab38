#include "devices/hid_drawer/drawer_report.h"

#include "core/base/ensure.h"

namespace devices::drawer_report {
namespace {

constexpr std::uint16_t posiflex = 0x0d3a;
constexpr std::uint16_t first_drawer = 0x0200;

std::string report(int number, int command) {
    core::ensure(number >= 0 && number <= number_max, "a drawer has a number from 0 to 7");
    core::ensure(command == number || command == number + 1, "a drawer is opened or asked, nothing else");
    std::string bytes(size, '\0');
    bytes[0] = static_cast<char>(number);
    bytes[1] = static_cast<char>(command);
    return bytes;
}

}  // namespace

std::string open(int number) {
    return report(number, number);
}

std::string ask_status(int number) {
    return report(number, number + 1);
}

std::optional<Status> status_in(std::string_view bytes) {
    if (bytes.size() != size) return std::nullopt;
    const auto first = static_cast<unsigned char>(bytes.front());
    // Bit 3 to 1 are nowhere described and always clear; garbage was seen after other commands.
    if ((first & 0x8eU) != 0) return std::nullopt;
    return Status{.number = first >> 4, .is_closed = (first & 1U) != 0};
}

int number_of(const DeviceIdentity& identity) {
    const bool is_known = identity.vendor == posiflex && identity.product >= first_drawer &&
                          identity.product <= first_drawer + number_max;
    return is_known ? identity.product - first_drawer : 0;
}

}  // namespace devices::drawer_report
