#include "devices/usb/usb_bus.h"

#include <sys/time.h>

#include <algorithm>
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
        context, LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED | LIBUSB_HOTPLUG_EVENT_DEVICE_LEFT, LIBUSB_HOTPLUG_ENUMERATE,
        LIBUSB_HOTPLUG_MATCH_ANY, LIBUSB_HOTPLUG_MATCH_ANY, LIBUSB_HOTPLUG_MATCH_ANY, &UsbBus::note, bus.get(),
        &bus->callback_);
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
    devices_.clear();
}

void UsbBus::step() {
    wait(0);
}

void UsbBus::wait(int milliseconds) {
    timeval limit{.tv_sec = milliseconds / 1000, .tv_usec = milliseconds % 1000 * 1000};
    libusb_handle_events_timeout_completed(context_.get(), &limit, nullptr);
    follow_notices();
}

UsbDevice* UsbBus::find(std::uint64_t id) {
    const auto found = std::ranges::find(devices_, id, &UsbDevice::id);
    return found == devices_.end() ? nullptr : &*found;
}

UsbDevice* UsbBus::find_free(UsbRole role, const DeviceIdentity& wanted) {
    const auto fits = [](auto asked, auto given) { return asked == decltype(asked){} || asked == given; };
    const auto found = std::ranges::find_if(devices_, [&](const UsbDevice& device) {
        return device.role == role && !device.is_in_use && fits(wanted.vendor, device.identity.vendor) &&
               fits(wanted.product, device.identity.product) && fits(wanted.serial, device.identity.serial) &&
               fits(wanted.path, device.identity.path);
    });
    return found == devices_.end() ? nullptr : &*found;
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
        libusb_device* device = notice.device.get();
        const auto is_same = [device](const UsbDevice& known) { return known.reference.get() == device; };
        if (!notice.has_arrived) {
            std::erase_if(devices_, is_same);
        } else if (std::ranges::none_of(devices_, is_same)) {  // libusb may report one arrival twice
            auto described = describe(device);
            if (!described) continue;
            described->id = ++arrivals_;
            devices_.push_back(std::move(*described));
        }
    }
}

}  // namespace devices
