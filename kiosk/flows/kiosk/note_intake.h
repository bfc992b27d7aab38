#pragma once

#include <optional>

#include "core/counter/notes_under_way.h"
#include "core/ports/note_acceptor.h"

namespace kiosk {

// Brings notes from an acceptor with escrow into the journal, each exactly once:
//
//   in escrow --owner, intent stored--> stack --told--> on record --> acknowledged
//       '--nobody pays, no intent--> given back --told--> forgotten
//   at rest, with a note still under way: its count decides (core/counter/notes_under_way.h)
//
// One bounded piece of work a step; what fails is tried again with the next step, under the same identity.
class NoteIntake {
  public:
    struct Outcome {
        std::optional<core::KeptNote> kept;    // on record now, or unknown
        std::optional<core::Problem> problem;  // nothing is on record; the acceptor tells it again
        std::optional<core::NoteReturn> came_back;
        bool fraud_attempt = false;  // journaled, and acknowledged after that
    };

    NoteIntake(const core::Counter& counter, core::IdSource& ids, core::NoteAcceptor& acceptor)
        : counter_(counter), ids_(ids), acceptor_(acceptor) {}

    // `payer`: who pays now; null: nobody. `stray`: whose a note is that nobody intended.
    // A note above the policy's kiosk_note_max is given back.
    Outcome step(const core::NoteOwner* payer, const core::NoteOwner& stray);

  private:
    Outcome take_event(const core::NoteEvent& event, const core::NoteOwner& stray);
    core::Done record_fraud(const core::NoteEvent& event, const core::NoteOwner& by);
    Outcome take_escrow(core::Money denomination, const core::NoteOwner* payer);
    Outcome settle();

    core::Counter counter_;
    core::IdSource& ids_;
    core::NoteAcceptor& acceptor_;
    bool is_settled_ = false;  // since the acceptor came to rest
};

}  // namespace kiosk
