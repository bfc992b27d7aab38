#include <SQLiteCpp/Database.h>

#include <catch2/catch.hpp>

#include "tests/kiosk/flows/window/window_desk.h"

using kiosk::window::Page;
using test::slip_of;
using test::WindowDesk;

namespace {

const std::string gonzalez = "100004100";

std::vector<std::string> exactly(const std::string& cash_ones) {
    return {"0", "0", "5", "5", "5", "0", cash_ones, "0", "12", "10", "19", "5"};
}

}  // namespace

TEST_CASE("rosa signs in, opens the day and the drawer, and is ready") {
    WindowDesk desk;
    CHECK(desk.flow->page() == Page::sign_in);
    REQUIRE(desk.press("rosa"));
    CHECK(desk.flow->page() == Page::open_day);
    CHECK(desk.shown("day-date") == "2026-11-23");
    REQUIRE(desk.press("day-open"));
    CHECK(desk.flow->page() == Page::open_drawer);
    desk.count_pieces(exactly("20"));
    CHECK(desk.shown("float-total") == "200.00");
    REQUIRE(desk.press("drawer-open"));
    CHECK(desk.flow->page() == Page::ready);
    CHECK(desk.station.proves_itself());
}

TEST_CASE("a scanned bill is paid in exact cash with two keys") {
    WindowDesk desk;
    desk.start_day();
    desk.scan(slip_of(gonzalez));
    REQUIRE(desk.flow->page() == Page::pay);
    CHECK(desk.shown("account-name") == "Maria Gonzalez");
    CHECK(desk.shown("figure") == "123.45");
    desk.key("F5");
    CHECK(desk.shown("figure") == "0.00");
    desk.key("F12");
    CHECK(desk.flow->page() == Page::posted);
    CHECK(desk.payments() == 1);
    CHECK(desk.printer.pages.size() == 1);
    CHECK(desk.printer.pulses == 1);
    CHECK(desk.says("printed"));
    CHECK(desk.says("opened"));
    CHECK(desk.station.proves_itself());
}

TEST_CASE("a quick key for 140.00 shows 16.55 change, which stays until the next scan") {
    WindowDesk desk;
    desk.start_day();
    desk.scan(slip_of(gonzalez));
    REQUIRE(desk.press("140"));
    CHECK(desk.shown("figure") == "16.55");
    REQUIRE(desk.press("Take payment"));
    CHECK(desk.shown("figure") == "16.55");
    CHECK(desk.says("W2-000001"));
    desk.scan(slip_of(gonzalez));
    CHECK(desk.flow->page() == Page::pay);
    CHECK(desk.says("Nothing owed"));
    CHECK(desk.station.proves_itself());
}

TEST_CASE("a payment pressed twice is posted once") {
    WindowDesk desk;
    desk.start_day();
    desk.scan(slip_of(gonzalez));
    desk.key("F5");
    desk.stage->queue().key(*kiosk::key_named("F12"), desk.stage->now());
    desk.stage->queue().key(*kiosk::key_named("F12"), desk.stage->now());
    desk.stage->settle();
    desk.key("F12");
    desk.flow->act({.verb = kiosk::window::Verb::take_payment});
    CHECK(desk.payments() == 1);
    CHECK(desk.printer.pages.size() == 1);
    CHECK(desk.station.proves_itself());
}

TEST_CASE("a tender that is short cannot be taken, and nothing typed is lost") {
    WindowDesk desk;
    desk.start_day();
    desk.scan(slip_of(gonzalez));
    desk.type("10000");
    CHECK(desk.says("23.45 still to pay"));
    desk.key("F12");
    CHECK(desk.payments() == 0);
    desk.flow->act({.verb = kiosk::window::Verb::take_payment});
    CHECK(desk.flow->page() == Page::pay);
    CHECK(desk.shown("pay-tendered") == "100.00");
    desk.stage->settle();
    CHECK(desk.station.proves_itself());
}

