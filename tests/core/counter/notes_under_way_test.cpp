#include "core/counter/notes_under_way.h"

#include <catch2/catch.hpp>

#include "tests/support/test_station.h"

using core::AcceptorCount;
using test::money;

namespace {

struct Cassette {
    test::TestStation station{"kiosk"};

    Cassette() { station.open_day_and_drawer(""); }
    core::Counter counter() { return station.counter(); }
    core::Done intend(std::optional<std::int64_t> count, const std::string& dollars = "20.00",
                      const std::string& attempt = "a1") {
        return core::intend_note(counter(), {"777", count}, {attempt, "10-00041-00"}, money(dollars),
                                 "id-" + std::to_string(++ids));
    }
    core::Result<core::KeptNote> keep(std::optional<std::int64_t> count, const std::string& dollars = "20.00",
                                      bool may_be_repeat = false) {
        return core::keep_note(counter(), {{"777", count}, money(dollars), may_be_repeat},
                               {"stray", "10-00041-00"}, "id-" + std::to_string(++ids));
    }
    core::Result<std::optional<core::KeptNote>> settle(std::optional<std::int64_t> count) {
        return core::settle_notes(counter(), {"777", count});
    }
    void restart() {
        station.store.reset();
        station.store = core::StationStore::open(station.folder.path(), {}).value();
    }
    core::Money held() {
        core::Money sum;
        const auto all = station.reader().held_funds().value();
        for (const auto& funds : all) sum += funds.amount;
        return sum;
    }
    std::size_t unexplained(const std::string& acceptor = "777") {
        return core::NoteReader(station.reader()).unexplained(acceptor).value().size();
    }
    int ids = 0;
};

}  // namespace

TEST_CASE("the same note is held once, however often it is recorded") {
    Cassette cassette;
    for (int time = 0; time < 3; ++time) {
        CHECK(core::hold_note(cassette.counter(), "a1", "10-00041-00", money("20.00"), "777#5").value() ==
              money("20.00"));
    }
    CHECK(core::hold_note(cassette.counter(), "a1", "10-00041-00", money("20.00"), "777#6").value() ==
          money("40.00"));
    CHECK(core::hold_note(cassette.counter(), "a1", "10-00041-00", money("5.00"), "777#6").error().code ==
          core::ProblemCode::attempt_reused);
    CHECK(cassette.held() == money("40.00"));
    CHECK(cassette.station.proves_itself());
}

TEST_CASE("a note without an identity is held each time, as entries of old were") {
    Cassette cassette;
    REQUIRE(core::hold_note(cassette.counter(), "a1", "10-00041-00", money("20.00")));
    CHECK(core::hold_note(cassette.counter(), "a1", "10-00041-00", money("20.00")).value() == money("40.00"));
    CHECK(cassette.station.proves_itself());
}

TEST_CASE("after a restart the lifetime count decides what became of a note") {
    struct Case {
        std::optional<std::int64_t> count;
        const char* held;
        std::size_t unexplained;
    };
    for (const Case& given : {Case{41, "0.00", 0}, Case{42, "20.00", 0}, Case{43, "0.00", 2},
                              Case{40, "0.00", 1}, Case{std::nullopt, "0.00", 1}}) {
        INFO("count " << given.count.value_or(-1));
        Cassette cassette;
        REQUIRE(cassette.intend(41));
        cassette.restart();
        for (int time = 0; time < 2; ++time) REQUIRE(cassette.settle(given.count));
        CHECK(cassette.held() == money(given.held));
        CHECK(cassette.unexplained() == given.unexplained);
        CHECK_FALSE(core::is_note_under_way(cassette.counter(), "777").value());
        CHECK(cassette.station.proves_itself());
    }
}

TEST_CASE("a note that was recorded and is told again after a restart is not counted again") {
    for (const std::optional<std::int64_t> count : {std::optional<std::int64_t>(41), {}}) {
        Cassette cassette;
        REQUIRE(cassette.intend(count));
        REQUIRE(cassette.keep(count));
        cassette.restart();
        CHECK(cassette.keep(count, "20.00", true)->held == money("20.00"));
        REQUIRE(cassette.settle(count ? std::optional(*count + 1) : count));
        CHECK(cassette.held() == money("20.00"));
        CHECK(cassette.unexplained() == 0);
        CHECK(cassette.station.proves_itself());
    }
}

TEST_CASE("the next note is another one, although it looks the same") {
    for (const bool counts : {true, false}) {
        Cassette cassette;
        for (std::int64_t note = 0; note < 3; ++note) {
            const auto count = counts ? std::optional(41 + note) : std::nullopt;
            REQUIRE(cassette.intend(count));
            REQUIRE(cassette.keep(count));
        }
        CHECK(cassette.held() == money("60.00"));
        CHECK(cassette.station.proves_itself());
    }
}

TEST_CASE("an acceptor whose count stands still takes no second note") {
    Cassette cassette;
    REQUIRE(cassette.intend(41));
    REQUIRE(cassette.keep(41));
    CHECK(cassette.intend(41).error().code == core::ProblemCode::device_failed);
    CHECK(cassette.intend(42));
}

TEST_CASE("a note that came back is forgotten") {
    Cassette cassette;
    REQUIRE(cassette.intend(41));
    REQUIRE(core::note_came_back(cassette.counter(), "777"));
    REQUIRE(cassette.settle(41));
    CHECK(cassette.held().is_zero());
    CHECK(cassette.unexplained() == 0);
}

TEST_CASE("a note of another value than was read is called unknown, never guessed") {
    Cassette cassette;
    REQUIRE(cassette.intend(41, "20.00"));
    CHECK(cassette.keep(42, "50.00")->is_unknown);
    CHECK(cassette.held().is_zero());
    CHECK(cassette.unexplained() == 1);
    REQUIRE(cassette.settle(42));
    CHECK(cassette.unexplained() == 1);
}

TEST_CASE("a count that was set back never names a note of before") {
    Cassette cassette;
    REQUIRE(cassette.intend(0));
    REQUIRE(cassette.keep(1));
    REQUIRE(cassette.intend(1));
    REQUIRE(cassette.keep(2));
    REQUIRE(cassette.settle(0));
    REQUIRE(cassette.intend(0));
    REQUIRE(cassette.keep(1));
    CHECK(cassette.held() == money("60.00"));
    CHECK(cassette.station.proves_itself());
}

TEST_CASE("a note for another acceptor stays to be seen until that acceptor is back") {
    Cassette cassette;
    REQUIRE(cassette.intend(41));
    CHECK(cassette.unexplained("888") == 1);
    REQUIRE(cassette.settle(42));
    CHECK(cassette.held() == money("20.00"));
    CHECK(cassette.unexplained("888") == 0);
}
