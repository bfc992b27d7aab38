#include "tests/real_kernel/usbip_device.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "core/base/ensure.h"
#include "tests/real_kernel/kernel_files.h"

namespace test {
namespace {

constexpr unsigned full_speed = 2;  // enum usb_device_speed

}  // namespace

UsbipDevice::~UsbipDevice() {
    if (socket_ >= 0) unplug();
}

void UsbipDevice::plug() {
    core::ensure(socket_ < 0, "it is not plugged in");
    std::array<int, 2> ends{};
    core::ensure(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) == 0, "a socket pair");
    socket_ = ends[0];
    const std::string line = fmt::format("{} {} {} {}", port_, ends[1], 1 + port_, full_speed);
    // After an unplug the kernel needs a moment before the port takes the next device.
    const std::string attach = "/sys/devices/platform/vhci_hcd.0/attach";
    core::ensure(eventually([&] { return write_file(attach, line); }), "vhci_hcd takes the device");
    close(ends[1]);
    is_stopping_ = false;
    thread_ = std::thread(&UsbipDevice::serve, this);
}

void UsbipDevice::unplug() {
    is_stopping_ = true;
    thread_.join();
    close(socket_);
    socket_ = -1;
    in_flight_.clear();
    inside_.cable_pulled();
}

bool UsbipDevice::is_refusing_bytes() {
    const auto locked = lock();
    return std::ranges::any_of(in_flight_,
                               [](const Transfer& transfer) { return transfer.request.is_in == 0; });
}

std::size_t UsbipDevice::ended_early() {
    const auto locked = lock();
    return ended_early_;
}

std::string UsbipDevice::path() const {
    return fmt::format("{}-{}", usb2_bus_of("vhci_hcd.0"), port_ + 1);
}

void UsbipDevice::serve() {
    while (!is_stopping_) {
        pollfd waiting{.fd = socket_, .events = POLLIN, .revents = 0};
        poll(&waiting, 1, 1);
        const auto locked = lock();
        if (waiting.revents != 0 && !take_message()) return;
        inside_.step(instant());
        move_bytes();
    }
}

bool UsbipDevice::take_message() {
    auto message = read_message(socket_);
    if (!message) return false;
    if (message->command == UsbipMessage::unlink) {
        end_early(*message);
    } else if (message->endpoint == 0) {
        answer_control(*message);
    } else {
        in_flight_.push_back({std::move(*message)});
    }
    return true;
}

// The host takes a transfer back. What it moved so far is told first: the answer to the unlink itself has no
// room for it, and without it the host would send the same bytes again.
void UsbipDevice::end_early(const UsbipMessage& request) {
    const auto found = std::ranges::find_if(
        in_flight_, [&](const Transfer& transfer) { return transfer.request.sequence == request.first; });
    int status = 0;  // it had ended before
    if (found != in_flight_.end()) {
        if (found->taken > 0) {
            ++ended_early_;
            reply(found->request, -ECONNRESET, found->taken);
        } else {
            status = -ECONNRESET;
        }
        in_flight_.erase(found);
    }
    write_message(socket_, {.command = UsbipMessage::unlinked,
                            .sequence = request.sequence,
                            .first = static_cast<std::uint32_t>(status)});
}

// Transfers of one direction are served in order.
void UsbipDevice::move_bytes() {
    bool out_waits = false;
    bool in_waits = false;
    std::erase_if(in_flight_, [&](Transfer& transfer) {
        bool& waits = transfer.request.is_in != 0 ? in_waits : out_waits;
        if (!waits) waits = transfer.request.is_in != 0 ? !move_in(transfer) : !move_out(transfer);
        return !waits;
    });
}

bool UsbipDevice::move_out(Transfer& transfer) {
    const std::string& data = transfer.request.data;
    transfer.taken += inside_.receive(std::string_view(data).substr(transfer.taken));
    if (transfer.taken < data.size()) return false;
    reply(transfer.request, 0, data.size());
    return true;
}

bool UsbipDevice::move_in(Transfer& transfer) {
    auto packet = inside_.send();
    if (!packet) return false;
    packet->resize(std::min<std::size_t>(packet->size(), transfer.request.length));
    const std::size_t size = packet->size();
    reply(transfer.request, 0, size, std::move(*packet));
    return true;
}

void UsbipDevice::reply(const UsbipMessage& request, int status, std::size_t moved, std::string data) {
    write_message(socket_, {.command = UsbipMessage::submitted,
                            .sequence = request.sequence,
                            .first = static_cast<std::uint32_t>(status),
                            .length = static_cast<std::uint32_t>(moved),
                            .data = std::move(data)});
}

}  // namespace test
