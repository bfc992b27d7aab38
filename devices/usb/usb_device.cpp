#include "devices/usb/usb_device.h"

#include <fmt/format.h>

#include <array>
#include <fstream>

#include "core/base/problem.h"

namespace devices {
namespace {

constexpr std::uint16_t linux_root_hub = 0x1d6b;

std::string path_of(libusb_device* device) {
    std::array<std::uint8_t, 8> ports{};
    const int count = libusb_get_port_numbers(device, ports.data(), static_cast<int>(ports.size()));
    std::string path = std::to_string(libusb_get_bus_number(device));
    for (int at = 0; at < count; ++at) {
        path += at == 0 ? '-' : '.';
        path += std::to_string(ports[static_cast<std::size_t>(at)]);
    }
    return path;
}

// The kernel reads the strings once when the device arrives and keeps them; asking the device again would
// block.
std::string cached_string(const std::string& path, const char* name) {
    std::ifstream file("/sys/bus/usb/devices/" + path + "/" + name);
    std::string line;
    std::getline(file, line);
    while (!line.empty() && line.back() == ' ') line.pop_back();
    return core::printable(line);
}

}  // namespace

std::optional<UsbDevice> describe(libusb_device* device) {
    libusb_device_descriptor descriptor{};
    if (libusb_get_device_descriptor(device, &descriptor) != LIBUSB_SUCCESS) return std::nullopt;
    if (descriptor.bDeviceClass == LIBUSB_CLASS_HUB || descriptor.idVendor == linux_root_hub)
        return std::nullopt;

    UsbDevice result;
    result.reference.reset(libusb_ref_device(device));
    const std::string path = path_of(device);
    result.identity = {.vendor = descriptor.idVendor,
                       .product = descriptor.idProduct,
                       .maker = cached_string(path, "manufacturer"),
                       .model = cached_string(path, "product"),
                       .serial = cached_string(path, "serial"),
                       .path = path};
    result.node = fmt::format("/dev/bus/usb/{:03}/{:03}", libusb_get_bus_number(device),
                              libusb_get_device_address(device));
    libusb_config_descriptor* config = nullptr;
    if (libusb_get_active_config_descriptor(device, &config) == LIBUSB_SUCCESS) {
        result.offers = offers_of(result.identity, *config);
        libusb_free_config_descriptor(config);
    }
    return result;
}

}  // namespace devices
