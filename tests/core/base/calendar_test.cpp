#include "core/base/calendar.h"

#include <catch2/catch.hpp>

using core::Date;
using core::Moment;

TEST_CASE("only real dates in ISO form are dates") {
    CHECK(Date::parse("2026-11-23")->text() == "2026-11-23");
    CHECK(Date::parse("2024-02-29").has_value());
    for (const char* bad : {"2026-02-29", "2026-13-01", "2026-1-01", "26-11-23", "2026/11/23", "2026-11-23 ",
                            "1899-12-31", ""}) {
        INFO(bad);
        CHECK_FALSE(Date::parse(bad).has_value());
    }
}

TEST_CASE("a moment reads and writes UTC milliseconds") {
    CHECK(Moment::parse("2026-11-23T16:00:00Z")->utc_ms == 1795449600000);
    CHECK(Moment{1795449600123}.text() == "2026-11-23T16:00:00.123Z");
    CHECK(Moment::parse("2026-11-23T16:00:00.123Z")->utc_ms == 1795449600123);
    for (const char* bad :
         {"2026-11-23T24:00:00Z", "2026-11-23T16:00:00", "2026-11-23 16:00:00Z", "2026-11-23T16:00:00+01Z"}) {
        CHECK_FALSE(Moment::parse(bad).has_value());
    }
}

TEST_CASE("the office's wall clock follows its zone through the change of the clocks") {
    CHECK(core::local_text(*Moment::parse("2026-11-23T16:02:00Z"), "America/Los_Angeles") ==
          "2026-11-23 08:02");
    CHECK(core::local_text(*Moment::parse("2026-07-01T16:02:00Z"), "America/Los_Angeles") ==
          "2026-07-01 09:02");
    CHECK(core::local_text(*Moment::parse("2026-07-01T16:02:00Z"), "no such zone") == "2026-07-01 16:02");
}
