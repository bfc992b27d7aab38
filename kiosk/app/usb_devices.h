#pragma once

#include "devices/ssp/ssp_note_acceptor.h"
#include "devices/usb/usb_port.h"
#include "kiosk/app/device_settings.h"
#include "kiosk/app/station_devices.h"

namespace kiosk {

// The station's devices over libusb, as its settings say; they come and go while it runs.
class UsbDevices final : public StationDevices {
  public:
    // By the settings in the station's folder. Problems: device_failed (USB cannot be used at all),
    // devices_invalid, file_unreadable.
    static core::Result<std::unique_ptr<UsbDevices>> open(const std::filesystem::path& station_folder);

    void step(core::Instant now) override;
    core::ReceiptPrinter& printer() override { return printer_; }
    core::CashDrawer& drawer() override { return printer_; }
    core::BillScanner& scanner() override { return *scanner_; }
    core::NoteAcceptor& acceptor() override { return acceptor_; }
    devices::PrinterFacts printer_facts() const override { return printer_.facts(); }

  private:
    UsbDevices(std::unique_ptr<devices::UsbBus> bus, const DeviceSettings& settings);

    std::unique_ptr<devices::UsbBus> bus_;
    devices::UsbPort printer_port_;
    devices::UsbPort scanner_port_;
    devices::UsbPort acceptor_port_;
    devices::ReceiptPrinterDevice printer_;
    std::unique_ptr<core::BillScanner> scanner_;
    devices::SspNoteAcceptor acceptor_;
};

}  // namespace kiosk
