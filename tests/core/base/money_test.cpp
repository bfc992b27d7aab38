#include "core/base/money.h"

#include <catch2/catch.hpp>

using core::Money;

TEST_CASE("an amount is digits with no or exactly two decimals") {
    CHECK(Money::parse("123.45")->cents() == 12345);
    CHECK(Money::parse("-0.05")->cents() == -5);
    CHECK(Money::parse("7")->cents() == 700);
    for (const char* bad :
         {"", "-", ".", "1.", ".50", "1.2", "1.234", "+1.00", " 1.00", "1,000.00", "1e5", "0x10", "١"}) {
        INFO(bad);
        REQUIRE_FALSE(Money::parse(bad).has_value());
        CHECK(Money::parse(bad).error().code == core::ProblemCode::money_malformed);
    }
}

TEST_CASE("an amount of ten million or more is out of range, however many digits it has") {
    CHECK(Money::parse("9999999.99").has_value());
    for (const char* big : {"10000000.00", "99999999999999999999999999999999.00"}) {
        REQUIRE_FALSE(Money::parse(big).has_value());
        CHECK(Money::parse(big).error().code == core::ProblemCode::money_out_of_range);
    }
}

TEST_CASE("money is written with two decimals, and grouped for people") {
    CHECK(Money::from_cents(5).text() == "0.05");
    CHECK(Money::from_cents(-123456).text() == "-1234.56");
    CHECK(Money::from_cents(-123456789).grouped_text() == "-1,234,567.89");
    CHECK(Money::from_cents(99999).grouped_text() == "999.99");
}
