#include "kiosk/flows/kiosk/note_intake.h"

#include "core/counter/acceptor_watch.h"

namespace kiosk {

NoteIntake::Outcome NoteIntake::step(const core::NoteOwner* payer, const core::NoteOwner& stray) {
    const bool rests = acceptor_.is_at_rest();
    if (!rests) is_settled_ = false;
    if (const auto event = acceptor_.event()) return take_event(*event, stray);
    if (const auto note = acceptor_.escrow()) return take_escrow(*note, payer);
    return rests && !is_settled_ ? settle() : Outcome{};
}

NoteIntake::Outcome NoteIntake::take_event(const core::NoteEvent& event, const core::NoteOwner& stray) {
    Outcome outcome;
    const core::AcceptorCount count = acceptor_.count();
    switch (event.kind) {
        case core::NoteEvent::Kind::stacked: {
            const auto kept = core::keep_note(
                counter_,
                {.of = count, .denomination = event.denomination, .may_be_repeat = event.may_be_repeat},
                stray, ids_.fresh_attempt());
            if (!kept) return {.problem = kept.error()};
            outcome.kept = *kept;
            break;
        }
        case core::NoteEvent::Kind::returned: {
            // One that this connection did not let stack may be another note than the one under way.
            const core::Done forgotten =
                event.may_be_repeat ? core::Done() : core::note_came_back(counter_, count.acceptor);
            if (!forgotten) return {.problem = forgotten.error()};
            outcome.came_back = event.why;
            break;
        }
        case core::NoteEvent::Kind::fraud_attempt: {
            const core::Done told = record_fraud(event, stray);
            if (!told) return {.problem = told.error()};
            outcome.fraud_attempt = true;
            break;
        }
    }
    acceptor_.acknowledge();
    return outcome;
}

core::Done NoteIntake::record_fraud(const core::NoteEvent& event, const core::NoteOwner& by) {
    const core::AcceptorCount count = acceptor_.count();
    const bool is_known = !by.account.empty();
    const auto told =
        core::record_acceptor_sensed(counter_, {.what = core::AcceptorAlarm::fraud_attempt,
                                                .acceptor = count.acceptor,
                                                .stacked = count.stacked,
                                                .note = {},
                                                .notes = 0,
                                                .denomination = event.denomination,
                                                .attempt = is_known ? by.attempt : std::string(),
                                                .account = by.account,
                                                .session = {}});
    if (!told) return tl::unexpected(told.error());
    return {};
}

NoteIntake::Outcome NoteIntake::take_escrow(core::Money denomination, const core::NoteOwner* payer) {
    const auto& largest = counter_.policy.cash.kiosk_note_max;
    const bool is_too_large = largest && denomination > *largest;
    if (!payer || is_too_large) {
        acceptor_.give_back(payer ? core::NoteReturn::too_large : core::NoteReturn::not_wanted);
        return {};
    }
    const core::Done intended =
        core::intend_note(counter_, acceptor_.count(), *payer, denomination, ids_.fresh_attempt());
    if (!intended) {
        acceptor_.give_back(core::NoteReturn::interrupted);
        return {.problem = intended.error()};
    }
    acceptor_.stack();
    return {};
}

NoteIntake::Outcome NoteIntake::settle() {
    const auto kept = core::settle_notes(counter_, acceptor_.count());
    if (!kept) return {.problem = kept.error()};
    is_settled_ = true;
    return {.kept = *kept};
}

}  // namespace kiosk
