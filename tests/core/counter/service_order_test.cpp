#include <catch2/catch.hpp>

#include "core/store/station/payment_reader.h"
#include "tests/core/counter/pay_desk.h"

using test::cash;
using test::PayDesk;
using test::paying_gonzalez;

namespace {

std::vector<std::string> states(PayDesk& desk, const std::string& account) {
    std::vector<std::string> list;
    const auto orders = core::orders_of(desk.station.reader(), account).value();
    for (const core::OrderRow& order : orders)
        list.push_back(order.name + " " + order.kind + " " + order.state);
    return list;
}

using States = std::vector<std::string>;

}  // namespace

TEST_CASE("a payment that takes an account to the threshold asks to cancel its shut-off, once") {
    PayDesk desk;  // 62.10 is late, the threshold is 25.00
    desk.station.accounts.mark("10-00041-00", "shutoff=ordered");
    REQUIRE(desk.pay(paying_gonzalez("37.09", cash("37.09"))));
    CHECK(states(desk, "10-00041-00").empty());
    const auto enough = desk.pay(paying_gonzalez("0.01", cash("0.01"), ", 'override': true"),
                                 {.person = "rosa", .reason = "to the cent", .approved_by = "sam"});
    REQUIRE(enough);
    REQUIRE(enough->fact.requests.size() == 1);
    CHECK(enough->fact.requests.front().reference == "W2-O000001");
    REQUIRE(desk.pay(paying_gonzalez("5.00", cash("5.00"))));
    CHECK(states(desk, "10-00041-00") == States{"W2-O000001 cancel_shutoff requested"});
    CHECK(desk.station.proves_itself());
}

TEST_CASE("a void withdraws what its payment asked, and a new payment asks again") {
    PayDesk desk;
    desk.station.accounts.mark("10-00041-00", "shutoff=cut");
    const auto posted = desk.pay(paying_gonzalez("62.10", cash("62.10")));
    REQUIRE(posted);
    CHECK(states(desk, "10-00041-00") == States{"W2-O000001 reconnect requested"});
    REQUIRE(core::void_payment(desk.station.counter(), posted->fact.payment, {},
                               {.person = "rosa", .reason = "wrong account", .approved_by = "sam"}));
    CHECK(states(desk, "10-00041-00") == States{"W2-O000001 reconnect withdrawn"});
    REQUIRE(desk.pay(paying_gonzalez("62.10", cash("62.10"))));
    CHECK(states(desk, "10-00041-00").back() == "W2-O000002 reconnect requested");
    CHECK(desk.station.proves_itself());
}

TEST_CASE("a void of an earlier payment withdraws what a later one was granted for") {
    PayDesk desk;
    desk.station.accounts.mark("10-00041-00", "shutoff=ordered");
    const core::Act sam{.person = "rosa", .reason = "bounced at the window", .approved_by = "sam"};
    const auto first = desk.pay(paying_gonzalez("30.00", cash("30.00")));
    const auto second = desk.pay(paying_gonzalez("10.00", cash("10.00")));
    REQUIRE((first && second));
    REQUIRE(second->fact.requests.size() == 1);
    const auto voided = core::void_payment(desk.station.counter(), first->fact.payment, {}, sam);
    REQUIRE(voided);
    CHECK(voided->fact.withdrawn == States{"W2-O000001"});
    CHECK(states(desk, "10-00041-00") == States{"W2-O000001 cancel_shutoff withdrawn"});
    CHECK(desk.station.proves_itself());
}

TEST_CASE("an account without an order asks for nothing") {
    PayDesk desk;
    REQUIRE(desk.pay(paying_gonzalez("123.45", cash("123.45"))));
    CHECK(states(desk, "10-00041-00").empty());
}

TEST_CASE("service start is asked for when the whole opening amount is paid, not before") {
    PayDesk desk;
    auto& book = desk.station.accounts;
    book.add("10-00311-03", "Chen");
    book.owe("10-00311-03", "R-7001", core::ReceivableKind::deposit, "deposit", "150.00", "2026-11-23");
    book.owe("10-00311-03", "R-7002", core::ReceivableKind::connection, "fees", "25.00", "2026-11-23");
    const auto pay = [&](const std::string& amount) {
        return desk.pay("{'items': [{'account': '10-00311-03', 'amount': '" + amount + "'}], 'tenders': [" +
                        cash(amount) + "]}");
    };
    const auto part = pay("174.99");
    REQUIRE(part);
    CHECK(part->fact.requests.empty());
    CHECK(part->fact.warnings == std::vector<std::string>{"opening_needs_all"});
    const auto whole = pay("0.01");
    REQUIRE(whole);
    CHECK(states(desk, "10-00311-03") == States{"W2-O000001 start_service requested"});
}
