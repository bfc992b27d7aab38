#include "devices/simulated/virtual_printer.h"

#include <algorithm>
#include <utility>

#include "devices/simulated/command_length.h"

namespace devices {
namespace {

constexpr std::size_t received_kept_max = 1 << 20;

int bits_if(bool condition, int bits) {
    return condition ? bits : 0;
}

}  // namespace

void VirtualPrinter::step(core::Instant now) {
    print_buffer(now);
    report_changes();
}

// Commands are obeyed in `step`; only real-time ones act on arrival, wherever they stand in the data.
std::size_t VirtualPrinter::receive(std::string_view bytes) {
    const std::size_t taken = std::min(bytes.size(), model_.buffer_size - buffer_.size());
    buffer_ += bytes.substr(0, taken);
    received_ += bytes.substr(0, taken);
    if (received_.size() > received_kept_max) received_.erase(0, received_.size() - received_kept_max);
    obey_real_time();
    return taken;
}

std::optional<std::string> VirtualPrinter::send() {
    constexpr std::size_t packet_size = 64;
    std::string packet;
    while (!replies_.empty() && packet.size() + replies_.front().bytes.size() <= packet_size) {
        packet += replies_.front().bytes;
        replies_.pop_front();
    }
    return packet.empty() ? std::nullopt : std::optional(std::move(packet));
}

void VirtualPrinter::set_paper_out(bool out) {
    is_paper_out_ = out;
    lines_left_.reset();
}

void VirtualPrinter::power_cycle() {
    buffer_.clear();
    scanned_ = 0;
    replies_.clear();
    report_mask_ = 0;
    last_report_.reset();
    is_silent_ = false;
    writer_.reset_style();
}

void VirtualPrinter::obey_real_time() {
    for (; scanned_ + 2 < buffer_.size(); ++scanned_) {
        if (buffer_[scanned_] != 0x10) continue;
        const std::string_view rest = std::string_view(buffer_).substr(scanned_);
        if (rest[1] == 0x04) answer_status(rest[2]);
        if (rest[1] != 0x14 || rest[2] != 1) continue;
        if (rest.size() < 5) return;  // the pulse is not whole yet
        if (rest[3] <= 1 && rest[4] >= 1 && rest[4] <= 8 && !is_cutter_jammed_) drawer_.pulse();
    }
}

void VirtualPrinter::print_buffer(core::Instant now) {
    if (busy_until_ && now < *busy_until_) return;
    busy_until_.reset();
    while (is_online() && !is_silent_ && !busy_until_) {
        const auto length = command_length(buffer_);
        if (!length) return;
        const std::size_t lines_before = writer_.lines_fed();
        obey(std::string_view(buffer_).substr(0, *length));
        buffer_.erase(0, *length);
        scanned_ -= std::min(scanned_, *length);
        const std::size_t lines = writer_.lines_fed() - lines_before;
        if (lines == 0) continue;
        if (model_.line_time.count() > 0) busy_until_ = now + model_.line_time * lines;
        if (!lines_left_) continue;
        *lines_left_ -= std::min(*lines_left_, lines);
        if (*lines_left_ == 0) set_paper_out(true);
    }
}

void VirtualPrinter::obey(std::string_view command) {
    const std::string_view name = command.substr(0, 2);
    if (name == "\x1b@") {
        writer_.reset_style();
        report_mask_ = 0;
    } else if (name ==
               "\x1d"
               "a") {
        report_mask_ = static_cast<std::uint8_t>(command[2]);
        last_report_.reset();  // sent at once when switched on
    } else if (name ==
               "\x1d"
               "r") {
        if (model_.answers_in_order) put_reply(std::string(1, is_near_end_ ? '\x03' : '\0'));
    } else if (name ==
               "\x1b"
               "p") {
        if (command[2] <= 1 && command[3] != 0) drawer_.pulse();
    } else if (command.starts_with("\x1d(H") && command.size() == 11 && command[6] == '0') {
        answer_process_id(command.substr(7));
    } else {
        writer_.put(command);
    }
}

void VirtualPrinter::answer_status(int question) {
    if (!model_.answers_status) return;
    const bool is_error = is_cutter_jammed_ || is_overheated_;
    int bits = 0x12;
    if (question == 1) bits |= bits_if(drawer_.pin_is_high(), 0x04) | bits_if(!is_online(), 0x08);
    if (question == 2) {
        bits |= bits_if(is_cover_open_, 0x04) | bits_if(is_paper_out_, 0x20) | bits_if(is_error, 0x40);
    }
    if (question == 3) bits |= bits_if(is_cutter_jammed_, 0x08) | bits_if(is_overheated_, 0x40);
    if (question == 4) bits |= bits_if(is_near_end_ || is_paper_out_, 0x0c) | bits_if(is_paper_out_, 0x60);
    put_reply(std::string(1, static_cast<char>(bits)));
}

void VirtualPrinter::answer_process_id(std::string_view id) {
    if (!model_.has_process_ids || is_silent_) return;
    // Only the newest id is kept while the host does not read.
    std::erase_if(replies_, [](const Reply& reply) { return reply.is_process_id; });
    replies_.push_back({"\x37\x22" + std::string(id) + std::string(1, '\0'), true});
}

void VirtualPrinter::report_changes() {
    if (!model_.reports_by_itself || report_mask_ == 0 || last_report_ == report()) return;
    last_report_ = report();
    put_reply(std::string(last_report_->begin(), last_report_->end()));
}

std::array<std::uint8_t, 4> VirtualPrinter::report() const {
    const auto first = 0x10 | bits_if(drawer_.pin_is_high(), 0x04) | bits_if(!is_online(), 0x08) |
                       bits_if(is_cover_open_, 0x20);
    const auto second = bits_if(is_cutter_jammed_, 0x08) | bits_if(is_overheated_, 0x40);
    const auto third = bits_if(is_near_end_ || is_paper_out_, 0x03) | bits_if(is_paper_out_, 0x0c);
    return {static_cast<std::uint8_t>(first), static_cast<std::uint8_t>(second),
            static_cast<std::uint8_t>(third), 0x0f};
}

void VirtualPrinter::put_reply(std::string bytes) {
    if (!is_silent_) replies_.push_back({std::move(bytes), false});
}

}  // namespace devices
