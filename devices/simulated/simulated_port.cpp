#include "devices/simulated/simulated_port.h"

#include <algorithm>

#include "core/base/ensure.h"

namespace devices {

void SimulatedPort::step(core::Instant now) {
    device_.step(now);
    follow_plug();
    if (is_busy_) carry(now);
}

void SimulatedPort::start_write(std::string_view bytes, core::Instant now) {
    core::ensure(state_ == PortState::open && !is_busy_, "one write at a time, on an open port");
    core::ensure(!bytes.empty() && bytes.size() <= write_size_max, "a write has a bounded size");
    writing_ = bytes;
    taken_ = 0;
    is_busy_ = true;
    write_begun_ = now;
}

void SimulatedPort::send_feature_report(std::uint8_t report_id, std::string_view data) {
    if (state_ == PortState::open) device_.take_feature_report(report_id, data);
}

std::optional<std::string> SimulatedPort::take_received() {
    if (state_ != PortState::open) return std::nullopt;
    return device_.send();
}

void SimulatedPort::plug() {
    is_plugged_ = true;
}

void SimulatedPort::unplug() {
    is_plugged_ = false;
    was_pulled_ = true;
    device_.cable_pulled();
}

void SimulatedPort::follow_plug() {
    const PortState wanted = !is_plugged_  ? PortState::unplugged
                             : is_allowed_ ? PortState::open
                                           : PortState::no_permission;
    if (wanted == state_ && !was_pulled_) return;
    was_pulled_ = false;
    is_busy_ = false;
    state_ = wanted;
    if (state_ == PortState::open) ++connection_;
}

void SimulatedPort::carry(core::Instant now) {
    std::size_t size = std::min(writing_.size() - taken_, bytes_per_step_);
    if (short_after_) size = std::min(size, *short_after_ - std::min(*short_after_, taken_));
    taken_ += device_.receive(std::string_view(writing_).substr(taken_, size));
    const bool is_cut_short = short_after_ && taken_ >= *short_after_;
    if (is_cut_short) short_after_.reset();
    if (taken_ == writing_.size() || is_cut_short || now - write_begun_ >= write_time_max) is_busy_ = false;
}

}  // namespace devices
