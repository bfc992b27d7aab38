#include "devices/simulated/star_paper.h"

#include <algorithm>

#include "devices/printing/code_page.h"
#include "devices/simulated/command_bytes.h"

namespace devices {
namespace {

using namespace std::string_literals;

std::string escpos_page(int number) {
    const CodePage page = number == 4 ? CodePage::cp858 : number == 32 ? CodePage::cp1252 : CodePage::cp437;
    return "\x1bt"s + static_cast<char>(number_of(page));
}

std::string qr(char function, std::string_view parameters) {
    const std::size_t size = parameters.size() + 2;
    return "\x1d(k"s + static_cast<char>(size & 0xff) + static_cast<char>(size >> 8) + '1' + function +
           std::string(parameters);
}

std::string qr_written(std::string_view command) {
    if (command[3] == 'S' && command[4] == '2') return qr('C', command.substr(5, 1));
    if (command[3] == 'D') return qr('P', "0" + std::string(command.substr(8)));
    return command[3] == 'P' ? qr('Q', "0") : ""s;
}

std::string group_written(std::string_view command) {
    switch (command[2]) {
        case 'a':
            return "\x1b"s + "a" + command[3];
        case 't':
            return escpos_page(byte_at(command, 3));
        case 'y':
            return qr_written(command);
        default:
            return {};
    }
}

}  // namespace

std::string written_for_paper(std::string_view command) {
    if (command.front() == '\n' || byte_at(command, 0) >= 0x20) return std::string(command);
    if (command.size() < 2 || command.front() != 0x1b) return {};
    switch (command[1]) {
        case 'E':
            return "\x1b"s + "E\x01";
        case 'F':
            return "\x1b"s + "E\0"s;
        case 'a':
            return "\x1b"s + "d" + command[2];
        case 'J':  // quarters of a millimetre
            return "\x1b"s + "J" + static_cast<char>(std::min(255, 2 * byte_at(command, 2)));
        case 'X':  // columns of 24 dots, as ESC * 33 has them
            return "\x1b*\x21"s + std::string(command.substr(2));
        case 'i':
            return "\x1d!"s + static_cast<char>((byte_at(command, 3) & 7) << 4 | (byte_at(command, 2) & 7));
        case 'd':
            return "\x1dV\0"s;
        case 0x1d:
            return group_written(command);
        default:
            return {};
    }
}

}  // namespace devices
