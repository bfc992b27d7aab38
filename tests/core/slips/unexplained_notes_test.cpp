#include <catch2/catch.hpp>

#include "core/counter/drawer_close.h"
#include "core/counter/drawers.h"
#include "core/counter/notes_under_way.h"
#include "core/receipts/text_renderer.h"
#include "core/slips/slips.h"
#include "tests/support/test_station.h"

using test::money;

namespace {

// A cassette with a note that was on its way when the acceptor stopped counting.
struct Cassette {
    test::TestStation station{"kiosk"};
    core::Texts texts;

    explicit Cassette(const std::string& language) : texts(core::Texts::load(language).value()) {
        station.open_day_and_drawer("");
        REQUIRE(
            core::intend_note(station.counter(), {"777", 42}, {"a2", "10-00041-00"}, money("5.00"), "id"));
    }
    void call_unknown() { REQUIRE(core::settle_notes(station.counter(), {"777", std::nullopt})); }
    std::string x() {
        const auto session = station.reader().open_session().value().value();
        return text(core::x_slip(context(), session, station.clock.moment));
    }
    std::string z() {
        core::MoneyByTender counted;
        for (const auto& rule : station.policy.tenders) counted[rule.type] = core::Money();
        counted[core::TenderType::cash] = money("5.00");
        REQUIRE(core::count_drawer(station.counter(), counted, {}, {.person = "rosa"}));
        REQUIRE(core::close_drawer(station.counter(),
                                   {.person = "rosa", .reason = "a note more", .approved_by = "sam"}, {}));
        const auto last = station.reader().entry(station.store->head().count).value().value();
        return text(core::session_z_of(context(), last));
    }

  private:
    core::SlipContext context() { return {station.reader(), station.policy, texts}; }
    static std::string text(const core::Result<core::PrintedDocument>& page) {
        REQUIRE(page);
        return core::render_text(*page).value();
    }
};

}  // namespace

TEST_CASE("X and Z name each note nobody can explain, whose it was to be, and what to do") {
    for (const bool closes : {false, true}) {
        Cassette cassette("en");
        cassette.call_unknown();
        const std::string page = closes ? cassette.z() : cassette.x();
        for (const char* part : {"Notes not explained", "1 note", "5.00", "Acceptor 777, note 43",
                                 "Account 10-00041-00", "Attempt a2", "Count the cash box."})
            CHECK_THAT(page, Catch::Contains(part));
    }
}

TEST_CASE("an X says of a note on its way that it is") {
    Cassette cassette("es");
    CHECK_THAT(cassette.x(), Catch::Contains("Billete en camino"));
    cassette.call_unknown();
    CHECK_THAT(cassette.x(), !Catch::Contains("Billete en camino"));
}

TEST_CASE("without such notes the pages do not speak of them") {
    Cassette cassette("en");
    REQUIRE(core::note_came_back(cassette.station.counter(), "777"));
    CHECK_THAT(cassette.x(), !Catch::Contains("not explained"));
}
