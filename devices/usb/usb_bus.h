#pragma once

#include <libusb.h>

#include <memory>
#include <optional>
#include <vector>

#include "core/base/clock.h"
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

    // Finished transfers are called back, arrivals and departures noted; once per instant, however many ports
    // ask for it.
    void step(core::Instant now);
    void wait(int milliseconds);  // waits for something to happen; only for shutting down

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
    std::optional<core::Instant> stepped_at_;
    std::vector<Notice> notices_;
    UsbPresence presence_;
};

}  // namespace devices
