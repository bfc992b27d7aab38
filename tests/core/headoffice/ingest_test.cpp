#include <catch2/catch.hpp>

#include "tests/support/head_office/posting_office.h"

TEST_CASE("what a station posts stands at head office, and posting it again changes nothing", "[ingest]") {
    test::PostingOffice office("first");
    REQUIRE(office.station.pay_cash("10-00041-00", "123.45", "140.00"));
    test::Sender w2 = office.sender();
    const auto entries = office.entries();
    CHECK(w2.hello(entries.back().seq, entries.back().hash).value().at("state") == "welcome");
    const auto answer = w2.ingest(entries).value();
    CHECK(answer.at("rejects").empty());
    CHECK(office.one("SELECT sum(amount) FROM paydesk.payments") == "12345");
    CHECK(office.one("SELECT sum(paid) FROM paydesk.receivables") == "12345");
    CHECK(office.one("SELECT sum(amount) FROM paydesk.tenders WHERE type = 'cash'") == "12345");
    CHECK(w2.ingest(entries).value() == answer);
    CHECK(office.one("SELECT count(*) FROM paydesk.payments") == "1");
    CHECK(office.one("SELECT sum(paid) FROM paydesk.receivables") == "12345");
}