TEST_CASE("a check needs its number and a right routing number") {
    WindowDesk desk;
    desk.start_day();
    desk.scan(slip_of(gonzalez));
    desk.key("F7");
    CHECK(desk.shown("pay-tendered") == "123.45");
    desk.type("1042");
    CHECK(desk.shown("tender-number") == "1042");
    REQUIRE(desk.press("tender-routing"));
    desk.type("123456789");
    desk.key("F12");
    CHECK(desk.payments() == 0);
    CHECK(desk.says("check digit"));
    CHECK(desk.shown("tender-number") == "1042");
    REQUIRE(desk.press("tender-routing"));
    for (int i = 0; i < 9; ++i) desk.key("Backspace");
    desk.type("021000021");
    desk.key("F12");
    CHECK(desk.flow->page() == Page::posted);
    CHECK(desk.payments() == 1);
    CHECK(desk.station.proves_itself());
}

TEST_CASE("a check and cash together pay one bill, with change on the cash") {
    WindowDesk desk;
    desk.start_day();
    desk.scan(slip_of(gonzalez));
    desk.key("F8");
    desk.type("778899");
    REQUIRE(desk.press("pay-tendered"));
    desk.type("10000");
    desk.key("F6");
    desk.type("4000");
    CHECK(desk.shown("figure") == "16.55");
    desk.key("F12");
    CHECK(desk.flow->page() == Page::posted);
    CHECK(desk.shown("posted-received") == "140.00");
    CHECK(desk.station.proves_itself());
}

TEST_CASE("Esc asks once before it leaves tenders, and a scan waits") {
    WindowDesk desk;
    desk.start_day();
    desk.scan(slip_of(gonzalez));
    desk.type("14000");
    desk.scan(slip_of(gonzalez));
    CHECK(desk.says("A payment is under way"));
    CHECK(desk.shown("pay-tendered") == "140.00");
    desk.key("Esc");
    CHECK(desk.flow->page() == Page::pay);
    CHECK(desk.says("Esc again leaves this payment"));
    desk.key("Esc");
    CHECK(desk.flow->page() == Page::ready);
    CHECK(desk.payments() == 0);
}

TEST_CASE("the line of a check fills the check in, each check once") {
    WindowDesk desk;
    desk.start_day();
    const auto scan_check = [&](const std::string& line) {
        desk.scanner.scans.push_back({"", line});
        desk.settle();
    };
    scan_check("T122105155T123456789O 1234");
    CHECK(desk.flow->page() == Page::ready);
    CHECK(desk.says("Scan the bill first, then the check."));

    desk.scan(slip_of(gonzalez));
    scan_check("T122105155T123456789O 1234");
    CHECK(desk.says("The check is filled in"));
    CHECK(desk.shown("tender-routing") == "122105155");
    CHECK(desk.shown("tender-number") == "1234");
    CHECK(desk.shown("pay-tendered") == "123.45");
    scan_check("T122105155T123456789O 1234");
    CHECK(desk.says("This check is already in this payment"));
    scan_check("T122105156T123456789O 1235");
    CHECK(desk.says("routing number's check digit is wrong"));
    scan_check("T122105155T12??456789O 1235");
    CHECK(desk.says("The line at the foot of the check did not read"));
    CHECK(desk.shown("tender-number") == "1234");
    desk.key("F12");
    REQUIRE(desk.flow->page() == Page::posted);
    const auto row = desk.station.reader().payment_of_attempt("attempt-w1").value();
    const auto entry = desk.station.reader().entry(row->seq).value();
    const core::TenderLine tender = core::payment_posted_from(entry->body).tenders.at(0);
    CHECK(tender.type == core::TenderType::check);
    CHECK(tender.routing == "122105155");
    CHECK(tender.number == "1234");
    CHECK(tender.account_last4 == "6789");
    CHECK(desk.station.proves_itself());
}

TEST_CASE("an account is found by its typed number or by name") {
    WindowDesk desk;
    desk.start_day();
    desk.type("Maria");
    CHECK(desk.says("10-00041-00"));
    desk.key("Enter");
    CHECK(desk.flow->page() == Page::pay);
    desk.key("Esc");
    desk.type("100004100");
    CHECK(desk.flow->page() == Page::pay);
    desk.key("Esc");
    desk.type("100004101");
    CHECK(desk.flow->page() == Page::ready);
    CHECK(desk.says("check digit"));
}

