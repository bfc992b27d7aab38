#include "devices/receipt_printer/printer_language.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace devices {
namespace {

constexpr std::uint16_t star_vendor = 0x0519;

std::string upper(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](char letter) {
        return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
    });
    return result;
}

// The value of a field such as "CMD:ESC/POS;"; both its short and its long name are in use.
std::string command_field(std::string_view device_id) {
    const std::string text = upper(device_id);
    for (const std::string_view name : {"CMD:", "COMMAND SET:"}) {
        const std::size_t at = text.find(name);
        if (at == std::string::npos || (at > 0 && text[at - 1] != ';' && text[at - 1] != ' ')) continue;
        const std::size_t begin = at + name.size();
        return text.substr(begin, text.find(';', begin) - begin);
    }
    return {};
}

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

// "TSP100", "TSP143III", "TSP113"; not "TSP100IV", which speaks StarPRNT, nor "TSP1000".
bool prints_pictures_only(std::string_view name) {
    for (const std::string_view family : {"TSP100", "TSP113", "TSP143"}) {
        const std::size_t at = name.find(family);
        if (at == std::string_view::npos) continue;
        const std::string_view rest = name.substr(at + family.size());
        return !rest.starts_with("IV") && !rest.starts_with("0");
    }
    return false;
}

}  // namespace

std::optional<PrinterLanguage> language_of(const DeviceIdentity& identity) {
    const std::string name = upper(identity.model);
    const std::string command = command_field(identity.device_id);
    const bool is_star = identity.vendor == star_vendor || has(upper(identity.maker), "STAR MICRONICS");
    if (has(command, "ESC/POS") || has(command, "ESCPOS") || has(command, "EPSON"))
        return PrinterLanguage::escpos;
    if (is_star || has(command, "STAR")) {
        if (prints_pictures_only(name) || has(command, "STARGRAPHIC")) return PrinterLanguage::star_graphics;
        if (has(command, "STAR")) return PrinterLanguage::star;
        return has(name, "BSC10") ? PrinterLanguage::escpos : PrinterLanguage::star;
    }
    return std::nullopt;
}

}  // namespace devices
