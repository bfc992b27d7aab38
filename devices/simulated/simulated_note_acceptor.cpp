#include "devices/simulated/simulated_note_acceptor.h"

#include <algorithm>
#include <utility>

namespace devices {

using core::AcceptorCondition;
using core::NoteEvent;

SimulatedNoteAcceptor::SimulatedNoteAcceptor(std::vector<core::Money> denominations)
    : denominations_(std::move(denominations)) {}

void SimulatedNoteAcceptor::step(core::Instant now) {
    if (!escrow_) return;
    if (!escrow_since_) escrow_since_ = now;
    if (!can_stack() || !std::ranges::count(denominations_, *escrow_)) {
        end_escrow(NoteEvent::Kind::returned);
    } else if (now - *escrow_since_ >= escrow_time) {
        stacked_total_ += *escrow_;
        end_escrow(NoteEvent::Kind::stacked);
    }
}

AcceptorCondition SimulatedNoteAcceptor::condition() const {
    if (is_unplugged_) return AcceptorCondition::unplugged;
    if (is_jammed_) return AcceptorCondition::jammed;
    if (is_cassette_out_) return AcceptorCondition::cassette_out;
    if (is_cassette_full_) return AcceptorCondition::cassette_full;
    return is_wanted_ ? AcceptorCondition::ready : AcceptorCondition::disabled;
}

std::optional<NoteEvent> SimulatedNoteAcceptor::event() const {
    // An unplugged acceptor keeps what it has to say until it is heard.
    if (events_.empty() || is_unplugged_) return std::nullopt;
    return events_.front();
}

void SimulatedNoteAcceptor::acknowledge() {
    if (event()) events_.pop_front();
}

bool SimulatedNoteAcceptor::insert_note(core::Money denomination) {
    if (escrow_ || !can_stack()) return false;
    escrow_ = denomination;
    escrow_since_.reset();
    return true;
}

bool SimulatedNoteAcceptor::can_stack() const {
    return condition() == AcceptorCondition::ready && events_.size() < events_waiting_max;
}

void SimulatedNoteAcceptor::end_escrow(NoteEvent::Kind kind) {
    events_.push_back({.kind = kind, .denomination = *escrow_});
    escrow_.reset();
}

}  // namespace devices
