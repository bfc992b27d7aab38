#include <catch2/catch.hpp>

#include "tests/core/store/mirror/filled_mirror.h"

using core::AccountWriter;
using core::ReceivableWriter;
using test::account_number;
using test::account_row;
using test::mirror_reader;
using test::mirror_writer;
using test::money;
using test::receivable_row;

namespace {

core::AccountRow with_amounts(core::AccountRow row, const std::string& credit, const std::string& deposit) {
    row.credit = money(credit);
    row.deposit = money(deposit);
    return row;
}

// Gonzalez with, Baker with R-3 and credit, as of entry 5.
void load_all(core::MirrorWriter& writer) {
    const auto load = writer.load_customers(true);
    REQUIRE(load.has_value());
    for (const auto& row : {account_row("10-00041-00", "Maria Gonzalez"),
                            with_amounts(account_row("10-00102-06", "Baker"), "7.00", "150.00")}) {
        REQUIRE((*load)->put(row).value() == AccountWriter::Outcome::added);
    }
    for (const auto& row :
         {receivable_row("R-1", "10-00041-00", "1.00"), receivable_row("R-2", "10-00041-00", "2.00"),
          receivable_row("R-3", "10-00102-06", "3.00")}) {
        REQUIRE((*load)->put(row).value() == ReceivableWriter::Outcome::added);
    }
    REQUIRE((*load)->finish({.included_seq = 5, .source = "head office"}, "line.1.40").has_value());
}

// What the mirror says of an account: "credit/deposit/included_seq: receivable amount ...".
std::string said_of(core::MirrorReader& reader, const std::string& number) {
    const auto standing = reader.standing(account_number(number)).value();
    REQUIRE(standing.has_value());
    std::string said = standing->credit.text() + "/" + standing->deposit.text() + "/" +
                       std::to_string(standing->included_seq) + ":";
    for (const core::Receivable& owed : standing->receivables)
        said += " " + owed.id + " " + owed.amount.text();
    return said;
}

std::string cursor_of(core::MirrorReader& reader) {
    const auto state = reader.head_office().value();
    return state ? state->cursor : "none";
}

}  // namespace

TEST_CASE("customers from head office bring credit, deposit, receivables, included_seq and cursor together") {
    const test::TemporaryFolder folder;
    core::MirrorWriter writer = mirror_writer(folder.path());
    load_all(writer);
    core::MirrorReader reader = mirror_reader(folder.path());
    CHECK(said_of(reader, "10-00041-00") == "0.00/0.00/5: R-1 1.00 R-2 2.00");
    CHECK(said_of(reader, "10-00102-06") == "7.00/150.00/5: R-3 3.00");
    CHECK(cursor_of(reader) == "line.1.40");
    CHECK(reader.accounts_snapshot().value()->records == 2);
    CHECK(reader.receivables_snapshot().value()->records == 3);
}

TEST_CASE("changes from head office add, change and forget receivables and leave the rest") {
    const test::TemporaryFolder folder;
    core::MirrorWriter writer = mirror_writer(folder.path());
    load_all(writer);
    const auto load = writer.load_customers(false);
    REQUIRE(load.has_value());
    CHECK((*load)->put(with_amounts(account_row("10-00041-00", "Maria Gonzalez"), "4.00", "0.00")).value() ==
          AccountWriter::Outcome::changed);
    CHECK((*load)->put(receivable_row("R-2", "10-00041-00", "0.50")).value() ==
          ReceivableWriter::Outcome::changed);
    CHECK((*load)->put(receivable_row("R-4", "10-00041-00", "9.00")).value() ==
          ReceivableWriter::Outcome::added);
    CHECK((*load)->put(receivable_row("R-5", "10-00203-04", "9.00")).value() ==
          ReceivableWriter::Outcome::unknown_account);
    CHECK((*load)->forget("R-1").has_value());
    CHECK((*load)->forget("R-99").has_value());

    core::MirrorReader reader = mirror_reader(folder.path());
    CHECK(said_of(reader, "10-00041-00") == "0.00/0.00/5: R-1 1.00 R-2 2.00");
    CHECK(cursor_of(reader) == "line.1.40");
    REQUIRE((*load)->finish({.included_seq = 8}, "line.1.41").has_value());
    CHECK(said_of(reader, "10-00041-00") == "4.00/0.00/8: R-2 0.50 R-4 9.00");
    CHECK(said_of(reader, "10-00102-06") == "7.00/150.00/8: R-3 3.00");
    CHECK(cursor_of(reader) == "line.1.41");
}

