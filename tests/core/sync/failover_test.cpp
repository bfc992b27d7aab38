#include <fmt/format.h>

#include "tests/core/sync/posting_station.h"

using core::SyncStanding;

TEST_CASE("the primary dies in the middle of a backlog: its replica goes on, nothing lost, nothing doubled",
          "[sync][failover]") {
    test::HeadOfficeServer primary;
    test::PostingStation w2(primary);
    test::HeadOfficeServer replica(primary);
    // Whichever of the two takes writes.
    w2.options.link.url = fmt::format(
        "postgresql://localhost:{},localhost:{}/"
        "{}?hostaddr=127.0.0.1,127.0.0.1&target_session_attrs=read-write",
        primary.port(), replica.port(), w2.database);
    w2.pay("10.00");
    REQUIRE(w2.once().standing == SyncStanding::online);
    for (int i = 0; i < 40; ++i) w2.pay_next();
    w2.options.batch = 5;
    int batches = 0;
    const auto cut = w2.once([&](const core::SyncProgress& step) {
        if (std::string(step.stage) == "posting" && ++batches == 4) primary.pull_the_plug();
    });
    CHECK(cut.standing == SyncStanding::offline);
    const auto acknowledged = w2.state().posted_seq;

    replica.promote();
    w2.office = replica.office(w2.database);
    CHECK(std::stoll(w2.one("SELECT last_seq FROM paydesk.stations")) >= acknowledged);
    const auto report = w2.once();
    CHECK(report.standing == SyncStanding::online);
    CHECK(report.behind == 0);
    CHECK(report.customers.all);  // another time line: what changed since is not known there
    w2.check_same_at_both_ends();
    CHECK(w2.due() == "25.25 credit 0.00");
}
