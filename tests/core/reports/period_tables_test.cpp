#include "core/reports/period_tables.h"

#include <catch2/catch.hpp>

#include "core/counter/acceptor_watch.h"
#include "core/counter/cash_moves.h"
#include "core/counter/drawer_watch.h"
#include "core/reports/billing_file.h"
#include "core/reports/day_charts.h"
#include "tests/support/test_station.h"

namespace {

constexpr auto gonzalez = "10-00041-00";

core::Date business_date() {
    return core::Date::parse("2026-11-23").value();
}

// Two payments, of which the second is voided.
struct ReportDesk {
    ReportDesk() {
        station.open_day_and_drawer();
        REQUIRE(station.pay_cash(gonzalez, "62.10", "70.00").has_value());
        const auto second = station.pay_cash(gonzalez, "5.00", "5.00");
        REQUIRE(second.has_value());
        REQUIRE(core::void_payment(station.counter(), second->fact.payment, {},
                                   {.person = "rosa", .reason = "wrong customer", .approved_by = "sam"})
                    .has_value());
    }

    core::ReportReader reader() { return core::ReportReader(station.reader()); }
    core::TablePeriod day() {
        return {.range = reader().of_dates(business_date(), business_date()).value(),
                .about = "W2",
                .time_zone = "UTC"};
    }
    std::string exceptions(core::ExceptionReport which) {
        std::string sorts;
        const core::ReportTable table = core::exception_table(reader(), day(), which).value();
        for (const auto& row : table.rows) sorts += row[2] + " " + row[3] + " " + row[4] + ";";
        return sorts;
    }

    test::TestStation station;
};

// The specification's sums, from the lines alone: amounts of 03 and 16 in 49, of the 49s in 98, of the 98s in
// 99; and the number of lines in each.
void check_totals(const std::string& file) {
    std::vector<std::vector<std::string>> lines;
    std::size_t start = 0;
    for (std::size_t end = 0; (end = file.find('\n', start)) != std::string::npos; start = end + 1) {
        std::vector<std::string> fields(1);
        for (const char c : file.substr(start, end - start)) {
            if (c == ',')
                fields.emplace_back();
            else if (c != '/' && c != '\r')
                fields.back() += c;
        }
        lines.push_back(std::move(fields));
    }
    std::int64_t account = 0;
    std::size_t first = 0;
    std::size_t checked = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto& fields = lines[i];
        REQUIRE(fields[0] != "88");  // a continued record would need its own sum
        if (fields[0] == "03") {
            first = i;
            for (std::size_t at = 4; at < fields.size(); at += 4) account += std::stoll(fields[at]);
        }
        if (fields[0] == "16") account += std::stoll(fields[2]);
        if (fields[0] != "49" && fields[0] != "98" && fields[0] != "99") continue;
        CHECK(std::stoll(fields[1]) == account);
        const std::size_t from = fields[0] == "49" ? first : fields[0] == "98" ? 1 : 0;
        CHECK(std::stoul(fields.back()) == i - from + 1);
        ++checked;
    }
    CHECK(checked == 3);
}

}  // namespace

TEST_CASE("every tender is listed with what became of it, and totals leave out what was voided") {
    ReportDesk desk;
    const core::ReportTable table = core::tender_table(desk.reader(), desk.day()).value();
    std::string seen;
    for (const auto& row : table.rows) seen += row[1] + " " + row[3] + " " + row[4] + " " + row[7] + ";";
    CHECK(seen ==
          "W2-000001 cash 70.00 standing;W2-000001 change -7.90 standing;W2-000002 cash 5.00 voided;");
    REQUIRE(table.totals.size() == 1);
    CHECK(table.totals[0][0] == "1 tenders");
    CHECK(table.totals[0][4] == "62.10");
}

TEST_CASE("each report of exceptions shows its own sorts") {
    ReportDesk desk;
    REQUIRE(
        core::open_without_sale(desk.station.counter(), {.person = "rosa", .reason = "coins"}).has_value());
    using core::ExceptionReport;
    CHECK(desk.exceptions(ExceptionReport::voids) == "void W2-000002 5.00;");
    CHECK(desk.exceptions(ExceptionReport::no_sales) == "no_sale W2-S0001 ;");
    CHECK(desk.exceptions(ExceptionReport::overrides).empty());
    CHECK(desk.exceptions(ExceptionReport::exceptions) == "void W2-000002 5.00;no_sale W2-S0001 ;");
}

