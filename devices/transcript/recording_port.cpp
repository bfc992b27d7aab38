#include "devices/transcript/recording_port.h"

#include "core/base/problem.h"

namespace devices {
namespace {

using Kind = TranscriptEvent::Kind;

Kind kind_of(PortState state) {
    switch (state) {
        case PortState::unplugged:
            return Kind::unplugged;
        case PortState::open:
            return Kind::open;
        case PortState::no_permission:
            return Kind::no_permission;
        case PortState::failed:
            return Kind::failed;
    }
    return Kind::failed;
}

}  // namespace

RecordingPort::RecordingPort(BytePort& port, std::ostream& transcript, std::string_view about)
    : port_(port), transcript_(transcript) {
    transcript_ << transcript_title << "\n# " << core::printable(about) << "\n";
}

RecordingPort::~RecordingPort() {
    note({.kind = Kind::end});
}

void RecordingPort::step(core::Instant now) {
    now_ = now;
    if (!begun_at_) begun_at_ = now;
    port_.step(now);
    if (port_.state() != state_ || port_.connection() != connection_) {
        state_ = port_.state();
        connection_ = port_.connection();
        is_writing_ = false;  // nobody knows how much was taken
        note({.kind = kind_of(state_), .identity = port_.identity()});
    } else if (is_writing_ && !port_.write().busy) {
        is_writing_ = false;
        note({.kind = Kind::taken, .number = port_.write().taken});
    }
}

void RecordingPort::start_write(std::string_view bytes, core::Instant now) {
    is_writing_ = true;
    note({.kind = Kind::out, .bytes = std::string(bytes)});
    port_.start_write(bytes, now);
}

void RecordingPort::send_feature_report(std::uint8_t report_id, std::string_view data) {
    if (state_ == PortState::open)
        note({.kind = Kind::feature, .number = report_id, .bytes = std::string(data)});
    port_.send_feature_report(report_id, data);
}

std::optional<std::string> RecordingPort::take_received() {
    auto packet = port_.take_received();
    if (packet) note({.kind = Kind::in, .bytes = *packet});
    return packet;
}

void RecordingPort::note(TranscriptEvent event) {
    event.at_ms = (now_ - begun_at_.value_or(now_)).count();
    transcript_ << event.text() << std::endl;
}

}  // namespace devices
