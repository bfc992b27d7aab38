#include <SQLiteCpp/Database.h>

#include <catch2/catch.hpp>

#include "core/counter/days.h"
#include "core/counter/drawers.h"
#include "tests/kiosk/flows/kiosk/kiosk_bench.h"

using test::KioskBench;
using test::money;

namespace {

// A full disk as SQLite meets it: the file may not grow beyond what it has.
void fill_disk(KioskBench& kiosk) {
    kiosk.station.store->database().raw().exec("PRAGMA max_page_count = 1");
}

void free_disk(KioskBench& kiosk) {
    kiosk.station.store->database().raw().exec("PRAGMA max_page_count = 1000000");
}

}  // namespace

TEST_CASE("when the disk is full no note is credited that is not on record, and none is lost") {
    KioskBench kiosk;
    kiosk.scan();
    kiosk.press("Pay another amount");
    kiosk.type("9999");
    kiosk.press("Pay $9,999.00");
    fill_disk(kiosk);
    int notes = 0;
    while (kiosk.page() == "pay_cash" && notes < 200) {
        kiosk.insert(20);
        ++notes;
    }
    REQUIRE(kiosk.page() == "out_of_service");
    // Either the last note was not even let in, or it is in the cassette and waits to be recorded.
    const bool is_waiting = kiosk.note_driver.event().has_value();
    CHECK(kiosk.acceptor.stacked_total() == kiosk.held() + (is_waiting ? money("20.00") : core::Money()));
    CHECK(kiosk.shows("A bill of $20.00 is in the cash box") == is_waiting);
    CHECK(kiosk.shows("It cannot keep records now"));
    CHECK(kiosk.faults() == std::vector<std::string>{});
    kiosk.pass(5'000);
    CHECK(kiosk.page() == "out_of_service");

    free_disk(kiosk);
    kiosk.pass(2'100);
    CHECK(kiosk.held() == kiosk.acceptor.stacked_total());
    CHECK_FALSE(kiosk.note_driver.event());
    REQUIRE(kiosk.page() == "earlier_money");
    kiosk.pass(20'000);
    CHECK(kiosk.payments() == 1);
    CHECK(kiosk.held().is_zero());
    CHECK(kiosk.proves_itself());
}

TEST_CASE("when the disk is full at posting the money stays on record and is posted once it works again") {
    KioskBench kiosk;
    kiosk.to_cash();
    kiosk.insert(20);
    fill_disk(kiosk);
    for (int times = 0;
         times < 200 && kiosk.station.store->append({.at = kiosk.station.clock.moment,
                        .business_date = std::nullopt,
                        .person = "kiosk",
                        .kind = core::EntryKind::effects_changed,
                        .body = core::to_body(core::EffectsChanged{.of_seq = 1, .changes = {}})});
         ++times) {
    }
    kiosk.press("finish");
    CHECK(kiosk.page() == "out_of_service");
    CHECK(kiosk.shows("Your $20.00 is safe."));
    CHECK(kiosk.payments() == 0);
    free_disk(kiosk);
    kiosk.pass(25'000);
    CHECK(kiosk.payments() == 1);
    CHECK(kiosk.owed() == money("103.45"));
    CHECK(kiosk.proves_itself());
}

TEST_CASE("after a power cut between note and posting the money is offered and posted once") {
    KioskBench kiosk;
    kiosk.to_cash();
    kiosk.insert(20);
    kiosk.insert(20);
    kiosk.kill();
    REQUIRE(kiosk.page() == "earlier_money");
    CHECK(kiosk.shown("earlier_amount") == "$40.00");
    CHECK(kiosk.shown("earlier_account") == "For the account ending 41-00");
    kiosk.press_twice("post_earlier");
    CHECK(kiosk.shown("paid") == "$40.00");
    CHECK(kiosk.payments() == 1);
    kiosk.pass(3'000);
    kiosk.kill();
    CHECK(kiosk.page() == "start");
    CHECK(kiosk.payments() == 1);
    CHECK(kiosk.owed() == money("83.45"));
    CHECK(kiosk.proves_itself());
}

TEST_CASE("earlier money is posted by itself after 20 s") {
    KioskBench kiosk;
    kiosk.to_cash();
    kiosk.insert(20);
    kiosk.kill();
    kiosk.pass(19'999);
    CHECK(kiosk.payments() == 0);
    kiosk.pass(1);
    CHECK(kiosk.payments() == 1);
    CHECK(kiosk.page() == "paid");
    CHECK(kiosk.proves_itself());
}

TEST_CASE("whoever was paying may go on after a power cut") {
    KioskBench kiosk;
    kiosk.to_cash();
    kiosk.insert(100);
    kiosk.kill();
    REQUIRE(kiosk.press("resume_earlier"));
    CHECK(kiosk.shown("put_in") == "$100.00");
    kiosk.insert(20);
    kiosk.insert(5);
    kiosk.pass(3'000);
    CHECK(kiosk.shown("paid") == "$125.00");
    CHECK(kiosk.payments() == 1);
    CHECK(kiosk.proves_itself());
}

TEST_CASE("a note that was stacked but not acknowledged when the power failed is recorded") {
    KioskBench kiosk;
    kiosk.to_cash();
    kiosk.insert(20);
    REQUIRE(kiosk.acceptor.insert_note(money("50.00")));
    kiosk.turn_until_moving();
    kiosk.step_acceptor_until_told();
    kiosk.kill();
    kiosk.pass(20);
    CHECK_FALSE(kiosk.note_driver.event());
    CHECK(kiosk.held() == money("70.00"));
    kiosk.pass(25'000);
    CHECK(kiosk.payments() == 1);
    CHECK(kiosk.owed() == money("53.45"));
    CHECK(kiosk.proves_itself());
}

TEST_CASE("a note stacked after the finish is posted to the same account") {
    KioskBench kiosk;
    kiosk.to_cash();
    kiosk.insert(20);
    REQUIRE(kiosk.acceptor.insert_note(money("5.00")));
    kiosk.turn_until_moving();
    kiosk.flow().act(kiosk::KioskCommand::finish);
    kiosk.pass(3'000);
    CHECK(kiosk.held() == money("5.00"));
    kiosk.press("I'm done");
    CHECK(kiosk.page() == "earlier_money");
    kiosk.press("Post it now");
    CHECK(kiosk.payments() == 2);
    CHECK(kiosk.owed() == money("98.45"));
    CHECK(kiosk.proves_itself());
}

TEST_CASE("without paper the number is shown with what to do") {
    KioskBench kiosk;
    kiosk.paper.set_paper_out(true);
    kiosk.pass(2'000);
    CHECK(kiosk.shows("No receipt paper now. Your number shows here."));
    kiosk.to_cash();
    kiosk.insert(20);
    kiosk.press("finish");
    kiosk.pass(100);
    CHECK(kiosk.shown("receipt_number") == "Receipt K1-000001");
    CHECK(kiosk.shown("printing") == "Not printed: out of paper");
    CHECK(kiosk.shows("Write down the number"));
    CHECK(kiosk.faults() == std::vector<std::string>{});
    kiosk.pass(15'000);
    CHECK(kiosk.page() == "start");
    CHECK(kiosk.proves_itself());
}

TEST_CASE("an acceptor that is unplugged keeps the visit's money, then closes the kiosk") {
    KioskBench kiosk;
    kiosk.to_cash();
    kiosk.insert(20);
    kiosk.acceptor_cable.unplug();
    kiosk.pass(100);
    CHECK(kiosk.page() == "pay_cash");
    CHECK(kiosk.shows("Your $20.00 is safe:"));
    kiosk.press("finish");
    CHECK(kiosk.shown("paid") == "$20.00");
    kiosk.press("I'm done");
    CHECK(kiosk.page() == "out_of_service");
    CHECK(kiosk.shows("The bill slot is not connected."));
    CHECK(kiosk.shows("No note acceptor is connected."));
    kiosk.acceptor_cable.plug();
    kiosk.pass(1'100);
    CHECK(kiosk.page() == "start");
    CHECK(kiosk.proves_itself());
}

TEST_CASE("help on a closed kiosk goes away by itself") {
    KioskBench kiosk(KioskBench::Day::closed);
    REQUIRE(kiosk.press("Help"));
    CHECK(kiosk.page() == "help");
    CHECK_FALSE(kiosk.press("End without paying"));
    kiosk.pass(60'000);
    CHECK(kiosk.page() == "out_of_service");
}

TEST_CASE("a kiosk without an open day is closed until it is opened") {
    KioskBench kiosk(KioskBench::Day::closed);
    CHECK(kiosk.page() == "out_of_service");
    CHECK(kiosk.shows("It has not been opened for today."));
    CHECK_FALSE(kiosk.acceptor.insert_note(money("20.00")));
    REQUIRE(
        core::open_day(kiosk.station.counter(), core::Date::parse("2026-11-23").value(), {.person = "sam"}));
    REQUIRE(core::open_drawer(kiosk.station.counter(), core::Money(), {}, {.person = "kiosk"}));
    kiosk.pass(1'100);
    CHECK(kiosk.page() == "start");
}

TEST_CASE("a cassette counted while a customer pays keeps the money on record and names it") {
    KioskBench kiosk;
    kiosk.to_cash();
    kiosk.insert(20);
    core::MoneyByTender counted;
    for (const auto& rule : kiosk.station.policy.tenders) counted[rule.type] = core::Money();
    REQUIRE(core::count_drawer(kiosk.station.counter(), counted, {}, {.person = "kiosk"}));
    kiosk.press("finish");
    CHECK(kiosk.page() == "out_of_service");
    CHECK(kiosk.shows("Your $20.00 is safe."));
    CHECK(kiosk.payments() == 0);
    CHECK(kiosk.held() == money("20.00"));
    CHECK(kiosk.faults() == std::vector<std::string>{});
    CHECK(kiosk.proves_itself());
}

TEST_CASE("cancelling with money in gives help that names it, and nothing is lost") {
    KioskBench kiosk;
    kiosk.to_cash();
    kiosk.insert(20);
    kiosk.press("Cancel and get help");
    CHECK(kiosk.page() == "help");
    CHECK(kiosk.shows("Your $20.00 is safe."));
    CHECK_FALSE(kiosk.press("End without paying"));
    REQUIRE(kiosk.press("Post my $20.00 and print the receipt"));
    CHECK(kiosk.shown("paid") == "$20.00");
    CHECK(kiosk.proves_itself());
}

TEST_CASE("cancelling without money ends the visit") {
    KioskBench kiosk;
    kiosk.to_cash();
    kiosk.press("Cancel and get help");
    REQUIRE(kiosk.press("End without paying"));
    CHECK(kiosk.page() == "start");
    CHECK_FALSE(kiosk.shows("41-00"));
}

TEST_CASE("a note that comes back is told, and is no credit") {
    KioskBench kiosk;
    kiosk.to_cash();
    kiosk.insert(2);
    CHECK(kiosk.shows("That bill came back: the slot takes $1 $5 $10 $20 $50 $100."));
    CHECK(kiosk.shown("put_in") == "$0.00");
    CHECK(kiosk.held().is_zero());
    CHECK(kiosk.proves_itself());
}
