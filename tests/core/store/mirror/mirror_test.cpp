#include <catch2/catch.hpp>
#include <fstream>

#include "tests/core/store/mirror/filled_mirror.h"

using core::AccountLoad;
using core::ReceivableLoad;
using test::account_number;
using test::account_row;
using test::load_accounts;
using test::load_receivables;
using test::mirror_reader;
using test::mirror_writer;
using test::receivable_row;

TEST_CASE("a mirror that is not there yet reads as empty, and is found once it is") {
    const test::TemporaryFolder folder;
    core::MirrorReader reader = mirror_reader(folder.path());
    CHECK_FALSE(reader.account(account_number("10-00041-00")).value().has_value());
    CHECK(reader.receivables(account_number("10-00041-00")).value().empty());
    CHECK(reader.included_seq().value() == 0);
    CHECK(reader.search("gonzalez", 10).value().empty());
    CHECK_FALSE(reader.accounts_snapshot().value().has_value());

    core::MirrorWriter writer = mirror_writer(folder.path());
    CHECK_FALSE(reader.account(account_number("10-00041-00")).value().has_value());
    load_accounts(writer, {account_row("10-00041-00", "Maria Gonzalez", "118 Elm St Apt 2", "cash_only")});
    CHECK(reader.account(account_number("10-00041-00")).value()->name == "Maria Gonzalez");
}

TEST_CASE("an account and what is open on it come back as they went in") {
    const test::TemporaryFolder folder;
    core::MirrorWriter writer = mirror_writer(folder.path());
    load_accounts(writer,
                  {account_row("10-00041-00", "Maria González", "118 Elm St Apt 2", "cash_only;plan")});
    load_receivables(
        writer,
        {receivable_row("R-5512", "10-00041-00", "62.10"), receivable_row("R-5601", "10-00041-00", "61.35")},
        17);

    core::MirrorReader reader = mirror_reader(folder.path());
    const auto standing = reader.standing(account_number("10-00041-00")).value();
    REQUIRE(standing.has_value());
    CHECK(standing->account == core::Account{.number = account_number("10-00041-00"),
                                             .name = "Maria González",
                                             .address = "118 Elm St Apt 2",
                                             .phone = "555-0100",
                                             .account_class = "residential",
                                             .status = "active",
                                             .flags = "cash_only;plan"});
    REQUIRE(standing->receivables.size() == 2);
    CHECK(standing->receivables[0].id == "R-5512");
    CHECK(standing->receivables[1].amount == test::money("61.35"));
    CHECK(standing->receivables[1].due_date.text() == "2026-12-05");
    CHECK(standing->included_seq == 17);
    CHECK(reader.receivables(account_number("10-00041-00")).value() == standing->receivables);
    CHECK_FALSE(reader.standing(account_number("10-00102-06")).value().has_value());
}

TEST_CASE("a load of accounts adds and changes, and leaves the others") {
    const test::TemporaryFolder folder;
    core::MirrorWriter writer = mirror_writer(folder.path());
    load_accounts(writer,
                  {account_row("10-00041-00", "Maria Gonzalez"), account_row("10-00102-06", "Baker")});

    const auto load = writer.load_accounts();
    REQUIRE(load.has_value());
    CHECK((*load)->put(account_row("10-00102-06", "Baker-Hill")).value() == AccountLoad::Outcome::changed);
    CHECK((*load)->put(account_row("10-00102-06", "Baker Third")).value() == AccountLoad::Outcome::repeated);
    CHECK((*load)->put(account_row("10-00203-04", "Chen")).value() == AccountLoad::Outcome::added);
    CHECK((*load)->put(account_row("10-00203-04", "Chen")).value() == AccountLoad::Outcome::repeated);
    REQUIRE((*load)->finish({.at = {1234}, .source = "second.csv", .rejected = 2}).has_value());

    core::MirrorReader reader = mirror_reader(folder.path());
    CHECK(reader.account(account_number("10-00041-00")).value()->name == "Maria Gonzalez");
    CHECK(reader.account(account_number("10-00102-06")).value()->name == "Baker-Hill");
    CHECK(reader.search("hill", 10).value().size() == 1);
    CHECK(reader.search("third", 10).value().empty());
    const auto snapshot = reader.accounts_snapshot().value();
    REQUIRE(snapshot.has_value());
    CHECK(snapshot->load == 2);
    CHECK(snapshot->records == 3);
    CHECK(snapshot->rejected == 2);
    CHECK(snapshot->source == "second.csv");
    CHECK(snapshot->loaded_at.utc_ms == 1234);
}

