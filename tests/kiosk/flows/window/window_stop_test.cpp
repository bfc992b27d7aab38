#include <SQLiteCpp/Database.h>

#include <catch2/catch.hpp>

#include <cstdlib>

#include "core/counter/overrides.h"
#include "core/counter/people.h"
#include "kiosk/flows/window/view_words.h"
#include "kiosk/screens/window/window_draw.h"
#include "kiosk/widgets/screenshot.h"
#include "tests/kiosk/flows/window/window_desk.h"

using kiosk::window::Page;
using test::slip_of;
using test::WindowDesk;

namespace {

// 20.00 of what Gonzalez owes, in cash.
void type_twenty(WindowDesk& desk, const char* handed_over) {
    desk.scan(slip_of("100004100"));
    desk.press("pay-amount");
    desk.type("2000");
    desk.press("pay-tendered");
    desk.type(handed_over);
    desk.key("F12");
}

void agree(WindowDesk& desk) {
    REQUIRE(desk.press("Amount confirmed"));
    REQUIRE(desk.press("sam"));
}

}  // namespace

TEST_CASE("a payment that a guard stops goes on with a reason and a second person") {
    WindowDesk desk;
    desk.start_day();
    type_twenty(desk, "2000");
    REQUIRE(desk.flow->page() == Page::posted);
    type_twenty(desk, "2000");
    REQUIRE(desk.flow->page() == Page::stopped);
    CHECK(desk.says("paid on this account today"));
    CHECK_FALSE(desk.press("stopped-take"));
    REQUIRE(desk.press("Two bills"));
    CHECK_FALSE(desk.press("stopped-take"));
    CHECK_FALSE(desk.press("approver-rosa"));
    desk.scan(slip_of("100004100"));
    CHECK(desk.flow->page() == Page::stopped);
    REQUIRE(desk.press("sam"));
    desk.key("F12");
    REQUIRE(desk.flow->page() == Page::posted);
    CHECK(desk.payments() == 2);
    const auto entry = desk.station.reader().entry(desk.station.reader().payment(2).value()->seq).value();
    const auto fact = core::payment_posted_from(entry->body);
    CHECK(fact.overrides == std::vector<std::string>{"duplicate_payment"});
    CHECK(fact.reason == "Two bills");
    CHECK(fact.approved_by == "sam");
    CHECK(desk.printer.pages.size() == 2);
    CHECK(desk.station.proves_itself());
}

TEST_CASE("a second stop is agreed to together with the first, anew, and going back keeps what was typed") {
    WindowDesk desk;
    desk.start_day();
    desk.station.policy.cash.change_max = test::money("10.00");
    type_twenty(desk, "2000");
    type_twenty(desk, "10000");
    REQUIRE(desk.flow->page() == Page::stopped);
    agree(desk);
    desk.key("F12");
    REQUIRE(desk.flow->page() == Page::stopped);
    CHECK(desk.says("change is more than the limit"));
    CHECK(desk.says("paid on this account today"));
    desk.key("F12");
    CHECK_FALSE(desk.press("stopped-take"));
    CHECK(desk.payments() == 1);
    desk.key("Esc");
    REQUIRE(desk.flow->page() == Page::pay);
    CHECK(desk.shown("pay-tendered") == "100.00");
    desk.key("F12");
    REQUIRE(desk.flow->page() == Page::stopped);
    CHECK(desk.says("paid on this account today"));
    for (int stop = 0; stop < 2; ++stop) {
        agree(desk);
        desk.key("F12");
    }
    REQUIRE(desk.flow->page() == Page::posted);
    CHECK(desk.shown("figure") == "80.00");
    type_twenty(desk, "2000");
    CHECK(desk.says("paid on this account today"));  // nothing is left of what was agreed to
    CHECK(desk.station.proves_itself());
}

TEST_CASE("whoever has the right lets a payment pass alone, with a reason") {
    WindowDesk desk;
    desk.start_day();
    type_twenty(desk, "2000");
    for (core::Role& role : desk.station.policy.roles) {
        if (role.name == "clerk") role.rights.push_back(core::Right::override_guard);
    }
    type_twenty(desk, "2000");
    REQUIRE(desk.flow->page() == Page::stopped);
    CHECK_FALSE(desk.press("approver-sam"));
    CHECK_FALSE(desk.press("stopped-take"));
    REQUIRE(desk.press("Amount confirmed"));
    desk.key("F12");
    REQUIRE(desk.flow->page() == Page::posted);
    CHECK(desk.payments() == 2);
}

