#include "kiosk/flows/kiosk/kiosk_sentences.h"

#include <catch2/catch.hpp>

#include "tests/support/test_station.h"

using kiosk::grouped_account;
using kiosk::masked_name;

TEST_CASE("a name is masked to its first and last letters") {
    CHECK(masked_name("Maria Gonzalez") == "M*** G.");
    CHECK(masked_name("Ana Maria de la Cruz") == "A*** C.");
    CHECK(masked_name("Élodie Ñandú") == "É*** Ñ.");
    CHECK(masked_name("Ann") == "A***");
    CHECK(masked_name("  Ann  ") == "A***");
    CHECK(masked_name("") == "***");
}

TEST_CASE("digits stand in the groups of an account number while they are typed") {
    CHECK(grouped_account("").typed == "");
    CHECK(grouped_account("").rest == "__-_____-__");
    CHECK(grouped_account("10").typed == "10");
    CHECK(grouped_account("10").rest == "-_____-__");
    CHECK(grouped_account("100").typed == "10-0");
    CHECK(grouped_account("100004100").typed == "10-00041-00");
    CHECK(grouped_account("100004100").rest == "");
}

TEST_CASE("few charges are a line each, many are one line late and one line current") {
    test::TestStation station("kiosk");
    const auto texts = core::Texts::load("en").value();
    const auto today = core::Date::parse("2026-11-23").value();
    const auto number = test::account_number("10-00041-00");
    const auto lines = [&] {
        return kiosk::owed_lines(core::account_due(station.accounts, station.reader(), number, today).value(), today, texts);
    };
    REQUIRE(lines().size() == 2);
    CHECK(lines()[0].what == "Water, late since Oct 20");
    CHECK(lines()[0].late);
    CHECK(lines()[1].what == "Electric, due Dec 5");
    station.accounts.owe("10-00041-00", "R-1", core::ReceivableKind::charge, "sewer", "10.00", "2026-09-20");
    station.accounts.owe("10-00041-00", "R-2", core::ReceivableKind::charge, "refuse", "5.00", "2026-12-01");
    REQUIRE(lines().size() == 2);
    CHECK(lines()[0].what == "2 charges past due, oldest Sep 20");
    CHECK(lines()[0].amount == "$72.10");
    CHECK(lines()[1].what == "2 charges, next due Dec 1");
    CHECK(lines()[1].amount == "$66.35");
}

TEST_CASE("seconds are counted up, never below zero") {
    CHECK(kiosk::seconds_left(12'001) == 13);
    CHECK(kiosk::seconds_left(12'000) == 12);
    CHECK(kiosk::seconds_left(1) == 1);
    CHECK(kiosk::seconds_left(0) == 0);
    CHECK(kiosk::seconds_left(-5) == 0);
}
