#include "devices/ssp/ssp_note_acceptor.h"

#include <algorithm>
#include <utility>

namespace devices {

using core::AcceptorCondition;
using core::Money;
using core::NoteEvent;
using core::NoteReturn;
using Code = SspEventCode;

void SspNoteAcceptor::step(core::Instant now) {
    now_ = now;
    port_.step(now);
    follow_port(now);
    if (phase_ == Phase::absent) return;
    if (phase_ == Phase::silent) {
        if (now - phase_since_ >= silence_time) begin(now);
        return;
    }
    exchange_.step(now);
    if (exchange_.state() == SspExchange::State::failed) {
        phase_ = Phase::silent;
        phase_since_ = now;
        escrow_.reset();
        is_reason_due_ = false;
        return;
    }
    if (exchange_.state() == SspExchange::State::answered) take_answer(now);
    if (phase_ == Phase::running && exchange_.state() == SspExchange::State::idle) ask_next(now);
}

std::string SspNoteAcceptor::name() const {
    return port_.identity() == DeviceIdentity() ? "note acceptor" : port_.identity().text();
}

AcceptorCondition SspNoteAcceptor::condition() const {
    if (port_.state() == PortState::no_permission) return AcceptorCondition::no_permission;
    if (port_.state() == PortState::unplugged) return AcceptorCondition::unplugged;
    if (phase_ != Phase::running || is_first_poll_) return AcceptorCondition::not_answering;
    if (is_cassette_out_) return AcceptorCondition::cassette_out;
    if (fault_ && now_ - fault_at_ < fault_time) return *fault_;
    return is_wanted_ ? AcceptorCondition::ready : AcceptorCondition::disabled;
}

std::optional<NoteEvent> SspNoteAcceptor::event() const {
    const bool waits =
        is_reason_due_ && !events_.empty() && events_.front().kind == NoteEvent::Kind::returned;
    const bool is_told = !events_.empty() && !waits;
    return is_told ? std::optional(events_.front()) : std::nullopt;
}

void SspNoteAcceptor::acknowledge() {
    if (event()) events_.pop_front();
}

std::optional<Money> SspNoteAcceptor::escrow() const {
    // What was told before it is kept and acknowledged first, or it would be taken for this note's own
    // credit.
    const bool waits = escrow_ && escrow_->is_counted && escrow_->decision == Decision::none &&
                       events_.empty() && !is_ack_due_;
    return waits ? std::optional(escrow_->denomination) : std::nullopt;
}

void SspNoteAcceptor::stack() {
    if (escrow()) escrow_->decision = Decision::stack;
}

void SspNoteAcceptor::give_back(core::NoteReturn why) {
    if (!escrow()) return;
    escrow_->decision = Decision::give_back;
    escrow_->why = why;
}

bool SspNoteAcceptor::is_at_rest() const {
    return phase_ == Phase::running && is_count_fresh_ && !escrow_ && events_.empty() && !is_ack_due_;
}

// What was heard stays; what was under way belongs to the connection, and its owner asks the count.
void SspNoteAcceptor::follow_port(core::Instant now) {
    const unsigned connection = port_.state() == PortState::open ? port_.connection() : 0;
    if (connection == connection_) return;
    connection_ = connection;
    if (connection == 0) {
        phase_ = Phase::absent;
        escrow_.reset();
        is_count_fresh_ = is_reason_due_ = false;
    } else {
        begin(now);
    }
}

void SspNoteAcceptor::begin(core::Instant now) {
    phase_ = Phase::connecting;
    phase_since_ = now;
    moved_at_ = now;
    exchange_.reset();
    escrow_.reset();
    fault_.reset();
    version_ = 6;
    counts_ = acknowledges_ = is_first_poll_ = true;
    is_count_fresh_ = is_ack_due_ = is_enabled_ = are_inhibits_set_ = false;
    is_under_way_ = is_cassette_out_ = is_reset_ = is_reason_due_ = false;
    own_reason_ = NoteReturn::unknown;
    asked_ = SspCommand::sync;
    exchange_.start_sync(now);
}

void SspNoteAcceptor::take_answer(core::Instant now) {
    const std::string answer = exchange_.take_answer();
    if (phase_ == Phase::connecting) {
        connect_on(answer, now);
    } else {
        run_on(answer, now);
    }
}

void SspNoteAcceptor::connect_on(const std::string& answer, core::Instant now) {
    const auto give_up = [&] {
        phase_ = Phase::silent;
        phase_since_ = now;
    };
    if (asked_ == SspCommand::sync) return ask(SspCommand::reject, now);
    if (asked_ == SspCommand::reject) return ask(SspCommand::protocol_version, now, {&version_, 1});
    if (asked_ == SspCommand::protocol_version) {
        if (answer[0] == static_cast<char>(SspAnswer::ok)) return ask(SspCommand::setup_request, now);
        if (--version_ < 4) return give_up();
        return ask(SspCommand::protocol_version, now, {&version_, 1});
    }
    if (asked_ == SspCommand::setup_request) {
        const auto setup = ssp_setup(answer);
        if (!setup) return give_up();
        setup_ = *setup;
        return ask(SspCommand::serial_number, now);
    }
    const auto serial = ssp_serial(answer);
    if (!serial) return give_up();
    count_ = {.acceptor = std::to_string(*serial), .stacked = std::nullopt};
    phase_ = Phase::running;
}

void SspNoteAcceptor::run_on(const std::string& answer, core::Instant now) {
    const bool is_ok = answer[0] == static_cast<char>(SspAnswer::ok);
    if (asked_ == SspCommand::poll_with_ack && !is_ok) acknowledges_ = false;
    if (asked_ == SspCommand::poll || asked_ == SspCommand::poll_with_ack) {
        if (!is_ok) return;
        for (const SspEvent& event : ssp_events(answer)) take_event(event, now);
        is_first_poll_ = false;
        if (is_reset_) begin(now);
    } else if (asked_ == SspCommand::counters) {
        count_.stacked = ssp_stacked_count(answer);
        counts_ = count_.stacked.has_value();
        if (escrow_) {
            escrow_->is_counted = true;
        } else {
            is_count_fresh_ = true;
        }
    } else if (asked_ == SspCommand::hold && escrow_) {
        // No note there any more: the next poll tells where it went.
        if (!is_ok) escrow_.reset();
        if (escrow_) escrow_->is_held = true;
        if (escrow_ && !counts_) escrow_->is_counted = true;
    } else if (asked_ == SspCommand::set_inhibits) {
        are_inhibits_set_ = is_ok;
    } else if (asked_ == SspCommand::enable) {
        is_enabled_ = is_ok;
    } else if (asked_ == SspCommand::disable) {
        is_enabled_ = !is_ok;
    } else if (asked_ == SspCommand::event_ack) {
        is_ack_due_ = false;
    } else if (asked_ == SspCommand::last_reject) {
        take_reason(answer);
    }
}

void SspNoteAcceptor::take_event(const SspEvent& event, core::Instant now) {
    const auto fault = [&](AcceptorCondition condition) {
        fault_ = condition;
        fault_at_ = now;
    };
    const bool is_still = event.code == Code::disabled || event.code == Code::channel_disabled ||
                          event.code == Code::stacker_full || event.code == Code::cashbox_removed ||
                          event.code == Code::cashbox_replaced;
    if (!is_still) {
        moved_at_ = now;
        is_count_fresh_ = false;
    }
    switch (event.code) {
        case Code::read:
            return take_read(event, now);
        case Code::credit:
        case Code::cleared_to_cashbox:
            return tell(NoteEvent::Kind::stacked, event.channel);
        case Code::rejected:
            return tell_rejected();
        case Code::cleared_to_front:
            tell(NoteEvent::Kind::returned, event.channel);
            events_.back().why = NoteReturn::interrupted;
            return;
        case Code::fraud_attempt:
            return tell(NoteEvent::Kind::fraud_attempt, event.channel);
        case Code::unsafe_jam:
        case Code::safe_jam:
        case Code::path_open:
            return fault(AcceptorCondition::jammed);
        case Code::stacker_full:
            return fault(AcceptorCondition::cassette_full);
        case Code::cashbox_removed:
            is_cassette_out_ = true;
            return;
        case Code::cashbox_replaced:
            is_cassette_out_ = false;
            return;
        case Code::disabled:
            is_enabled_ = false;
            return;
        case Code::reset:
            // The first poll tells of the reset before this connection; a later one has forgotten all of it.
            is_reset_ = !is_first_poll_;
            is_under_way_ = false;
            return;
        case Code::initialising:
        case Code::rejecting:
        case Code::stacking:
        case Code::stacked:
        case Code::channel_disabled:
            return;
    }
}

void SspNoteAcceptor::take_read(const SspEvent& event, core::Instant now) {
    if (event.channel == 0 || is_under_way_) return;
    own_reason_ = NoteReturn::unknown;
    escrow_ = Escrow{.denomination = value(event.channel), .since = now, .held_at = now};
}

void SspNoteAcceptor::tell(NoteEvent::Kind kind, std::uint8_t channel) {
    events_.push_back({.kind = kind, .denomination = value(channel), .may_be_repeat = !is_under_way_});
    is_ack_due_ = acknowledges_;
    if (kind != NoteEvent::Kind::fraud_attempt) is_under_way_ = false;
    if (kind == NoteEvent::Kind::returned) escrow_.reset();
}

// Whoever gave it back knows why best; else the acceptor is asked.
void SspNoteAcceptor::tell_rejected() {
    tell(NoteEvent::Kind::returned, 0);
    events_.back().why = std::exchange(own_reason_, NoteReturn::unknown);
    is_reason_due_ = events_.back().why == NoteReturn::unknown;
}

void SspNoteAcceptor::take_reason(const std::string& answer) {
    if (!std::exchange(is_reason_due_, false) || events_.empty()) return;
    const auto reject = ssp_last_reject(answer);
    if (!reject) return;
    const auto asked_for = std::find_if(events_.rbegin(), events_.rend(), [](const NoteEvent& event) {
        return event.kind == NoteEvent::Kind::returned;
    });
    if (asked_for == events_.rend()) return;
    NoteReturn& why = asked_for->why;
    switch (*reject) {
        case SspReject::channel_inhibited:
            why = is_wanted_ ? NoteReturn::not_taken : NoteReturn::not_wanted;
            return;
        case SspReject::escrow_time_out:
        case SspReject::by_host:
            why = NoteReturn::interrupted;
            return;
        case SspReject::accepted:
            return;
        case SspReject::second_note:
            break;
    }
    why = NoteReturn::unreadable;
}

// What was told is complete first, then kept, then acknowledged. True: it is not there yet.
bool SspNoteAcceptor::ask_for_events(core::Instant now) {
    if (is_reason_due_) {
        ask(SspCommand::last_reject, now);
    } else if (events_.empty() && is_ack_due_) {
        ask(SspCommand::event_ack, now);
    }
    return exchange_.state() != SspExchange::State::idle || !events_.empty();
}

void SspNoteAcceptor::reject(NoteReturn why, core::Instant now) {
    escrow_.reset();
    own_reason_ = why;
    ask(SspCommand::reject, now);
}

void SspNoteAcceptor::ask_next(core::Instant now) {
    if (escrow_) return ask_for_escrow(now);
    if (ask_for_events(now)) return;
    if (ask_for_wish(now)) return;
    if (!is_count_fresh_ && !is_first_poll_ && now - moved_at_ >= quiet_time) {
        is_under_way_ = false;
        if (counts_) return ask(SspCommand::counters, now);
        is_count_fresh_ = true;
    }
    if (now - polled_at_ < poll_time) return;
    polled_at_ = now;
    ask(acknowledges_ ? SspCommand::poll_with_ack : SspCommand::poll, now);
}

void SspNoteAcceptor::ask_for_escrow(core::Instant now) {
    if (std::ranges::count(denominations_, escrow_->denomination) == 0)
        return reject(NoteReturn::not_taken, now);
    if (!is_wanted_) return reject(NoteReturn::not_wanted, now);
    if (now - escrow_->since >= decision_time_max) return reject(NoteReturn::interrupted, now);
    if (escrow_->decision == Decision::give_back) return reject(escrow_->why, now);
    if (escrow_->decision == Decision::stack) {
        escrow_.reset();
        is_under_way_ = true;
        polled_at_ = now;
        return ask(acknowledges_ ? SspCommand::poll_with_ack : SspCommand::poll, now);
    }
    if (!escrow_->is_held || now - escrow_->held_at >= hold_time) {
        escrow_->held_at = now;
        return ask(SspCommand::hold, now);
    }
    if (ask_for_events(now)) return;
    if (!escrow_->is_counted) ask(SspCommand::counters, now);
}

// Notes are wanted or not; a note that moves is waited for.
bool SspNoteAcceptor::ask_for_wish(core::Instant now) {
    if (is_first_poll_ || is_under_way_ || is_wanted_ == is_enabled_) return false;
    const bool has_fault = fault_ && now - fault_at_ < fault_time;
    if (is_wanted_ && (has_fault || is_cassette_out_)) return false;
    // What was said and not obeyed is said again with the next poll, not at once.
    if (now - polled_at_ < poll_time / 2) return false;
    if (is_wanted_ && !are_inhibits_set_) {
        ask(SspCommand::set_inhibits, now, inhibits());
    } else {
        ask(is_wanted_ ? SspCommand::enable : SspCommand::disable, now);
    }
    return true;
}

void SspNoteAcceptor::ask(SspCommand command, core::Instant now, std::string_view data) {
    asked_ = command;
    exchange_.start(std::string(1, static_cast<char>(command)) + std::string(data), now);
}

Money SspNoteAcceptor::value(std::uint8_t channel) const {
    return channel == 0 || channel > setup_.channels.size() ? Money() : setup_.channels[channel - 1U];
}

// Two bytes, a bit a channel, set where its notes are taken.
std::string SspNoteAcceptor::inhibits() const {
    unsigned mask = 0;
    for (std::size_t i = 0; i < setup_.channels.size(); ++i) {
        if (std::ranges::count(denominations_, setup_.channels[i]) > 0) mask |= 1U << i;
    }
    return {static_cast<char>(mask & 0xffU), static_cast<char>(mask >> 8U)};
}

}  // namespace devices
