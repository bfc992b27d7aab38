#include "devices/simulated/virtual_star_printer.h"

#include <utility>

#include "devices/simulated/star_command_length.h"
#include "devices/simulated/star_paper.h"

namespace devices {
namespace {

int bits_if(bool condition, int bits) {
    return condition ? bits : 0;
}

// Bits 6, 5, 3, 2 and 1, as sizes, versions and counts are sent.
int spread(int number) {
    return (number & 0x07) << 1 | (number & 0x18) << 2;
}

}  // namespace

std::optional<std::size_t> VirtualStarPrinter::length_of_command(std::string_view buffer) const {
    return star_command_length(buffer);
}

void VirtualStarPrinter::forget() {
    reports_ = false;
    last_frame_.clear();
    etb_count_ = 0;
    has_ended_block_ = false;
    has_lost_data_ = false;
}

void VirtualStarPrinter::obey_at_once() {
    while (const auto length = star_command_length(buffer().substr(scanned()))) {
        const std::string_view command = buffer().substr(scanned(), *length);
        if (command == "\x1b\x06\x01" && model_.answers_status) put_reply(frame());
        if (command == "\x1c" && (is_online() || model_.opens_drawer_offline)) drawer().pulse();
        scanned() += *length;
    }
}

void VirtualStarPrinter::obey(std::string_view command) {
    if (command == "\x07") {
        drawer().pulse();
    } else if (command == "\x17") {
        end_block();
    } else if (command == "\x1b@") {
        if (std::exchange(is_inside_line_, false)) writer().put("\n");  // it prints what it has first
        writer().reset_style();
    } else if (command.size() == 4 && command.starts_with("\x1b\x1e")) {
        obey_setting(command[2], command[3]);
    } else if (command.starts_with("\x1b#*")) {
        if (!model_.version.empty()) put_reply("\x1b#*," + model_.version + "\n" + std::string(1, '\0'));
    } else if (const std::string written = written_for_paper(command); !written.empty()) {
        const auto first = static_cast<unsigned char>(written.front());
        is_inside_line_ = first >= 0x20 || (is_inside_line_ && first != '\n');
        writer().put(written);
    }
}

void VirtualStarPrinter::obey_setting(char name, char value) {
    if (name == 'a') {
        reports_ = (value & 1) != 0 && model_.reports_by_itself;
    } else if (name == 'E') {
        etb_count_ = 0;
        has_ended_block_ = false;
    }
}

void VirtualStarPrinter::end_block() {
    if (!model_.knows_blocks) return;
    etb_count_ = (etb_count_ + 1) % 32;
    has_ended_block_ = true;
    if (reports_) send_frame();
}

void VirtualStarPrinter::report_changes() {
    if (reports_ && frame() != last_frame_) send_frame();
}

void VirtualStarPrinter::send_frame() {
    put_reply(frame());
    has_ended_block_ = false;  // said once
    has_lost_data_ = false;
    last_frame_ = frame();
}

std::string VirtualStarPrinter::frame() const {
    std::string bytes(model_.asb_size, '\0');
    const auto set = [&bytes](std::size_t at, int bits) { bytes[at] = static_cast<char>(bits); };
    set(0, spread(static_cast<int>(model_.asb_size)) | 0x01);
    set(1, spread(model_.asb_version));
    set(2, bits_if(has_ended_block_, 0x02) | bits_if(!drawer().pin_is_high(), 0x04) |
               bits_if(!is_online(), 0x08) | bits_if(is_cover_open(), 0x20));
    set(3, bits_if(is_cutter_in_error(), 0x08) | bits_if(is_overheated(), 0x40));
    set(4, bits_if(has_lost_data_, 0x40));
    set(5, bits_if(is_paper_near_end() || is_paper_out(), 0x04) | bits_if(is_paper_out(), 0x08));
    if (bytes.size() > 7) set(7, spread(etb_count_));
    return bytes;
}

}  // namespace devices
