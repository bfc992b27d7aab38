#pragma once

#include <optional>
#include <string>

#include "core/ports/cash_drawer.h"
#include "devices/hid_drawer/drawer_report.h"
#include "devices/port/byte_port.h"
#include "devices/printing/drawer_pulse.h"

namespace devices {

// A Posiflex-like cash drawer with a USB cable of its own, behind any byte port. Its status is asked all the
// time; a wish to open is one report, written once and never again, whatever became of it.
//
//   unplugged -> asking <-> answered        what was answered counts for one second
//   a wish: see DrawerPulse; its report goes first, between two questions
//
// A report of which only a part was taken is completed, never begun anew: the drawer would take the new one
// for the rest, and zeros at the start of a report open drawer 0. What is left of a pulse that is over is not
// completed; the drawer is then unknown until it is plugged in again.
class HidDrawer : public core::CashDrawer {
  public:
    static constexpr core::Milliseconds ask_every{100};
    static constexpr core::Milliseconds answer_time_max{1000};  // then the sensor is unknown

    // `number`: which drawer of the cable; not set: as its product id says.
    explicit HidDrawer(BytePort& port, std::optional<int> number = {});

    void step(core::Instant now);
    void open_drawer() override { pulse_.ask(); }
    core::PulseState pulse() const override { return pulse_.state(); }
    core::DrawerSensor drawer_sensor() const override { return sensor_.reading(); }
    core::PrinterCondition pulse_cause() const override;

    std::string name() const;  // for people
    PortState port_state() const { return port_.state(); }
    // The level as a calibration sees it: high is closed. Nothing while the drawer does not answer.
    std::optional<bool> pin_high() const { return is_closed_; }
    std::size_t refused_count() const { return refused_count_; }  // reports that are no status of this drawer

  private:
    void follow_connection();
    void take_reports(core::Instant now);
    void follow_write(core::Instant now);
    void write_next(core::Instant now);
    void begin_report(core::Instant now);
    int number() const;

    enum class Writing { nothing, question, pulse };

    BytePort& port_;
    std::optional<int> wanted_number_;
    unsigned connection_ = 0;
    DrawerSensorWatch sensor_{SensorPolarity::low_is_open, true};
    DrawerPulse pulse_;
    std::optional<bool> is_closed_;
    Writing writing_ = Writing::nothing;
    std::size_t taken_ = 0;  // of the report under way
    bool is_in_flight_ = false;
    std::optional<core::Instant> asked_at_;
    core::Instant answered_at_;
    std::size_t refused_count_ = 0;
};

}  // namespace devices
