// What a station's folder may be found in, and what is said then.

#include <SQLiteCpp/Database.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <iostream>

#include "core/counter/days.h"
#include "core/counter/drawers.h"
#include "core/store/proof/verify.h"
#include "core/store/station/station_store.h"
#include "tests/proof/proof_station.h"
#include "tests/support/small_disk.h"

namespace {

using core::ProblemCode;

// A station with an open drawer and ten payments, closed again.
void make_worked(proof::ProofStation& station) {
    auto store = station.make({});
    REQUIRE(store.has_value());
    const auto counter = station.counter(*store);
    REQUIRE(core::open_day(counter, core::Date::parse("2026-11-23").value(), {.person = "sam"}).has_value());
    REQUIRE(core::open_drawer(counter, {}, {}, {.person = "rosa"}).has_value());
    for (int n = 0; n < 10; ++n) {
        const auto request = proof::cash_payment("w-" + std::to_string(n), "10.00");
        REQUIRE(core::pay(counter, request, {.person = "rosa"}).has_value());
    }
}

std::filesystem::path file_of(const proof::ProofStation& station) {
    return core::station_file(station.folder.path());
}

core::Result<core::Database> open_reader(const proof::ProofStation& station) {
    return core::Database::open(file_of(station), {.mode = core::Database::Mode::read_only,
                                                   .application_id = core::station_application_id,
                                                   .migrations = core::station_migrations()});
}

// Opening may succeed on a file whose damage lies elsewhere; then the proof must see it.
bool is_noticed(proof::ProofStation& station) {
    const auto store = station.open({});
    return !store || !station.verify();
}

}  // namespace

TEST_CASE("a second writer is refused and told who is there") {
    proof::ProofStation station;
    const auto first = station.make({.holder = "paydesk run (process 812)"});
    REQUIRE(first.has_value());
    const auto second = station.open({.holder = "paydesk pay"});
    REQUIRE(!second.has_value());
    CHECK(second.error().code == ProblemCode::station_in_use);
    CHECK(second.error().message().find("paydesk run (process 812)") != std::string::npos);
    CHECK(first->head().count > 0);
}

TEST_CASE("a reader beside a writer sees whole payments, and the writer goes on") {
    proof::ProofStation station;
    make_worked(station);
    auto store = station.open({});
    REQUIRE(store.has_value());
    auto reader = open_reader(station);
    REQUIRE(reader.has_value());
    const auto before = core::StationReader(*reader).next_payment().value();
    REQUIRE(core::pay(station.counter(*store), proof::cash_payment("beside", "1.00"), {.person = "rosa"})
                .has_value());
    CHECK(core::StationReader(*reader).next_payment().value() == before + 1);
    CHECK(station.verify().has_value());
    CHECK(store->checkpoint_and_truncate().has_value());
}

TEST_CASE("a station of a newer program is refused and left as it is") {
    proof::ProofStation station;
    make_worked(station);
    SQLite::Database(file_of(station).string(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version=99");
    const auto store = station.open({});
    REQUIRE(!store.has_value());
    CHECK(store.error().code == ProblemCode::storage_newer);
    SQLite::Database file(file_of(station).string());
    CHECK(file.execAndGet("PRAGMA user_version").getInt() == 99);
}

TEST_CASE("a file of something else, a folder without a station and an empty file are no stations") {
    proof::ProofStation station;
    CHECK(station.open({}).error().code == ProblemCode::not_a_station);
    std::ofstream(file_of(station)) << "";
    CHECK(station.open({}).error().code == ProblemCode::not_a_station);
    std::ofstream(file_of(station))
        << "This is a letter to my aunt, long enough to be looked at closely by anybody who opens it.";
    CHECK(station.open({}).error().code == ProblemCode::storage_corrupt);
    std::filesystem::remove(file_of(station));
    SQLite::Database(file_of(station).string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
        .exec("CREATE TABLE t (a)");
    CHECK(station.open({}).error().code == ProblemCode::not_a_station);
}

TEST_CASE("a file cut short anywhere is noticed") {
    proof::ProofStation station;
    make_worked(station);
    const auto size = std::filesystem::file_size(file_of(station));
    const auto whole = station.folder.path() / "whole";
    std::filesystem::copy_file(file_of(station), whole);
    for (std::uintmax_t keep = 0; keep < size; keep += size / 50 + 1) {
        INFO(keep << " of " << size << " bytes");
        std::filesystem::copy_file(whole, file_of(station),
                                   std::filesystem::copy_options::overwrite_existing);
        std::filesystem::resize_file(file_of(station), keep);
        CHECK(is_noticed(station));
    }
}

TEST_CASE("a changed amount, payload or hash is noticed") {
    for (const char* damage :
         {"UPDATE payments SET amount = amount + 1 WHERE number = 3",
          "UPDATE tenders SET amount = amount - 1 WHERE payment = 3", "DELETE FROM allocations WHERE n = 1",
          "UPDATE ledger_accounts SET balance = balance + 1 WHERE id = 2",
          "DROP TRIGGER entries_never_change; UPDATE entries SET payload = replace(payload, '1000', '9000')",
          "DROP TRIGGER entries_never_change; UPDATE entries SET hash = zeroblob(32) WHERE seq = 5",
          "DELETE FROM payment_attempts WHERE attempt = 'w-4'"}) {
        INFO(damage);
        proof::ProofStation station;
        make_worked(station);
        REQUIRE(station.verify().has_value());
        SQLite::Database(file_of(station).string(), SQLite::OPEN_READWRITE).exec(damage);
        CHECK(!station.verify().has_value());
    }
}

TEST_CASE("a folder that may not be written to is said to be so") {
    if (::geteuid() == 0) {
        std::cout << "skipped: root may write to every folder\n";
        return;
    }
    proof::ProofStation station;
    make_worked(station);
    std::filesystem::permissions(file_of(station), std::filesystem::perms::owner_read);
    const auto store = station.open({});
    REQUIRE(!store.has_value());
    CHECK(store.error().code == ProblemCode::storage_read_only);
}

TEST_CASE("on a real disk without room payments are refused, and taken again when there is room") {
    proof::ProofStation station;
    const test::SmallDisk disk(station.folder.path(), "2m");
    if (!disk.is_mounted()) {
        std::cout << "skipped: mounting a small disk needs root\n";
        return;
    }
    auto store = station.make({});
    REQUIRE(store.has_value());
    const auto counter = station.counter(*store);
    REQUIRE(core::open_day(counter, core::Date::parse("2026-11-23").value(), {.person = "sam"}).has_value());
    REQUIRE(core::open_drawer(counter, {}, {}, {.person = "rosa"}).has_value());
    const auto ballast = station.folder.path() / "ballast";
    std::ofstream(ballast) << std::string(1'200'000, 'x');
    const auto pay_one = [&](int n) {
        return core::pay(counter, proof::mixed_payment("s-" + std::to_string(n)), {.person = "rosa"});
    };
    int posted = 0;
    while (posted < 1000 && pay_one(posted)) ++posted;
    const auto refused = pay_one(posted);
    REQUIRE(!refused.has_value());
    CHECK(refused.error().code == ProblemCode::storage_full);
    CHECK(store->reader().next_payment().value() == posted + 1);
    std::filesystem::remove(ballast);
    CHECK(pay_one(posted).has_value());
    CHECK(store->reader().next_payment().value() == posted + 2);
    CHECK(station.verify().has_value());
    store = tl::unexpected(core::Problem{ProblemCode::not_a_station, "closed"});
}
