#pragma once

#include "devices/customer_display/line_display.h"
#include "devices/hid_drawer/hid_drawer.h"
#include "devices/ssp/ssp_note_acceptor.h"
#include "devices/usb/usb_port.h"
#include "kiosk/app/cable_recorder.h"
#include "kiosk/app/device_settings.h"
#include "kiosk/app/station_devices.h"

namespace kiosk {

// The station's devices over libusb, as its settings say; they come and go while it runs.
class UsbDevices final : public StationDevices {
  public:
    // By the settings in the station's folder. Problems: device_failed (USB cannot be used at all),
    // devices_invalid, file_unreadable.
    static core::Result<std::unique_ptr<UsbDevices>> open(const std::filesystem::path& station_folder,
                                                          std::optional<CableRecording> recording = {});

    void step(core::Instant now) override;
    core::ReceiptPrinter& printer() override { return printer_; }
    core::CashDrawer& drawer() override {
        return hid_drawer_ ? static_cast<core::CashDrawer&>(*hid_drawer_) : printer_;
    }
    core::BillScanner& scanner() override { return *scanner_; }
    core::NoteAcceptor& acceptor() override { return acceptor_; }
    core::CustomerDisplay* display() override { return display_ ? &*display_ : nullptr; }
    devices::PrinterFacts printer_facts() const override { return printer_.facts(); }
    std::optional<bool> drawer_pin_high() const override {
        return hid_drawer_ ? hid_drawer_->pin_high() : printer_.pin_high();
    }

  private:
    UsbDevices(std::unique_ptr<devices::UsbBus> bus, const DeviceSettings& settings,
               std::optional<CableRecording> recording);

    std::unique_ptr<devices::UsbBus> bus_;
    devices::UsbPort printer_port_;
    devices::UsbPort scanner_port_;
    devices::UsbPort acceptor_port_;
    devices::UsbPort drawer_port_;
    devices::UsbPort display_port_;
    CableRecorder recorder_;
    devices::ReceiptPrinterDevice printer_;
    std::unique_ptr<core::BillScanner> scanner_;
    devices::SspNoteAcceptor acceptor_;
    std::optional<devices::HidDrawer> hid_drawer_;  // when the drawer has a cable of its own
    std::optional<devices::LineDisplay> display_;   // when one is set
};

}  // namespace kiosk
