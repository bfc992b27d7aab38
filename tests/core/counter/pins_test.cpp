#include <SQLiteCpp/Database.h>
#include <catch2/catch.hpp>

#include "tests/core/counter/people_desk.h"

using test::code_of;
using test::PeopleDesk;

TEST_CASE("each wrong PIN is an entry that names the person, and a right one is none") {
    PeopleDesk desk;
    const auto before = desk.store->head().count;
    CHECK(code_of(desk.take_money("rosa", "904417")) == "wrong_pin");
    CHECK(code_of(desk.take_money("rosa", "904418")) == "wrong_pin");
    CHECK(desk.tries("rosa") == 2);
    CHECK(desk.take_money("rosa", test::rosa_pin).has_value());
    CHECK(desk.tries("rosa") == 0);
    CHECK(desk.store->head().count == before + 2);
    const auto refusals = desk.people().pin_refusals(0).value();
    REQUIRE(refusals.size() == 2);
    CHECK(refusals[1].person == "rosa");
    CHECK(refusals[1].tries == 2);
}

TEST_CASE("after the free tries the next one waits, to the millisecond") {
    PeopleDesk desk;
    for (int i = 0; i < 4; ++i) CHECK(code_of(desk.take_money("rosa", "000001")) == "wrong_pin");
    desk.turn_clock_ms(4'999);
    const auto early = desk.take_money("rosa", test::rosa_pin);
    CHECK(code_of(early) == "pin_delayed");
    CHECK(early.error().message() == "4 wrong tries: rosa's PIN may be tried again in 1 second");
    CHECK(desk.tries("rosa") == 4);
    desk.turn_clock_ms(1);
    CHECK(desk.take_money("rosa", test::rosa_pin).has_value());
}

TEST_CASE("the delay grows with each wrong PIN up to its longest") {
    PeopleDesk desk;
    desk.type_wrong_pins("rosa", 5);
    desk.turn_clock_ms(9'999);
    CHECK(code_of(desk.take_money("rosa", test::rosa_pin)) == "pin_delayed");
    desk.turn_clock_ms(1);
    CHECK(code_of(desk.take_money("rosa", "000001")) == "wrong_pin");
    desk.turn_clock_ms(19'999);
    CHECK(code_of(desk.take_money("rosa", test::rosa_pin)) == "pin_delayed");
}

TEST_CASE("a clock that is set back does not hold a person until it comes round again") {
    PeopleDesk desk;
    desk.type_wrong_pins("rosa", 4);
    desk.turn_clock_ms(-86'400'000);
    CHECK(desk.take_money("rosa", test::rosa_pin).has_value());
}

TEST_CASE("a crash between counting a try and checking it gives no try away") {
    PeopleDesk desk;
    for (int i = 0; i < desk.policy.pins.lock_after; ++i) {
        // The last thing on disk before the PIN is looked at.
        REQUIRE(desk.store->count_pin_try("rosa", desk.clock.moment).has_value());
        desk.restart();
        desk.turn_clock_ms(300'000);
    }
    CHECK(desk.tries("rosa") == 10);
    CHECK(code_of(desk.take_money("rosa", test::rosa_pin)) == "pin_locked");
    CHECK(desk.people().pin_refusals(0).value().empty());
}

TEST_CASE("where a try cannot be counted no PIN is looked at, right or wrong") {
    PeopleDesk desk;
    SQLite::Database other(core::station_file(desk.folder.path()).string(), SQLite::OPEN_READWRITE);
    other.exec("BEGIN IMMEDIATE");
    CHECK(code_of(desk.take_money("rosa", test::rosa_pin)) == "storage_failed");
    CHECK(code_of(desk.take_money("rosa", "000001")) == "storage_failed");
    other.exec("ROLLBACK");
    CHECK(desk.tries("rosa") == 0);
    CHECK(desk.take_money("rosa", test::rosa_pin).has_value());
}

TEST_CASE("too many wrong PINs lock a person, over a restart, until a new PIN is set") {
    PeopleDesk desk;
    desk.type_wrong_pins("rosa", 9);
    desk.turn_clock_ms(300'000);
    const auto last = desk.take_money("rosa", "000001");
    CHECK(last.error().message() == "the PIN is not right, and rosa is locked after 10 wrong tries");
    desk.restart();
    desk.turn_clock_ms(86'400'000);
    const auto entries = desk.store->head().count;
    CHECK(code_of(desk.take_money("rosa", test::rosa_pin)) == "pin_locked");
    CHECK(desk.store->head().count == entries);
    const core::Act rosa{.person = "rosa", .pin = test::rosa_pin};
    CHECK(code_of(core::set_pin(desk.counter(), rosa, "rosa", "771930")) == "pin_locked");
    const core::Act sam{.person = "sam", .pin = test::sam_pin};
    REQUIRE(core::set_pin(desk.counter(), sam, "rosa", "771930").has_value());
    CHECK(desk.tries("rosa") == 0);
    CHECK(desk.take_money("rosa", "771930").has_value());
    CHECK(code_of(desk.take_money("rosa", test::rosa_pin)) == "wrong_pin");
}

TEST_CASE("a new role without a new PIN does not unlock") {
    PeopleDesk desk;
    desk.type_wrong_pins("rosa", 10);
    const core::Act sam{.person = "sam", .pin = test::sam_pin};
    REQUIRE(core::set_person(desk.counter(), sam, {"rosa", "senior_clerk", ""}).has_value());
    CHECK(code_of(desk.take_money("rosa", test::rosa_pin)) == "pin_locked");
}

TEST_CASE("who alone could unlock people is never locked, only delayed") {
    PeopleDesk desk;
    const core::Act sam{.person = "sam", .pin = test::sam_pin};
    REQUIRE(core::remove_person(desk.counter(), sam, "kim").has_value());
    desk.type_wrong_pins("sam", 12);
    CHECK(code_of(desk.take_money("sam", test::sam_pin)) == "pin_delayed");
    desk.turn_clock_ms(300'000);
    CHECK(desk.take_money("sam", test::sam_pin).has_value());
}

TEST_CASE("an approver's PIN is counted like any other, and its approval is not remembered") {
    PeopleDesk desk;
    core::SignIns sign_ins;
    desk.sign_ins = &sign_ins;
    core::Act act{.person = "rosa", .approved_by = "sam", .approve_pin = "111111"};
    CHECK(code_of(core::check_approval(desk.counter(), act)) == "wrong_pin");
    CHECK(desk.tries("sam") == 1);
    act.approve_pin = test::sam_pin;
    CHECK(core::check_approval(desk.counter(), act).has_value());
    CHECK(desk.tries("sam") == 0);
    CHECK_FALSE(sign_ins.knows(desk.store->reader().person("sam").value().value(), test::sam_pin));
}

TEST_CASE("who is signed in costs no counted try, until the PIN changes or the person is locked") {
    PeopleDesk desk;
    core::SignIns sign_ins;
    desk.sign_ins = &sign_ins;
    REQUIRE(desk.take_money("rosa", test::rosa_pin).has_value());
    // Somebody else types under her name: her own work goes on, and clears nothing.
    CHECK(code_of(desk.take_money("rosa", "000001")) == "wrong_pin");
    for (int i = 0; i < 3; ++i) CHECK(code_of(desk.take_money("rosa", "000002")) == "wrong_pin");
    CHECK(code_of(desk.take_money("rosa", "000003")) == "pin_delayed");
    CHECK(desk.take_money("rosa", test::rosa_pin).has_value());
    CHECK(desk.tries("rosa") == 4);
    SECTION("a new PIN ends it") {
        const core::Act sam{.person = "sam", .pin = test::sam_pin};
        REQUIRE(core::set_pin(desk.counter(), sam, "rosa", "771930").has_value());
        CHECK(code_of(desk.take_money("rosa", test::rosa_pin)) == "wrong_pin");
    }
    SECTION("a lock ends it") {
        desk.type_wrong_pins("rosa", 6);
        CHECK(code_of(desk.take_money("rosa", test::rosa_pin)) == "pin_locked");
    }
}

TEST_CASE("an empty PIN is refused without counting, and so is a person's who has none") {
    PeopleDesk desk("kiosk");
    CHECK(code_of(desk.take_money("rosa", "")) == "wrong_pin");
    CHECK(desk.tries("rosa") == 0);
    CHECK(code_of(desk.take_money("nobody", "123456")) == "unknown_person");
    const core::Act sam{.person = "sam", .pin = test::sam_pin};
    REQUIRE(core::set_person(desk.counter(), sam, {"kiosk", "kiosk", ""}).has_value());
    CHECK(desk.take_money("kiosk", "").has_value());
}

TEST_CASE("the kiosk's own person works only at a kiosk") {
    PeopleDesk desk;
    const core::Act sam{.person = "sam", .pin = test::sam_pin};
    REQUIRE(core::set_person(desk.counter(), sam, {"kiosk", "kiosk", ""}).has_value());
    CHECK(code_of(desk.take_money("kiosk", "")) == "wrong_pin");
}

TEST_CASE("a PIN appears neither in the journal nor in what is answered") {
    PeopleDesk desk;
    const std::string typed = "867530";
    for (int i = 0; i < 5; ++i) {
        const auto refused = desk.take_money("rosa", typed);
        REQUIRE_FALSE(refused.has_value());
        CHECK(refused.error().message().find(typed) == std::string::npos);
    }
    const core::Act sam{.person = "sam", .pin = test::sam_pin};
    REQUIRE(core::set_pin(desk.counter(), sam, "rosa", "771930").has_value());
    const auto entries = desk.store->reader().entries(1, 100).value();
    REQUIRE(entries.size() > 9);
    for (const core::Entry& entry : entries) {
        for (const std::string& pin : {typed, std::string("771930"), std::string(test::sam_pin)}) {
            CHECK(entry.payload.find(pin) == std::string::npos);
        }
    }
}

TEST_CASE("a new PIN is digits enough, and on a real station not one that is guessed at once") {
    const core::PinRules rules;
    struct Case {
        const char* pin;
        const char* real;
        const char* training;
    };
    const Case cases[] = {
        {"280417", "", ""},
        {"280417280418", "", ""},
        {"28041", "pin_malformed", "pin_malformed"},
        {"2804172804170", "pin_malformed", "pin_malformed"},
        {"28o417", "pin_malformed", "pin_malformed"},
        {"", "pin_malformed", "pin_malformed"},
        {"111111", "pin_malformed", ""},
        {"123456", "pin_malformed", ""},
        {"567890", "pin_malformed", ""},
        {"654321", "pin_malformed", ""},
        {"121212", "pin_malformed", ""},
        {"804804", "pin_malformed", ""},
        {"123457", "", ""},
    };
    for (const Case& row : cases) {
        CAPTURE(row.pin);
        CHECK(code_of(core::check_new_pin(rules, row.pin, false)) == row.real);
        CHECK(code_of(core::check_new_pin(rules, row.pin, true)) == row.training);
    }
}
