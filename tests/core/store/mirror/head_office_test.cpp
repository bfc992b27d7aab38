#include <SQLiteCpp/Statement.h>

#include <array>
#include <catch2/catch.hpp>

#include "core/store/mirror/mirror_file.h"
#include "tests/core/store/mirror/filled_mirror.h"

using core::Delivery;
using core::HeadOfficeReject;
using core::HeadOfficeState;
using test::account_number;
using test::account_row;
using test::mirror_reader;
using test::mirror_writer;

namespace {

// A mirror as the program before head office wrote it, with one account.
void make_older_mirror(const std::filesystem::path& folder) {
    core::Database::Options options = core::mirror_options(core::Database::Mode::writer);
    options.migrations = options.migrations.first(1);
    core::Database database = std::move(core::Database::open(core::mirror_path(folder), options).value());
    SQLite::Statement add(database.raw(),
                          "INSERT INTO accounts (number, name, address, phone, class, status, flags, load) "
                          "VALUES (?, 'Maria Gonzalez', '', '', '', 'active', '', 0)");
    add.bind(1, account_number("10-00041-00").value());
    add.exec();
}

const HeadOfficeReject twice{.seq = 17,
                             .n = 1,
                             .code = "paid_over",
                             .account = "10-00041-00",
                             .receivable = "R-5512",
                             .amount = test::money("62.10"),
                             .resolution = "",
                             .resolved_by = ""};
const HeadOfficeReject unread{.seq = 4,
                              .n = 0,
                              .code = "newer",
                              .account = "",
                              .receivable = "",
                              .amount = {},
                              .resolution = "",
                              .resolved_by = ""};

}  // namespace

TEST_CASE("what the sync found comes back, and does not touch the cursor") {
    const test::TemporaryFolder folder;
    core::MirrorWriter writer = mirror_writer(folder.path());
    core::MirrorReader reader = mirror_reader(folder.path());
    CHECK_FALSE(reader.head_office().value().has_value());
    const auto load = writer.load_customers(true);
    REQUIRE((*load)->finish({}, "line.1.40").has_value());

    HeadOfficeState state{.url = "postgresql://office",
                          .state = "welcome",
                          .why = "",
                          .posted_seq = 17,
                          .posted_hash = std::string(64, 'a'),
                          .contact_at = 1000,
                          .failed_since = 0,
                          .clock_ahead = -250,
                          .cursor = "not written",
                          .safe = true};
    REQUIRE(writer.set_head_office(state).has_value());
    state.cursor = "line.1.40";
    CHECK(reader.head_office().value() == state);
    state.safe = false;
    state.failed_since = 2000;
    REQUIRE(writer.set_head_office(state).has_value());
    CHECK(reader.head_office().value() == state);
}

TEST_CASE("head office's rejects are added once and follow their resolution") {
    const test::TemporaryFolder folder;
    core::MirrorWriter writer = mirror_writer(folder.path());
    core::MirrorReader reader = mirror_reader(folder.path());
    REQUIRE(writer.put_rejects(std::array{twice, unread}).has_value());
    CHECK(reader.head_office_rejects().value() == std::vector{unread, twice});
    HeadOfficeReject worked = twice;
    worked.resolution = "refunded";
    worked.resolved_by = "olga";
    REQUIRE(writer.put_rejects(std::array{worked}).has_value());
    CHECK(reader.head_office_rejects().value() == std::vector{unread, worked});
}

TEST_CASE("a delivery stays as it came first") {
    const test::TemporaryFolder folder;
    core::MirrorWriter writer = mirror_writer(folder.path());
    core::MirrorReader reader = mirror_reader(folder.path());
    const Delivery person{.id = 2, .kind = "person", .content = "{}", .made_by = "olga", .received_at = {5}};
    const Delivery policy{
        .id = 1, .kind = "policy", .content = "name", .made_by = "olga", .received_at = {5}};
    REQUIRE(writer.put_deliveries(std::array{person, policy}).has_value());
    Delivery other = person;
    other.content = "other";
    REQUIRE(writer.put_deliveries(std::array{other}).has_value());
    CHECK(reader.deliveries_after(0).value() == std::vector{policy, person});
    CHECK(reader.deliveries_after(1).value() == std::vector{person});
    CHECK(reader.deliveries_after(2).value().empty());

    Delivery unknown = person;
    unknown.id = 3;
    unknown.kind = "tariff";
    Delivery fourth = person;
    fourth.id = 4;
    CHECK_FALSE(writer.put_deliveries(std::array{fourth, unknown}).has_value());
    CHECK(reader.deliveries_after(2).value().empty());
}

TEST_CASE(
    "an older mirror is read as one without credits and mail, and the reader sees it brought up to date") {
    const test::TemporaryFolder folder;
    make_older_mirror(folder.path());
    core::MirrorReader reader = mirror_reader(folder.path());
    const auto standing = reader.standing(account_number("10-00041-00")).value();
    REQUIRE(standing.has_value());
    CHECK(standing->account.name == "Maria Gonzalez");
    CHECK(standing->credit.is_zero());
    CHECK(standing->deposit.is_zero());
    CHECK_FALSE(reader.head_office().value().has_value());
    CHECK(reader.head_office_rejects().value().empty());
    CHECK(reader.deliveries_after(0).value().empty());

    core::MirrorWriter writer = mirror_writer(folder.path());
    CHECK(reader.standing(account_number("10-00041-00")).value()->credit.is_zero());
    const auto load = writer.load_customers(false);
    core::AccountRow row = account_row("10-00041-00", "Maria Gonzalez");
    row.credit = test::money("4.00");
    REQUIRE((*load)->put(row).value() == core::AccountWriter::Outcome::changed);
    REQUIRE((*load)->finish({}, "line.1.40").has_value());
    CHECK(reader.standing(account_number("10-00041-00")).value()->credit == test::money("4.00"));
    CHECK(reader.head_office().value()->cursor == "line.1.40");
}
