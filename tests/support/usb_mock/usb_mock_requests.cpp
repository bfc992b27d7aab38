// The kernel's side of UsbMock: answers the usbfs requests that libusb makes (linux/usbdevice_fs.h).

#include <linux/usbdevice_fs.h>
#include <sys/ioctl.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstddef>
#include <cstring>
#include <thread>

#include "tests/support/usb_mock/usb_mock.h"

namespace test {
namespace {

usbdevfs_urb& urb_of(UMockdevIoctlData* data) {
    return *reinterpret_cast<usbdevfs_urb*>(data->data);
}

gboolean complete(UMockdevIoctlClient* client, int error) {
    umockdev_ioctl_client_complete(client, error == 0 ? 0 : -1, error);
    return TRUE;
}

// Lets `change` look at and fill the structure the request points to.
template <class T, class Change>
gboolean complete_with(UMockdevIoctlClient* client, Change change) {
    auto* argument = umockdev_ioctl_client_get_arg(client);
    auto* data = umockdev_ioctl_data_resolve(argument, 0, sizeof(T), nullptr);
    const int error = change(*reinterpret_cast<T*>(data->data));
    complete(client, error);
    umockdev_ioctl_data_unref(data);
    return TRUE;
}

core::Instant real_now() {
    return std::chrono::time_point_cast<core::Milliseconds>(std::chrono::steady_clock::now());
}

bool is_allowed_when_gone(unsigned long request) {
    return request == USBDEVFS_REAPURB || request == USBDEVFS_REAPURBNDELAY || request == USBDEVFS_DISCARDURB;
}

}  // namespace

gboolean UsbMock::handle(UMockdevIoctlBase*, UMockdevIoctlClient* client, gpointer self) {
    return static_cast<UsbMock*>(self)->answer(client);
}

gboolean UsbMock::answer(UMockdevIoctlClient* client) {
    std::unique_lock locked(mutex_);
    const unsigned long request = umockdev_ioctl_client_get_request(client);
    if (!is_plugged_ && !is_allowed_when_gone(request)) return complete(client, ENODEV);
    switch (request) {
        case USBDEVFS_GET_CAPABILITIES:
            return complete_with<std::uint32_t>(client, [](std::uint32_t& capabilities) {
                capabilities = USBDEVFS_CAP_ZERO_PACKET | USBDEVFS_CAP_BULK_CONTINUATION |
                               USBDEVFS_CAP_NO_PACKET_SIZE_LIM | USBDEVFS_CAP_REAP_AFTER_DISCONNECT;
                return 0;
            });
        case USBDEVFS_CLAIMINTERFACE:
            if (has_driver_ || is_claimed_) return complete(client, EBUSY);
            is_claimed_ = true;
            ++claims_;
            return complete(client, 0);
        case USBDEVFS_RELEASEINTERFACE:
            is_claimed_ = false;
            return complete(client, 0);
        case USBDEVFS_CLEAR_HALT:
            ++halts_cleared_;
            return complete(client, 0);
        case USBDEVFS_GETDRIVER:
        case USBDEVFS_IOCTL:
            return answer_driver(client, request);
        case USBDEVFS_SUBMITURB:
            return submit(client);
        case USBDEVFS_REAPURB:
        case USBDEVFS_REAPURBNDELAY:
            return answer_reap(client, locked);
        case USBDEVFS_DISCARDURB:
            return discard(client);
        default:
            return FALSE;
    }
}

gboolean UsbMock::answer_driver(UMockdevIoctlClient* client, unsigned long request) {
    if (request == USBDEVFS_GETDRIVER) {
        return complete_with<usbdevfs_getdriver>(client, [this](usbdevfs_getdriver& driver) {
            if (!has_driver_ && !is_claimed_) return ENODATA;
            std::strcpy(driver.driver, has_driver_ ? (is_hid() ? "usbhid" : "usblp") : "usbfs");
            return 0;
        });
    }
    return complete_with<usbdevfs_ioctl>(client, [this](const usbdevfs_ioctl& wanted) {
        const auto code = static_cast<unsigned long>(static_cast<unsigned>(wanted.ioctl_code));
        const bool is_detach = code == USBDEVFS_DISCONNECT;
        if (!is_detach && code != USBDEVFS_CONNECT) return ENOTTY;
        if (is_detach && !has_driver_) return ENODATA;
        has_driver_ = !is_detach;
        return 0;
    });
}

gboolean UsbMock::submit(UMockdevIoctlClient* client) {
    auto* argument = umockdev_ioctl_client_get_arg(client);
    auto* data = umockdev_ioctl_data_resolve(argument, 0, sizeof(usbdevfs_urb), nullptr);
    auto& urb = urb_of(data);
    if (!is_claimed_ && urb.type != USBDEVFS_URB_TYPE_CONTROL) {
        umockdev_ioctl_data_unref(data);
        return complete(client, EBUSY);
    }
    auto* buffer = umockdev_ioctl_data_resolve(data, offsetof(usbdevfs_urb, buffer),
                                               static_cast<gsize>(urb.buffer_length), nullptr);
    umockdev_ioctl_data_unref(buffer);  // `data` keeps it
    if (urb.type == USBDEVFS_URB_TYPE_CONTROL) {
        const int status = answer_control(urb);
        finish(data, status, status == 0 ? static_cast<std::size_t>(urb.buffer_length) - 8 : 0);
    } else {
        in_flight_.push_back({data, 0});
        work();
    }
    return complete(client, 0);
}

// Only SET_REPORT (feature) is known; everything else stalls.
int UsbMock::answer_control(usbdevfs_urb& urb) {
    const auto* bytes = static_cast<const std::uint8_t*>(urb.buffer);
    const bool is_feature_report =
        bytes[0] == 0x21 && bytes[1] == 0x09 && bytes[3] == 3 && urb.buffer_length > 8;
    if (!is_feature_report || !is_hid()) return -EPIPE;
    const std::string_view data(reinterpret_cast<const char*>(bytes + 9),
                                static_cast<std::size_t>(urb.buffer_length) - 9);
    inside_.take_feature_report(bytes[8], data);
    return 0;
}

gboolean UsbMock::answer_reap(UMockdevIoctlClient* client, std::unique_lock<std::mutex>& locked) {
    work();
    if (finished_.empty()) {
        const int error = is_plugged_ ? EAGAIN : ENODEV;
        locked.unlock();
        // Under umockdev the node always looks readable; without a pause libusb's poll would spin.
        if (error == EAGAIN) std::this_thread::sleep_for(std::chrono::microseconds(300));
        return complete(client, error);
    }
    auto* data = finished_.front();
    finished_.pop_front();
    auto* pointer =
        umockdev_ioctl_data_resolve(umockdev_ioctl_client_get_arg(client), 0, sizeof(gpointer), nullptr);
    umockdev_ioctl_data_set_ptr(pointer, 0, data);
    complete(client, 0);
    umockdev_ioctl_data_unref(pointer);
    umockdev_ioctl_data_unref(data);
    return TRUE;
}

gboolean UsbMock::discard(UMockdevIoctlClient* client) {
    gulong address = 0;
    std::memcpy(&address, umockdev_ioctl_client_get_arg(client)->data, sizeof address);  // the pointer itself
    const auto found = std::ranges::find_if(
        in_flight_, [address](const Urb& urb) { return urb.data->client_addr == address; });
    if (found == in_flight_.end()) return complete(client, EINVAL);
    finish(found->data, -ENOENT, found->taken);
    in_flight_.erase(found);
    return complete(client, 0);
}

void UsbMock::work() {
    inside_.step(real_now());
    for (auto urb = in_flight_.begin(); urb != in_flight_.end();) {
        const bool is_in = (urb_of(urb->data).endpoint & 0x80) != 0;
        bool is_finished = !is_plugged_;
        if (!is_plugged_) {
            finish(urb->data, -ESHUTDOWN, urb->taken);
        } else {
            is_finished = is_in ? work_in(*urb) : work_out(*urb);
        }
        urb = is_finished ? in_flight_.erase(urb) : std::next(urb);
    }
}

bool UsbMock::work_in(Urb& urb) {
    const auto packet = inside_.send();
    if (!packet) return false;
    auto& target = urb_of(urb.data);
    const std::size_t size = std::min(packet->size(), static_cast<std::size_t>(target.buffer_length));
    std::memcpy(target.buffer, packet->data(), size);
    finish(urb.data, size < packet->size() ? -EOVERFLOW : 0, size);
    return true;
}

bool UsbMock::work_out(Urb& urb) {
    if (next_out_error_ != 0) {
        finish(urb.data, std::exchange(next_out_error_, 0), 0);
        return true;
    }
    const auto& source = urb_of(urb.data);
    const auto size = static_cast<std::size_t>(source.buffer_length);
    const std::size_t end = std::min(size, end_out_after_.value_or(size));
    urb.taken += inside_.receive({static_cast<const char*>(source.buffer) + urb.taken, end - urb.taken});
    if (urb.taken < end) return false;  // refused for now
    end_out_after_.reset();
    finish(urb.data, 0, urb.taken);
    return true;
}

void UsbMock::finish(Data* data, int status, std::size_t size) {
    auto& urb = urb_of(data);
    urb.status = status;
    urb.actual_length = static_cast<int>(size);
    finished_.push_back(data);
}

}  // namespace test
