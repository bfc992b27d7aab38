#include <catch2/catch.hpp>

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

TEST_CASE("a second stop is asked about after the first, and going back keeps what was typed") {
    WindowDesk desk;
    desk.start_day();
    desk.station.policy.cash.change_max = test::money("10.00");
    type_twenty(desk, "2000");
    type_twenty(desk, "10000");
    REQUIRE(desk.flow->page() == Page::stopped);
    REQUIRE(desk.press("Amount confirmed"));
    REQUIRE(desk.press("sam"));
    desk.key("F12");
    REQUIRE(desk.flow->page() == Page::stopped);
    CHECK(desk.says("change is more than the limit"));
    CHECK(desk.payments() == 1);
    desk.key("Esc");
    REQUIRE(desk.flow->page() == Page::pay);
    CHECK(desk.shown("pay-tendered") == "100.00");
    desk.key("F12");
    REQUIRE(desk.flow->page() == Page::stopped);
    CHECK(desk.says("paid on this account today"));
    CHECK_FALSE(desk.press("stopped-take"));
    REQUIRE(desk.press("Amount confirmed"));
    REQUIRE(desk.press("sam"));
    desk.key("F12");
    desk.key("F12");
    REQUIRE(desk.flow->page() == Page::posted);
    CHECK(desk.shown("figure") == "80.00");
    CHECK(desk.station.proves_itself());
}