TEST_CASE("a flag is passed by whoever has the right to pass flags, not by whoever may approve") {
    WindowDesk desk;
    REQUIRE(core::set_person(desk.station.counter(), {.person = "sam"}, {"ben", "senior_clerk", ""}));
    desk.start_day();
    desk.station.accounts.mark("10-00041-00", "tampering");
    type_twenty(desk, "2000");
    REQUIRE(desk.flow->page() == Page::stopped);
    CHECK(desk.says("A flag on the account asks for a supervisor."));
    CHECK(desk.says("tampering"));
    REQUIRE(desk.press("Amount confirmed"));
    CHECK_FALSE(desk.press("approver-ben"));
    REQUIRE(desk.press("sam"));
    desk.key("F12");
    REQUIRE(desk.flow->page() == Page::posted);
    type_twenty(desk, "2000");
    REQUIRE(desk.flow->page() == Page::stopped);
}

TEST_CASE("nobody lets pass what an account refuses") {
    WindowDesk desk;
    desk.start_day();
    for (core::FlagRule& rule : desk.station.policy.flags) {
        if (rule.flag == "tampering") rule.window = core::FlagEffect::refuse;
    }
    desk.station.accounts.mark("10-00041-00", "tampering");
    type_twenty(desk, "2000");
    CHECK(desk.flow->page() == Page::pay);
    CHECK(desk.payments() == 0);
}

TEST_CASE("a storage fault while a stopped payment is taken loses nothing, and it is posted once") {
    WindowDesk desk;
    desk.start_day();
    type_twenty(desk, "2000");
    type_twenty(desk, "2000");
    agree(desk);
    desk.key("Ctrl E");
    CHECK(desk.says("Este importe ya se pag"));
    desk.key("Ctrl E");
    {
        SQLite::Database other(core::station_file(desk.station.folder.path()).string(),
                               SQLite::OPEN_READWRITE);
        other.exec("BEGIN IMMEDIATE");
        desk.key("F12");
        REQUIRE(desk.flow->page() == Page::out_of_service);
        CHECK(desk.shown("fault-money").find("20.00") != std::string::npos);
    }
    desk.key("F12");
    REQUIRE(desk.flow->page() == Page::stopped);
    CHECK(desk.payments() == 1);
    desk.key("F12");
    CHECK(desk.flow->page() == Page::posted);
    CHECK(desk.payments() == 2);
    CHECK(desk.station.proves_itself());
}

TEST_CASE("every stop fits its page, with a PIN and a reason in words") {
    for (const char* language : {"en", "es"}) {
        WindowDesk desk({.language = language, .palette = kiosk::light_palette(), .storage = {}});
        desk.start_day();
        type_twenty(desk, "2000");
        type_twenty(desk, "2000");
        REQUIRE(desk.flow->page() == Page::stopped);
        kiosk::window::WindowView view = desk.flow->view();
        auto& stopped = std::get<kiosk::window::StoppedView>(view.page);
        stopped.approval.needs_pin = true;
        stopped.approval.pin_label = "PIN";
        stopped.approval.in_words = true;
        stopped.approval.words = "The bank is closed until Monday";
        for (const core::ProblemEntry& stop : core::refusal_list()) {
            if (!core::right_to_pass(stop.code, "Maria Gonzalez")) continue;
            const std::string detail =
                "what is known of accounts is 74 hours old; until news comes, check is taken up to 100.00 a "
                "payment";
            stopped.sentence =
                "*" + kiosk::window::words_of(*view.texts, {stop.code, {}}).sentence + "* " + detail;
            desk.stage->show([&](kiosk::Ui& ui) { kiosk::window::draw_window(ui, view); });
            desk.stage->frame();
            desk.stage->settle();
            INFO(language << " " << stop.name);
            CHECK(desk.faults() == std::vector<std::string>{});
        }
        if (const char* folder = std::getenv("PAYDESK_PICTURES")) {
            const std::string path = std::string(folder) + "/stopped_pin_" + language + ".bmp";
            CHECK(kiosk::save_screenshot(desk.stage->canvas().view(), path).has_value());
        }
    }
}
