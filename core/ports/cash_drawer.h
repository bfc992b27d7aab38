#pragma once

#include "core/ports/receipt_printer.h"

namespace core {

// What the drawer's own switch says. `unknown`: no switch is wired, or nobody has seen it move yet.
enum class DrawerSensor { unknown, open, closed };

// Where one wish to open the drawer is. `unknown`: the pulse was sent and no sensor can tell.
enum class PulseState { idle, pending, opened, did_not_open, unknown, failed };

// A cash drawer, on the printer's connector or with a cable of its own. Whoever wires it steps the device.
class CashDrawer {
  public:
    virtual ~CashDrawer() = default;

    virtual void open_drawer() = 0;
    virtual PulseState pulse() const = 0;
    virtual DrawerSensor drawer_sensor() const = 0;
    // What was wrong with whatever carries the pulse when the newest one was sent or dropped: some printers
    // open no drawer while they are off-line.
    virtual PrinterCondition pulse_cause() const { return PrinterCondition::ready; }
};

}  // namespace core
