#pragma once

#include <vector>

#include "core/counter/notes.h"
#include "core/ports/acceptor_count.h"

namespace core {

// A note in an acceptor is followed from escrow to the journal, so that none is counted twice or lost when
// program, cable or acceptor fail in between:
//
//   in escrow --intend_note--> stack it --keep_note--> in the journal, then the acceptor is acknowledged
//                                 '--note_came_back--> forgotten
//   after a restart, with nothing moving in the acceptor: settle_notes
//       its lifetime count moved by one -> kept; not moved -> it came back; else unknown: an alarm
//       (core/facts/acceptor_watch_facts.h)

struct NoteOwner {
    std::string attempt;
    std::string account;
};

struct KeptNote {
    std::string attempt;
    Money denomination;
    Money held;               // by the attempt now
    bool is_unknown = false;  // nobody can tell: it is on no account, and an alarm is in the journal
};

// Stores outside the journal what is about to be stacked. `fresh_id` names the note where the acceptor does
// not count. Problems: drawer_not_open, device_failed (its count did not move with the last note, or a note
// is still under way), storage_*.
Done intend_note(const Counter& counter, const AcceptorCount& of, const NoteOwner& owner, Money denomination,
                 const std::string& fresh_id);

// What an acceptor says of a note in its cassette.
struct StackedReport {
    AcceptorCount of;
    Money denomination;          // zero: it does not know
    bool may_be_repeat = false;  // it may have told this in an earlier connection
};

// Puts a stacked note on record for whoever it was intended; one that nobody intended for `stray`. Problems:
// those of hold_note.
Result<KeptNote> keep_note(const Counter& counter, const StackedReport& report, const NoteOwner& stray,
                           const std::string& fresh_id);

Done note_came_back(const Counter& counter, const std::string& acceptor);

// To be called when nothing moves in the acceptor and all it told was kept. Gives what was put on record.
Result<std::optional<KeptNote>> settle_notes(const Counter& counter, const AcceptorCount& of);

}  // namespace core
