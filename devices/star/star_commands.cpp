#include "devices/star/star_commands.h"

#include <array>
#include <utility>

#include "core/base/ensure.h"

namespace devices::star {
namespace {

std::string bytes(std::initializer_list<int> values) {
    std::string result;
    for (const int value : values) result += static_cast<char>(value);
    return result;
}

}  // namespace

std::string report_changes() {
    return bytes({0x1b, 0x1e, 'a', 1});
}

std::string initialise() {
    return bytes({0x1b, '@'}) + report_changes() + bytes({0x1b, 0x07, 20, 20});
}

std::string ask_status() {
    return bytes({0x1b, 0x06, 0x01});
}

std::string ask_version() {
    return bytes({0x1b, '#', '*', '\n', 0});
}

std::string count_from_zero() {
    return bytes({0x1b, 0x1e, 'E', 0});
}

std::string end_block() {
    return bytes({0x17});
}

std::string drawer_pulse() {
    return bytes({0x07});
}

std::string drawer_pulse_at_once() {
    return bytes({0x1c});
}

std::string feed_and_cut() {
    return bytes({0x1b, 'd', 2});
}

std::string feed_dots(int dots) {
    return bytes({0x1b, 'J', (dots + 1) / 2});
}

std::string choose_code_page(std::uint8_t number) {
    return bytes({0x1b, 0x1d, 't', number});
}

std::string choose_size(int size) {
    core::ensure(size >= 1 && size <= 6, "a Star printer's character size is 1 to 6");
    return bytes({0x1b, 'i', size - 1, size - 1});
}

std::string choose_bold(bool bold) {
    return bytes({0x1b, bold ? 'E' : 'F'});
}

std::string choose_align(int align) {
    return bytes({0x1b, 0x1d, 'a', align});
}

std::string qr_code(std::string_view data, int dots) {
    core::ensure(dots >= 1 && dots <= 8 && !data.empty() && data.size() <= 7089, "a QR code has bounds");
    const int size = static_cast<int>(data.size());
    return bytes({0x1b, 0x1d, 'y', 'S', '0', 2}) + bytes({0x1b, 0x1d, 'y', 'S', '1', 1}) +
           bytes({0x1b, 0x1d, 'y', 'S', '2', dots}) +
           bytes({0x1b, 0x1d, 'y', 'D', '1', 0, size & 0xff, size >> 8}) + std::string(data) +
           bytes({0x1b, 0x1d, 'y', 'P'});
}

std::optional<std::uint8_t> page_number(CodePage page) {
    constexpr std::array numbers{std::pair{CodePage::cp437, std::uint8_t{1}},
                                 std::pair{CodePage::cp858, std::uint8_t{4}},
                                 std::pair{CodePage::cp1252, std::uint8_t{32}}};
    for (const auto& [known, number] : numbers) {
        if (known == page) return number;
    }
    return std::nullopt;
}

}  // namespace devices::star
