#include "devices/usb/usb_transfer.h"

#include "core/base/ensure.h"

namespace devices {
namespace {

constexpr unsigned no_time_out = 0;  // the port counts time with the program's own clock

unsigned char* bytes_of(std::string& buffer) {
    return reinterpret_cast<unsigned char*>(buffer.data());
}

}  // namespace

UsbTransfer::UsbTransfer() : transfer_(libusb_alloc_transfer(0)) {
    core::ensure(transfer_ != nullptr, "memory for a transfer");
}

int UsbTransfer::submit_in(libusb_device_handle* handle, std::uint8_t endpoint, std::size_t size,
                           bool is_interrupt) {
    buffer_.assign(size, '\0');
    libusb_fill_bulk_transfer(transfer_.get(), handle, endpoint, bytes_of(buffer_), static_cast<int>(size),
                              &UsbTransfer::finished, this, no_time_out);
    if (is_interrupt) transfer_->type = LIBUSB_TRANSFER_TYPE_INTERRUPT;
    return submit();
}

int UsbTransfer::submit_out(libusb_device_handle* handle, std::uint8_t endpoint, std::string_view data,
                            bool is_interrupt) {
    buffer_ = data;
    libusb_fill_bulk_transfer(transfer_.get(), handle, endpoint, bytes_of(buffer_),
                              static_cast<int>(data.size()), &UsbTransfer::finished, this, no_time_out);
    if (is_interrupt) transfer_->type = LIBUSB_TRANSFER_TYPE_INTERRUPT;
    return submit();
}

int UsbTransfer::submit_control(libusb_device_handle* handle, const UsbRequest& request) {
    const std::size_t size = request.data.size() + request.answer_size;
    buffer_.assign(LIBUSB_CONTROL_SETUP_SIZE, '\0');
    libusb_fill_control_setup(bytes_of(buffer_), request.type, request.request, request.value, request.index,
                              static_cast<std::uint16_t>(size));
    buffer_ += request.data;
    buffer_.append(request.answer_size, '\0');
    libusb_fill_control_transfer(transfer_.get(), handle, bytes_of(buffer_), &UsbTransfer::finished, this,
                                 no_time_out);
    return submit();
}

void UsbTransfer::cancel() {
    if (is_in_flight_) libusb_cancel_transfer(transfer_.get());
}

void LIBUSB_CALL UsbTransfer::finished(libusb_transfer* transfer) {
    static_cast<UsbTransfer*>(transfer->user_data)->is_in_flight_ = false;
}

int UsbTransfer::submit() {
    core::ensure(!is_in_flight_, "a transfer is used for one thing at a time");
    const int result = libusb_submit_transfer(transfer_.get());
    is_in_flight_ = result == LIBUSB_SUCCESS;
    return result;
}

}  // namespace devices
