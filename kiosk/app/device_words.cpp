#include "kiosk/app/device_words.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <optional>
#include <span>
#include <utility>

namespace kiosk {

using core::problem;
using core::ProblemCode;
using core::Result;

namespace {

template <class Value>
using Names = std::span<const std::pair<Value, std::string_view>>;

template <class Value, std::size_t size>
using NameTable = std::array<std::pair<Value, std::string_view>, size>;

constexpr NameTable<DeviceRole, 5> roles{{{DeviceRole::printer, "printer"},
                                          {DeviceRole::drawer, "drawer"},
                                          {DeviceRole::scanner, "scanner"},
                                          {DeviceRole::acceptor, "acceptor"},
                                          {DeviceRole::display, "display"}}};
constexpr NameTable<PrinterLanguage, 3> languages{{{PrinterLanguage::automatic, "auto"},
                                                   {PrinterLanguage::escpos, "escpos"},
                                                   {PrinterLanguage::star, "star"}}};
constexpr NameTable<ScannerMode, 3> modes{{{ScannerMode::hid_pos, "hid_pos"},
                                           {ScannerMode::keyboard, "keyboard"},
                                           {ScannerMode::serial, "serial"}}};
constexpr NameTable<DeviceCable, 4> cables{{{DeviceCable::automatic, "auto"},
                                            {DeviceCable::usb, "usb"},
                                            {DeviceCable::printer, "printer"},
                                            {DeviceCable::none, "none"}}};
constexpr NameTable<DrawerSwitch, 4> switches{{{DrawerSwitch::not_calibrated, "not_calibrated"},
                                               {DrawerSwitch::low_is_open, "low_is_open"},
                                               {DrawerSwitch::high_is_open, "high_is_open"},
                                               {DrawerSwitch::none, "none"}}};

template <class Value>
std::string_view name_in(Names<Value> names, Value value) {
    for (const auto& [known, name] : names) {
        if (known == value) return name;
    }
    return {};
}

template <class Value>
Result<Value> value_in(Names<Value> names, std::string_view wanted, std::string_view what) {
    std::string all;
    for (const auto& [value, name] : names) {
        if (name == wanted) return value;
        all += (all.empty() ? "" : ", ") + std::string(name);
    }
    return problem(ProblemCode::usage,
                   fmt::format("\"{}\" is no {}; there are {}", core::printable(wanted), what, all));
}

std::optional<std::uint16_t> hex_word(std::string_view text) {
    std::uint16_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value, 16);
    if (text.size() != 4 || read.ec != std::errc{} || read.ptr != text.data() + text.size()) return {};
    return value;
}

bool is_socket(std::string_view text) {
    return text.find('-') != std::string_view::npos && text.find('-') > 0 &&
           text.find_first_not_of("0123456789-.") == std::string_view::npos;
}

}  // namespace

std::string_view name_of(DeviceRole role) {
    return name_in<DeviceRole>(roles, role);
}
std::string_view name_of(PrinterLanguage language) {
    return name_in<PrinterLanguage>(languages, language);
}
std::string_view name_of(ScannerMode mode) {
    return name_in<ScannerMode>(modes, mode);
}
std::string_view name_of(DeviceCable cable) {
    return name_in<DeviceCable>(cables, cable);
}
std::string_view name_of(DrawerSwitch drawer_switch) {
    return name_in<DrawerSwitch>(switches, drawer_switch);
}

Result<DeviceRole> device_role(std::string_view name) {
    return value_in<DeviceRole>(roles, name, "role of a device");
}
Result<PrinterLanguage> printer_language(std::string_view name) {
    return value_in<PrinterLanguage>(languages, name, "printer language");
}
Result<ScannerMode> scanner_mode(std::string_view name) {
    return value_in<ScannerMode>(modes, name, "scanner mode");
}
Result<DeviceCable> device_cable(std::string_view name) {
    return value_in<DeviceCable>(cables, name, "cable");
}

Result<DrawerSwitch> drawer_switch(std::string_view name) {
    return value_in<DrawerSwitch>(switches, name, "drawer switch");
}

Result<devices::DeviceIdentity> wanted_device(std::string_view words) {
    devices::DeviceIdentity wanted;
    const auto vendor = hex_word(words.substr(0, 4));
    const auto product = words.size() == 9 && words[4] == ':' ? hex_word(words.substr(5)) : std::nullopt;
    if (vendor && product) {
        wanted.vendor = *vendor;
        wanted.product = *product;
    } else if (is_socket(words)) {
        wanted.path = std::string(words);
    } else if (!words.empty() && words.size() <= 64 && words.find(':') == std::string_view::npos) {
        wanted.serial = std::string(words);
    } else {
        return problem(ProblemCode::usage,
                       fmt::format("\"{}\" names no device; write its id like 04b8:0202, its serial number "
                                   "or its socket like 1-4.2 (`paydesk devices list` shows them)",
                                   core::printable(words)));
    }
    return wanted;
}

}  // namespace kiosk
