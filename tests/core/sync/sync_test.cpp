#include "tests/core/sync/posting_station.h"

#include <cstdlib>
#include <random>

#include "core/store/mirror/mirror_writer.h"
#include "core/sync/backoff.h"

using core::SyncStanding;
using test::PostingStation;

TEST_CASE("one run posts what head office lacks and brings the customers", "[sync]") {
    PostingStation w2;
    CHECK(core::standing_of(w2.state(), 8, {}).standing == SyncStanding::never);
    auto report = w2.once();
    CHECK(report.standing == SyncStanding::online);
    CHECK(report.behind == 0);
    CHECK(report.customers.all);
    CHECK(w2.due() == "123.45 credit 0.00");
    CHECK(w2.state().posted_hash == w2.station.store->head().hash);
    CHECK(w2.state().safe);

    w2.pay("62.10");
    CHECK(w2.due() == "61.35 credit 0.00");  // subtracted here until head office's amounts hold it
    report = w2.once();
    CHECK_FALSE(report.customers.all);
    CHECK(w2.due() == "61.35 credit 0.00");
    w2.check_same_at_both_ends();
    CHECK(w2.once().posted == 0);
}

TEST_CASE("what is due stays right while some payments are in the snapshot and some are not", "[sync]") {
    PostingStation w2;
    w2.once();
    w2.pay("10.00");
    w2.once();
    w2.pay("20.00");  // not posted yet
    CHECK(w2.due() == "93.45 credit 0.00");
    w2.run(
        "UPDATE paydesk.receivables SET amount = amount + 1000 WHERE id = "
        "'R-5601'");
    w2.wire.cut_after(0, 0);
    w2.once();
    CHECK(w2.due() == "93.45 credit 0.00");
    w2.wire.cut_after(-1, -1);
    w2.once();
    CHECK(w2.due() == "103.45 credit 0.00");
}

TEST_CASE("many pages of customers arrive whole, all of them and what changed", "[sync]") {
    PostingStation w2;
    w2.run(
        "INSERT INTO paydesk.receivables (id, account, kind, service, amount, due_date, origin) "
        "SELECT 'N-' || n, '10-00041-00', 'charge', 'water', n, '2026-12-07', 'billing' "
        "FROM generate_series(1, 9000) n");
    const auto due_there = [&] {
        const auto cents = w2.one("SELECT sum(amount - paid) FROM paydesk.receivables");
        return core::Money::from_cents(std::stoll(cents)).text() + " credit 0.00";
    };
    auto report = w2.once();
    CHECK(report.customers.all);
    CHECK(report.customers.receivables == 9002);
    CHECK(w2.due() == due_there());
    w2.run("UPDATE paydesk.receivables SET amount = amount + 1 WHERE id IN ('N-1', 'N-4000', 'N-9000')");
    w2.run("UPDATE paydesk.receivables SET paid = amount WHERE id = 'N-77'");
    report = w2.once();
    CHECK_FALSE(report.customers.all);
    CHECK(report.customers.receivables == 4);
    CHECK(w2.due() == due_there());
    w2.run("ANALYZE paydesk.receivables");
    w2.run("UPDATE paydesk.receivables SET amount = amount + 1 WHERE id LIKE 'N-%5'");  // 900 of them:
                                                                                        // several lists
    report = w2.once();
    CHECK_FALSE(report.customers.all);
    CHECK(w2.due() == due_there());
    w2.run("UPDATE paydesk.receivables SET amount = amount + 1 WHERE id LIKE 'N-%'");  // all is shorter than
                                                                                       // what changed
    report = w2.once();
    CHECK(report.customers.all);
    CHECK(w2.due() == due_there());
}

