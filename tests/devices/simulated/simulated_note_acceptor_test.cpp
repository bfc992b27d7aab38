#include "devices/simulated/simulated_note_acceptor.h"

#include <catch2/catch.hpp>

using core::AcceptorCondition;
using core::Milliseconds;
using core::Money;
using core::NoteEvent;

namespace {

struct Slot {
    devices::SimulatedNoteAcceptor acceptor{{Money::from_cents(500), Money::from_cents(2000)}};
    core::Instant now{Milliseconds(1000)};

    Slot() { acceptor.accept_notes(true); }
    void pass(int ms) {
        now += Milliseconds(ms);
        acceptor.step(now);
    }
    bool insert(std::int64_t cents) {
        const bool taken = acceptor.insert_note(Money::from_cents(cents));
        pass(0);
        return taken;
    }
};

}  // namespace

TEST_CASE("a note is stacked when its escrow time is over, and offered until acknowledged") {
    Slot slot;
    REQUIRE(slot.insert(2000));
    slot.pass(299);
    CHECK_FALSE(slot.acceptor.event());
    slot.pass(1);
    for (int time = 0; time < 3; ++time) {
        REQUIRE(slot.acceptor.event());
        CHECK(slot.acceptor.event()->kind == NoteEvent::Kind::stacked);
        CHECK(slot.acceptor.event()->denomination == Money::from_cents(2000));
    }
    slot.acceptor.acknowledge();
    CHECK_FALSE(slot.acceptor.event());
    slot.acceptor.acknowledge();
    CHECK(slot.acceptor.stacked_total() == Money::from_cents(2000));
}

TEST_CASE("a note in escrow is given back when notes are no longer wanted") {
    Slot slot;
    REQUIRE(slot.insert(2000));
    slot.acceptor.accept_notes(false);
    slot.pass(10);
    CHECK(slot.acceptor.event()->kind == NoteEvent::Kind::returned);
    CHECK(slot.acceptor.stacked_total().is_zero());
}

TEST_CASE("a note of no accepted value is given back") {
    Slot slot;
    REQUIRE(slot.insert(200));
    CHECK(slot.acceptor.event()->kind == NoteEvent::Kind::returned);
}

TEST_CASE("jammed, full, open or unplugged, the slot takes nothing and says why") {
    Slot slot;
    slot.acceptor.set_jammed(true);
    CHECK(slot.acceptor.condition() == AcceptorCondition::jammed);
    CHECK_FALSE(slot.insert(500));
    slot.acceptor.set_jammed(false);
    slot.acceptor.set_cassette_out(true);
    CHECK(slot.acceptor.condition() == AcceptorCondition::cassette_out);
    CHECK_FALSE(slot.insert(500));
    slot.acceptor.set_cassette_out(false);
    slot.acceptor.set_cassette_full(true);
    CHECK(slot.acceptor.condition() == AcceptorCondition::cassette_full);
    slot.acceptor.set_cassette_full(false);
    slot.acceptor.accept_notes(false);
    CHECK(slot.acceptor.condition() == AcceptorCondition::disabled);
    CHECK_FALSE(slot.insert(500));
}

TEST_CASE("an unplugged acceptor keeps its events until it is back") {
    Slot slot;
    REQUIRE(slot.insert(500));
    slot.pass(300);
    slot.acceptor.set_unplugged(true);
    CHECK_FALSE(slot.acceptor.event());
    slot.acceptor.acknowledge();
    slot.acceptor.set_unplugged(false);
    CHECK(slot.acceptor.event());
}
