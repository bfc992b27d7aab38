#include "devices/simulated/virtual_printer.h"

#include <utility>

#include "devices/simulated/command_length.h"

namespace devices {
namespace {

int bits_if(bool condition, int bits) {
    return condition ? bits : 0;
}

}  // namespace

std::optional<std::size_t> VirtualPrinter::length_of_command(std::string_view buffer) const {
    return command_length(buffer);
}

void VirtualPrinter::forget() {
    report_mask_ = 0;
    last_report_.reset();
}

// Real-time commands act wherever they stand in the data.
void VirtualPrinter::obey_at_once() {
    for (; scanned() + 2 < buffer().size(); ++scanned()) {
        if (buffer()[scanned()] != 0x10) continue;
        const std::string rest(buffer().substr(scanned(), 5));
        if (rest[1] == 0x04) answer_status(rest[2]);
        if (rest[1] == 0x05 && (rest[2] == 1 || rest[2] == 2)) recover(rest[2] == 2);
        if (rest[1] != 0x14 || rest[2] != 1) continue;
        if (rest.size() < 5) return;  // the pulse is not whole yet
        if (rest[3] <= 1 && rest[4] >= 1 && rest[4] <= 8 && !is_cutter_in_error()) drawer().pulse();
    }
}

// DLE ENQ: goes on with what it has, or forgets all that came before the command.
void VirtualPrinter::recover(bool forgets) {
    if (forgets) forget_received(scanned());
    go_on_after_error();
}

void VirtualPrinter::obey(std::string_view command) {
    const std::string_view name = command.substr(0, 2);
    if (name == "\x1b@") {
        writer().reset_style();
        report_mask_ = 0;
    } else if (name ==
               "\x1d"
               "a") {
        report_mask_ = static_cast<std::uint8_t>(command[2]);
        last_report_.reset();  // sent at once when switched on
    } else if (name ==
               "\x1d"
               "r") {
        if (model_.answers_in_order) put_reply(std::string(1, is_paper_near_end() ? '\x03' : '\0'));
    } else if (name == "\x1dI") {
        answer_name(command[2]);
    } else if (name ==
               "\x1b"
               "p") {
        if (command[2] <= 1 && command[3] != 0) drawer().pulse();
    } else if (command.starts_with("\x1d(H") && command.size() == 11 && command[6] == '0') {
        answer_process_id(command.substr(7));
    } else {
        writer().put(command);
    }
}

void VirtualPrinter::answer_status(int question) {
    if (!model_.answers_status) return;
    const bool is_error = is_cutter_in_error() || is_overheated();
    int bits = 0x12;
    if (question == 1) bits |= bits_if(drawer().pin_is_high(), 0x04) | bits_if(!is_online(), 0x08);
    if (question == 2) {
        bits |= bits_if(is_cover_open(), 0x04) | bits_if(is_paper_out(), 0x20) | bits_if(is_error, 0x40);
    }
    if (question == 3) bits |= bits_if(is_cutter_in_error(), 0x08) | bits_if(is_overheated(), 0x40);
    if (question == 4)
        bits |= bits_if(is_paper_near_end() || is_paper_out(), 0x0c) | bits_if(is_paper_out(), 0x60);
    put_reply(std::string(1, static_cast<char>(bits)));
}

void VirtualPrinter::answer_process_id(std::string_view id) {
    if (!model_.has_process_ids) return;
    put_reply("\x37\x22" + std::string(id) + std::string(1, '\0'), true);
}

void VirtualPrinter::answer_name(int question) {
    if (model_.firmware.empty() || (question != 65 && question != 67)) return;
    const std::string& name = question == 65 ? model_.firmware : model_.identity.model;
    put_reply("\x5f" + name + std::string(1, '\0'));
}

void VirtualPrinter::report_changes() {
    if (!model_.reports_by_itself || report_mask_ == 0 || last_report_ == report()) return;
    last_report_ = report();
    put_reply(std::string(last_report_->begin(), last_report_->end()));
}

std::array<std::uint8_t, 4> VirtualPrinter::report() const {
    const auto first = 0x10 | bits_if(drawer().pin_is_high(), 0x04) | bits_if(!is_online(), 0x08) |
                       bits_if(is_cover_open(), 0x20);
    const auto second = bits_if(is_cutter_in_error(), 0x08) | bits_if(is_overheated(), 0x40);
    const auto third = bits_if(is_paper_near_end() || is_paper_out(), 0x03) | bits_if(is_paper_out(), 0x0c);
    return {static_cast<std::uint8_t>(first), static_cast<std::uint8_t>(second),
            static_cast<std::uint8_t>(third), 0x0f};
}

}  // namespace devices
