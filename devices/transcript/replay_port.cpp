#include "devices/transcript/replay_port.h"

#include <fmt/format.h>

#include "core/base/ensure.h"

namespace devices {

using Kind = TranscriptEvent::Kind;

void ReplayPort::step(core::Instant now) {
    now_ = now;
    if (!before_at_) before_at_ = now;
    while (is_due() && happens_by_itself()) {
        const TranscriptEvent& event = next();
        is_writing_ = false;
        taken_ = event.number;
        if (event.kind != Kind::taken) {
            state_ = event.kind == Kind::open            ? PortState::open
                     : event.kind == Kind::unplugged     ? PortState::unplugged
                     : event.kind == Kind::no_permission ? PortState::no_permission
                                                         : PortState::failed;
            identity_ = event.identity;
            if (event.kind == Kind::open) ++connection_;
        }
        go_on();
    }
    if (is_due() && next().kind != Kind::end && now - due_at() >= late_max) fail("nothing");
}

void ReplayPort::start_write(std::string_view bytes, core::Instant) {
    core::ensure(state_ == PortState::open && !is_writing_, "one write at a time, on an open port");
    is_writing_ = true;
    taken_ = 0;
    expect({.kind = Kind::out, .bytes = std::string(bytes)});
}

void ReplayPort::send_feature_report(std::uint8_t report_id, std::string_view data) {
    if (state_ == PortState::open)
        expect({.kind = Kind::feature, .number = report_id, .bytes = std::string(data)});
}

std::optional<std::string> ReplayPort::take_received() {
    if (!is_due() || next().kind != Kind::in) return std::nullopt;
    std::string packet = next().bytes;
    go_on();
    return packet;
}

core::Instant ReplayPort::due_at() const {
    const std::int64_t before_ms = next_ == 0 ? 0 : transcript_[next_ - 1].at_ms;
    return before_at_.value_or(now_) + core::Milliseconds(next().at_ms - before_ms);
}

bool ReplayPort::happens_by_itself() const {
    switch (next().kind) {
        case Kind::open:
        case Kind::unplugged:
        case Kind::no_permission:
        case Kind::failed:
        case Kind::taken:
            return true;
        case Kind::out:
        case Kind::feature:
        case Kind::in:
        case Kind::end:
            return false;
    }
    return false;
}

void ReplayPort::go_on() {
    before_at_ = now_;
    ++next_;
}

// After the end a driver may ask on; the far end is silent then.
void ReplayPort::expect(const TranscriptEvent& came) {
    if (is_over()) return;
    if (came.what() != next().what()) return fail(came.what());
    go_on();
}

void ReplayPort::fail(std::string came) {
    if (difference_) return;
    difference_ = {next().line, next().what(), std::move(came)};
    is_writing_ = false;
    state_ = PortState::failed;
}

}  // namespace devices