TEST_CASE("a station gets everything when changes since its last copy may be forgotten", "[sync]") {
    PostingStation w2;
    w2.once();
    w2.run("UPDATE paydesk.receivables SET amount = amount + 1000 WHERE id = 'R-5601'");
    w2.run("UPDATE paydesk.receivables SET amount = amount + 1000 WHERE id = 'R-5512'");
    w2.run("SELECT paydesk.forget_changes(now() + interval '1 minute')");
    CHECK(w2.one("SELECT count(*) FROM paydesk.changes") == "1");
    auto report = w2.once();
    CHECK(report.customers.all);
    CHECK(w2.due() == "143.45 credit 0.00");
    w2.run("UPDATE paydesk.receivables SET amount = amount - 1000 WHERE id = 'R-5512'");
    report = w2.once();
    CHECK_FALSE(report.customers.all);
    CHECK(w2.due() == "133.45 credit 0.00");
    // A dump of another server, which counted its transactions further.
    w2.run("UPDATE paydesk.changes SET changed = '999999999999'");
    CHECK(w2.once().customers.all);
    w2.run("SELECT paydesk.begin_changes()");
    CHECK(w2.once().customers.all);
    CHECK_FALSE(w2.once().customers.all);
}

TEST_CASE("a head office that knows no customers yet takes none from a station", "[sync]") {
    PostingStation w2;
    w2.once();
    w2.run("DELETE FROM paydesk.receivables; DELETE FROM paydesk.accounts");
    {
        auto mirror = core::MirrorWriter::open(w2.options.folder, "test");
        REQUIRE(mirror->load_customers(false).value()->finish({}, ""));  // forgets the cursor
    }
    CHECK(w2.once().standing == SyncStanding::online);
    CHECK(w2.due() == "123.45 credit 0.00");
}

TEST_CASE("a bill that another station took as well: here the second becomes credit", "[sync]") {
    PostingStation w2;
    w2.once();
    w2.run("UPDATE paydesk.receivables SET paid = amount");  // taken elsewhere
    w2.pay("123.45");                                        // while this station does not know
    w2.once();
    CHECK(w2.due() == "0.00 credit 123.45");
    auto mirror = core::MirrorReader::open(w2.options.folder).value();
    const auto rejects = mirror.head_office_rejects().value();
    REQUIRE(rejects.size() == 2);
    CHECK(rejects[0].code == "paid_over");
}

TEST_CASE("head office does not answer: offline since, nothing lost, and back again", "[sync]") {
    PostingStation w2;
    w2.once();
    w2.pay("10.00");
    w2.wire.cut_after(0, 0);
    auto report = w2.once();
    CHECK(report.standing == SyncStanding::offline);
    CHECK(report.behind > 0);
    const auto since = w2.state().failed_since;
    CHECK(since > 0);
    w2.station.clock.moment.utc_ms += 60'000;
    w2.once();
    CHECK(w2.state().failed_since == since);
    w2.wire.cut_after(-1, -1);
    report = w2.once();
    CHECK(report.standing == SyncStanding::online);
    CHECK(w2.state().failed_since == 0);
    w2.check_same_at_both_ends();
}

TEST_CASE("what fails at head office again and again has failed since the first time", "[sync]") {
    PostingStation w2;
    w2.run("ALTER FUNCTION paydesk.deliveries RENAME TO deliveries_gone");
    CHECK(w2.once().standing == SyncStanding::offline);
    const auto since = w2.state().failed_since;
    w2.station.clock.moment.utc_ms += 60'000;
    w2.pay("10.00");
    CHECK(w2.once().behind == 0);  // posting goes on
    CHECK(w2.state().failed_since == since);
    w2.run("ALTER FUNCTION paydesk.deliveries_gone RENAME TO deliveries");
    CHECK(w2.once().standing == SyncStanding::online);
    CHECK(w2.state().failed_since == 0);
}

TEST_CASE("a network that hangs is given up after the patience that was set", "[sync]") {
    PostingStation w2;
    w2.options.link.patience = std::chrono::milliseconds(300);
    w2.wire.hang(true);
    const auto report = w2.once();
    CHECK(report.standing == SyncStanding::offline);
    CHECK(report.why.find("does not answer") != std::string::npos);
    w2.wire.hang(false);
}

