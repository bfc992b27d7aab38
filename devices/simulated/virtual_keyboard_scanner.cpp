#include "devices/simulated/virtual_keyboard_scanner.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

namespace devices {
namespace {

constexpr char group_separator = 0x1d;
constexpr std::uint8_t control = 0x01;
constexpr std::uint8_t shift = 0x02;
constexpr std::uint8_t alt = 0x04;
constexpr std::uint8_t alt_graph = 0x40;

struct Stroke {
    std::uint8_t modifiers = 0;
    std::uint8_t usage = 0;
};

std::optional<Stroke> stroke_of(const KeyboardLayout& layout, char character) {
    if (character == '\r') return Stroke{0, 0x28};
    if (character == '\t') return Stroke{0, 0x2b};
    if (character == ' ') return Stroke{0, 0x2c};
    if (character == group_separator) return Stroke{control, 0x30};
    constexpr std::pair<KeyLevel, std::uint8_t> levels[] = {
        {KeyLevel::plain, 0}, {KeyLevel::shifted, shift}, {KeyLevel::alt_graph, alt_graph}};
    for (const auto& [level, modifiers] : levels) {
        for (std::uint8_t usage = 0x04; usage <= 0x64; ++usage) {
            if (typed_character(layout, usage, level) == character) return Stroke{modifiers, usage};
        }
    }
    return std::nullopt;
}

std::string boot_report(std::uint8_t modifiers, std::uint8_t usage) {
    std::string report(8, '\0');
    report[0] = static_cast<char>(modifiers);
    report[2] = static_cast<char>(usage);
    return report;
}

}  // namespace

std::optional<std::string> VirtualKeyboardScanner::send() {
    if (reports_.empty()) return std::nullopt;
    std::string report = std::move(reports_.front());
    reports_.pop_front();
    return report;
}

void VirtualKeyboardScanner::scan(const core::ScannedCode& code) {
    for (const char character : (model_.sends_aim ? code.aim_id : "") + code.data + model_.suffix)
        type(character);
}

void VirtualKeyboardScanner::type(char character) {
    const bool is_separator = character == group_separator;
    if (is_separator && model_.separator == TypedSeparator::lost) return;
    const auto stroke = stroke_of(*model_.layout, character);
    if (!stroke || (is_separator && model_.separator == TypedSeparator::alt_number))
        return type_alt_number(character);
    press(stroke->modifiers, stroke->usage);
}

// As scanners do for characters that their keyboard has no key for: alt held, its number on the keypad.
void VirtualKeyboardScanner::type_alt_number(char character) {
    for (const char digit : fmt::format("{:03}", static_cast<int>(character)))
        press(alt, static_cast<std::uint8_t>(digit == '0' ? 0x62 : 0x59 + (digit - '1')), alt);
    reports_.push_back(boot_report(0, 0));
}

void VirtualKeyboardScanner::press(std::uint8_t modifiers, std::uint8_t usage, std::uint8_t held_after) {
    reports_.push_back(boot_report(modifiers, usage));
    reports_.push_back(boot_report(held_after, 0));
}

}  // namespace devices
