#include "kiosk/flows/drawer_watch.h"

namespace kiosk {

using core::DrawerMotion;
using core::DrawerSensor;
using core::PulseState;

void DrawerWatch::pulsed(std::int64_t of_seq) {
    pulse_ = Pulse{.of_seq = of_seq, .ended_at = {}};
    if (is_open()) counted_from_ = now_;
}

void DrawerWatch::step(core::Instant now, const Readings& readings) {
    now_ = now;
    settle(readings.sensor);
    follow_pulse(readings.pulse);
    remind(readings.may_stand_open);
}

void DrawerWatch::settle(DrawerSensor sensor) {
    if (sensor != raw_) {
        raw_ = sensor;
        raw_since_ = now_;
        if (position_ == Position::flapping && sensor != DrawerSensor::unknown) motions_.push_back(now_);
        if (motions_.size() > motions_max) motions_.pop_front();
    }
    if (raw_ == DrawerSensor::unknown || now_ - raw_since_ < debounce) return;
    if (position_ == Position::flapping) {
        if (now_ - motions_.back() < flap_window) return;
        motions_.clear();
        position_ = Position::not_seen;
    }
    const Position position = raw_ == DrawerSensor::open ? Position::open : Position::closed;
    if (position != position_) move_to(position, raw_since_);
}

void DrawerWatch::move_to(Position position, core::Instant at) {
    const Position before = position_;
    if (before != Position::not_seen && flaps(at)) {
        position_ = Position::flapping;
        return tell(DrawerMotion::sensor_flaps, 0);
    }
    position_ = position;
    if (position == Position::closed) {
        if (before == Position::open) tell(DrawerMotion::closed, open_of_, at - opened_at_);
        return;
    }
    opened_at_ = counted_from_ = at;
    told_left_open_ = false;
    open_of_ = pulse_ ? pulse_->of_seq : 0;
    const bool seen_shut = before == Position::closed;
    const DrawerMotion unexplained = seen_shut ? DrawerMotion::opened_with_key : DrawerMotion::found_open;
    tell(pulse_ ? DrawerMotion::opened : unexplained, open_of_);
    pulse_.reset();
}

bool DrawerWatch::flaps(core::Instant at) {
    while (!motions_.empty() && at - motions_.front() >= flap_window) motions_.pop_front();
    motions_.push_back(at);
    return motions_.size() > motions_max;
}

// A pulse explains an opening while it is under way, and for a moment after it ended when nobody can tell
// how.
void DrawerWatch::follow_pulse(PulseState state) {
    if (!pulse_) return;
    switch (state) {
        case PulseState::pending:
            return;
        case PulseState::idle:
        case PulseState::failed:
            pulse_.reset();
            return;
        case PulseState::did_not_open:
            if (position_ == Position::closed) tell(DrawerMotion::did_not_open, pulse_->of_seq);
            pulse_.reset();
            return;
        case PulseState::opened:
        case PulseState::unknown:
            if (!pulse_->ended_at) pulse_->ended_at = now_;
            if (is_open() || now_ - *pulse_->ended_at >= explains_for) pulse_.reset();
            return;
    }
}

void DrawerWatch::remind(bool may_stand_open) {
    if (!is_open() || told_left_open_) return;
    if (may_stand_open) counted_from_ = now_;
    if (now_ - counted_from_ < left_open_after) return;
    told_left_open_ = true;
    tell(DrawerMotion::left_open, open_of_, now_ - opened_at_);
}

void DrawerWatch::tell(DrawerMotion what, std::int64_t of_seq, core::Milliseconds open) {
    if (facts_.size() >= facts_max) return;
    facts_.push_back({.fact = {.what = what, .of_seq = of_seq, .seconds = open.count() / 1000, .session = {}},
                      .at = now_});
}

}  // namespace kiosk