TEST_CASE("the same accounts again change nothing") {
    const test::TemporaryFolder folder;
    core::MirrorWriter writer = mirror_writer(folder.path());
    load_accounts(writer, {account_row("10-00041-00", "Maria Gonzalez")});
    const auto load = writer.load_accounts();
    REQUIRE(load.has_value());
    CHECK((*load)->put(account_row("10-00041-00", "Maria Gonzalez")).value() ==
          AccountLoad::Outcome::unchanged);
    CHECK((*load)->put(account_row("10-00041-00", "Maria Gonzalez")).value() ==
          AccountLoad::Outcome::repeated);
}

TEST_CASE("a load of receivables replaces all of them with its included_seq") {
    const test::TemporaryFolder folder;
    core::MirrorWriter writer = mirror_writer(folder.path());
    load_accounts(writer, {account_row("10-00041-00", "Maria Gonzalez")});
    load_receivables(
        writer, {receivable_row("R-1", "10-00041-00", "1.00"), receivable_row("R-2", "10-00041-00", "2.00")},
        5);

    const auto load = writer.load_receivables();
    REQUIRE(load.has_value());
    CHECK((*load)->replaced() == 2);
    CHECK((*load)->put(receivable_row("R-2", "10-00041-00", "2.50")).value() ==
          ReceivableLoad::Outcome::added);
    CHECK((*load)->put(receivable_row("R-2", "10-00041-00", "9.00")).value() ==
          ReceivableLoad::Outcome::repeated);
    CHECK((*load)->put(receivable_row("R-3", "10-00102-06", "9.00")).value() ==
          ReceivableLoad::Outcome::unknown_account);

    core::MirrorReader reader = mirror_reader(folder.path());
    CHECK(reader.standing(account_number("10-00041-00")).value()->receivables.size() == 2);
    CHECK(reader.included_seq().value() == 5);
    REQUIRE((*load)->finish({.included_seq = 9}).has_value());
    const auto standing = reader.standing(account_number("10-00041-00")).value();
    REQUIRE(standing->receivables.size() == 1);
    CHECK(standing->receivables[0].amount == test::money("2.50"));
    CHECK(standing->included_seq == 9);
}

TEST_CASE("a load that is not finished leaves the mirror as it was") {
    const test::TemporaryFolder folder;
    core::MirrorWriter writer = mirror_writer(folder.path());
    load_accounts(writer, {account_row("10-00041-00", "Maria Gonzalez")});
    load_receivables(writer, {receivable_row("R-1", "10-00041-00", "1.00")}, 5);
    {
        const auto load = writer.load_accounts();
        REQUIRE((*load)->put(account_row("10-00041-00", "Somebody Else")).has_value());
    }
    { REQUIRE(writer.load_receivables().has_value()); }
    core::MirrorReader reader = mirror_reader(folder.path());
    CHECK(reader.account(account_number("10-00041-00")).value()->name == "Maria Gonzalez");
    CHECK(reader.receivables(account_number("10-00041-00")).value().size() == 1);
    load_accounts(writer, {account_row("10-00102-06", "Baker")});
    CHECK(reader.search("somebody", 10).value().empty());
    CHECK(reader.search("maria", 10).value().size() == 1);
}

TEST_CASE("a second writer is refused and told who holds the mirror") {
    const test::TemporaryFolder folder;
    const core::MirrorWriter writer = mirror_writer(folder.path());
    const auto second = core::MirrorWriter::open(folder.path(), "another");
    REQUIRE_FALSE(second.has_value());
    CHECK(second.error().code == core::ProblemCode::mirror_in_use);
    CHECK(second.error().message().find("a test") != std::string::npos);
}

TEST_CASE("a mirror cut short while it was first made is made again") {
    const test::TemporaryFolder folder;
    std::ofstream(folder.path() / "mirror.db.new") << "half a file";
    CHECK(mirror_reader(folder.path()).included_seq().value() == 0);
    core::MirrorWriter writer = mirror_writer(folder.path());
    load_accounts(writer, {account_row("10-00041-00", "Maria Gonzalez")});
    CHECK_FALSE(std::filesystem::exists(folder.path() / "mirror.db.new"));
}

TEST_CASE("a file that is no mirror is refused, never overwritten") {
    const test::TemporaryFolder folder;
    std::ofstream(folder.path() / "mirror.db") << std::string(5000, 'x');
    CHECK_FALSE(core::MirrorReader::open(folder.path()).has_value());
    CHECK_FALSE(core::MirrorWriter::open(folder.path(), "a test").has_value());
    CHECK(std::filesystem::file_size(folder.path() / "mirror.db") == 5000);
}
