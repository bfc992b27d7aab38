#include <catch2/catch.hpp>
#include <functional>

#include "core/facts/acceptor_watch_facts.h"
#include "tests/kiosk/flows/kiosk/kiosk_bench.h"

using test::KioskBench;
using test::money;

TEST_CASE("why a note came back is told in a sentence of its own") {
    KioskBench kiosk;
    kiosk.to_cash();
    kiosk.insert(0);
    CHECK(kiosk.shows("That bill could not be read"));
    kiosk.station.policy.cash.kiosk_note_max = money("20.00");
    kiosk.insert(50);
    CHECK(kiosk.shows("Use $20 or less."));
    CHECK(kiosk.shows("$1 $5 $10 $20"));
    CHECK_FALSE(kiosk.shows("$50"));
    CHECK(kiosk.held().is_zero());
    kiosk.insert(20);
    CHECK(kiosk.shown("put_in") == "$20.00");
    CHECK_FALSE(kiosk.shows("That bill"));
    CHECK(kiosk.acceptor.stacked_total() == money("20.00"));
    CHECK(kiosk.proves_itself());
}

TEST_CASE("a note that comes back because nothing is owed any more is told on the page that follows") {
    KioskBench kiosk;
    kiosk.to_cash();
    kiosk.insert(20);
    kiosk.put_in(50);
    using Place = devices::VirtualNoteAcceptor::Place;
    for (int turns = 0; turns < 100 && kiosk.acceptor.place() != Place::escrow; ++turns) kiosk.turn(10);
    kiosk.press("finish");
    kiosk.pass(2'000);
    CHECK(kiosk.shown("paid") == "$20.00");
    CHECK(kiosk.shows("The last bill came back"));
    CHECK(kiosk.faults() == std::vector<std::string>{});
    CHECK(kiosk.acceptor.stacked_total() == money("20.00"));
    CHECK(kiosk.proves_itself());
}

TEST_CASE("each fault of the slot has its own sentence, names the money and tells staff what to do") {
    struct Case {
        std::function<void(KioskBench&)> break_it;
        const char* why;
        const char* staff;
    };
    const Case cases[] = {
        {[](KioskBench& kiosk) { kiosk.acceptor.set_jammed(true); }, "The bill slot is jammed.",
         "Open the note acceptor"},
        {[](KioskBench& kiosk) { kiosk.acceptor.set_cassette_full(true); }, "The cash box is full.",
         "Collect the cash box."},
        {[](KioskBench& kiosk) { kiosk.acceptor.set_cassette_out(true); }, "The cash box was taken out.",
         "Put the cash box back"},
        {[](KioskBench& kiosk) { kiosk.acceptor.cut_power(); }, "The bill slot does not answer.",
         "Check the note acceptor's power"},
        {[](KioskBench& kiosk) { kiosk.acceptor_cable.set_permission(false); },
         "The bill slot is not set up.", "Call the technician."},
        {[](KioskBench& kiosk) { kiosk.acceptor_cable.unplug(); }, "The bill slot is not connected.",
         "Check its cable."},
    };
    for (const Case& given : cases) {
        INFO(given.why);
        KioskBench kiosk;
        kiosk.to_cash();
        kiosk.insert(20);
        given.break_it(kiosk);
        kiosk.pass(6'000);
        CHECK(kiosk.page() == "pay_cash");
        CHECK(kiosk.shows(given.why));
        CHECK(kiosk.shows("Your $20.00 is safe:"));
        CHECK(kiosk.faults() == std::vector<std::string>{});
        kiosk.press("finish");
        kiosk.press("I'm done");
        REQUIRE(kiosk.page() == "out_of_service");
        CHECK(kiosk.shows(given.why));
        CHECK(kiosk.shows(given.staff));
        CHECK(kiosk.faults() == std::vector<std::string>{});
        CHECK(kiosk.proves_itself());
    }
}

TEST_CASE("a note nobody can explain is told to its customer and, on a closed kiosk, to staff") {
    KioskBench kiosk;
    kiosk.to_cash();
    kiosk.insert(20);
    kiosk.lose_a_note(50);
    CHECK(kiosk.page() == "pay_cash");
    CHECK(kiosk.shows("We cannot tell where your $50 bill went"));
    CHECK(kiosk.shown("put_in") == "$20.00");
    CHECK(kiosk.faults() == std::vector<std::string>{});
    kiosk.press("finish");
    kiosk.pass(1'000);
    CHECK(kiosk.shown("paid") == "$20.00");
    CHECK(kiosk.shows("A $50 bill is not explained and not paid."));
    CHECK(kiosk.faults() == std::vector<std::string>{});
    kiosk.acceptor_cable.unplug();
    kiosk.press("I'm done");
    REQUIRE(kiosk.page() == "out_of_service");
    CHECK(kiosk.shows("2 bills are not explained"));
    CHECK(kiosk.faults() == std::vector<std::string>{});
    CHECK(kiosk.proves_itself());
}

TEST_CASE("a note found to be unknown after a restart is told on the start page, for a while") {
    KioskBench kiosk;
    kiosk.to_cash();
    kiosk.put_in(50);
    kiosk.turn_until_moving();
    kiosk.kill();
    kiosk.acceptor_forgets();
    kiosk.pass(4'000);
    CHECK(kiosk.page() == "start");
    CHECK(kiosk.shows("A bill put in before is not explained."));
    CHECK(kiosk.faults() == std::vector<std::string>{});
    kiosk.pass(61'000);
    CHECK_FALSE(kiosk.shows("A bill put in before is not explained."));
    CHECK(kiosk.held().is_zero());
    CHECK(kiosk.proves_itself());
}

TEST_CASE("a fraud attempt is a neutral sentence for the customer, and no page changes") {
    KioskBench kiosk;
    kiosk.to_cash();
    kiosk.insert(20);
    kiosk.acceptor.cheat();
    kiosk.pass(1'000);
    CHECK(kiosk.page() == "pay_cash");
    CHECK(kiosk.shows("The slot was disturbed."));
    CHECK(kiosk.shown("put_in") == "$20.00");
    CHECK(kiosk.faults() == std::vector<std::string>{});
    const auto last = kiosk.station.reader().entry(kiosk.station.store->head().count).value().value();
    REQUIRE(last.kind == core::EntryKind::acceptor_sensed);
    CHECK(core::acceptor_sensed_from(last.body).account == "10-00041-00");
    CHECK(kiosk.proves_itself());
}
