#include "devices/hid_drawer/hid_drawer.h"

namespace devices {
namespace {

constexpr int reports_at_once_max = 16;

}  // namespace

HidDrawer::HidDrawer(BytePort& port, std::optional<int> number) : port_(port), wanted_number_(number) {}

void HidDrawer::step(core::Instant now) {
    port_.step(now);
    follow_connection();
    if (connection_ != 0) {
        take_reports(now);
        follow_write(now);
    }
    if (is_closed_ && now - answered_at_ >= answer_time_max) {
        is_closed_.reset();
        sensor_.lose_sight();
    }
    // What is due is given up before anything is written, so that no late pulse leaves.
    pulse_.step(now, sensor_);
    if (connection_ != 0) write_next(now);
}

core::PrinterCondition HidDrawer::pulse_cause() const {
    switch (port_.state()) {
        case PortState::unplugged:
            return core::PrinterCondition::unplugged;
        case PortState::no_permission:
            return core::PrinterCondition::no_permission;
        case PortState::failed:
            return core::PrinterCondition::not_answering;
        case PortState::open:
            break;
    }
    return core::PrinterCondition::ready;
}

std::string HidDrawer::name() const {
    return port_.identity() == DeviceIdentity() ? "cash drawer" : port_.identity().text();
}

void HidDrawer::follow_connection() {
    const unsigned connection = port_.state() == PortState::open ? port_.connection() : 0;
    if (connection == connection_) return;
    connection_ = connection;
    pulse_.lose_connection();
    sensor_.lose_sight();
    is_closed_.reset();
    asked_at_.reset();
    writing_ = Writing::nothing;
    is_in_flight_ = false;
}

void HidDrawer::take_reports(core::Instant now) {
    for (int reports = 0; reports < reports_at_once_max; ++reports) {
        const auto report = port_.take_received();
        if (!report) return;
        const auto status = drawer_report::status_in(*report);
        if (!status || status->number != number()) {
            ++refused_count_;
            continue;
        }
        is_closed_ = status->is_closed;
        answered_at_ = now;
        sensor_.saw(status->is_closed);
    }
}

void HidDrawer::follow_write(core::Instant now) {
    const WriteProgress progress = port_.write();
    if (!is_in_flight_ || progress.busy) return;
    is_in_flight_ = false;
    taken_ += progress.taken;
    if (writing_ == Writing::pulse && !pulse_.is_watching()) {
        // The command stands at the start: once any of it was taken, the drawer may open.
        if (taken_ == 0) {
            pulse_.not_taken();
        } else {
            pulse_.sent(now);
        }
    }
    if (taken_ == 0 || taken_ == drawer_report::size) writing_ = Writing::nothing;
}

void HidDrawer::write_next(core::Instant now) {
    if (is_in_flight_) return;
    if (writing_ == Writing::nothing) begin_report(now);
    if (writing_ == Writing::nothing) return;
    // The rest of a pulse must not open the drawer when nobody expects it any more; a question may wait.
    if (taken_ != 0 && writing_ == Writing::pulse && !pulse_.is_watching()) return;
    const std::string report =
        writing_ == Writing::pulse ? drawer_report::open(number()) : drawer_report::ask_status(number());
    port_.start_write(std::string_view(report).substr(taken_), now);
    is_in_flight_ = true;
}

void HidDrawer::begin_report(core::Instant now) {
    taken_ = 0;
    if (pulse_.wants_to_be_sent()) {
        writing_ = Writing::pulse;
        pulse_.started();
    } else if (!asked_at_ || now - *asked_at_ >= ask_every) {
        writing_ = Writing::question;
        asked_at_ = now;
    }
}

int HidDrawer::number() const {
    return wanted_number_.value_or(drawer_report::number_of(port_.identity()));
}

}  // namespace devices
