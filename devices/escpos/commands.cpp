#include "devices/escpos/commands.h"

#include "core/base/ensure.h"
#include "core/ports/barcode_modules.h"

namespace devices::escpos {
namespace {

std::string bytes(std::initializer_list<int> values) {
    std::string result;
    for (const int value : values) result += static_cast<char>(value);
    return result;
}

std::string qr_function(int function, std::string_view parameters) {
    const std::size_t length = parameters.size() + 2;
    return bytes({0x1d, '(', 'k', static_cast<int>(length & 0xff), static_cast<int>(length >> 8), '1',
                  function}) +
           std::string(parameters);
}

std::optional<std::string> barcode(int symbology, const std::string& data, BarDots dots) {
    constexpr std::size_t size_max = 255;
    if (data.size() > size_max) return std::nullopt;
    const auto command = bytes({0x1d, 'h', dots.height, 0x1d, 'w', dots.module, 0x1d, 'H', 2, 0x1d, 'f', 1,
                                0x1d, 'k', symbology, static_cast<int>(data.size())}) +
                         data;
    return holds_real_time_command(command) ? std::nullopt : std::optional(command);
}

}  // namespace

std::string initialise() {
    // GS a 0Fh: report drawer, on-line, error and roll paper changes unasked.
    return bytes({0x1b, '@', 0x1c, '.', 0x1d, 'a', 0x0f});
}

std::string ask_status() {
    return bytes({0x10, 4, 1, 0x10, 4, 2, 0x10, 4, 3, 0x10, 4, 4});
}

std::string ask_process_id(ProcessId id) {
    return bytes({0x1d, '(', 'H', 6, 0, '0', '0'}) + id.text();
}

std::string ask_in_order() {
    return bytes({0x1d, 'r', 1});
}

std::string ask_model() {
    return bytes({0x1d, 'I', 67});
}

std::string ask_firmware() {
    return bytes({0x1d, 'I', 65});
}

std::string go_on_after_error() {
    return bytes({0x10, 5, 1});
}

std::string clear_and_go_on() {
    return bytes({0x10, 5, 2});
}

std::string drawer_pulse(DrawerPin pin) {
    return bytes({0x1b, 'p', static_cast<int>(pin), 60, 120});
}

std::string drawer_pulse_at_once(DrawerPin pin) {
    return bytes({0x10, 0x14, 1, static_cast<int>(pin), 2});
}

std::string feed_and_cut() {
    return bytes({0x1d, 'V', 65, 3});
}

std::string feed_dots(int dots) {
    core::ensure(dots >= 0 && dots <= 255, "a feed is one byte");
    return bytes({0x1b, 'J', dots});
}

std::string choose_code_page(std::uint8_t number) {
    return bytes({0x1b, 't', number});
}

std::string choose_style(int size, bool bold) {
    core::ensure(size >= 1 && size <= 8, "a printer's character size is 1 to 8");
    return bytes({0x1d, '!', (size - 1) << 4 | (size - 1), 0x1b, 'E', bold ? 1 : 0});
}

std::string choose_align(int align) {
    return bytes({0x1b, 'a', align});
}

std::string qr_code(std::string_view data, int dots) {
    const std::string model = qr_function('A', bytes({'2', 0}));
    const std::string module_size = qr_function('C', bytes({dots}));
    const std::string error_correction_m = qr_function('E', "1");
    return model + module_size + error_correction_m + qr_function('P', "0" + std::string(data)) +
           qr_function('Q', "0");
}

// Set changes and FNC1 are written {A {B {C {1; a brace that is meant is doubled.
std::optional<std::string> code128_barcode(const std::vector<int>& codewords, BarDots dots) {
    std::string data;
    bool is_in_set_c = false;
    for (const int codeword : codewords) {
        if (codeword == core::code128_start_b || (is_in_set_c && codeword == core::code128_set_b)) {
            data += "{B";
            is_in_set_c = false;
        } else if (codeword == core::code128_start_c || (!is_in_set_c && codeword == core::code128_set_c)) {
            data += "{C";
            is_in_set_c = true;
        } else if (codeword == core::code128_fnc1) {
            data += "{1";
        } else if (is_in_set_c) {
            data += static_cast<char>(codeword);
        } else {
            const char character = static_cast<char>(codeword + ' ');
            if (character == '{') data += character;
            data += character;
        }
    }
    return barcode(73, data, dots);
}

std::optional<std::string> interleaved_barcode(std::string_view digits, BarDots dots) {
    return barcode(70, std::string(digits.size() % 2, '0') + std::string(digits), dots);
}

std::string harmless_rest(std::string_view pulse, std::size_t taken) {
    core::ensure(taken <= pulse.size(), "no more of a command arrives than was sent");
    if (taken == 0) return {};
    // ESC alone becomes ESC @ and loses only settings; otherwise an on time of 0 moves nothing.
    if (taken == 1 && pulse.front() == 0x1b) return "@";
    return std::string(pulse.size() - taken, '\0');
}

bool is_beyond_recall(std::string_view pulse, std::size_t taken) {
    // ESC p m t1: an off time of 0 is taken as the on time. The real-time form ends in its on time, and 0 is
    // none.
    return taken == pulse.size() || (pulse.front() == 0x1b && taken + 1 == pulse.size());
}

bool holds_real_time_command(std::string_view data) {
    for (std::size_t at = 0; at + 1 < data.size(); ++at) {
        const char next = data[at + 1];
        if (data[at] == 0x10 && (next == 0x04 || next == 0x05 || next == 0x14)) return true;
    }
    return false;
}

}  // namespace devices::escpos
