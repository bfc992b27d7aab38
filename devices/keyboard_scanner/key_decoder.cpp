#include "devices/keyboard_scanner/key_decoder.h"

#include <algorithm>
#include <utility>

#include "core/ports/bill_scanner.h"

namespace devices {
namespace {

constexpr std::uint8_t overrun = 0x01;
constexpr std::uint8_t last_error_usage = 0x03;
constexpr std::uint8_t enter = 0x28;
constexpr std::uint8_t tab = 0x2b;
constexpr std::uint8_t space_bar = 0x2c;
constexpr std::uint8_t caps_lock = 0x39;
constexpr std::uint8_t scroll_lock = 0x47;
constexpr std::uint8_t num_lock = 0x53;
constexpr std::uint8_t keypad_enter = 0x58;
constexpr std::uint8_t keypad_one = 0x59;
constexpr std::uint8_t keypad_zero = 0x62;
constexpr std::uint8_t keypad_point = 0x63;

constexpr unsigned left_control = 0x01;
constexpr unsigned any_control = 0x11;
constexpr unsigned any_shift = 0x22;
constexpr unsigned left_alt = 0x04;
constexpr unsigned right_alt = 0x40;
constexpr unsigned any_alt = left_alt | right_alt;
constexpr unsigned any_command = 0x88;

bool is_in(const std::array<std::uint8_t, 6>& keys, std::uint8_t usage) {
    return std::find(keys.begin(), keys.end(), usage) != keys.end();
}

bool is_letter(char typed) {
    return (typed >= 'a' && typed <= 'z') || (typed >= 'A' && typed <= 'Z');
}

// What a scanner means by a control character: the end of a code, its frame, or a separator in it.
char known_control(int character) {
    const bool is_known = character == 0x02 || character == 0x03 || character == '\t' || character == '\n' ||
                          character == '\r' || (character >= 0x1c && character <= 0x1f);
    return is_known ? static_cast<char>(character) : core::unread_character;
}

char keypad_character(std::uint8_t usage, char point) {
    constexpr std::string_view operators = "/*-+";
    if (usage >= 0x54 && usage <= 0x57) return operators[usage - 0x54U];
    if (usage == keypad_enter) return '\r';
    if (usage >= keypad_one && usage < keypad_zero) return static_cast<char>('1' + (usage - keypad_one));
    if (usage == keypad_zero) return '0';
    return usage == keypad_point ? point : '\0';
}

// Letters are found by what they type, the others by where they are on a US keyboard: so does Windows in
// every layout, and scanners type for Windows.
char control_character(const KeyboardLayout& layout, std::uint8_t usage) {
    const char typed = typed_character(layout, usage, KeyLevel::plain);
    if (is_letter(typed)) return known_control(typed & 0x1f);
    switch (usage) {
        case 0x31:  // backslash, and its places on other keyboards
        case 0x32:
        case 0x64:
            return 0x1c;
        case 0x30:  // ]
            return 0x1d;
        case 0x23:  // 6 ^
            return 0x1e;
        case 0x2d:  // - _
            return 0x1f;
        default:
            return core::unread_character;
    }
}

}  // namespace

std::string KeyDecoder::push(std::string_view report) {
    const bool is_padded = report.find_first_not_of('\0', report_size) == std::string_view::npos;
    if (report.size() < report_size || !is_padded) return {core::unread_character};
    const auto modifiers = static_cast<std::uint8_t>(report[0]);
    Keys keys{};
    std::transform(report.begin() + 2, report.begin() + report_size, keys.begin(),
                   [](char byte) { return static_cast<std::uint8_t>(byte); });
    std::string typed;
    if ((modifiers & any_alt) == 0 && !number_.empty()) typed += finish_number();
    const bool is_overrun = std::any_of(
        keys.begin(), keys.end(), [](std::uint8_t key) { return key >= overrun && key <= last_error_usage; });
    if (is_overrun) {
        // Keys may go down and up again before the next report that tells, so something may be missing.
        if (!was_overrun_) typed += core::unread_character;
    } else {
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const bool is_repeated = std::find(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(i),
                                               keys[i]) != keys.begin() + static_cast<std::ptrdiff_t>(i);
            if (keys[i] != 0 && !is_repeated && !is_in(down_, keys[i])) press(keys[i], modifiers, typed);
        }
        down_ = keys;
    }
    was_overrun_ = is_overrun;
    return typed;
}

void KeyDecoder::release_all() {
    down_ = {};
    was_overrun_ = false;
    has_caps_lock_ = false;
    waiting_dead_key_ = nullptr;
    number_.clear();
}

void KeyDecoder::press(std::uint8_t usage, std::uint8_t modifiers, std::string& typed) {
    if (usage == caps_lock) has_caps_lock_ = !has_caps_lock_;
    if (usage == caps_lock || usage == num_lock || usage == scroll_lock) return;
    if (takes_number_key(usage, modifiers)) return;
    if (const char character = key_character(usage, modifiers)) typed += character;
}

bool KeyDecoder::takes_number_key(std::uint8_t usage, std::uint8_t modifiers) {
    const bool is_digit = usage >= keypad_one && usage <= keypad_zero;
    if (!is_digit || (modifiers & any_alt) == 0) return false;
    constexpr std::size_t digits_max = 4;
    if (number_.size() <= digits_max) number_ += keypad_character(usage, '.');
    return true;
}

// 0 for a dead key, which waits for the next one.
char KeyDecoder::key_character(std::uint8_t usage, std::uint8_t modifiers) {
    const bool is_windows_alt_graph = (modifiers & left_alt) != 0 && (modifiers & left_control) != 0;
    const bool has_alt_graph = (modifiers & right_alt) != 0 || is_windows_alt_graph;
    if ((modifiers & any_command) != 0) return core::unread_character;
    if (has_alt_graph) return printed_character(usage, KeyLevel::alt_graph);
    if ((modifiers & left_alt) != 0) return core::unread_character;
    if ((modifiers & any_control) != 0) return control_character(layout_, usage);
    const bool has_shift = (modifiers & any_shift) != 0;
    const bool is_capital = has_caps_lock_ && is_letter(typed_character(layout_, usage, KeyLevel::plain));
    return printed_character(usage, has_shift != is_capital ? KeyLevel::shifted : KeyLevel::plain);
}

char KeyDecoder::printed_character(std::uint8_t usage, KeyLevel level) {
    const DeadKey* const dead_before = std::exchange(waiting_dead_key_, nullptr);
    if (dead_before != nullptr) return usage == space_bar ? dead_before->alone : core::unread_character;
    if (usage == enter) return '\r';
    if (usage == tab) return '\t';
    if (usage == space_bar) return ' ';
    if (const char typed = keypad_character(usage, layout_.keypad_point)) return typed;
    if (const char typed = typed_character(layout_, usage, level)) return typed;
    waiting_dead_key_ = dead_key(layout_, usage, level);
    return waiting_dead_key_ == nullptr ? core::unread_character : '\0';
}

char KeyDecoder::finish_number() {
    constexpr std::size_t digits_max = 4;
    const std::string digits = std::exchange(number_, {});
    int value = 0;
    for (const char digit : digits) value = value * 10 + (digit - '0');
    if (digits.size() > digits_max || value >= 0x7f) return core::unread_character;
    return value >= 0x20 ? static_cast<char>(value) : known_control(value);
}

}  // namespace devices