TEST_CASE("exceptions tell of the drawer what no payment explains, and how long it was open") {
    ReportDesk desk;
    const auto seen = [&](core::DrawerSensed fact) {
        return core::record_drawer_sensed(desk.station.counter(), std::move(fact), "rosa").value().seq;
    };
    using core::DrawerMotion;
    const auto payment = desk.station.reader().payment(1).value().value().seq;
    seen({.what = DrawerMotion::opened, .of_seq = payment});
    seen({.what = DrawerMotion::left_open, .of_seq = payment, .seconds = 30});
    seen({.what = DrawerMotion::closed, .of_seq = payment, .seconds = 95});
    seen({.what = DrawerMotion::opened_with_key, .late = 7});
    seen({.what = DrawerMotion::closed, .seconds = 12});
    seen({.what = DrawerMotion::did_not_open, .of_seq = payment});
    seen({.what = DrawerMotion::opened_with_key});
    const auto last = seen({.what = DrawerMotion::found_open});  // the program ended while it was open

    const auto table =
        core::exception_table(desk.reader(), desk.day(), core::ExceptionReport::exceptions).value();
    std::string rows;
    for (const auto& row : table.rows) {
        if (row[2] != "void") rows += row[2] + " " + row[3] + " " + row[5] + " " + row[8] + ";";
    }
    CHECK(rows ==
          "left_open W2-000001 rosa open 95 s;opened_with_key W2-S0001 rosa open 12 s, seen 7 s before;"
          "did_not_open W2-000001 rosa ;opened_with_key W2-S0001 rosa ;found_open W2-S0001 rosa ;");
    CHECK(table.rows.back()[0] == std::to_string(last));
    CHECK(desk.exceptions(core::ExceptionReport::no_sales).empty());
    CHECK(desk.station.proves_itself());
}

TEST_CASE("exceptions tell of notes nobody can explain, and of tampering") {
    ReportDesk desk;
    const auto seen = [&](core::AcceptorSensed fact) {
        fact.acceptor = "777";
        return core::record_acceptor_sensed(desk.station.counter(), std::move(fact)).value().seq;
    };
    using core::AcceptorAlarm;
    seen({.what = AcceptorAlarm::note_unknown,
          .stacked = 42,
          .note = "777#42",
          .notes = 1,
          .denomination = test::money("20.00"),
          .attempt = "a1",
          .account = "10-00041-00"});
    seen({.what = AcceptorAlarm::note_unknown, .stacked = 45, .note = "777#45", .notes = 3});
    seen({.what = AcceptorAlarm::fraud_attempt, .attempt = "a2", .account = "10-00041-00"});
    const auto table =
        core::exception_table(desk.reader(), desk.day(), core::ExceptionReport::exceptions).value();
    std::string rows;
    for (const auto& row : table.rows) {
        if (row[2] != "void") rows += row[2] + " " + row[3] + " " + row[4] + " " + row[8] + "\n";
    }
    const std::string advice =
        "; count the cassette: if it is over by this note, credit its account or give it back\n";
    CHECK(rows == "note_unknown 10-00041-00 20.00 acceptor 777, count 42, attempt a1" + advice +
                      "note_unknown W2-S0001  acceptor 777, count 45, 3 notes, value unknown" + advice +
                      "fraud_attempt 10-00041-00  acceptor 777, attempt a2\n");
    CHECK(desk.exceptions(core::ExceptionReport::no_sales).empty());
    CHECK(desk.station.proves_itself());
}

TEST_CASE("a period without business days has no entries") {
    ReportDesk desk;
    const auto on = [&](const char* from, const char* to) {
        return desk.reader()
            .of_dates(core::Date::parse(from).value(), core::Date::parse(to).value())
            .value()
            .count();
    };
    CHECK(on("2026-11-24", "2026-11-30") == 0);
    CHECK(on("2026-11-01", "2026-11-22") == 0);
    CHECK(on("2026-11-01", "2026-11-30") == desk.day().range.count());
    CHECK(on("2026-11-23", "2026-11-23") > 4);
}

TEST_CASE("the charts of a day show what stands, by hour and by kind") {
    ReportDesk desk;
    const auto charts = core::day_charts(desk.reader(), desk.day()).value();
    REQUIRE(charts.size() == 2);
    REQUIRE(charts[0].bars.size() == 1);
    CHECK(charts[0].bars[0].label == "15:00");
    CHECK(charts[0].bars[0].amount.text() == "62.10");
    REQUIRE(charts[1].bars.size() == 1);
    CHECK(charts[1].bars[0].label == "delinquent");
}

TEST_CASE("the billing file holds the day's changes on accounts and its totals are right") {
    ReportDesk desk;
    const core::DayRow day = desk.station.reader().day(business_date()).value().value();
    const core::JournalHead head = desk.station.reader().head().value();
    const core::Entry closing = desk.station.reader().entry(head.count).value().value();
    const core::Bai2File file = core::billing_file(desk.reader(), day, closing).value();
    const core::Bai2Account& account = file.groups.at(0).accounts.at(0);
    REQUIRE(account.transactions.size() == 1);
    CHECK(account.transactions[0].type == "115");
    CHECK(account.transactions[0].bank_reference == "W2-000001");
    CHECK(account.transactions[0].customer_reference == gonzalez);
    CHECK(account.transactions[0].text == "R-5512");
    CHECK(account.summaries.at(0).amount->text() == "62.10");
    const std::string text = core::write_bai2(file).value();
    CHECK(core::read_bai2(text).value() == file);
    check_totals(text);
}
