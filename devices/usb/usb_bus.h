#pragma once

#include <libusb.h>

#include <memory>
#include <vector>

#include "core/base/problem.h"
#include "devices/usb/usb_presence.h"

namespace devices {

struct UsbContextRelease {
    void operator()(libusb_context* context) const { libusb_exit(context); }
};

// The USB buses of this machine: the one libusb context, and the devices that are connected now. Ports step
// it; it never blocks. Must outlive its ports.
class UsbBus {
  public:
    static core::Result<std::unique_ptr<UsbBus>> open();
    ~UsbBus();
    UsbBus(const UsbBus&) = delete;
    UsbBus& operator=(const UsbBus&) = delete;

    void step();                  // finished transfers are called back, arrivals and departures noted
    void wait(int milliseconds);  // as step, but waits for something to happen; only for shutting down

    UsbPresence& presence() { return presence_; }

  private:
    struct Notice {
        UsbReference device;
        bool has_arrived = false;
    };

    explicit UsbBus(libusb_context* context) : context_(context) {}
    static int LIBUSB_CALL note(libusb_context* context, libusb_device* device, libusb_hotplug_event event,
                                void* self);
    void follow_notices();

    std::unique_ptr<libusb_context, UsbContextRelease> context_;
    libusb_hotplug_callback_handle callback_ = 0;
    std::vector<Notice> notices_;
    UsbPresence presence_;
};

}  // namespace devices
