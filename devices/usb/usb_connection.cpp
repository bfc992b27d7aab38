#include "devices/usb/usb_connection.h"

#include <algorithm>
#include <utility>

#include "core/base/ensure.h"

namespace devices {
namespace {

// What a device is asked or told before it counts as open.
std::deque<UsbRequest> opening_requests(const UsbInterface& interface, const SerialLine& line) {
    switch (interface.link) {
        case UsbLink::none:
            return {};
        case UsbLink::printer:
            return {get_device_id(interface.number, interface.alternate)};
        case UsbLink::hid:
            return {get_report_descriptor(interface.number)};
        case UsbLink::keyboard:
            return {set_boot_protocol(interface.number), set_idle(interface.number)};
        case UsbLink::serial:
            return {set_line_coding(interface.line_number, line),
                    set_control_line_state(interface.line_number)};
    }
    return {};
}

}  // namespace

UsbConnection::Opened UsbConnection::open(UsbBus& bus, const UsbDevice& device, const UsbInterface& interface,
                                          const SerialLine& line, core::Instant now) {
    libusb_device_handle* raw = nullptr;
    if (const int error = libusb_open(device.reference.get(), &raw); error != LIBUSB_SUCCESS)
        return {{}, error};
    // Takes interfaces from usblp, usbhid or cdc_acm by the claim and gives them back on release. Not
    // supported is not an error here: then there is no such driver, or the claim says so. set_configuration
    // is never called: it fails on devices that already have one (EBUSY) and resets others.
    libusb_set_auto_detach_kernel_driver(raw, 1);
    std::unique_ptr<UsbConnection> connection(new UsbConnection(bus, device.id, interface, UsbHandle(raw)));
    if (const int error = connection->claim(); error != LIBUSB_SUCCESS) return {{}, error};
    connection->requests_ = opening_requests(interface, line);
    connection->opening_begun_ = now;
    return {std::move(connection), LIBUSB_SUCCESS};
}

UsbConnection::UsbConnection(UsbBus& bus, std::uint64_t arrival, const UsbInterface& interface,
                             UsbHandle handle)
    : bus_(bus), arrival_(arrival), interface_(interface), handle_(std::move(handle)) {}

UsbConnection::~UsbConnection() {
    begin_closing();
    // Only a program that ends gets here with transfers in flight; the kernel gives a cancelled one back at
    // once.
    for (int turn = 0; turn < 100 && !is_drained(); ++turn) bus_.wait(10);
    core::ensure(is_drained(), "the kernel gives cancelled transfers back");
}

int UsbConnection::claim() {
    // A serial device has two interfaces, and its driver holds both.
    for (const int number : {interface_.line_number, interface_.number}) {
        if (number < 0) continue;
        const int error = libusb_claim_interface(handle_.get(), number);
        if (error != LIBUSB_SUCCESS) return error;
        claims_.emplace_back(handle_.get(), number);
    }
    if (interface_.alternate == 0) return LIBUSB_SUCCESS;
    return libusb_set_interface_alt_setting(handle_.get(), interface_.number, interface_.alternate);
}

void UsbConnection::step(core::Instant now) {
    if (!is_broken_) step_control(now);
    if (is_broken_ || !is_ready_) return;
    step_in();
    step_out(now);
}

void UsbConnection::step_control(core::Instant now) {
    const bool is_late = !is_ready_ && now - opening_begun_ >= opening_time_max;
    if (control_.is_in_flight()) {
        if (is_late || now - request_begun_ >= request_time_max) control_.cancel();
        if (is_late) {
            // It does not answer; what is still to be asked is left out.
            requests_.resize(1);
            finish_opening();
        }
        return;
    }
    if (std::exchange(is_asking_, false)) {
        finish_request(requests_.front());
        requests_.pop_front();
    }
    if (is_broken_) return;
    if (is_late) requests_.clear();  // an answer that is there was taken, however late the loop came
    if (requests_.empty()) {
        if (!is_ready_) finish_opening();
        return;
    }
    request_begun_ = now;
    note_submit(control_.submit_control(handle_.get(), requests_.front()));
    is_asking_ = control_.is_in_flight();
}

void UsbConnection::finish_opening() {
    is_ready_ = true;
    if (interface_.link == UsbLink::hid && !shape_.may_be_read()) is_broken_ = true;
}

void UsbConnection::finish_request(const UsbRequest& request) {
    // Whether the device is gone is seen by the other transfers: some answer what they do not know in odd
    // ways.
    if (control_.status() == LIBUSB_TRANSFER_NO_DEVICE) is_broken_ = true;
    if (request.type == UsbRequest::standard_from_endpoint)
        clear_stall(static_cast<std::uint8_t>(request.index));
    if (control_.status() != LIBUSB_TRANSFER_COMPLETED) return;
    if (request.type == UsbRequest::class_from_interface) printer_id_ = device_id_from(control_.answer());
    if (request.type == UsbRequest::standard_from_interface) shape_ = hid_report_shape(control_.answer());
}

void UsbConnection::step_in() {
    if (in_.is_in_flight()) return;
    if (std::exchange(is_reading_, false)) {
        switch (in_.status()) {
            case LIBUSB_TRANSFER_COMPLETED:
                in_faults_ = 0;
                if (in_.actual() > 0) packets_.emplace_back(in_.received());
                break;
            case LIBUSB_TRANSFER_STALL:
                note_stall(in_faults_, interface_.in);
                break;
            case LIBUSB_TRANSFER_OVERFLOW:
                note_fault(in_faults_);
                break;
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
    if (is_broken_ || is_stalled(interface_.in) || packets_.size() >= packets_waiting_max) return;
    // A whole report, however many packets it takes; else a packet, which the device may always fill.
    const std::size_t size =
        std::max(static_cast<std::size_t>(interface_.in_packet_size), shape_.input_size_max);
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
            out_faults_ = 0;
            break;
        case LIBUSB_TRANSFER_TIMED_OUT:
        case LIBUSB_TRANSFER_CANCELLED:
            break;
        case LIBUSB_TRANSFER_STALL:
            note_stall(out_faults_, interface_.out);
            break;
        case LIBUSB_TRANSFER_OVERFLOW:
        case LIBUSB_TRANSFER_ERROR:
        case LIBUSB_TRANSFER_NO_DEVICE:
            is_broken_ = true;
            break;
    }
}

void UsbConnection::start_write(std::string_view bytes, core::Instant now) {
    core::ensure(!write().busy && !bytes.empty() && bytes.size() <= BytePort::write_size_max,
                 "one bounded write");
    taken_ = 0;
    write_begun_ = now;
    if (is_broken_) return;
    if (interface_.out != 0) {
        note_submit(out_.submit_out(handle_.get(), interface_.out, bytes, interface_.is_interrupt));
    } else if (interface_.link == UsbLink::hid) {
        const auto report_id = shape_.is_numbered ? static_cast<std::uint8_t>(bytes.front()) : std::uint8_t{};
        note_submit(
            out_.submit_control(handle_.get(), set_output_report(interface_.number, report_id, bytes)));
    }
    is_writing_ = out_.is_in_flight();
}

void UsbConnection::send_feature_report(std::uint8_t report_id, std::string_view data) {
    if (is_broken_ || requests_.size() >= requests_waiting_max) return;
    requests_.push_back(set_feature_report(interface_.number, report_id, data));
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

void UsbConnection::note_fault(int& faults) {
    if (++faults > faults_max) is_broken_ = true;
}

// CLEAR_FEATURE as a transfer of ours would set only the device's side of the endpoint back to DATA0, and the
// next packet would be dropped as a repeated one. The kernel's call sets back both sides, and waits for the
// device, up to 5 s (usb_clear_halt in drivers/usb/core/message.c). So it is only made when the device has
// just answered another request.
void UsbConnection::note_stall(int& faults, std::uint8_t endpoint) {
    note_fault(faults);
    const bool is_of_request = endpoint == 0;  // SET_REPORT: the control endpoint recovers by itself
    if (is_broken_ || is_of_request) return;
    stalled_.push_back(endpoint);
    requests_.push_back(get_status(endpoint));
}

bool UsbConnection::is_stalled(std::uint8_t endpoint) const {
    return std::ranges::find(stalled_, endpoint) != stalled_.end();
}

void UsbConnection::clear_stall(std::uint8_t endpoint) {
    const bool answers = control_.status() == LIBUSB_TRANSFER_COMPLETED ||
                         control_.status() == LIBUSB_TRANSFER_STALL;  // an answer too
    if (!answers || libusb_clear_halt(handle_.get(), endpoint) != LIBUSB_SUCCESS) is_broken_ = true;
    std::erase(stalled_, endpoint);
}

}  // namespace devices