TEST_CASE("a damaged bill is refused and says so") {
    WindowDesk desk;
    desk.start_day();
    desk.scan(slip_of("100004107"));
    CHECK(desk.flow->page() == Page::ready);
    CHECK(desk.says("check digit"));
}

TEST_CASE("a void needs a reason and another person, and gives the cash back") {
    WindowDesk desk;
    desk.start_day();
    desk.scan(slip_of(gonzalez));
    desk.key("F5");
    desk.key("F12");
    REQUIRE(desk.press("Void a payment"));
    REQUIRE(desk.flow->page() == Page::void_payment);
    CHECK(desk.shown("void-payment") == "W2-000001");
    CHECK_FALSE(desk.press("void-do"));
    REQUIRE(desk.press("Wrong amount"));
    CHECK_FALSE(desk.press("void-do"));
    CHECK_FALSE(desk.press("approver-rosa"));
    REQUIRE(desk.press("sam"));
    REQUIRE(desk.press("Void, give back 123.45"));
    CHECK(desk.flow->page() == Page::posted);
    CHECK(desk.says("GIVE BACK"));
    CHECK(desk.shown("figure") == "123.45");
    CHECK(desk.printer.pages.size() == 2);
    desk.scan(slip_of(gonzalez));
    CHECK(desk.shown("figure") == "123.45");
    CHECK(desk.station.proves_itself());
}

TEST_CASE(
    "a receipt that failed says why, and a second one says COPY only when the first may have come out") {
    WindowDesk desk;
    desk.start_day();
    desk.printer.outcome = core::PrintState::failed;
    desk.printer.cause = core::PrinterCondition::paper_out;
    desk.scan(slip_of(gonzalez));
    desk.key("F5");
    desk.key("F12");
    CHECK(desk.says("not printed"));
    CHECK(desk.says("paper is used up"));
    desk.printer.outcome = core::PrintState::confirmed;
    desk.printer.cause = core::PrinterCondition::ready;
    REQUIRE(desk.press("Print again"));
    CHECK(desk.says("printed"));
    CHECK(desk.printer.pages.size() == 2);
    CHECK(desk.printer.pulses == 1);
    CHECK(desk.station.proves_itself());
}

TEST_CASE("a receipt that the printer cannot print yet waits, and says for what") {
    WindowDesk desk;
    desk.start_day();
    desk.printer.outcome = core::PrintState::queued;
    desk.printer.cause = core::PrinterCondition::unplugged;
    desk.scan(slip_of(gonzalez));
    desk.key("F5");
    desk.key("F12");
    CHECK(desk.says("waits for the printer"));
    CHECK_FALSE(desk.says("printing"));
    CHECK(desk.says("No printer"));
    desk.printer.cause = core::PrinterCondition::paper_near_end;  // still prints
    desk.settle();
    CHECK(desk.says("printing"));
    desk.printer.outcome = core::PrintState::confirmed;
    desk.printer.cause = core::PrinterCondition::ready;
    desk.settle();
    CHECK(desk.says("printed"));
    CHECK(desk.station.proves_itself());
}

TEST_CASE("effects left open by a restart wait for a person") {
    WindowDesk desk;
    desk.start_day();
    desk.printer.outcome = core::PrintState::sent;
    desk.scan(slip_of(gonzalez));
    desk.key("F5");
    desk.key("F12");
    CHECK(desk.says("printing"));
    desk.restart();
    desk.printer.outcome = core::PrintState::confirmed;
    REQUIRE(desk.press("rosa"));
    REQUIRE(desk.flow->page() == Page::ready);
    CHECK(desk.says("Left open before a restart"));
    CHECK(desk.printer.pages.size() == 1);
    REQUIRE(desk.press("It happened"));
    REQUIRE(desk.press("Do it again"));
    CHECK_FALSE(desk.says("Left open before a restart"));
    CHECK(desk.station.proves_itself());
}

