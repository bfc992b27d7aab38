#pragma once

#include "devices/customer_display/line_display.h"
#include "devices/hid_pos/hid_pos_scanner.h"
#include "devices/simulated/simulated_port.h"
#include "devices/simulated/virtual_line_display.h"
#include "devices/simulated/virtual_note_acceptor.h"
#include "devices/simulated/virtual_printer.h"
#include "devices/simulated/virtual_scanner.h"
#include "devices/ssp/ssp_note_acceptor.h"
#include "kiosk/app/cable_recorder.h"
#include "kiosk/app/station_devices.h"

namespace kiosk {

// The same drivers on virtual devices that speak the same bytes. The public members are what a hand at the
// devices can do.
class SimulatedDevices final : public StationDevices {
  public:
    explicit SimulatedDevices(std::optional<CableRecording> recording = {});

    void step(core::Instant now) override;
    core::ReceiptPrinter& printer() override { return printer_; }
    core::CashDrawer& drawer() override { return printer_; }
    core::BillScanner& scanner() override { return scanner_; }
    core::NoteAcceptor& acceptor() override { return acceptor_; }
    core::CustomerDisplay* display() override { return &display_; }
    devices::PrinterFacts printer_facts() const override { return printer_.facts(); }
    std::optional<bool> drawer_pin_high() const override { return printer_.pin_high(); }

    devices::VirtualPrinter virtual_printer;
    devices::VirtualScanner virtual_scanner;
    devices::VirtualNoteAcceptor virtual_acceptor;
    devices::SimulatedPort printer_port;
    devices::SimulatedPort scanner_port;
    devices::VirtualLineDisplay virtual_display;
    devices::SimulatedPort acceptor_port;
    devices::SimulatedPort display_port;

  private:
    CableRecorder recorder_;
    devices::ReceiptPrinterDevice printer_;
    devices::HidPosScanner scanner_;
    devices::SspNoteAcceptor acceptor_;
    devices::LineDisplay display_;
};

}  // namespace kiosk
