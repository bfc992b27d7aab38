#include "devices/simulated/virtual_note_acceptor.h"

#include <algorithm>

namespace devices {
namespace {

using Code = SspEventCode;

constexpr SspReject not_recognised{0x04};  // one of the manual's many

std::string answer(SspAnswer code) {
    return std::string(1, static_cast<char>(code));
}

void append(std::string& bytes, const SspEvent& event) {
    bytes += static_cast<char>(event.code);
    const bool has_channel = event.code == Code::read || event.code == Code::credit ||
                             event.code == Code::cleared_to_front || event.code == Code::cleared_to_cashbox ||
                             event.code == Code::fraud_attempt;
    if (has_channel) bytes += static_cast<char>(event.channel);
}

bool needs_ack(const SspEvent& event) {
    return event.code == Code::credit || event.code == Code::cleared_to_front ||
           event.code == Code::cleared_to_cashbox || event.code == Code::fraud_attempt;
}

}  // namespace

void VirtualNoteAcceptor::step(core::Instant now) {
    now_ = now;
    if (!is_powered_ || is_jammed_) return;
    const core::Milliseconds passed = now - since_;
    if (place_ == Place::reading && passed >= reading_time) {
        if (!is_taken()) return reject(channel_ == 0 ? not_recognised : SspReject::channel_inhibited);
        go(Place::escrow);
        is_escrow_told_ = false;
        events_.push_back({Code::read, channel_});
    } else if (place_ == Place::escrow && passed >= escrow_time_max) {
        reject(SspReject::escrow_time_out);
    } else if (place_ == Place::moving && passed >= moving_time) {
        put_into_cassette(Code::credit);
        events_.push_back({Code::stacked});
    } else if (place_ == Place::rejecting && passed >= moving_time) {
        events_.push_back({Code::rejected});
        go(Place::none);
    }
}

std::size_t VirtualNoteAcceptor::receive(std::string_view bytes) {
    if (!is_powered_) return bytes.size();
    for (const char byte : bytes) {
        const auto frame = decoder_.push(byte);
        if (!frame || frame->data.empty() || frame->address != 0) continue;
        const bool is_sync = frame->data[0] == static_cast<char>(SspCommand::sync);
        if (is_sync || last_sequence_ != frame->sequence) last_answer_ = obey(frame->data);
        last_sequence_ = is_sync ? true : frame->sequence;
        if (loses_answer_) {
            loses_answer_ = false;
            continue;
        }
        sent_.push_back(encode_ssp({.sequence = frame->sequence, .address = 0, .data = last_answer_}));
    }
    return bytes.size();
}

std::optional<std::string> VirtualNoteAcceptor::send() {
    if (sent_.empty()) return std::nullopt;
    std::string bytes = std::move(sent_.front());
    sent_.pop_front();
    return bytes;
}

bool VirtualNoteAcceptor::insert_note(core::Money denomination) {
    const bool takes = is_powered_ && is_enabled_ && place_ == Place::none && !is_jammed_ && !is_full_ &&
                       !is_cassette_out_ && unacked_.empty();
    if (!takes) return false;
    note_ = denomination;
    const auto found = std::ranges::find(model_.channels, denomination.cents() / 100);
    channel_ = found == model_.channels.end()
                   ? std::uint8_t{0}
                   : static_cast<std::uint8_t>(found - model_.channels.begin() + 1);
    go(Place::reading);
    return true;
}

void VirtualNoteAcceptor::set_cassette_out(bool out) {
    if (out == is_cassette_out_) return;
    is_cassette_out_ = out;
    events_.push_back({out ? Code::cashbox_removed : Code::cashbox_replaced});
}

void VirtualNoteAcceptor::take_out_jammed_note() {
    if (!is_jammed_) return;
    is_jammed_ = false;
    go(Place::none);
}

std::vector<core::Money> VirtualNoteAcceptor::denominations() const {
    std::vector<core::Money> notes;
    for (const int dollars : model_.channels) notes.push_back(core::Money::from_cents(100 * dollars));
    return notes;
}

// What was not told is forgotten; only the count stays.
void VirtualNoteAcceptor::cut_power() {
    is_powered_ = false;
    is_enabled_ = false;
    inhibits_ = 0;
    sent_.clear();
    events_.clear();
    unacked_.clear();
    decoder_.reset();
    last_sequence_.reset();
}

void VirtualNoteAcceptor::restore_power() {
    is_powered_ = true;
    events_.push_back({Code::reset});
    if (place_ == Place::moving) {
        put_into_cassette(Code::cleared_to_cashbox);
    } else if (place_ != Place::none) {
        events_.push_back({Code::cleared_to_front, channel_});
    }
    go(Place::none);
}

std::string VirtualNoteAcceptor::obey(std::string_view command) {
    switch (static_cast<SspCommand>(command[0])) {
        case SspCommand::sync:
            return answer(SspAnswer::ok);
        case SspCommand::set_inhibits:
            inhibits_ = command.size() < 3
                            ? 0U
                            : static_cast<std::uint8_t>(command[1]) |
                                  (static_cast<unsigned>(static_cast<std::uint8_t>(command[2])) << 8U);
            return answer(SspAnswer::ok);
        case SspCommand::setup_request:
            return setup();
        case SspCommand::protocol_version:
            return answer(command.size() > 1 && command[1] <= model_.protocol_version ? SspAnswer::ok
                                                                                      : SspAnswer::fail);
        case SspCommand::poll:
            return poll(false);
        case SspCommand::poll_with_ack:
            return model_.has_poll_with_ack ? poll(true) : answer(SspAnswer::unknown_command);
        case SspCommand::event_ack:
            if (unacked_.empty()) return answer(SspAnswer::cannot_process);
            unacked_.clear();
            return answer(SspAnswer::ok);
        case SspCommand::reject:
        case SspCommand::hold: {
            if (place_ != Place::escrow) return answer(SspAnswer::cannot_process);
            const bool is_reject = static_cast<SspCommand>(command[0]) == SspCommand::reject;
            std::erase_if(events_, [](const SspEvent& event) { return event.code == Code::read; });
            is_reject ? reject(SspReject::by_host) : go(Place::escrow);
            return answer(SspAnswer::ok);
        }
        case SspCommand::disable:
            is_enabled_ = false;
            return answer(SspAnswer::ok);
        case SspCommand::enable:
            is_enabled_ = true;
            return answer(SspAnswer::ok);
        case SspCommand::serial_number: {
            std::string bytes = answer(SspAnswer::ok);
            for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(model_.serial >> shift);
            return bytes;
        }
        case SspCommand::last_reject:
            return answer(SspAnswer::ok) + static_cast<char>(last_reject_);
        case SspCommand::counters: {
            if (!model_.has_counters) return answer(SspAnswer::unknown_command);
            std::string bytes = answer(SspAnswer::ok) + '\x05';
            for (int shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(stacked_count_ >> shift);
            return bytes + std::string(16, '\0');
        }
    }
    return answer(SspAnswer::unknown_command);
}

std::string VirtualNoteAcceptor::poll(bool with_ack) {
    std::string bytes = answer(SspAnswer::ok);
    for (const SspEvent& event : unacked_) append(bytes, event);
    for (const SspEvent& event : events_) {
        append(bytes, event);
        if (with_ack && needs_ack(event)) unacked_.push_back(event);
    }
    const bool accepts = place_ == Place::escrow && is_escrow_told_;
    if (place_ == Place::escrow) is_escrow_told_ = true;
    events_.clear();
    if (accepts) go(Place::moving);
    if (is_jammed_) append(bytes, {Code::safe_jam});
    if (place_ == Place::moving) append(bytes, {Code::stacking});
    if (place_ == Place::rejecting) append(bytes, {Code::rejecting});
    if (place_ == Place::reading) append(bytes, {Code::read});
    if (is_full_) append(bytes, {Code::stacker_full});
    if (!is_enabled_) append(bytes, {Code::disabled});
    return bytes;
}

std::string VirtualNoteAcceptor::setup() const {
    std::string bytes = answer(SspAnswer::ok) + '\0' + "0333" + model_.currency + std::string("\0\0\1", 3);
    bytes += static_cast<char>(model_.channels.size());
    for (const int dollars : model_.channels) bytes += static_cast<char>(dollars);
    bytes += std::string(model_.channels.size(), '\2') + std::string("\0\0\x64", 3) + model_.protocol_version;
    if (model_.protocol_version < 6) return bytes;
    for (std::size_t i = 0; i < model_.channels.size(); ++i) bytes += model_.currency;
    for (const int dollars : model_.channels) bytes += static_cast<char>(dollars) + std::string(3, '\0');
    return bytes;
}

void VirtualNoteAcceptor::go(Place place) {
    place_ = place;
    since_ = now_;
}

void VirtualNoteAcceptor::reject(SspReject why) {
    last_reject_ = why;
    go(Place::rejecting);
}

void VirtualNoteAcceptor::put_into_cassette(Code told) {
    last_reject_ = SspReject::accepted;
    stacked_total_ += note_;
    ++stacked_count_;
    events_.push_back({told, channel_});
    go(Place::none);
}

bool VirtualNoteAcceptor::is_taken() const {
    return channel_ != 0 && (inhibits_ & (1U << (channel_ - 1U))) != 0;
}

}  // namespace devices