TEST_CASE("the day ends: blind count, variance, second person, Z, closed day") {
    WindowDesk desk;
    desk.start_day();
    desk.scan(slip_of(gonzalez));
    REQUIRE(desk.press("140"));
    desk.key("F12");
    desk.key("Esc");
    REQUIRE(desk.press("Count the drawer"));
    CHECK_FALSE(desk.press("Save the count"));
    CHECK_FALSE(desk.says("323.45"));
    desk.count_pieces({"1", "0", "5", "5", "10", "0", "9", "0", "12", "10", "19", "5"});
    CHECK_FALSE(desk.press("Save the count"));
    for (const char* total : {"total-0", "total-1", "total-3"}) {
        REQUIRE(desk.press(total));
        desk.type("0");
    }
    CHECK(desk.shown("count-cash") == "314.00");
    REQUIRE(desk.press("Save the count"));
    REQUIRE(desk.flow->page() == Page::variance);
    CHECK(desk.shown("variance") == "–9.45");
    CHECK(desk.says("Cash is short"));
    CHECK_FALSE(desk.press("variance-accept"));
    REQUIRE(desk.press("Recount"));
    REQUIRE(desk.flow->page() == Page::count);
    desk.count_pieces({"1", "0", "5", "5", "10", "0", "8", "0", "13", "10", "19", "5"});
    for (const char* total : {"total-0", "total-1", "total-3"}) {
        REQUIRE(desk.press(total));
        desk.type("0");
    }
    REQUIRE(desk.press("Save the count"));
    CHECK(desk.shown("variance") == "–10.20");
    REQUIRE(desk.press("Wrong change"));
    REQUIRE(desk.press("kim"));
    REQUIRE(desk.press("Accept 10.20 short"));
    REQUIRE(desk.flow->page() == Page::drawer_closed);
    CHECK(desk.says("W2-S0001"));
    CHECK(desk.printer.pages.size() == 2);
    REQUIRE(desk.press("Close the day"));
    CHECK(desk.flow->page() == Page::day_closed);
    CHECK(desk.printer.pages.size() == 3);
    desk.key("F12");
    CHECK(desk.flow->page() == Page::sign_in);
    CHECK(desk.station.proves_itself());
}

TEST_CASE("a drawer that agrees closes without a second person") {
    WindowDesk desk;
    desk.start_day();
    REQUIRE(desk.press("Count the drawer"));
    desk.count_pieces(exactly("20"));
    for (const char* total : {"total-0", "total-1", "total-3"}) {
        REQUIRE(desk.press(total));
        desk.type("0");
    }
    desk.key("F12");
    CHECK(desk.says("The drawer agrees"));
    desk.key("F12");
    CHECK(desk.flow->page() == Page::drawer_closed);
    CHECK(desk.station.proves_itself());
}

TEST_CASE("the language changes on the spot") {
    WindowDesk desk;
    desk.start_day();
    desk.key("Ctrl E");
    CHECK(desk.says("Escanee una factura"));
    desk.key("Ctrl E");
    CHECK(desk.says("Scan a bill"));
}

TEST_CASE("a storage fault while posting shows where the money is, and trying again posts once") {
    WindowDesk desk;
    desk.start_day();
    desk.scan(slip_of(gonzalez));
    desk.key("F5");
    {
        // Another program holds the file: nothing can be written.
        SQLite::Database other(core::station_file(desk.station.folder.path()).string(),
                               SQLite::OPEN_READWRITE);
        other.exec("BEGIN IMMEDIATE");
        desk.key("F12");
        CHECK(desk.flow->page() == Page::out_of_service);
        CHECK(desk.shown("fault-money").find("123.45") != std::string::npos);
        CHECK(desk.faults() == std::vector<std::string>{});
    }
    CHECK(desk.payments() == 0);
    desk.key("F12");
    REQUIRE(desk.flow->page() == Page::pay);
    CHECK(desk.shown("pay-tendered") == "123.45");
    desk.key("F12");
    CHECK(desk.flow->page() == Page::posted);
    CHECK(desk.payments() == 1);
    CHECK(desk.station.proves_itself());
}
