#include <catch2/catch.hpp>

#include "core/headoffice/office_schema.h"
#include "tests/support/head_office/posting_office.h"

TEST_CASE("entries that came before their month had a part of its own move into it", "[months]") {
    test::PostingOffice office;
    office.run(
        "INSERT INTO paydesk.entries (station, seq, month, day, at, person, kind, payload, hash) VALUES "
        "('W9', 1, '2030-03-01', '2030-03-05', 0, '', '', 'x', 'y')");
    CHECK(office.one("SELECT tableoid::regclass::text FROM paydesk.entries WHERE station = 'W9'") ==
          "paydesk.entries_other");
    REQUIRE(core::make_office_schema(office.office, core::Date::parse("2030-02-01").value()));
    CHECK(office.one("SELECT tableoid::regclass::text FROM paydesk.entries WHERE station = 'W9'") ==
          "paydesk.entries_2030_03");
    CHECK(office.one("SELECT payload FROM paydesk.entries WHERE station = 'W9'") == "x");
    REQUIRE(core::make_office_schema(office.office, core::Date::parse("2030-02-01").value()));
    CHECK(office.one("SELECT count(*) FROM paydesk.entries WHERE station = 'W9'") == "1");
}
