#pragma once

#include <memory>

#include "core/base/clock.h"
#include "core/ports/bill_scanner.h"
#include "core/ports/cash_drawer.h"
#include "core/ports/note_acceptor.h"
#include "core/ports/receipt_printer.h"
#include "devices/escpos/escpos_printer.h"
#include "devices/hid_pos/hid_pos_scanner.h"
#include "devices/simulated/simulated_note_acceptor.h"
#include "devices/simulated/simulated_port.h"
#include "devices/simulated/virtual_printer.h"
#include "devices/simulated/virtual_scanner.h"
#include "devices/usb/usb_port.h"

namespace kiosk {

// The devices of one station, stepped by its loop.
class StationDevices {
  public:
    virtual ~StationDevices() = default;
    virtual void step(core::Instant now) = 0;
    virtual core::ReceiptPrinter& printer() = 0;
    virtual core::CashDrawer& drawer() = 0;
    virtual core::BillScanner& scanner() = 0;
    virtual core::NoteAcceptor* acceptor() = 0;  // null: the station has none
};

// Printer and scanner over libusb; devices come and go while it runs.
class UsbDevices final : public StationDevices {
  public:
    static core::Result<std::unique_ptr<UsbDevices>> open();

    void step(core::Instant now) override;
    core::ReceiptPrinter& printer() override { return printer_; }
    core::CashDrawer& drawer() override { return printer_; }
    core::BillScanner& scanner() override { return scanner_; }
    core::NoteAcceptor* acceptor() override { return nullptr; }

  private:
    explicit UsbDevices(std::unique_ptr<devices::UsbBus> bus);

    std::unique_ptr<devices::UsbBus> bus_;
    devices::UsbPort printer_port_;
    devices::UsbPort scanner_port_;
    devices::EscposPrinter printer_;
    devices::HidPosScanner scanner_;
};

// The same drivers on virtual devices that speak the same bytes. The members are what a hand at the device
// can do.
class SimulatedDevices final : public StationDevices {
  public:
    SimulatedDevices();

    void step(core::Instant now) override;
    core::ReceiptPrinter& printer() override { return printer_; }
    core::CashDrawer& drawer() override { return printer_; }
    core::BillScanner& scanner() override { return scanner_; }
    core::NoteAcceptor* acceptor() override { return &note_acceptor; }

    devices::VirtualPrinter virtual_printer;
    devices::VirtualScanner virtual_scanner;
    devices::SimulatedNoteAcceptor note_acceptor;
    devices::SimulatedPort printer_port;
    devices::SimulatedPort scanner_port;

  private:
    devices::EscposPrinter printer_;
    devices::HidPosScanner scanner_;
};

}  // namespace kiosk
