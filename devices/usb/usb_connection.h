#pragma once

#include <libusb.h>

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "devices/port/byte_port.h"
#include "devices/usb/usb_bus.h"
#include "devices/usb/usb_transfer.h"

namespace devices {

struct UsbHandleRelease {
    void operator()(libusb_device_handle* handle) const { libusb_close(handle); }
};
using UsbHandle = std::unique_ptr<libusb_device_handle, UsbHandleRelease>;

// One opened and claimed device with its permanent IN transfer and one OUT and one control transfer. Broken
// for good at the first sign that the device is gone; then it is closed and, when the device is still there,
// opened anew. Closing takes steps: the transfers are cancelled first, and the interface goes back to the
// kernel's driver.
class UsbConnection {
  public:
    static constexpr int stalls_max = 3;
    static constexpr std::size_t packets_waiting_max = 256;  // then reading pauses

    struct Opened {
        std::unique_ptr<UsbConnection> connection;
        int error = LIBUSB_SUCCESS;
    };
    static Opened open(UsbBus& bus, const UsbDevice& device);
    ~UsbConnection();

    void step(core::Instant now);
    bool is_broken() const { return is_broken_; }
    std::uint64_t device_id() const { return device_id_; }

    void start_write(std::string_view bytes, core::Instant now);
    WriteProgress write() const { return {.busy = is_writing_, .taken = taken_}; }
    void send_feature_report(std::uint8_t report_id, std::string_view data);
    std::optional<std::string> take_received();

    void begin_closing();
    bool is_drained() const;  // may be destroyed without waiting

  private:
    UsbConnection(UsbBus& bus, const UsbDevice& device, UsbHandle handle);
    void step_in();
    void step_out(core::Instant now);
    void note_submit(int result);
    void recover_from_stall(std::uint8_t endpoint);

    UsbBus& bus_;
    std::uint64_t device_id_;
    UsbInterface interface_;
    UsbHandle handle_;
    UsbTransfer in_;
    UsbTransfer out_;
    UsbTransfer control_;
    bool is_reading_ = false;  // the result of `in_` has not been looked at
    bool is_writing_ = false;
    bool is_broken_ = false;
    int stalls_ = 0;
    std::size_t taken_ = 0;
    core::Instant write_begun_;
    std::deque<std::string> packets_;
};

}  // namespace devices
