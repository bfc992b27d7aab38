#include "tests/core/sync/posting_station.h"

#include <fmt/format.h>

#include "core/counter/due.h"
#include "core/facts/drawer_move_facts.h"
#include "core/store/station/journal_feed.h"

namespace test {

PostingStation::PostingStation(HeadOfficeServer& at)
    : server(at), database(at.new_name()), office(at.make_database(database)), wire(at.port()) {
    run("INSERT INTO paydesk.accounts (number, name, address, phone, class, status, flags) "
        "VALUES ('10-00041-00', 'Gonzalez', '12 Elm St', '', 'residential', 'active', '')");
    run("INSERT INTO paydesk.receivables (id, account, kind, service, amount, due_date, origin) VALUES "
        "('R-5512', '10-00041-00', 'charge', 'water', 6210, '2026-10-22', 'billing'), "
        "('R-5601', '10-00041-00', 'charge', 'electric', 6135, '2026-12-07', 'billing')");
    options.folder = station.folder.path();
    options.link = server.admit(office, database, "W2");
    options.link.url = fmt::format("postgresql://localhost:{}/{}?hostaddr=127.0.0.1", wire.port(), database);
    options.link.patience = std::chrono::seconds(5);
    options.install = "machine-1";
    options.program = "test";
    station.open_day_and_drawer();
}

core::SyncRun PostingStation::sync(core::ShowSyncProgress show) {
    return core::SyncRun(options, station.clock, std::move(show));
}

core::SyncReport PostingStation::once(core::ShowSyncProgress show) {
    const auto report = sync(std::move(show)).once();
    REQUIRE((report ? "" : report.error().message()) == std::string());
    return *report;
}

core::HeadOfficeState PostingStation::state() {
    auto mirror = core::MirrorReader::open(options.folder).value();
    return mirror.head_office().value().value_or(core::HeadOfficeState{});
}

void PostingStation::pay(const std::string& amount) {
    REQUIRE(station.pay_cash("10-00041-00", amount, amount));
}

void PostingStation::pay_next() {
    pay(core::Money::from_cents(200 + ++payments_).text());
}

void PostingStation::open_without_sale() {
    REQUIRE(station.store->append(
        {.at = station.clock.moment,
         .business_date = core::Date::parse("2026-11-23").value(),
         .person = "rosa",
         .kind = core::EntryKind::no_sale,
         .body = core::to_body(core::NoSale{.session = "W2-S0001", .reason = "change"})}));
}

std::string PostingStation::due() {
    auto mirror = core::MirrorReader::open(options.folder).value();
    const auto due = core::account_due(mirror, station.reader(), account_number("10-00041-00"),
                                       core::Date::parse("2026-11-23").value());
    return due ? due->total().text() + " credit " + due->credit.text() : due.error().message();
}

void PostingStation::run(const std::string& sql) {
    const auto done = office.run(sql);
    INFO(sql);
    REQUIRE((done ? "" : done.error().message) == std::string());
}

std::string PostingStation::one(const std::string& sql) {
    const auto rows = office.ask(sql);
    INFO(sql);
    REQUIRE((rows ? "" : rows.error().message) == std::string());
    return rows->rows() == 0 || rows->is_null(0, 0) ? "" : std::string(rows->text(0, 0));
}

void PostingStation::check_same_at_both_ends() {
    auto feed = core::JournalFeed::open(options.folder).value();
    const auto entries = feed.entries(1, 100'000, std::size_t{1} << 30).value();
    const auto rows = office.ask("SELECT seq, payload, hash FROM paydesk.entries ORDER BY seq");
    REQUIRE(rows);
    REQUIRE(rows->rows() == std::ssize(entries));
    int wrong = 0;
    for (int row = 0; row < rows->rows(); ++row) {
        const auto& entry = entries[static_cast<std::size_t>(row)];
        if (rows->number(row, 0) != entry.seq || rows->text(row, 1) != entry.payload ||
            rows->text(row, 2) != entry.hash) {
            ++wrong;
        }
    }
    CHECK(wrong == 0);
    const auto row = office.ask(
        "SELECT (SELECT coalesce(sum(amount), 0) FROM paydesk.payments), (SELECT coalesce(sum(amount), 0) "
        "FROM paydesk.tenders), "
        "(SELECT coalesce(sum(amount), 0) FROM paydesk.account_lines), (SELECT coalesce(sum(paid), 0) FROM "
        "paydesk.receivables) + "
        "(SELECT coalesce(sum(credit), 0) FROM paydesk.accounts), (SELECT count(*) FROM paydesk.payments)");
    REQUIRE(row);
    for (int column = 1; column < 4; ++column) CHECK(row->text(0, column) == row->text(0, 0));
    std::int64_t payments = 0;
    for (const auto& entry : entries)
        payments += entry.payload.find(R"("kind":"payment_posted")") != std::string::npos;
    CHECK(row->number(0, 4) == payments);
}

}  // namespace test
