#pragma once

#include <libusb.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "devices/usb/usb_request.h"

namespace devices {

struct UsbTransferRelease {
    void operator()(libusb_transfer* transfer) const { libusb_free_transfer(transfer); }
};

// One asynchronous transfer with its buffer, used again and again. While in flight it must stay where it is
// and its handle open; `cancel` and stepping the bus ends that.
class UsbTransfer {
  public:
    UsbTransfer();
    UsbTransfer(const UsbTransfer&) = delete;
    UsbTransfer& operator=(const UsbTransfer&) = delete;

    // Each returns a libusb error code; on success the transfer is in flight.
    int submit_in(libusb_device_handle* handle, std::uint8_t endpoint, std::size_t size, bool is_interrupt);
    int submit_out(libusb_device_handle* handle, std::uint8_t endpoint, std::string_view data,
                   bool is_interrupt);
    int submit_control(libusb_device_handle* handle, const UsbRequest& request);
    void cancel();

    bool is_in_flight() const { return is_in_flight_; }
    libusb_transfer_status status() const { return transfer_->status; }
    std::size_t actual() const { return static_cast<std::size_t>(transfer_->actual_length); }
    std::string_view received() const { return std::string_view(buffer_).substr(0, actual()); }
    std::string_view answer() const {  // of a control request
        return std::string_view(buffer_).substr(LIBUSB_CONTROL_SETUP_SIZE, actual());
    }

  private:
    static void LIBUSB_CALL finished(libusb_transfer* transfer);
    int submit();

    std::unique_ptr<libusb_transfer, UsbTransferRelease> transfer_;
    std::string buffer_;
    bool is_in_flight_ = false;
};

}  // namespace devices
