#include "devices/drawer_calibration/drawer_calibration.h"

#include <utility>

namespace devices {

void DrawerCalibration::step(core::Instant now, std::optional<bool> pin_high) {
    if (result_) return;
    now_ = now;
    read(pin_high);
    if (now_ - *seen_at_ >= level_time_max) {
        result_ = Result::not_answering;
        return;
    }
    const core::Milliseconds waited = now_ - prompt_since_;
    const bool has_moved = is_steady() && *level_ != level_shut_;
    switch (prompt_) {
        case Prompt::wait:
            if (is_steady()) go(Prompt::close_drawer);
            return;
        case Prompt::watch_drawer:
            if (has_moved) {
                go(Prompt::close_it_again);
            } else if (waited >= move_time_max) {
                go(Prompt::did_it_open);
            }
            return;
        case Prompt::close_it_again:
            if (is_steady() && !has_moved) {
                result_ = level_shut_ ? Result::low_is_open : Result::high_is_open;
                return;
            }
            break;
        case Prompt::close_drawer:
        case Prompt::did_it_open:
            break;
    }
    if (waited >= answer_time_max) result_ = Result::nobody_answered;
}

void DrawerCalibration::read(std::optional<bool> pin_high) {
    if (!seen_at_) seen_at_ = prompt_since_ = now_;
    if (!pin_high) return;
    seen_at_ = now_;
    if (level_ == pin_high) return;
    level_ = pin_high;
    level_since_ = now_;
}

void DrawerCalibration::answer(bool yes) {
    if (result_) return;
    switch (prompt_) {
        case Prompt::wait:
        case Prompt::watch_drawer:
            return;
        case Prompt::close_drawer:
            if (!yes || !is_steady()) return;
            level_shut_ = *level_;
            wants_pulse_ = true;
            return go(Prompt::watch_drawer);
        case Prompt::did_it_open:
            result_ = yes ? Result::no_switch : Result::did_not_open;
            return;
        case Prompt::close_it_again:
            // It is shut and the level says otherwise: what moved it was not the drawer.
            if (yes) result_ = Result::no_switch;
            return;
    }
}

bool DrawerCalibration::take_pulse() {
    return std::exchange(wants_pulse_, false);
}

void DrawerCalibration::go(Prompt prompt) {
    prompt_ = prompt;
    prompt_since_ = now_;
}

}  // namespace devices