TEST_CASE("a station that must not post is told why", "[sync]") {
    PostingStation w2;
    w2.pay("10.00");
    w2.once();
    SECTION("stopped") {
        w2.run("UPDATE paydesk.stations SET stopped = 'stolen'");
        const auto report = w2.once();
        CHECK(report.standing == SyncStanding::refused);
        CHECK(report.state == "stopped");
        CHECK(report.why == "stolen");
    }
    SECTION("copied") {
        w2.options.install = "machine-2";
        CHECK(w2.once().state == "copied");
    }
    SECTION("restored from a backup: head office has more") {
        w2.run("UPDATE paydesk.stations SET last_seq = last_seq + 5");
        CHECK(w2.once().state == "behind");
    }
    SECTION("forked: head office has another last entry") {
        w2.run("UPDATE paydesk.stations SET last_seq = last_seq - 1, last_hash = repeat('7', 64)");
        CHECK(w2.once().state == "forked");
        CHECK(w2.one("SELECT state FROM paydesk.stations") == "forked");
    }
    SECTION("nobody by this name") {
        w2.run("ALTER ROLE \"paydesk_W2\" NOLOGIN");
        const auto report = w2.once();
        w2.run("ALTER ROLE \"paydesk_W2\" LOGIN");
        CHECK(report.state == "untrusted");
    }
    SECTION("and it recovers once head office lets it") {
        w2.run("UPDATE paydesk.stations SET stopped = 'stolen'");
        w2.once();
        w2.run("UPDATE paydesk.stations SET stopped = ''");
        CHECK(w2.once().standing == SyncStanding::online);
    }
}

TEST_CASE("the clock's difference is noticed", "[sync]") {
    PostingStation w2;
    w2.once();
    const auto ahead = w2.state().clock_ahead;
    w2.station.clock.moment.utc_ms += 3'600'000;
    w2.once();
    CHECK(std::abs(w2.state().clock_ahead - ahead - 3'600'000) < 60'000);
}

// PAYDESK_CUTS=all cuts at every byte, both ways.
TEST_CASE("the wire cut at any byte loses nothing and doubles nothing", "[sync]") {
    PostingStation w2;
    w2.once();
    w2.pay_next();
    w2.once();
    const std::int64_t up = w2.wire.up();
    const std::int64_t down = w2.wire.down();
    const char* wanted = std::getenv("PAYDESK_CUTS");
    const bool all = wanted != nullptr && std::string(wanted) == "all";
    const std::int64_t step = all ? 1 : (up + down) / 60;
    int cut = 0;
    int made = 0;
    for (std::int64_t byte = 1; byte < up + down; byte += step) {
        if (made++ % 10 == 0 && made < 600) {
            w2.pay_next();
        } else {
            w2.open_without_sale();
        }
        if (byte < up) {
            w2.wire.cut_after(byte, -1);
        } else {
            w2.wire.cut_after(-1, byte - up);
        }
        if (w2.once().standing != SyncStanding::online) ++cut;
    }
    CHECK(cut >= 50);
    w2.wire.cut_after(-1, -1);
    CHECK(w2.once().behind == 0);
    w2.check_same_at_both_ends();
    auto mirror = core::MirrorReader::open(w2.options.folder).value();
    CHECK(mirror.included_seq().value() == w2.station.store->head().count);
}

TEST_CASE("a server killed while a backlog drains has all of a batch or nothing", "[sync]") {
    PostingStation w2;
    for (int i = 0; i < 60; ++i) w2.pay_next();
    w2.options.batch = 5;
    int batches = 0;
    const auto report = w2.once([&](const core::SyncProgress& step) {
        if (std::string(step.stage) == "posting" && ++batches == 4)
            test::head_office_server().pull_the_plug();
    });
    CHECK(report.standing == SyncStanding::offline);
    CHECK(report.behind > 0);
    test::head_office_server().start();
    w2.office = test::head_office_server().office(w2.database);
    CHECK(w2.once().behind == 0);
    w2.check_same_at_both_ends();
}

TEST_CASE("waiting grows to five minutes, half of it by chance", "[sync]") {
    CHECK(core::backoff(1, 0).count() == 500);
    CHECK(core::backoff(1, 500).count() == 1000);
    CHECK(core::backoff(4, 0).count() == 4000);
    CHECK(core::backoff(40, 150'000).count() == 300'000);
    CHECK(core::backoff(1'000'000, ~0ULL).count() <= 300'000);
}
