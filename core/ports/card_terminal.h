#pragma once

#include <string>

#include "core/base/clock.h"
#include "core/base/money.h"

namespace core {

// Where one card payment is. The last three are final. `unknown`: the terminal was asked for money and nobody
// can tell whether it took it; the bank's list decides, never a guess.
enum class CardState { idle, waiting_for_card, deciding, approved, declined, unknown };

// What the terminal tells of a card payment. Never a card number: it stays in the terminal.
struct CardAnswer {
    std::string reference;    // names the payment in the bank's list
    std::string approval;     // empty: none was given
    std::string last_digits;  // at most four
};

// A card terminal that handles the card by itself and tells only how it ended. No driver exists yet. Every
// call returns at once; `step` does the work.
class CardTerminal {
  public:
    virtual ~CardTerminal() = default;

    virtual void step(Instant now) = 0;
    virtual std::string name() const = 0;
    virtual bool is_ready() const = 0;

    // `attempt` is the payment's own: asked again with the same one, the terminal tells what became of it and
    // takes no money twice.
    virtual void charge(const std::string& attempt, Money amount) = 0;
    virtual void cancel() = 0;  // only while it waits for a card
    virtual CardState state() const = 0;
    virtual CardAnswer answer() const = 0;
};

}  // namespace core
