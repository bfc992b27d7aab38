#pragma once

#include <libusb.h>

#include <memory>
#include <utility>

namespace devices {

struct UsbHandleRelease {
    void operator()(libusb_device_handle* handle) const { libusb_close(handle); }
};
using UsbHandle = std::unique_ptr<libusb_device_handle, UsbHandleRelease>;

// An interface of an open device that is ours; at its end it goes back to the kernel's driver.
class UsbClaim {
  public:
    UsbClaim(libusb_device_handle* handle, int interface) : handle_(handle), interface_(interface) {}
    UsbClaim(UsbClaim&& other) noexcept
        : handle_(std::exchange(other.handle_, nullptr)), interface_(other.interface_) {}
    UsbClaim& operator=(UsbClaim&&) = delete;
    ~UsbClaim() {
        if (handle_ != nullptr) libusb_release_interface(handle_, interface_);
    }

  private:
    libusb_device_handle* handle_;
    int interface_;
};

}  // namespace devices
