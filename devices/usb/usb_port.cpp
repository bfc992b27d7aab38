#include "devices/usb/usb_port.h"

#include <algorithm>

#include "core/base/ensure.h"

namespace devices {

UsbPort::~UsbPort() {
    if (UsbOffer* offer = offer_in_use()) offer->is_in_use = false;
}

void UsbPort::step(core::Instant now) {
    bus_.step(now);
    if (connection_ && !is_closing_) {
        connection_->step(now);
        if (connection_->is_broken() || bus_.presence().find(connection_->arrival()) == nullptr) {
            connection_->begin_closing();
            is_closing_ = true;
            state_ = PortState::unplugged;
        } else {
            follow_opening();
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
    const bool is_waiting = retry_at_ && now < *retry_at_;
    UsbDevice* device = bus_.presence().find_free(options_, is_waiting ? failed_device_ : 0);
    if (device == nullptr) {
        state_ = PortState::unplugged;
        return;
    }
    if (is_waiting && device->id == failed_device_) return;
    UsbOffer* offer = offer_for(options_, *device);
    identity_ = device->identity;
    auto opened = UsbConnection::open(bus_, *device, offer->interface, options_.line, now);
    if (!opened.connection) {
        failed_device_ = device->id;
        retry_at_ = now + retry_time;
        state_ = state_after(opened.error);
        return;
    }
    connection_ = std::move(opened.connection);
    offer->is_in_use = true;
    state_ = PortState::unplugged;
    connection_->step(now);
    follow_opening();
}

void UsbPort::follow_opening() {
    if (state_ == PortState::open || !connection_->is_ready()) return;
    identity_.device_id = connection_->printer_id();
    state_ = PortState::open;
    ++connections_;
}

void UsbPort::follow_closing(core::Instant now) {
    if (!connection_->is_drained()) return;
    if (UsbOffer* offer = offer_in_use()) {
        // Broken but still there: give it a moment before it is opened anew.
        offer->is_in_use = false;
        failed_device_ = connection_->arrival();
        retry_at_ = now + retry_time;
    }
    connection_.reset();
    is_closing_ = false;
}

UsbOffer* UsbPort::offer_in_use() {
    UsbDevice* device = connection_ ? bus_.presence().find(connection_->arrival()) : nullptr;
    if (device == nullptr) return nullptr;
    const auto found = std::ranges::find_if(device->offers, [this](const UsbOffer& offer) {
        return offer.interface.number == connection_->interface();
    });
    return found == device->offers.end() ? nullptr : &*found;
}

PortState UsbPort::state_after(int error) {
    switch (error) {
        case LIBUSB_ERROR_ACCESS:
            return PortState::no_permission;
        case LIBUSB_ERROR_NO_DEVICE:
        case LIBUSB_ERROR_NOT_FOUND:
            return PortState::unplugged;
        default:
            return PortState::failed;
    }
}

}  // namespace devices
