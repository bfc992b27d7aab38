#include "devices/simulated/virtual_line_display.h"

namespace devices {

std::size_t VirtualLineDisplay::receive(std::string_view bytes) {
    for (const char byte : bytes) take(byte);
    bytes_taken_ += static_cast<int>(bytes.size());
    return bytes.size();
}

void VirtualLineDisplay::clear() {
    rows_ = {std::string(columns, ' '), std::string(columns, ' ')};
    column_ = row_ = 0;
}

void VirtualLineDisplay::take(char byte) {
    if (!command_.empty() || byte == '\x1b' || byte == '\x1f') {
        command_ += byte;
        return perform();
    }
    if (byte == '\x0c') return clear();
    if (byte == '\x0b') {
        column_ = row_ = 0;
        return;
    }
    if (static_cast<unsigned char>(byte) < 0x20) {
        ++strange_bytes_;
        return;
    }
    write(byte);
}

void VirtualLineDisplay::write(char byte) {
    rows_[row_][column_] = byte;
    if (++column_ < columns) return;
    column_ = 0;
    row_ = 1 - row_;
}

void VirtualLineDisplay::perform() {
    if (command_.size() == 1) return;
    if (command_ == "\x1b@") {
        clear();
    } else if (command_.starts_with("\x1f$")) {
        if (command_.size() < 4) return;
        const auto x = static_cast<std::size_t>(static_cast<unsigned char>(command_[2]));
        const auto y = static_cast<std::size_t>(static_cast<unsigned char>(command_[3]));
        if (x >= 1 && x <= columns && y >= 1 && y <= rows_.size()) {
            column_ = x - 1;
            row_ = y - 1;
        } else {
            ++strange_bytes_;
        }
    } else {
        ++strange_bytes_;
    }
    command_.clear();
}

}  // namespace devices
