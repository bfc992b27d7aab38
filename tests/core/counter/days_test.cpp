#include "core/counter/days.h"

#include <catch2/catch.hpp>

#include "tests/support/test_station.h"

TEST_CASE("a business date more than a week from the clock's needs a reason") {
    test::TestStation station;  // its clock says 2026-11-23
    const auto open = [&](const char* date, const char* reason) {
        return core::open_day(station.counter(), core::Date::parse(date).value(),
                              {.person = "sam", .reason = reason});
    };
    const auto refused = open("2027-11-23", "");
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == core::ProblemCode::reason_missing);
    CHECK(refused.error().detail.find("365 days") != std::string::npos);
    CHECK(open("2026-12-01", "").error().code == core::ProblemCode::reason_missing);
    CHECK(open("2026-11-15", "").error().code == core::ProblemCode::reason_missing);
    CHECK(open("2026-11-30", "").has_value());
}

TEST_CASE("with a reason a far business date is opened, and the reason is on record") {
    test::TestStation station;
    const auto opened = core::open_day(station.counter(), core::Date::parse("2027-01-04").value(),
                                       {.person = "sam", .reason = "closed over the holidays"});
    REQUIRE(opened.has_value());
    CHECK(opened->body.at("reason") == "closed over the holidays");
}

TEST_CASE("a business date is opened once, and none before it afterwards") {
    test::TestStation station;
    const auto open = [&](const char* date) {
        return core::open_day(station.counter(), core::Date::parse(date).value(), {.person = "sam"});
    };
    REQUIRE(open("2026-11-23").has_value());
    REQUIRE(core::close_day(station.counter(), {.person = "sam"}).has_value());
    CHECK(open("2026-11-23").error().code == core::ProblemCode::business_date_not_later);
    CHECK(open("2026-11-22").error().code == core::ProblemCode::business_date_not_later);
    CHECK(open("2026-11-24").has_value());
}
