// The kernel's side of UsbMock: answers the usbfs requests that libusb makes (linux/usbdevice_fs.h).

#include <linux/usbdevice_fs.h>
#include <sys/ioctl.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstddef>
#include <cstring>
#include <thread>
#include <utility>

#include "tests/support/usb_mock/usb_mock.h"

namespace test {
namespace {

usbdevfs_urb& urb_of(UMockdevIoctlData* data) {
    return *reinterpret_cast<usbdevfs_urb*>(data->data);
}

gboolean complete(UMockdevIoctlClient* client, int error, int result = 0) {
    umockdev_ioctl_client_complete(client, error == 0 ? result : -1, error);
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

int status_of(UsbMockFault fault) {
    switch (fault) {
        case UsbMockFault::stall:
            return -EPIPE;
        case UsbMockFault::broken:
            return -EIO;
        case UsbMockFault::babble:
            return -EOVERFLOW;
        case UsbMockFault::none:
        case UsbMockFault::silence:
            return 0;
    }
    return 0;
}

bool is_allowed_when_gone(unsigned long request) {
    return request == USBDEVFS_REAPURB || request == USBDEVFS_REAPURBNDELAY || request == USBDEVFS_DISCARDURB;
}

}  // namespace

gboolean UsbMock::handle(UMockdevIoctlBase*, Client* client, gpointer self) {
    return static_cast<UsbMock*>(self)->answer(client);
}

void UsbMock::connected(UMockdevIoctlBase*, Client* client, gpointer pointer) {
    auto& self = *static_cast<UsbMock*>(pointer);
    const auto locked = self.lock();
    self.forget(client);  // nobody says that a client vanished after the node did; this may be where it was
    self.visitors_[client] = self.visit_;
}

void UsbMock::vanished(UMockdevIoctlBase*, Client* client, gpointer pointer) {
    auto& self = *static_cast<UsbMock*>(pointer);
    const auto locked = self.lock();
    self.forget(client);
}

// Whoever had it open closed it, or ended: the kernel takes back what was claimed and under way.
void UsbMock::forget(Client* client) {
    visitors_.erase(client);
    for (auto& [number, interface] : interfaces_) {
        if (interface.claimed_by == client) interface.claimed_by = nullptr;
    }
    for (auto* list : {&in_flight_, &finished_}) {
        std::erase_if(*list, [client](const Urb& urb) {
            if (urb.client != client) return false;
            umockdev_ioctl_data_unref(urb.data);
            return true;
        });
    }
}

bool UsbMock::is_here(Client* client) const {
    return is_plugged_ && visitors_.at(client) == visit_;
}

gboolean UsbMock::answer(Client* client) {
    std::unique_lock locked(mutex_);
    const unsigned long request = umockdev_ioctl_client_get_request(client);
    if (!is_here(client) && !is_allowed_when_gone(request)) return complete(client, ENODEV);
    switch (request) {
        case USBDEVFS_GET_CAPABILITIES:
            return complete_with<std::uint32_t>(client, [](std::uint32_t& capabilities) {
                capabilities = USBDEVFS_CAP_ZERO_PACKET | USBDEVFS_CAP_BULK_CONTINUATION |
                               USBDEVFS_CAP_NO_PACKET_SIZE_LIM | USBDEVFS_CAP_REAP_AFTER_DISCONNECT;
                return 0;
            });
        case USBDEVFS_CLAIMINTERFACE:
        case USBDEVFS_RELEASEINTERFACE:
        case USBDEVFS_DISCONNECT_CLAIM:
            return answer_claim(client, request);
        case USBDEVFS_CLEAR_HALT:
            return complete_with<unsigned>(client, [this](const unsigned& endpoint) {
                ++halts_cleared_;
                halted_.erase(static_cast<std::uint8_t>(endpoint));
                return 0;
            });
        case USBDEVFS_SETINTERFACE:
        case USBDEVFS_RESET:
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

int UsbMock::claim(int number, Client* client) {
    if (!interfaces_.contains(number)) return ENOENT;
    Interface& interface = interfaces_[number];
    if (is_held_ || interface.has_driver) return EBUSY;
    if (interface.claimed_by == client) return 0;
    if (interface.claimed_by != nullptr) return EBUSY;
    interface.claimed_by = client;
    ++claims_;
    return 0;
}

gboolean UsbMock::answer_claim(Client* client, unsigned long request) {
    if (request != USBDEVFS_RELEASEINTERFACE) ++claims_tried_;
    if (request == USBDEVFS_DISCONNECT_CLAIM) {
        return complete_with<usbdevfs_disconnect_claim>(client, [&](const usbdevfs_disconnect_claim& wanted) {
            const int number = static_cast<int>(wanted.interface);
            if (!interfaces_.contains(number)) return EINVAL;
            if (is_held_ || interfaces_[number].claimed_by != nullptr) return EBUSY;
            interfaces_[number].has_driver = false;
            return claim(number, client);
        });
    }
    return complete_with<unsigned>(client, [&](const unsigned& wanted) {
        const int number = static_cast<int>(wanted);
        if (request == USBDEVFS_CLAIMINTERFACE) return claim(number, client);
        if (!interfaces_.contains(number) || interfaces_[number].claimed_by != client) return EINVAL;
        interfaces_[number].claimed_by = nullptr;
        return 0;
    });
}

gboolean UsbMock::answer_driver(Client* client, unsigned long request) {
    if (request == USBDEVFS_GETDRIVER) {
        return complete_with<usbdevfs_getdriver>(client, [this](usbdevfs_getdriver& driver) {
            const int number = static_cast<int>(driver.interface);
            const Interface& interface = interfaces_[number];
            if (!interface.has_driver && interface.claimed_by == nullptr && !is_held_) return ENODATA;
            std::strcpy(driver.driver, interface.has_driver ? descriptors_.drivers[number].c_str() : "usbfs");
            return 0;
        });
    }
    auto* argument = umockdev_ioctl_client_get_arg(client);
    auto* data = umockdev_ioctl_data_resolve(argument, 0, sizeof(usbdevfs_ioctl), nullptr);
    const auto wanted = *reinterpret_cast<const usbdevfs_ioctl*>(data->data);
    umockdev_ioctl_data_unref(data);
    const auto code = static_cast<unsigned long>(static_cast<unsigned>(wanted.ioctl_code));
    const bool is_detach = code == USBDEVFS_DISCONNECT;
    if (!is_detach && code != USBDEVFS_CONNECT) return complete(client, ENOTTY);
    Interface& interface = interfaces_[wanted.ifno];
    if (is_detach && !interface.has_driver) return complete(client, ENODATA);
    if (!is_detach && (interface.claimed_by != nullptr || interface.has_driver))
        return complete(client, EBUSY);
    interface.has_driver = !is_detach && descriptors_.drivers.contains(wanted.ifno);
    return complete(client, 0, interface.has_driver ? 1 : 0);  // a driver was found
}

// An endpoint belongs to whoever claimed its interface. Requests to an interface as well, but the device id,
// which the kernel lets everybody ask a printer for.
bool UsbMock::may_submit(const usbdevfs_urb& urb, Client* client) {
    const auto is_claimed = [&](int number) {
        return interfaces_.contains(number) && interfaces_[number].claimed_by == client;
    };
    if (urb.type != USBDEVFS_URB_TYPE_CONTROL) {
        const auto found = descriptors_.endpoints.find(urb.endpoint);
        return found != descriptors_.endpoints.end() && is_claimed(found->second);
    }
    const auto* setup = static_cast<const std::uint8_t*>(urb.buffer);
    const bool is_to_interface = (setup[0] & 0x1f) == 1;
    const bool is_device_id = setup[0] == 0xa1 && setup[1] == 0x00 && place_.kind == UsbMockKind::printer;
    return !is_to_interface || is_device_id || is_claimed(setup[4]);
}

gboolean UsbMock::submit(Client* client) {
    auto* argument = umockdev_ioctl_client_get_arg(client);
    auto* data = umockdev_ioctl_data_resolve(argument, 0, sizeof(usbdevfs_urb), nullptr);
    auto& urb = urb_of(data);
    auto* buffer = umockdev_ioctl_data_resolve(data, offsetof(usbdevfs_urb, buffer),
                                               static_cast<gsize>(urb.buffer_length), nullptr);
    umockdev_ioctl_data_unref(buffer);  // `data` keeps it
    if (!may_submit(urb, client)) {
        umockdev_ioctl_data_unref(data);
        return complete(client, EBUSY);
    }
    in_flight_.push_back({.data = data, .client = client});
    work();
    return complete(client, 0);
}

gboolean UsbMock::answer_reap(Client* client, std::unique_lock<std::mutex>& locked) {
    work();
    const auto found = std::ranges::find(finished_, client, &Urb::client);
    if (found == finished_.end()) {
        const int error = is_here(client) ? EAGAIN : ENODEV;
        locked.unlock();
        // Under umockdev the node always looks readable; without a pause libusb's poll would spin.
        if (error == EAGAIN) std::this_thread::sleep_for(std::chrono::microseconds(300));
        return complete(client, error);
    }
    auto* data = found->data;
    finished_.erase(found);
    auto* pointer =
        umockdev_ioctl_data_resolve(umockdev_ioctl_client_get_arg(client), 0, sizeof(gpointer), nullptr);
    umockdev_ioctl_data_set_ptr(pointer, 0, data);
    complete(client, 0);
    umockdev_ioctl_data_unref(pointer);
    umockdev_ioctl_data_unref(data);
    return TRUE;
}

gboolean UsbMock::discard(Client* client) {
    gulong address = 0;
    std::memcpy(&address, umockdev_ioctl_client_get_arg(client)->data, sizeof address);  // the pointer itself
    const auto found = std::ranges::find_if(
        in_flight_, [&](const Urb& urb) { return urb.client == client && urb.data->client_addr == address; });
    if (found == in_flight_.end()) return complete(client, EINVAL);
    finish(*found, -ENOENT, found->taken);
    in_flight_.erase(found);
    return complete(client, 0);
}

void UsbMock::work() {
    inside_.step(real_now());
    for (auto urb = in_flight_.begin(); urb != in_flight_.end();) {
        const bool is_finished = work_on(*urb);
        urb = is_finished ? in_flight_.erase(urb) : std::next(urb);
    }
}

bool UsbMock::work_on(Urb& urb) {
    auto& transfer = urb_of(urb.data);
    if (!is_plugged_) {
        finish(urb, -ESHUTDOWN, urb.taken);
        return true;
    }
    if (urb.is_silenced) return false;
    if (transfer.type == USBDEVFS_URB_TYPE_CONTROL) return work_on_request(urb);
    if (halted_.contains(transfer.endpoint)) {
        finish(urb, -EPIPE, 0);
        return true;
    }
    return (transfer.endpoint & 0x80) != 0 ? work_in(urb) : work_out(urb);
}

bool UsbMock::work_on_request(Urb& urb) {
    auto& transfer = urb_of(urb.data);
    const int recipient = *static_cast<const std::uint8_t*>(transfer.buffer) & 0x1f;
    UsbMockFault fault = recipient == 0 ? UsbMockFault::none : requests_fail_;
    if (fault != UsbMockFault::none) return fail(urb, fault);
    transfer.actual_length = 0;
    const int status = answer_control(transfer);
    finish(urb, status, status == 0 ? static_cast<std::size_t>(transfer.actual_length) : 0);
    return true;
}

// Whether it is over.
bool UsbMock::fail(Urb& urb, UsbMockFault& next) {
    const UsbMockFault fault = std::exchange(next, UsbMockFault::none);
    const auto& transfer = urb_of(urb.data);
    urb.is_silenced = fault == UsbMockFault::silence;
    if (urb.is_silenced) return false;
    // Endpoint 0 takes the next request as if nothing had been.
    if (fault == UsbMockFault::stall && transfer.type != USBDEVFS_URB_TYPE_CONTROL)
        halted_.insert(transfer.endpoint);
    finish(urb, status_of(fault), 0);
    return true;
}

// Packets fill the transfer until it is full or one is short, as on the wire.
bool UsbMock::work_in(Urb& urb) {
    auto& target = urb_of(urb.data);
    if (target.endpoint != descriptors_.in) return false;
    if (next_in_ != UsbMockFault::none) return fail(urb, next_in_);
    if (waiting_in_.empty()) waiting_in_ = inside_.send().value_or("");
    if (waiting_in_.empty()) return false;
    const auto room = static_cast<std::size_t>(target.buffer_length);
    std::size_t filled = 0;
    while (filled < room) {
        const std::size_t packet = std::min(waiting_in_.size(), descriptors_.packet_size);
        if (packet > room - filled) {
            waiting_in_.clear();
            finish(urb, -EOVERFLOW, filled);
            return true;
        }
        std::memcpy(static_cast<char*>(target.buffer) + filled, waiting_in_.data(), packet);
        waiting_in_.erase(0, packet);
        filled += packet;
        if (packet < descriptors_.packet_size || waiting_in_.empty()) break;
    }
    finish(urb, 0, filled);
    return true;
}

bool UsbMock::work_out(Urb& urb) {
    if (next_out_ != UsbMockFault::none) return fail(urb, next_out_);
    const auto& source = urb_of(urb.data);
    const auto size = static_cast<std::size_t>(source.buffer_length);
    const std::size_t end = std::min(size, end_out_after_.value_or(size));
    urb.taken += inside_.receive({static_cast<const char*>(source.buffer) + urb.taken, end - urb.taken});
    if (urb.taken < end) return false;  // refused for now
    end_out_after_.reset();
    finish(urb, 0, urb.taken);
    return true;
}

void UsbMock::finish(const Urb& done, int status, std::size_t size) {
    auto& urb = urb_of(done.data);
    urb.status = status;
    urb.actual_length = static_cast<int>(size);
    finished_.push_back(done);
}

}  // namespace test
