#pragma once

#include <cstdint>
#include <deque>
#include <optional>

#include "core/base/clock.h"
#include "core/facts/drawer_watch_facts.h"
#include "core/ports/cash_drawer.h"

namespace kiosk {

// Tells from the drawer's switch and the pulses what is worth a fact: each opening with the entry that
// explains it, or none. A switch that says nothing makes no facts.
//
//   not_seen -> closed <-> open -> (left_open_after: one reminder)
//      any -> flapping (one fact) -> not_seen, once it was still for flap_window
//
// A reading counts after it held for debounce. Out of sight, the last position stands until it is seen anew.
class DrawerWatch {
  public:
    static constexpr core::Milliseconds debounce{100};
    static constexpr core::Milliseconds left_open_after{30'000};
    static constexpr core::Milliseconds explains_for{2000};  // after a pulse whose end is not known
    static constexpr core::Milliseconds flap_window{60'000};
    static constexpr std::size_t motions_max = 16;  // in flap_window; nobody works faster
    static constexpr std::size_t facts_max = 64;    // waiting for storage; then new ones are dropped

    struct Readings {
        core::DrawerSensor sensor = core::DrawerSensor::unknown;
        core::PulseState pulse = core::PulseState::idle;
        bool may_stand_open = false;  // it is being counted
    };

    void pulsed(std::int64_t of_seq);  // a pulse was just asked for, because of this entry
    void step(core::Instant now, const Readings& readings);

    bool is_open() const { return position_ == Position::open; }
    bool is_left_open() const { return is_open() && told_left_open_; }

    struct Seen {
        core::DrawerSensed fact;
        core::Instant at;
    };
    // The oldest fact that is not in the journal yet.
    const Seen* next() const { return facts_.empty() ? nullptr : &facts_.front(); }
    void journaled() { facts_.pop_front(); }

  private:
    enum class Position { not_seen, closed, open, flapping };
    struct Pulse {
        std::int64_t of_seq = 0;
        std::optional<core::Instant> ended_at;
    };

    void follow_pulse(core::PulseState state);
    void settle(core::DrawerSensor sensor);
    void move_to(Position position, core::Instant at);
    bool flaps(core::Instant at);
    void remind(bool may_stand_open);
    void tell(core::DrawerMotion what, std::int64_t of_seq, core::Milliseconds open = {});

    core::Instant now_{};
    core::DrawerSensor raw_ = core::DrawerSensor::unknown;
    core::Instant raw_since_{};
    Position position_ = Position::not_seen;
    std::int64_t open_of_ = 0;      // whose pulse opened it
    core::Instant opened_at_{};     // of the drawer
    core::Instant counted_from_{};  // of the reminder: later pulses and counts set it forward
    bool told_left_open_ = false;
    std::optional<Pulse> pulse_;
    std::deque<core::Instant> motions_;  // of the last flap_window
    std::deque<Seen> facts_;
};

}  // namespace kiosk
