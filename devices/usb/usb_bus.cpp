#include "devices/usb/usb_bus.h"

#include <sys/time.h>

#include <utility>

namespace devices {

core::Result<std::unique_ptr<UsbBus>> UsbBus::open() {
    libusb_context* context = nullptr;
    const int opened = libusb_init(&context);
    if (opened != LIBUSB_SUCCESS) {
        return core::problem(core::ProblemCode::device_failed,
                             std::string("USB cannot be used: ") + libusb_strerror(opened));
    }
    std::unique_ptr<UsbBus> bus(new UsbBus(context));
    const int registered = libusb_hotplug_register_callback(
        context, LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED | LIBUSB_HOTPLUG_EVENT_DEVICE_LEFT,
        LIBUSB_HOTPLUG_ENUMERATE, LIBUSB_HOTPLUG_MATCH_ANY, LIBUSB_HOTPLUG_MATCH_ANY,
        LIBUSB_HOTPLUG_MATCH_ANY, &UsbBus::note, bus.get(), &bus->callback_);
    if (registered != LIBUSB_SUCCESS) {
        return core::problem(core::ProblemCode::device_failed,
                             std::string("USB devices cannot be watched: ") + libusb_strerror(registered));
    }
    bus->follow_notices();
    return bus;
}

UsbBus::~UsbBus() {
    libusb_hotplug_deregister_callback(context_.get(), callback_);
    notices_.clear();
    presence_ = UsbPresence();
}

void UsbBus::step(core::Instant now) {
    if (stepped_at_ == now) return;
    stepped_at_ = now;
    wait(0);
}

void UsbBus::wait(int milliseconds) {
    timeval limit{.tv_sec = milliseconds / 1000, .tv_usec = milliseconds % 1000 * 1000};
    libusb_handle_events_timeout_completed(context_.get(), &limit, nullptr);
    follow_notices();
}

// Called inside libusb, where nothing may be asked of a device: only notes what happened.
int LIBUSB_CALL UsbBus::note(libusb_context*, libusb_device* device, libusb_hotplug_event event, void* self) {
    auto& notices = static_cast<UsbBus*>(self)->notices_;
    notices.push_back({.device = UsbReference(libusb_ref_device(device)),
                       .has_arrived = event == LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED});
    return 0;
}

void UsbBus::follow_notices() {
    for (const auto& notice : std::exchange(notices_, {})) {
        if (notice.has_arrived) {
            presence_.arrived(notice.device.get());
        } else {
            presence_.left(notice.device.get());
        }
    }
}

}  // namespace devices
