#pragma once

#include <optional>
#include <string>

#include "core/base/clock.h"
#include "core/base/money.h"
#include "core/ports/acceptor_count.h"

namespace core {

enum class AcceptorCondition {
    ready,
    disabled,  // it works, and no notes are wanted
    jammed,
    cassette_full,
    cassette_out,
    not_answering,  // it is there and says nothing, or nothing that can be understood; or not yet
    no_permission,
    unplugged
};

// Why a note came back.
enum class NoteReturn {
    unknown,      // the acceptor does not say
    unreadable,   // it did not know it for a note
    not_taken,    // a good note, of a value that is not taken here
    too_large,    // taken elsewhere, not here: larger than the office wants
    not_wanted,   // nobody pays
    interrupted,  // the power failed, or nobody decided in time
};

struct NoteEvent {
    enum class Kind { stacked, returned, fraud_attempt };
    Kind kind = Kind::stacked;
    Money denomination;                    // zero: the acceptor does not know
    bool may_be_repeat = false;            // it may have told this before the cable or the program failed
    NoteReturn why = NoteReturn::unknown;  // of one that was returned
};

// A note acceptor. A stacked note is money at once: the taker of the event commits it before showing it as
// credit, and only then calls `acknowledge`; until then the same event is offered again.
class NoteAcceptor {
  public:
    virtual ~NoteAcceptor() = default;

    virtual void step(Instant now) = 0;
    virtual std::string name() const = 0;
    virtual AcceptorCondition condition() const = 0;
    virtual void accept_notes(bool wanted) = 0;
    virtual std::optional<NoteEvent> event() const = 0;
    virtual void acknowledge() = 0;

    // A note that is read and waits, with its count read after it came: stacked or given back as its owner
    // says, given back when nothing is said in time. An acceptor without escrow stacks by itself.
    virtual std::optional<Money> escrow() const { return std::nullopt; }
    virtual void stack() {}
    virtual void give_back(NoteReturn) {}

    virtual AcceptorCount count() const { return {}; }
    // It is connected, nothing moves in it, every event was acknowledged, and its count is read after that.
    virtual bool is_at_rest() const { return false; }
};

}  // namespace core
