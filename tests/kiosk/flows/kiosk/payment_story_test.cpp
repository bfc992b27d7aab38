#include <catch2/catch.hpp>

#include "tests/kiosk/flows/kiosk/kiosk_bench.h"

using test::KioskBench;
using test::money;

TEST_CASE("a scanned bill is paid with notes, posted and its receipt printed") {
    KioskBench kiosk;
    REQUIRE(kiosk.page() == "start");
    kiosk.scan();
    REQUIRE(kiosk.page() == "amount");
    CHECK(kiosk.shown("holder") == "M*** G.");
    CHECK(kiosk.shown("account_ending") == "Account ending 41-00");
    CHECK(kiosk.shows("Water, late since Oct 20"));
    CHECK(kiosk.shows("Electric, due Dec 5"));
    CHECK_FALSE(kiosk.shows("Gonzalez"));

    REQUIRE(kiosk.press("Pay it all"));
    REQUIRE(kiosk.page() == "pay_cash");
    kiosk.insert(20);
    CHECK(kiosk.shown("put_in") == "$20.00");
    CHECK(kiosk.shown("still_to_pay") == "$103.45");
    CHECK(kiosk.shown("last_note") == "$20.00");
    CHECK(kiosk.held() == money("20.00"));
    kiosk.insert(100);
    kiosk.insert(5);
    CHECK(kiosk.shown("put_in") == "$125.00");
    CHECK(kiosk.shows("$1.55 extra stays on your account as credit."));

    kiosk.pass(3000);
    REQUIRE(kiosk.page() == "paid");
    CHECK(kiosk.shown("paid") == "$125.00");
    CHECK(kiosk.shown("receipt_number") == "Receipt K1-000001");
    CHECK(kiosk.shown("balance") == "Nothing more is owed on this account");
    CHECK(kiosk.held().is_zero());
    CHECK(kiosk.owed().is_zero());
    CHECK(kiosk.credit() == money("1.55"));
    kiosk.pass(3000);
    CHECK(kiosk.shown("printing") == "Printed. Please take it below the screen.");
    CHECK(kiosk.printed().find("K1-000001") != std::string::npos);
    CHECK(kiosk.printed().find("125.00") != std::string::npos);
    CHECK(kiosk.printed().find("10-00041-00") == std::string::npos);
    CHECK(kiosk.papers() == 1);

    REQUIRE(kiosk.press("I'm done"));
    CHECK(kiosk.page() == "start");
    CHECK(kiosk.payments() == 1);
    CHECK(kiosk.proves_itself());
}

TEST_CASE("an account is typed in its groups, and a wrong digit is told") {
    KioskBench kiosk;
    REQUIRE(kiosk.press("Type my account number"));
    kiosk.type("10000");
    CHECK(kiosk.shown("account_number") == "10-000");
    CHECK_FALSE(kiosk.press("go_on"));
    kiosk.type("4101");
    REQUIRE(kiosk.press("Find my account"));
    CHECK(kiosk.page() == "account");
    CHECK(kiosk.shown("trouble").find("A digit is not right") != std::string::npos);
    REQUIRE(kiosk.press("Erase"));
    kiosk.type("0");
    REQUIRE(kiosk.press("Find my account"));
    CHECK(kiosk.page() == "amount");
    CHECK(kiosk.proves_itself());
}

TEST_CASE("an account that nobody knows is said to be unknown") {
    KioskBench kiosk;
    kiosk.press("Type my account number");
    kiosk.type(core::AccountNumber::with_check_digit(99'00099'0).digits());
    kiosk.press("Find my account");
    CHECK(kiosk.page() == "account");
    CHECK(kiosk.shown("trouble").find("We do not know this account number.") != std::string::npos);
}

TEST_CASE("a check before the scanner is not taken, and the customer is told what to do") {
    for (const char* line : {"T122105155T123456789O 1234", "T122105155T12??456789O 1234"}) {
        KioskBench kiosk;
        kiosk.press("Type my account number");
        kiosk.scan_code(line);
        CHECK(kiosk.shown("trouble").find("Checks are not taken here. Scan your bill.") != std::string::npos);
    }
}

