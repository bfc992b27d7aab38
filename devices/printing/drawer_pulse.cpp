#include "devices/printing/drawer_pulse.h"

namespace devices {

using core::DrawerSensor;
using core::PulseState;

void DrawerSensorWatch::saw(bool pin_high) {
    if (last_pin_high_ && *last_pin_high_ != pin_high) works_ = true;
    pin_high_ = last_pin_high_ = pin_high;
}

DrawerSensor DrawerSensorWatch::reading() const {
    if (!works_ || !pin_high_) return DrawerSensor::unknown;
    const bool is_open = *pin_high_ == (polarity_ == SensorPolarity::high_is_open);
    return is_open ? DrawerSensor::open : DrawerSensor::closed;
}

void DrawerPulse::ask() {
    if (stage_ != Stage::resting) return;
    stage_ = Stage::asked;
    state_ = PulseState::pending;
    asked_at_.reset();
}

void DrawerPulse::step(core::Instant now, const DrawerSensorWatch& sensor) {
    if (stage_ == Stage::resting) return;
    if (!asked_at_) asked_at_ = now;
    if (stage_ == Stage::asked && is_late(now)) end(PulseState::failed);
    if (stage_ != Stage::watching) return;
    if (sensor.reading() == DrawerSensor::open) {
        end(PulseState::opened);
    } else if (now - sent_at_ >= move_time_max) {
        end(sensor.reading() == DrawerSensor::closed ? PulseState::did_not_open : PulseState::unknown);
    }
}

void DrawerPulse::started() {
    stage_ = Stage::started;
}

void DrawerPulse::sent(core::Instant now) {
    stage_ = Stage::watching;
    sent_at_ = now;
}

void DrawerPulse::not_taken() {
    end(PulseState::failed);
}

void DrawerPulse::lose_connection() {
    // Asked and not begun: it may still be sent if the printer is back in time.
    if (stage_ == Stage::started || stage_ == Stage::watching) end(PulseState::unknown);
}

bool DrawerPulse::is_late(core::Instant now) const {
    return asked_at_ && now - *asked_at_ >= send_time_max;
}

void DrawerPulse::end(PulseState state) {
    stage_ = Stage::resting;
    state_ = state;
}

}  // namespace devices
