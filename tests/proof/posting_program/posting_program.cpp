// Posts payments and holds notes at the station of a folder until it is killed. After each act it writes to
// standard output what it was told is stored: "p <attempt> <payment>" or "n <attempt> <cents held>". Its
// attempts are named after its first argument's run number, so that no run repeats those of another.

#include <fmt/format.h>
#include <unistd.h>

#include "core/base/ensure.h"
#include "core/counter/notes.h"
#include "tests/proof/proof_station.h"

namespace {

void say(const std::string& line) {
    core::ensure(::write(STDOUT_FILENO, line.data(), line.size()) == static_cast<ssize_t>(line.size()),
                 "nobody listens");
}

}  // namespace

int main(int count, char** arguments) {
    core::ensure(count == 3, "usage: posting_program FOLDER RUN");
    proof::ProofStation station;
    auto store = core::StationStore::open(arguments[1], {.holder = "posting_program"});
    core::ensure(store.has_value(), "the station does not open");
    const auto counter = station.counter(*store);
    say("ready\n");
    for (int n = 1;; ++n) {
        const std::string attempt = fmt::format("run-{}-{}", arguments[2], n);
        if (n % 3 == 0) {
            const auto held = core::hold_note(counter, attempt, proof::customer, test::money("20.00"));
            core::ensure(held.has_value(), "a note was refused");
            say(fmt::format("n {} {}\n", attempt, held->cents()));
            if (n % 2 == 0) continue;  // left for another day
        }
        const auto request =
            n % 3 == 0 ? proof::notes_payment(attempt, "20.00") : proof::mixed_payment(attempt);
        const auto posted = core::pay(counter, request, {.person = "rosa"});
        core::ensure(posted.has_value(), "a payment was refused");
        say(fmt::format("p {} {}\n", attempt, posted->fact.payment));
        store->checkpoint_when_idle();
    }
}
