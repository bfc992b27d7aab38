// Every page of the window, reached as a clerk reaches it, looked at by the screen check.

#include <catch2/catch.hpp>
#include <cstdlib>
#include <functional>

#include "kiosk/widgets/screenshot.h"
#include "tests/kiosk/flows/window/window_desk.h"

using kiosk::window::Page;
using kiosk::window::Verb;
using test::WindowDesk;

namespace {

using Visit = std::function<void(WindowDesk&, const std::string& name)>;

void owe_more(WindowDesk& desk) {
    auto& accounts = desk.station.accounts;
    accounts.add("10-00555-08", "Bartholomew Featherstonehaugh-Montgomery");
    for (const auto& [id, kind, service, amount, due] :
         {std::tuple{"R-6001", core::ReceivableKind::penalty, "water", "5.00", "2026-10-20"},
          std::tuple{"R-6002", core::ReceivableKind::charge, "water", "84.10", "2026-09-20"},
          std::tuple{"R-6003", core::ReceivableKind::charge, "electric", "1284.35", "2026-10-20"},
          std::tuple{"R-6004", core::ReceivableKind::charge, "sewer", "31.00", "2026-12-05"},
          std::tuple{"R-6005", core::ReceivableKind::charge, "refuse", "18.75", "2026-12-05"},
          std::tuple{"R-6006", core::ReceivableKind::misc, "electric", "150.00", "2026-12-15"},
          std::tuple{"R-6007", core::ReceivableKind::licence, "licence", "25.00", "2026-12-31"}}) {
        accounts.owe("10-00555-08", id, kind, service, amount, due);
    }
}

void open_account(WindowDesk& desk, const std::string& digits) {
    desk.scan(test::slip_of(digits));
    REQUIRE(desk.flow->page() == Page::pay);
}

void count_short(WindowDesk& desk, const std::string& twenties) {
    desk.count_pieces({"1", "0", twenties, "5", "10", "0", "9", "0", "12", "10", "19", "5"});
    for (const char* total : {"total-0", "total-1", "total-3"}) {
        desk.press(total);
        desk.type("0");
    }
}

void visit_payments(WindowDesk& desk, const Visit& visit) {
    visit(desk, "ready");
    desk.type("a");
    desk.type("r");
    visit(desk, "found");
    desk.key("Esc");
    open_account(desk, "100004100");
    visit(desk, "pay_start");
    desk.press("quick-4");
    visit(desk, "pay");
    desk.key("Esc");
    visit(desk, "pay_leaving");
    desk.key("F12");
    visit(desk, "posted");
    desk.printer.outcome = core::PrintState::failed;
    desk.printer.cause = core::PrinterCondition::paper_out;
    open_account(desk, "100055508");
    desk.key("F7");
    visit(desk, "pay_check");
    desk.type("1042");
    desk.press("tender-routing");
    desk.type("123456789");
    desk.key("F12");
    visit(desk, "pay_refused");
    desk.press("tender-routing");
    for (int i = 0; i < 9; ++i) desk.key("Backspace");
    desk.type("021000021");
    desk.press("pay-tendered");
    desk.type("100000");
    desk.key("F6");
    desk.press("quick-5");
    visit(desk, "pay_two_tenders");
    REQUIRE(desk.flow->page() == Page::pay);
    desk.station.policy.cash.change_max = test::money("50.00");
    desk.key("F12");
    REQUIRE(desk.flow->page() == Page::stopped);
    visit(desk, "stopped");
    desk.key("Esc");
    visit(desk, "pay_after_stop");
    desk.key("F12");
    desk.press("reason-5");
    desk.type("The bank is closed");
    desk.press("approver-sam");
    visit(desk, "stopped_agreed");
    desk.key("F12");
    REQUIRE(desk.flow->page() == Page::posted);
    visit(desk, "posted_failed");
    desk.printer.outcome = core::PrintState::confirmed;
    desk.printer.cause = core::PrinterCondition::ready;
    desk.key("Ctrl V");
    REQUIRE(desk.flow->page() == Page::void_payment);
    visit(desk, "void");
    desk.press("reason-5");
    desk.type("Customer changed their mind");
    desk.press("approver-sam");
    visit(desk, "void_in_words");
    desk.key("F12");
    REQUIRE(desk.flow->page() == Page::posted);
    visit(desk, "voided");
    desk.key("Esc");
    REQUIRE(desk.flow->page() == Page::ready);
    visit(desk, "ready_after");
}

void visit_all(WindowDesk& desk, const Visit& visit) {
    owe_more(desk);
    visit(desk, "sign_in");
    desk.press("rosa");
    visit(desk, "open_day");
    desk.key("F12");
    desk.count_pieces({"0", "0", "5", "5", "5", "0", "20"});
    visit(desk, "open_drawer");
    desk.count_pieces({"0", "0", "5", "5", "5", "0", "20", "0", "12", "10", "19", "5"});
    desk.key("F12");
    visit_payments(desk, visit);
    desk.printer.outcome = core::PrintState::sent;
    open_account(desk, "100004100");
    desk.type("500");
    desk.press("pay-amount");
    desk.type("500");
    desk.key("F12");
    desk.restart();
    desk.printer.outcome = core::PrintState::confirmed;
    desk.press("rosa");
    visit(desk, "ready_unfinished");
    desk.press("settle-0");
    desk.press("settle-0");
    desk.key("Alt C");
    visit(desk, "count");
    count_short(desk, "5");
    visit(desk, "count_done");
    desk.key("F12");
    visit(desk, "variance");
    desk.press("reason-0");
    desk.press("approver-kim");
    visit(desk, "variance_ready");
    desk.key("F12");
    visit(desk, "drawer_closed");
    desk.key("F12");
    visit(desk, "day_closed");
    CHECK(desk.station.proves_itself());
}

}  // namespace

TEST_CASE("every page passes the screen check in both languages, light and dark") {
    for (const char* language : {"en", "es"}) {
        for (const bool dark : {false, true}) {
            WindowDesk desk({.language = language,
                             .palette = dark ? kiosk::dark_palette() : kiosk::light_palette(),
                             .storage = {}});
            visit_all(desk, [&](WindowDesk& at, const std::string& name) {
                INFO(language << (dark ? " dark " : " light ") << name);
                CHECK(at.faults() == std::vector<std::string>{});
            });
        }
    }
}

// Run by hand: PAYDESK_PICTURES=folder tests_kiosk_flows_window "[pictures]"
TEST_CASE("pictures of every page", "[.pictures]") {
    const char* folder = std::getenv("PAYDESK_PICTURES");
    REQUIRE(folder != nullptr);
    for (const char* language : {"en", "es"}) {
        WindowDesk desk({.language = language, .palette = kiosk::light_palette(), .storage = {}});
        visit_all(desk, [&](WindowDesk& at, const std::string& name) {
            const std::string path = std::string(folder) + "/" + name + "_" + language + ".bmp";
            CHECK(kiosk::save_screenshot(at.stage->canvas().view(), path).has_value());
        });
    }
}
