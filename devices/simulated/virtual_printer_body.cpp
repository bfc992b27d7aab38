#include "devices/simulated/virtual_printer_body.h"

#include <algorithm>
#include <utility>

namespace devices {
namespace {

constexpr std::size_t received_kept_max = 1 << 20;

}  // namespace

void VirtualPrinterBody::step(core::Instant now) {
    print_buffer(now);
    report_changes();
}

// Commands are obeyed in `step`; only real-time ones act on arrival.
std::size_t VirtualPrinterBody::receive(std::string_view bytes) {
    const std::size_t taken = std::min(bytes.size(), build_.buffer_size - buffer_.size());
    buffer_ += bytes.substr(0, taken);
    received_ += bytes.substr(0, taken);
    if (received_.size() > received_kept_max) received_.erase(0, received_.size() - received_kept_max);
    obey_at_once();
    return taken;
}

std::optional<std::string> VirtualPrinterBody::send() {
    constexpr std::size_t packet_size = 64;
    std::string packet;
    while (!replies_.empty() && packet.size() + replies_.front().bytes.size() <= packet_size) {
        packet += replies_.front().bytes;
        replies_.pop_front();
    }
    return packet.empty() ? std::nullopt : std::optional(std::move(packet));
}

void VirtualPrinterBody::set_paper_out(bool out) {
    is_paper_out_ = out;
    lines_left_.reset();
}

void VirtualPrinterBody::set_cutter_jammed(bool jammed) {
    is_cutter_jammed_ = jammed;
    if (jammed || !build_.cutter_waits) is_cutter_in_error_ = jammed;
}

void VirtualPrinterBody::go_on_after_error() {
    is_cutter_in_error_ = is_cutter_jammed_;
}

void VirtualPrinterBody::power_cycle() {
    forget_received(buffer_.size());
    replies_.clear();
    is_silent_ = false;
    busy_until_.reset();
    go_on_after_error();
    writer_.reset_style();
    forget();
}

void VirtualPrinterBody::forget_received(std::size_t size) {
    buffer_.erase(0, size);
    scanned_ -= std::min(scanned_, size);
}

void VirtualPrinterBody::print_buffer(core::Instant now) {
    if (busy_until_ && now < *busy_until_) return;
    busy_until_.reset();
    while (is_online() && !is_silent_ && !busy_until_) {
        const auto length = length_of_command(buffer_);
        if (!length) return;
        const std::size_t lines_before = writer_.lines_fed();
        obey(std::string_view(buffer_).substr(0, *length));
        forget_received(*length);
        const std::size_t lines = writer_.lines_fed() - lines_before;
        if (lines == 0) continue;
        if (build_.line_time.count() > 0) busy_until_ = now + build_.line_time * lines;
        if (!lines_left_) continue;
        *lines_left_ -= std::min(*lines_left_, lines);
        if (*lines_left_ == 0) set_paper_out(true);
    }
}

void VirtualPrinterBody::put_reply(std::string bytes, bool replaces_the_last_such) {
    if (is_silent_) return;
    // Some replies are kept only in their newest form while the host does not read.
    if (replaces_the_last_such)
        std::erase_if(replies_, [](const Reply& reply) { return reply.is_replaced_by_next; });
    replies_.push_back({std::move(bytes), replaces_the_last_such});
}

}  // namespace devices