TEST_CASE("past due only relieves what is late") {
    KioskBench kiosk;
    kiosk.scan();
    REQUIRE(kiosk.press("Pay past due only"));
    for (const int note : {50, 10, 1, 1, 1}) kiosk.insert(note);
    kiosk.pass(3000);
    REQUIRE(kiosk.page() == "paid");
    CHECK(kiosk.owed() == money("60.45"));
    CHECK(kiosk.shown("balance") == "$60.45 is still owed on this account");
    CHECK(kiosk.proves_itself());
}

TEST_CASE("another amount is typed in whole dollars") {
    KioskBench kiosk;
    kiosk.scan();
    kiosk.press("Pay another amount");
    CHECK_FALSE(kiosk.press("go_on"));
    kiosk.type("40");
    CHECK(kiosk.shown("effect") == "$83.45 will still be owed");
    REQUIRE(kiosk.press("Pay $40.00"));
    kiosk.insert(20);
    CHECK(kiosk.shown("still_to_pay") == "$20.00");
    kiosk.insert(20);
    kiosk.pass(3000);
    CHECK(kiosk.shown("paid") == "$40.00");
    CHECK(kiosk.owed() == money("83.45"));
    CHECK(kiosk.proves_itself());
}

TEST_CASE("finishing with less posts what was put in, once, however fast it is tapped") {
    KioskBench kiosk;
    kiosk.to_cash();
    CHECK_FALSE(kiosk.press("finish"));
    kiosk.insert(20);
    kiosk.press_twice("finish");
    CHECK(kiosk.shown("paid") == "$20.00");
    CHECK(kiosk.payments() == 1);
    kiosk.flow().act(kiosk::KioskCommand::finish);
    kiosk.pass(1000);
    CHECK(kiosk.payments() == 1);
    CHECK(kiosk.papers() == 1);
    CHECK(kiosk.proves_itself());
}

TEST_CASE("an account without debts may still be paid ahead") {
    KioskBench kiosk;
    kiosk.station.accounts.add(core::AccountNumber::with_check_digit(10'00050'0).text(), "Ann");
    kiosk.scan(core::AccountNumber::with_check_digit(10'00050'0).text());
    CHECK(kiosk.shown("holder") == "A***");
    CHECK(kiosk.shows("Nothing is owed now"));
    CHECK_FALSE(kiosk.press("Pay it all"));
    CHECK(kiosk.press("Pay another amount"));
    CHECK(kiosk.faults() == std::vector<std::string>{});
}

TEST_CASE("scans work on every page without money, and bad codes change nothing") {
    KioskBench kiosk;
    kiosk.scan_code("4006381333931");
    CHECK(kiosk.page() == "start");
    CHECK_FALSE(kiosk.shown("trouble").empty());
    kiosk.press("Type my account number");
    kiosk.scan();
    CHECK(kiosk.page() == "amount");
    kiosk.press("Pay it all");
    kiosk.scan();
    CHECK(kiosk.page() == "amount");
    kiosk.press("Pay it all");
    kiosk.insert(5);
    kiosk.scan();
    CHECK(kiosk.page() == "pay_cash");
    kiosk.press("finish");
    kiosk.scan();
    CHECK(kiosk.page() == "amount");
    CHECK(kiosk.payments() == 1);
    CHECK(kiosk.proves_itself());
}

TEST_CASE("the language and the contrast of one customer are gone for the next") {
    KioskBench kiosk;
    kiosk.scan();
    kiosk.press("Español");
    kiosk.press("Contraste");
    CHECK(kiosk.shows("Pagar todo"));
    CHECK(kiosk.flow().view().frame.high_contrast);
    kiosk.press("Pagar todo");
    kiosk.insert(5);
    kiosk.press("finish");
    CHECK(kiosk.shown("paid") == "$5.00");
    kiosk.press("He terminado");
    CHECK(kiosk.shows("Pay your utility bill"));
    CHECK_FALSE(kiosk.flow().view().frame.high_contrast);
    CHECK(kiosk.proves_itself());
}
