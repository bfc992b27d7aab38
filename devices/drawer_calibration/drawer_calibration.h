#pragma once

#include <optional>

#include "core/base/clock.h"

namespace devices {

// What a calibration found out about the drawer's switch.
enum class DrawerCalibrationResult {
    low_is_open,
    high_is_open,
    no_switch,        // the drawer opened, the level did not follow it
    did_not_open,     // the pulse moved nothing: key lock, cable, or the other pin
    not_answering,    // no level is reported
    nobody_answered,  // the person at the drawer went away
};

// What the person at the drawer is asked to do.
enum class DrawerCalibrationPrompt {
    wait,           // nothing yet
    close_drawer,   // then answer yes
    watch_drawer,   // it is being opened
    did_it_open,    // yes or no
    close_it_again  // it is seen by itself; yes: it is shut
};

// Finds out how the drawer's switch is wired, with one pulse and a person who looks. Whoever drives it steps
// the device, hands in the level and the answers, and opens the drawer when it is told to.
//
//   wait -(a level)-> close_drawer -(yes)-> watch_drawer -(level moves)-> close_it_again -(level back)-> done
//                                               |  no move in time              | yes, and no move: no_switch
//                                               '-> did_it_open -(yes)-> no_switch, (no)-> did_not_open
//
// No level for level_time_max ends it as not_answering, a question for answer_time_max as nobody_answered.
class DrawerCalibration {
  public:
    static constexpr core::Milliseconds level_time_max{5000};
    static constexpr core::Milliseconds move_time_max{6000};  // sending, and the drawer's own way
    static constexpr core::Milliseconds steady_time{100};     // contacts bounce
    static constexpr core::Milliseconds answer_time_max{300'000};

    void step(core::Instant now, std::optional<bool> pin_high);
    void answer(bool yes);
    bool take_pulse();  // true once: open the drawer now

    DrawerCalibrationPrompt prompt() const { return prompt_; }
    std::optional<DrawerCalibrationResult> result() const { return result_; }

  private:
    using Prompt = DrawerCalibrationPrompt;
    using Result = DrawerCalibrationResult;

    void go(Prompt prompt);
    void read(std::optional<bool> pin_high);
    bool is_steady() const { return level_ && now_ - level_since_ >= steady_time; }

    core::Instant now_{};
    std::optional<core::Instant> seen_at_;  // the newest level; at first: when it began
    std::optional<bool> level_;
    core::Instant level_since_{};
    Prompt prompt_ = Prompt::wait;
    core::Instant prompt_since_{};
    bool level_shut_ = false;
    bool wants_pulse_ = false;
    std::optional<Result> result_;
};

}  // namespace devices
