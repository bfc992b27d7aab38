#include "devices/usb/usb_port.h"

#include "core/base/ensure.h"

namespace devices {

UsbPort::~UsbPort() {
    if (!connection_) return;
    if (UsbDevice* device = bus_.presence().find(connection_->device_id())) device->is_in_use = false;
}

void UsbPort::step(core::Instant now) {
    bus_.step();
    if (connection_ && !is_closing_) {
        connection_->step(now);
        if (connection_->is_broken() || bus_.presence().find(connection_->device_id()) == nullptr) {
            connection_->begin_closing();
            is_closing_ = true;
            state_ = PortState::unplugged;
        }
    }
    if (is_closing_) follow_closing(now);
    if (!connection_) find_and_open(now);
}

void UsbPort::start_write(std::string_view bytes, core::Instant now) {
    core::ensure(state_ == PortState::open, "an open port");
    connection_->start_write(bytes, now);
}

WriteProgress UsbPort::write() const {
    return state_ == PortState::open ? connection_->write() : WriteProgress{};
}

void UsbPort::send_feature_report(std::uint8_t report_id, std::string_view data) {
    if (state_ == PortState::open) connection_->send_feature_report(report_id, data);
}

std::optional<std::string> UsbPort::take_received() {
    return state_ == PortState::open ? connection_->take_received() : std::nullopt;
}

void UsbPort::find_and_open(core::Instant now) {
    UsbDevice* device = bus_.presence().find_free(role_, wanted_);
    if (device == nullptr) {
        state_ = PortState::unplugged;
        return;
    }
    if (device->id == failed_device_ && retry_at_ && now < *retry_at_) return;
    auto opened = UsbConnection::open(bus_, *device);
    identity_ = device->identity;
    if (opened.connection) {
        connection_ = std::move(opened.connection);
        device->is_in_use = true;
        state_ = PortState::open;
        ++connections_;
        connection_->step(now);  // the first IN transfer waits before anything is asked
        return;
    }
    failed_device_ = device->id;
    retry_at_ = now + retry_time;
    switch (opened.error) {
        case LIBUSB_ERROR_ACCESS:
            state_ = PortState::no_permission;
            break;
        case LIBUSB_ERROR_NO_DEVICE:
        case LIBUSB_ERROR_NOT_FOUND:
            state_ = PortState::unplugged;
            break;
        default:
            state_ = PortState::failed;
    }
}

void UsbPort::follow_closing(core::Instant now) {
    if (!connection_->is_drained()) return;
    UsbDevice* device = bus_.presence().find(connection_->device_id());
    if (device != nullptr) {
        // Broken but still there: give it a moment before it is opened anew.
        device->is_in_use = false;
        failed_device_ = device->id;
        retry_at_ = now + retry_time;
    }
    connection_.reset();
    is_closing_ = false;
}

}  // namespace devices
