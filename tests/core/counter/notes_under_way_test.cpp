#include "core/counter/notes_under_way.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include "core/counter/drawer_close.h"
#include "core/counter/drawers.h"
#include "core/reports/session_report.h"
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
    std::vector<core::UnexplainedNote> unexplained() {
        return core::NoteReader(station.reader()).unexplained(1).value();
    }
    std::size_t unknown() {
        return static_cast<std::size_t>(
            std::ranges::count(unexplained(), false, &core::UnexplainedNote::is_under_way));
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
        CHECK(cassette.unknown() == given.unexplained);
        CHECK(cassette.unexplained().size() == given.unexplained);  // and none is under way
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
        CHECK(cassette.unknown() == 0);
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

TEST_CASE("an acceptor that could not say its count for once goes on counting") {
    for (const std::int64_t count : {41, 42}) {
        Cassette cassette;
        REQUIRE(cassette.intend(41));
        cassette.restart();
        REQUIRE(cassette.settle(std::nullopt));
        CHECK(cassette.unknown() == 1);
        REQUIRE(cassette.settle(count));
        REQUIRE(cassette.intend(count, "5.00"));
        REQUIRE(cassette.keep(count + 1, "5.00"));
        REQUIRE(cassette.settle(count + 1));
        CHECK(cassette.held() == money("5.00"));
        CHECK(cassette.unknown() == 1);
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
    CHECK(cassette.unknown() == 0);
}

TEST_CASE("a note of another value than was read is called unknown, never guessed") {
    Cassette cassette;
    REQUIRE(cassette.intend(41, "20.00"));
    CHECK(cassette.keep(42, "50.00")->is_unknown);
    CHECK(cassette.held().is_zero());
    CHECK(cassette.unknown() == 1);
    CHECK(cassette.unexplained().front().fact.denomination == money("50.00"));
    REQUIRE(cassette.settle(42));
    CHECK(cassette.unknown() == 1);
}

TEST_CASE("a note called unknown and told again, for its acknowledgement was lost, stays one unknown note") {
    Cassette cassette;
    REQUIRE(cassette.intend(41));
    REQUIRE(cassette.keep(42, "50.00")->is_unknown);
    cassette.restart();
    CHECK(cassette.keep(42, "50.00", true)->is_unknown);
    CHECK(cassette.held().is_zero());
    CHECK(cassette.unknown() == 1);
    CHECK(cassette.intend(42));  // and the next note is taken
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
    REQUIRE(core::settle_notes(cassette.counter(), {"888", 7}));
    REQUIRE(cassette.unexplained().size() == 1);
    CHECK(cassette.unexplained().front().is_under_way());
    CHECK(cassette.unexplained().front().fact.acceptor == "777");
    REQUIRE(cassette.settle(42));
    CHECK(cassette.held() == money("20.00"));
    CHECK(cassette.unexplained().empty());
}

TEST_CASE("a note nobody can explain is an alarm that names it, once, and moves no money") {
    Cassette cassette;
    REQUIRE(cassette.intend(41, "20.00", "a1"));
    cassette.restart();
    for (int time = 0; time < 2; ++time) REQUIRE(cassette.settle(43));
    const auto notes = cassette.unexplained();
    REQUIRE(notes.size() == 2);
    const core::AcceptorSensed& intended = notes[0].fact;
    CHECK(intended.acceptor == "777");
    CHECK(intended.stacked == 42);
    CHECK(intended.denomination == money("20.00"));
    CHECK(intended.attempt == "a1");
    CHECK(intended.account == "10-00041-00");
    CHECK(intended.session == "K1-S0001");
    CHECK(notes[1].fact.stacked == 43);
    CHECK(notes[1].fact.denomination.is_zero());
    const auto head = cassette.station.store->head().count;
    CHECK(cassette.station.reader().entry(head).value()->person == "rosa");
    CHECK(cassette.station.reader().transfers_net(head)->empty());
    CHECK(cassette.station.proves_itself());
}

TEST_CASE("a count that jumps says how many notes it holds more") {
    Cassette cassette;
    REQUIRE(cassette.settle(41));
    REQUIRE(cassette.settle(44));
    REQUIRE(cassette.unexplained().size() == 1);
    CHECK(cassette.unexplained().front().fact.notes == 3);
    CHECK(cassette.unexplained().front().fact.stacked == 44);
    REQUIRE(cassette.intend(44));
    CHECK(cassette.keep(45)->held == money("20.00"));
}

TEST_CASE("an alarm of the acceptor is the same after reading, and no other shape is taken") {
    const core::AcceptorSensed fact{.what = core::AcceptorAlarm::note_unknown,
                                    .acceptor = "777",
                                    .stacked = 42,
                                    .note = "777#42",
                                    .notes = 1,
                                    .denomination = money("20.00"),
                                    .attempt = "a1",
                                    .account = "10-00041-00",
                                    .session = "W2-S0001"};
    const auto body = core::to_body(fact);
    CHECK(core::to_body(core::acceptor_sensed_from(body)) == body);
    for (const char* other : {R"({})", R"({"what":"sings","acceptor":"777"})", R"({"what":"note_unknown"})",
                              R"({"what":"fraud_attempt","acceptor":"777","stacked":"many"})"})
        CHECK_THROWS_AS(core::acceptor_sensed_from(nlohmann::json::parse(other)), nlohmann::json::exception);
}

TEST_CASE("X and Z show notes nobody can explain apart, and their figures are the same") {
    Cassette cassette;
    REQUIRE(cassette.intend(41));
    REQUIRE(cassette.keep(41));
    const auto x = [&] { return core::to_json(core::session_report(cassette.station.reader(), 1).value()); };
    const auto before = x();
    CHECK_FALSE(before.contains("notes_unexplained"));
    REQUIRE(cassette.intend(42, "5.00", "a2"));
    CHECK(x().at("notes_unexplained").front().at("state") == "under_way");
    REQUIRE(cassette.settle(std::nullopt));
    const auto after = x();
    const auto& note = after.at("notes_unexplained").front();
    CHECK(note.at("state") == "unknown");
    CHECK(note.at("amount") == "5.00");
    CHECK(note.at("stacked") == 43);
    CHECK(note.at("acceptor") == "777");
    CHECK(note.at("attempt") == "a2");
    for (const char* part : {"cash", "payments", "funds_held", "net_by_tender", "grand_totals"})
        CHECK(after.at(part) == before.at(part));

    core::MoneyByTender counted;
    for (const auto& rule : cassette.station.policy.tenders) counted[rule.type] = core::Money();
    counted[core::TenderType::cash] = money("25.00");
    REQUIRE(core::count_drawer(cassette.counter(), counted, {}, {.person = "rosa"}));
    const auto closed = core::close_drawer(
        cassette.counter(), {.person = "rosa", .reason = "a note more", .approved_by = "sam"}, {});
    REQUIRE(closed);
    CHECK(closed->z.at("notes_unexplained") == after.at("notes_unexplained"));
    CHECK(cassette.station.proves_itself());
}
