#pragma once

#include <optional>
#include <string>

#include "core/base/clock.h"
#include "core/base/money.h"

namespace core {

enum class AcceptorCondition { ready, disabled, jammed, cassette_full, cassette_out, unplugged };

struct NoteEvent {
    enum class Kind { stacked, returned };
    Kind kind = Kind::stacked;
    Money denomination;
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
};

}  // namespace core
