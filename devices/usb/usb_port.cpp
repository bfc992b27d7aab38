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
        const bool is_gone = bus_.presence().find(connection_->arrival()) == nullptr;
        if (connection_->is_broken() || is_gone) {
            const bool failed = state_ != PortState::open && !is_gone && !connection_->is_keyboard();
            state_ = failed ? PortState::failed : PortState::unplugged;
            connection_->begin_closing();
            is_closing_ = true;
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
    std::erase_if(failures_, [this](const Failure& failure) {
        UsbDevice* device = bus_.presence().find(failure.device);
        return device == nullptr || offer_for(options_, *device) == nullptr;
    });
    const auto may_be_tried = [this, now](const UsbDevice& device) {
        return std::ranges::none_of(failures_, [&device, now](const Failure& failure) {
            return failure.device == device.id && now < failure.retry_at;
        });
    };
    UsbDevice* device = bus_.presence().find_free(options_, may_be_tried);
    if (device != nullptr) open(*device, now);
    if (!connection_) show_failure();
}

void UsbPort::open(UsbDevice& device, core::Instant now) {
    UsbOffer* offer = offer_for(options_, device);
    auto opened = UsbConnection::open(bus_, device, offer->interface, options_.line, now);
    if (!opened.connection) {
        note_failure(device.id, state_after(opened.error), now);
        return;
    }
    connection_ = std::move(opened.connection);
    offer->is_in_use = true;
    connection_->step(now);
    follow_opening();
}

void UsbPort::note_failure(std::uint64_t device, PortState state, core::Instant now) {
    auto known = std::ranges::find(failures_, device, &Failure::device);
    if (known == failures_.end()) known = failures_.insert(known, Failure{.device = device});
    known->state = state;
    known->retry_at = now + retry_time;
}

void UsbPort::show_failure() {
    state_ = failures_.empty() ? PortState::unplugged : failures_.front().state;
    if (!failures_.empty()) identity_ = bus_.presence().find(failures_.front().device)->identity;
}

void UsbPort::follow_opening() {
    if (state_ == PortState::open || !connection_->is_ready()) return;
    identity_ = bus_.presence().find(connection_->arrival())->identity;
    identity_.device_id = connection_->printer_id();
    std::erase_if(failures_,
                  [this](const Failure& failure) { return failure.device == connection_->arrival(); });
    state_ = PortState::open;
    ++connections_;
}

void UsbPort::follow_closing(core::Instant now) {
    if (!connection_->is_drained()) return;
    if (connection_->is_keyboard()) {
        bus_.presence().withdraw_offer(connection_->arrival(), connection_->interface());
    } else if (UsbOffer* offer = offer_in_use()) {
        // Broken but still there: give it a moment before it is opened anew.
        offer->is_in_use = false;
        note_failure(connection_->arrival(), state_, now);
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
