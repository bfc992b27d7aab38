#include "devices/usb/usb_connection.h"

#include <utility>

#include "core/base/ensure.h"

namespace devices {

UsbConnection::Opened UsbConnection::open(UsbBus& bus, const UsbDevice& device) {
    libusb_device_handle* raw = nullptr;
    if (const int error = libusb_open(device.reference.get(), &raw); error != LIBUSB_SUCCESS)
        return {{}, error};
    UsbHandle handle(raw);
    // Takes the interface from usblp or usbhid now and gives it back on release. Not supported is not an
    // error here: then there is no such driver, or the claim says so. set_configuration is never called: it
    // fails on devices that already have one (EBUSY) and resets others.
    libusb_set_auto_detach_kernel_driver(raw, 1);
    if (const int error = libusb_claim_interface(raw, device.interface.number); error != LIBUSB_SUCCESS) {
        return {{}, error};
    }
    std::unique_ptr<UsbConnection> connection(new UsbConnection(bus, device, std::move(handle)));
    if (device.interface.alternate != 0) {
        const int error =
            libusb_set_interface_alt_setting(raw, device.interface.number, device.interface.alternate);
        if (error != LIBUSB_SUCCESS) return {{}, error};
    }
    return {std::move(connection), LIBUSB_SUCCESS};
}

UsbConnection::UsbConnection(UsbBus& bus, const UsbDevice& device, UsbHandle handle)
    : bus_(bus), device_id_(device.id), interface_(device.interface), handle_(std::move(handle)) {}

UsbConnection::~UsbConnection() {
    begin_closing();
    // Only a program that ends gets here with transfers in flight; the kernel gives a cancelled one back at
    // once.
    for (int turn = 0; turn < 100 && !is_drained(); ++turn) bus_.wait(10);
    core::ensure(is_drained(), "the kernel gives cancelled transfers back");
    libusb_release_interface(handle_.get(), interface_.number);
}

void UsbConnection::step(core::Instant now) {
    if (is_broken_) return;
    step_in();
    step_out(now);
}

void UsbConnection::step_in() {
    if (in_.is_in_flight()) return;
    if (std::exchange(is_reading_, false)) {
        switch (in_.status()) {
            case LIBUSB_TRANSFER_COMPLETED:
                if (in_.actual() > 0) packets_.emplace_back(in_.received());
                break;
            case LIBUSB_TRANSFER_STALL:
                recover_from_stall(interface_.in);
                break;
            case LIBUSB_TRANSFER_OVERFLOW:
            case LIBUSB_TRANSFER_TIMED_OUT:
            case LIBUSB_TRANSFER_CANCELLED:
                break;
            // Pulling the cable shows as either of these first (seen with dummy_hcd and vhci).
            case LIBUSB_TRANSFER_ERROR:
            case LIBUSB_TRANSFER_NO_DEVICE:
                is_broken_ = true;
                break;
        }
    }
    if (is_broken_ || packets_.size() >= packets_waiting_max) return;
    const auto size = static_cast<std::size_t>(interface_.in_packet_size);
    note_submit(in_.submit_in(handle_.get(), interface_.in, size, interface_.is_interrupt));
    is_reading_ = in_.is_in_flight();
}

void UsbConnection::step_out(core::Instant now) {
    if (!is_writing_) return;
    if (out_.is_in_flight()) {
        // The device refuses bytes: end the write, to learn how many it took before.
        if (now - write_begun_ >= BytePort::write_time_max) out_.cancel();
        return;
    }
    is_writing_ = false;
    taken_ = out_.actual();
    switch (out_.status()) {
        case LIBUSB_TRANSFER_COMPLETED:
        case LIBUSB_TRANSFER_TIMED_OUT:
        case LIBUSB_TRANSFER_CANCELLED:
            break;
        case LIBUSB_TRANSFER_STALL:
            recover_from_stall(interface_.out);
            break;
        case LIBUSB_TRANSFER_OVERFLOW:
        case LIBUSB_TRANSFER_ERROR:
        case LIBUSB_TRANSFER_NO_DEVICE:
            is_broken_ = true;
            break;
    }
}

void UsbConnection::start_write(std::string_view bytes, core::Instant now) {
    core::ensure(!is_writing_ && !bytes.empty() && bytes.size() <= BytePort::write_size_max,
                 "one bounded write");
    taken_ = 0;
    write_begun_ = now;
    if (is_broken_ || interface_.out == 0) return;
    note_submit(out_.submit_out(handle_.get(), interface_.out, bytes, interface_.is_interrupt));
    is_writing_ = out_.is_in_flight();
}

void UsbConnection::send_feature_report(std::uint8_t report_id, std::string_view data) {
    if (is_broken_ || control_.is_in_flight()) return;
    note_submit(control_.submit_feature_report(handle_.get(), interface_.number, report_id, data));
}

std::optional<std::string> UsbConnection::take_received() {
    if (packets_.empty()) return std::nullopt;
    std::string packet = std::move(packets_.front());
    packets_.pop_front();
    return packet;
}

void UsbConnection::begin_closing() {
    is_broken_ = true;
    in_.cancel();
    out_.cancel();
    control_.cancel();
}

bool UsbConnection::is_drained() const {
    return !in_.is_in_flight() && !out_.is_in_flight() && !control_.is_in_flight();
}

void UsbConnection::note_submit(int result) {
    if (result != LIBUSB_SUCCESS) is_broken_ = true;
}

void UsbConnection::recover_from_stall(std::uint8_t endpoint) {
    // The one call that waits for the device (milliseconds; the kernel's limit is 5 s): only it also resets
    // the host's side of the endpoint. A device that keeps stalling is closed and opened anew.
    if (++stalls_ > stalls_max || libusb_clear_halt(handle_.get(), endpoint) != LIBUSB_SUCCESS)
        is_broken_ = true;
}

}  // namespace devices
