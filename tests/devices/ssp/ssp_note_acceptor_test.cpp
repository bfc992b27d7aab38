#include "devices/ssp/ssp_note_acceptor.h"

#include <catch2/catch.hpp>

#include "devices/simulated/simulated_port.h"
#include "devices/simulated/virtual_note_acceptor.h"

using core::AcceptorCondition;
using core::Milliseconds;
using core::Money;
using core::NoteEvent;
using devices::VirtualNoteAcceptor;

namespace {

const std::vector<Money> taken{Money::from_cents(100), Money::from_cents(500), Money::from_cents(2000)};

struct Slot {
    VirtualNoteAcceptor machine;
    devices::SimulatedPort cable{machine};
    devices::SspNoteAcceptor driver{cable, taken};
    core::Instant now{Milliseconds(1'000'000)};

    explicit Slot(devices::VirtualNoteAcceptorModel model = {}) : machine(std::move(model)) {
        driver.accept_notes(true);
        pass(3'000);
    }
    void turn(int ms) {
        now += Milliseconds(ms);
        driver.step(now);
    }
    void pass(int ms) {
        for (; ms >= 10; ms -= 10) turn(10);
    }
    // All that both ends can say to each other without time passing.
    void talk() {
        for (int turns = 0; turns < 50; ++turns) turn(0);
    }
    bool insert(std::int64_t dollars) { return machine.insert_note(Money::from_cents(dollars * 100)); }
    bool until_escrow() {
        for (int turns = 0; turns < 200 && !driver.escrow(); ++turns) turn(10);
        return driver.escrow().has_value();
    }
    bool until_event() {
        for (int turns = 0; turns < 500 && !driver.event(); ++turns) turn(10);
        return driver.event().has_value();
    }
};

}  // namespace

TEST_CASE("an acceptor is known by its serial number and count, and ready") {
    Slot slot;
    CHECK(slot.driver.condition() == AcceptorCondition::ready);
    CHECK(slot.driver.count().acceptor == "7654321");
    CHECK(slot.driver.count().stacked == 0);
    CHECK(slot.driver.is_at_rest());
}

TEST_CASE("a note waits in escrow until its owner decides, and is told until acknowledged") {
    for (const bool acknowledges : {true, false}) {
        Slot slot({.has_poll_with_ack = acknowledges});
        REQUIRE(slot.insert(20));
        REQUIRE(slot.until_escrow());
        CHECK(slot.driver.escrow() == Money::from_cents(2000));
        slot.pass(5'000);
        CHECK(slot.machine.stacked_total().is_zero());
        slot.driver.stack();
        REQUIRE(slot.until_event());
        slot.pass(1'000);
        CHECK(slot.driver.event()->kind == NoteEvent::Kind::stacked);
        CHECK(slot.driver.event()->denomination == Money::from_cents(2000));
        CHECK_FALSE(slot.driver.event()->may_be_repeat);
        slot.driver.acknowledge();
        slot.pass(3'000);
        CHECK_FALSE(slot.driver.event());
        CHECK(slot.driver.is_at_rest());
        CHECK(slot.driver.count().stacked == 1);
    }
}

TEST_CASE("a note nobody decides on is given back after 8 s, not a millisecond earlier") {
    Slot slot;
    REQUIRE(slot.insert(20));
    REQUIRE(slot.until_escrow());
    slot.pass(7'900);
    CHECK(slot.machine.place() == VirtualNoteAcceptor::Place::escrow);
    REQUIRE(slot.until_event());
    CHECK(slot.driver.event()->kind == NoteEvent::Kind::returned);
    CHECK(slot.machine.stacked_total().is_zero());
}

TEST_CASE("notes that are not counted here, of another currency or not wanted come back") {
    Slot slot;
    REQUIRE(slot.insert(2));
    REQUIRE(slot.until_event());
    CHECK(slot.driver.event()->kind == NoteEvent::Kind::returned);
    slot.driver.acknowledge();
    slot.pass(2'000);
    REQUIRE(slot.insert(20));
    REQUIRE(slot.until_escrow());
    slot.driver.accept_notes(false);
    REQUIRE(slot.until_event());
    CHECK(slot.driver.event()->kind == NoteEvent::Kind::returned);

    Slot euro({.currency = "EUR"});
    REQUIRE(euro.insert(20));
    REQUIRE(euro.until_event());
    CHECK(euro.driver.event()->kind == NoteEvent::Kind::returned);
    CHECK(euro.machine.stacked_total().is_zero());
}

TEST_CASE("a lost answer is asked for again after 1 s, and nothing is done twice") {
    for (int lost_at = 0; lost_at < 120; ++lost_at) {
        Slot slot({.has_poll_with_ack = lost_at % 2 == 0});
        REQUIRE(slot.insert(20));
        int stacked = 0;
        for (int turns = 0; turns < 500; ++turns) {
            if (turns == lost_at) slot.machine.lose_next_answer();
            slot.turn(10);
            if (slot.driver.escrow()) slot.driver.stack();
            if (slot.driver.event()) {
                CHECK(slot.driver.event()->kind == NoteEvent::Kind::stacked);
                ++stacked;
                slot.driver.acknowledge();
            }
        }
        CHECK(stacked == 1);
        CHECK(slot.driver.condition() == AcceptorCondition::ready);
    }
}

TEST_CASE("an acceptor without answers is not answering, and comes back by itself") {
    Slot slot;
    slot.machine.cut_power();
    slot.pass(3'000);
    CHECK(slot.driver.condition() == AcceptorCondition::ready);
    slot.pass(1'300);
    CHECK(slot.driver.condition() == AcceptorCondition::not_answering);
    slot.machine.restore_power();
    slot.pass(10'000);
    CHECK(slot.driver.condition() == AcceptorCondition::ready);
    CHECK(slot.insert(5));
}

TEST_CASE("each fault has its condition, and goes when it is mended") {
    Slot slot;
    slot.machine.set_jammed(true);
    slot.pass(500);
    CHECK(slot.driver.condition() == AcceptorCondition::jammed);
    slot.machine.set_jammed(false);
    slot.machine.set_cassette_full(true);
    slot.pass(500);
    CHECK(slot.driver.condition() == AcceptorCondition::cassette_full);
    slot.machine.set_cassette_full(false);
    slot.machine.set_cassette_out(true);
    slot.pass(500);
    CHECK(slot.driver.condition() == AcceptorCondition::cassette_out);
    slot.machine.set_cassette_out(false);
    slot.pass(3'000);
    CHECK(slot.driver.condition() == AcceptorCondition::ready);
    slot.cable.set_permission(false);
    slot.pass(100);
    CHECK(slot.driver.condition() == AcceptorCondition::no_permission);
    slot.cable.unplug();
    slot.pass(100);
    CHECK(slot.driver.condition() == AcceptorCondition::unplugged);
}

TEST_CASE("a fault stays up 2 s after it was told last, not a millisecond longer") {
    Slot slot;
    slot.machine.set_jammed(true);
    for (int turns = 0; turns < 300 && slot.driver.condition() != AcceptorCondition::jammed; ++turns)
        slot.turn(1);
    slot.machine.set_jammed(false);
    slot.pass(1'990);
    slot.turn(9);
    CHECK(slot.driver.condition() == AcceptorCondition::jammed);
    slot.turn(1);
    CHECK(slot.driver.condition() == AcceptorCondition::ready);
}

TEST_CASE("it rests when nothing was told for 1 s, not a millisecond earlier") {
    Slot slot;
    REQUIRE(slot.driver.is_at_rest());
    slot.machine.cheat();
    for (int turns = 0; turns < 300 && !slot.driver.event(); ++turns) slot.turn(1);
    slot.driver.acknowledge();
    slot.pass(990);
    slot.turn(9);
    slot.talk();
    CHECK_FALSE(slot.driver.is_at_rest());
    slot.turn(1);
    slot.talk();
    CHECK(slot.driver.is_at_rest());
}

TEST_CASE("an acceptor that fell silent is asked again after 1 s, not a millisecond earlier") {
    Slot slot;
    slot.machine.cut_power();
    for (int turns = 0; turns < 6'000 && slot.driver.condition() == AcceptorCondition::ready; ++turns)
        slot.turn(1);
    REQUIRE(slot.driver.condition() == AcceptorCondition::not_answering);
    slot.machine.restore_power();
    slot.turn(999);
    slot.talk();
    CHECK(slot.driver.condition() == AcceptorCondition::not_answering);
    slot.turn(1);
    slot.talk();
    CHECK(slot.driver.condition() == AcceptorCondition::ready);
}

TEST_CASE("a note that comes back says why") {
    using core::NoteReturn;
    const auto why = [](Slot& slot) {
        REQUIRE(slot.until_event());
        CHECK(slot.driver.event()->kind == NoteEvent::Kind::returned);
        return slot.driver.event()->why;
    };
    Slot paper;
    REQUIRE(paper.machine.insert_paper());
    CHECK(why(paper) == NoteReturn::unreadable);
    Slot inhibited;
    REQUIRE(inhibited.insert(2));
    CHECK(why(inhibited) == NoteReturn::not_taken);
    for (const NoteReturn given : {NoteReturn::too_large, NoteReturn::not_wanted}) {
        Slot refused;
        REQUIRE(refused.insert(20));
        REQUIRE(refused.until_escrow());
        refused.driver.give_back(given);
        CHECK(why(refused) == given);
    }
    Slot unwanted;
    REQUIRE(unwanted.insert(20));
    REQUIRE(unwanted.until_escrow());
    unwanted.driver.accept_notes(false);
    CHECK(why(unwanted) == NoteReturn::not_wanted);
    Slot undecided;
    REQUIRE(undecided.insert(20));
    REQUIRE(undecided.until_escrow());
    undecided.pass(7'900);
    CHECK(why(undecided) == NoteReturn::interrupted);
}

TEST_CASE("why a note came back is never waited for longer than its answer") {
    Slot slot;
    REQUIRE(slot.machine.insert_paper());
    for (int turns = 0; turns < 100; ++turns) slot.turn(1);  // its rejection is told at the front
    slot.machine.lose_next_answer();
    REQUIRE(slot.until_event());
    CHECK(slot.driver.event()->kind == NoteEvent::Kind::returned);
    slot.driver.acknowledge();
    slot.pass(3'000);
    CHECK(slot.driver.is_at_rest());
    for (std::string_view answer : {"", "\xf0", "\xf2", "\xf8\x06"})
        CHECK_FALSE(devices::ssp_last_reject(answer));
}

TEST_CASE("a fraud attempt is told") {
    Slot slot;
    slot.machine.cheat();
    REQUIRE(slot.until_event());
    CHECK(slot.driver.event()->kind == NoteEvent::Kind::fraud_attempt);
}

TEST_CASE("power that fails with a note in escrow or on the way is told by where the note went") {
    Slot escrow;
    REQUIRE(escrow.insert(20));
    REQUIRE(escrow.until_escrow());
    escrow.machine.cut_power();
    escrow.pass(100);
    escrow.machine.restore_power();
    REQUIRE(escrow.until_event());
    CHECK(escrow.driver.event()->kind == NoteEvent::Kind::returned);

    Slot moving;
    REQUIRE(moving.insert(20));
    REQUIRE(moving.until_escrow());
    moving.driver.stack();
    while (moving.machine.place() != VirtualNoteAcceptor::Place::moving) moving.turn(10);
    moving.machine.cut_power();
    moving.pass(100);
    moving.machine.restore_power();
    REQUIRE(moving.until_event());
    CHECK(moving.driver.event()->kind == NoteEvent::Kind::stacked);
    CHECK(moving.driver.event()->may_be_repeat);
    CHECK(moving.machine.stacked_total() == Money::from_cents(2000));
}

TEST_CASE("a new program gives back what is in escrow and never stacks it by asking") {
    Slot slot;
    REQUIRE(slot.insert(20));
    REQUIRE(slot.until_escrow());
    slot.machine.cable_pulled();
    devices::SimulatedPort cable(slot.machine);
    devices::SspNoteAcceptor next(cable, taken);
    for (int turns = 0; turns < 500; ++turns) {
        slot.now += Milliseconds(10);
        next.step(slot.now);
        if (next.event()) next.acknowledge();
    }
    CHECK(slot.machine.stacked_total().is_zero());
    CHECK(next.is_at_rest());
    CHECK(next.count().stacked == 0);
}

TEST_CASE("hostile answers end the list of events and never a program") {
    using devices::ssp_events;
    CHECK(ssp_events("").empty());
    CHECK(ssp_events("\xf0").empty());
    CHECK(ssp_events("\xf8\xee\x03").empty());
    CHECK(ssp_events("\xf0\xee\x03\xeb").size() == 2);
    CHECK(ssp_events("\xf0\xeb\xee").size() == 1);
    CHECK(ssp_events("\xf0\xeb\x55\xee\x03").size() == 1);
    const std::string setup = [] {
        VirtualNoteAcceptor machine;
        devices::SspDecoder decoder;
        machine.receive(devices::encode_ssp({.sequence = false, .address = 0, .data = "\x05"}));
        std::string data;
        const std::string bytes = machine.send().value();
        for (const char byte : bytes) {
            if (const auto frame = decoder.push(byte)) data = frame->data;
        }
        return data;
    }();
    REQUIRE(devices::ssp_setup(setup));
    CHECK(devices::ssp_setup(setup)->channels[4] == Money::from_cents(2000));
    for (std::size_t size = 0; size < setup.size(); ++size)
        CHECK_FALSE(devices::ssp_setup(std::string_view(setup).substr(0, size)));
}