TEST_CASE("a load of customers that is not finished leaves the mirror as it was") {
    const test::TemporaryFolder folder;
    core::MirrorWriter writer = mirror_writer(folder.path());
    load_all(writer);
    for (const bool all : {true, false}) {
        const auto load = writer.load_customers(all);
        REQUIRE(load.has_value());
        REQUIRE((*load)->put(with_amounts(account_row("10-00102-06", "Hill"), "1.00", "1.00")).has_value());
        REQUIRE((*load)->put(receivable_row("R-9", "10-00102-06", "9.00")).has_value());
        REQUIRE((*load)->forget("R-3").has_value());
    }
    core::MirrorReader reader = mirror_reader(folder.path());
    CHECK(said_of(reader, "10-00102-06") == "7.00/150.00/5: R-3 3.00");
    CHECK(cursor_of(reader) == "line.1.40");
}

TEST_CASE("a whole load replaces receivables, and knows no credit of accounts that it does not name") {
    const test::TemporaryFolder folder;
    core::MirrorWriter writer = mirror_writer(folder.path());
    load_all(writer);
    const auto load = writer.load_customers(true);
    REQUIRE((*load)->put(account_row("10-00041-00", "Maria Gonzalez")).has_value());
    REQUIRE((*load)->put(receivable_row("R-2", "10-00041-00", "2.50")).has_value());
    CHECK((*load)->put(receivable_row("R-2", "10-00041-00", "9.00")).value() ==
          ReceivableWriter::Outcome::repeated);
    REQUIRE((*load)->finish({.included_seq = 9}, "other.1.1").has_value());
    core::MirrorReader reader = mirror_reader(folder.path());
    CHECK(said_of(reader, "10-00041-00") == "0.00/0.00/9: R-2 2.50");
    CHECK(said_of(reader, "10-00102-06") == "0.00/0.00/9:");
    CHECK(reader.account(account_number("10-00102-06")).value()->name == "Baker");
}

TEST_CASE("an import of accounts keeps credit and deposit and asks head office for everything again") {
    const test::TemporaryFolder folder;
    core::MirrorWriter writer = mirror_writer(folder.path());
    load_all(writer);
    test::load_accounts(writer, {account_row("10-00102-06", "Baker-Hill")});
    core::MirrorReader reader = mirror_reader(folder.path());
    CHECK(said_of(reader, "10-00102-06") == "7.00/150.00/5: R-3 3.00");
    CHECK(reader.account(account_number("10-00102-06")).value()->name == "Baker-Hill");
    CHECK(cursor_of(reader).empty());
}

TEST_CASE("an import of receivables is another snapshot, in which no credit and no deposit is known") {
    const test::TemporaryFolder folder;
    core::MirrorWriter writer = mirror_writer(folder.path());
    load_all(writer);
    test::load_receivables(writer, {receivable_row("R-3", "10-00102-06", "3.00")}, 2);
    core::MirrorReader reader = mirror_reader(folder.path());
    CHECK(said_of(reader, "10-00102-06") == "0.00/0.00/2: R-3 3.00");
    CHECK(cursor_of(reader).empty());
}

TEST_CASE("imports alone leave no trace of a head office") {
    const test::TemporaryFolder folder;
    core::MirrorWriter writer = mirror_writer(folder.path());
    test::load_accounts(writer, {account_row("10-00102-06", "Baker")});
    test::load_receivables(writer, {receivable_row("R-3", "10-00102-06", "3.00")}, 2);
    core::MirrorReader reader = mirror_reader(folder.path());
    CHECK(cursor_of(reader) == "none");
}
