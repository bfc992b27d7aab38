#pragma once

#include <optional>

#include "core/base/clock.h"
#include "core/ports/cash_drawer.h"

namespace devices {

// Which level of the drawer's switch means open: tills are wired either way, so it is set for each one.
enum class SensorPolarity { low_is_open, high_is_open };

// Reads the drawer switch. A level alone proves nothing (no switch wired reads like a closed drawer for
// ever), so the reading counts only once the level has been seen to change, or when the till was calibrated.
class DrawerSensorWatch {
  public:
    DrawerSensorWatch(SensorPolarity polarity, bool is_known_to_work)
        : polarity_(polarity), works_(is_known_to_work) {}

    void saw(bool pin_high);
    void lose_sight() { pin_high_.reset(); }  // nothing is reported any more
    bool works() const { return works_; }
    core::DrawerSensor reading() const;
    std::optional<bool> pin_high() const { return pin_high_; }  // nothing: out of sight

  private:
    SensorPolarity polarity_;
    bool works_;
    std::optional<bool> pin_high_;
    std::optional<bool> last_pin_high_;  // kept while out of sight: a change there is a change too
};

// One wish to open the drawer, from asking to knowing. A pulse that could not be sent in time is dropped for
// good: a drawer must never open when nobody expects it any more.
//
//   idle --ask--> pending --sent--> (watching the sensor) --> opened | did_not_open | unknown
//                    '--not sent in time--> failed
class DrawerPulse {
  public:
    static constexpr core::Milliseconds send_time_max{3000};
    static constexpr core::Milliseconds move_time_max{2000};

    void ask();
    void step(core::Instant now, const DrawerSensorWatch& sensor);
    void started();                // its bytes are on their way: it can no longer be dropped
    void sent(core::Instant now);  // the printer took all of it
    void not_taken();              // the write ended, and no part of it can work
    void lose_connection();

    bool wants_to_be_sent() const { return stage_ == Stage::asked; }
    bool is_late(core::Instant now) const;  // to be given up at the end of the write under way
    bool is_watching() const { return stage_ == Stage::watching; }
    core::PulseState state() const { return state_; }

  private:
    void end(core::PulseState state);

    enum class Stage { resting, asked, started, watching };
    Stage stage_ = Stage::resting;
    core::PulseState state_ = core::PulseState::idle;
    std::optional<core::Instant> asked_at_;
    core::Instant sent_at_;
};

}  // namespace devices
