// The real program from end to end: codes come in over USB, keys and clicks through the X server, and what
// reached the printer is read by a decoder and by zbar, which share nothing with it.

#include <catch2/catch.hpp>

#include "devices/simulated/paper_picture.h"
#include "tests/end_to_end/counter_desk.h"
#include "tests/support/escpos_decoder/escpos_decoder.h"

using test::CounterDesk;
using test::DecodedPrint;

namespace {

// Maria Gonzalez' bill over 123.45: GS1 elements 415, 8020, 3902 and 12, with the separators a scanner sends.
constexpr const char* maria_bill =
    "4151234567890128"
    "8020000100004100"
    "\x1d"
    "390212345"
    "\x1d"
    "12261205";
constexpr const char* maria = "10-00041-00";
constexpr const char* susan = "10-02005-00";  // whose bills are not due yet

void sign_in(CounterDesk& desk) {
    desk.start();
    desk.wait_for_page("sign-in");
    desk.plug_devices();  // while it runs
    desk.press_on_screen("person-rosa");
    desk.wait_for_page("ready");
    desk.wait_to_see("Scanner", "Printer");  // both lights are well: else they would say what is wrong
}

void pay_exactly_in_cash(CounterDesk& desk) {
    desk.press_key("F5");
    desk.wait_to_see("No change to give.");
    desk.press_key("F12");
    desk.wait_for_page("posted");
}

void wait_for_effects(CounterDesk& desk, const char* drawer, const char* receipt) {
    desk.wait_to_see("Drawer", drawer);
    desk.wait_to_see("Receipt", receipt);
}

// What zbar reads on the paper.
std::string qr_seen_on_paper(const CounterDesk& desk, const devices::Paper& paper) {
    const auto picture = desk.program().folder() / "receipt.png";
    REQUIRE(devices::save_png(devices::paper_picture(paper), picture.string()));
    std::string seen = test::output_of(
        {"zbarimg", "--nodbus", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", picture.string()},
        desk.program().folder() / "zbarimg.txt");
    while (seen.ends_with('\n')) seen.pop_back();
    return seen;
}

// One paper with these parts of lines: one QR, one cut, and the question whether it is out.
void check_one_receipt(const DecodedPrint& print, std::initializer_list<const char*> parts) {
    INFO(print.text());
    for (const char* part : parts) {
        INFO("looking for " << part);
        CHECK(print.has_line_with(part));
    }
    CHECK(print.qr_codes.size() == 1);
    CHECK(print.cuts == 1);
    CHECK_FALSE(print.process_ids.empty());
    CHECK(print.unknown.empty());
}

void type_account(CounterDesk& desk, const char* account) {
    desk.type(account);
    desk.press_key("Return");
    desk.wait_for_page("pay-amount");
    CHECK(desk.screen().find("account-number")->label == account);
}

// The printer hangs, and its cable is pulled when bytes have reached it; then it is switched off and on.
void tear_off_the_next_print(CounterDesk& desk) {
    desk.hang_printer();
    const std::size_t before = desk.printed_bytes().size();
    desk.press_key("ctrl+p");
    desk.wait_for_bytes(before + 500);
    desk.unplug_printer();
    desk.power_cycle_printer();
}

// The one payment of this account on record, with the states of drawer and receipt.
void check_payment_on_record(const CounterDesk& desk, const char* account, const std::string& amount) {
    const auto json = desk.program().run_json("account " + std::string(account)).json();
    INFO(json.dump(2));
    REQUIRE(json.at("payments").size() == 1);
    const auto& payment = json.at("payments").front();
    CHECK(payment.at("payment") == "W2-000001");
    CHECK(payment.at("amount") == amount);
    CHECK(payment.at("effects") == nlohmann::json{{"drawer", "confirmed"}, {"receipt", "confirmed"}});
    CHECK(json.at("due") == "0.00");
}

void end_and_verify(CounterDesk& desk) {
    CHECK(desk.close() == 0);
    const auto verified = desk.program().run_json("verify");
    INFO(verified.output << verified.errors);
    CHECK(verified.status == 0);
    CHECK(verified.json().at("ok") == true);
}

}  // namespace

TEST_CASE(
    "a bill scanned over USB is paid by keys, and the right receipt and one drawer pulse reach the printer") {
    CounterDesk desk;
    sign_in(desk);
    desk.scan("]C1", maria_bill);
    desk.wait_for_page("pay-amount");
    CHECK(desk.screen().find("account-name")->label == "Maria Gonzalez");
    CHECK(desk.screen().find("account-number")->label == maria);
    CHECK(desk.screen().find("pay-amount")->value == "123.45");
    const DecodedPrint before = test::decode_print(desk.printed_bytes());
    CHECK(before.lines.empty());
    CHECK(before.drawer_kicks.empty());

    pay_exactly_in_cash(desk);
    wait_for_effects(desk, "opened", "printed");
    CHECK(desk.screen().find("posted-amount")->value == "123.45");

    const DecodedPrint print = test::decode_print(desk.printed_bytes());
    check_one_receipt(
        print,
        {"TRAINING", "Receipt W2-000001", "Served by rosa", "Paid by Maria Gonzalez", "Account 10-00041-00",
         "Water, R-5512                        62.10", "Electric, R-5601                     61.35",
         "Past due                             62.10", "Current                              61.35",
         "Total paid", "$123.45", "Cash                                123.45"});
    CHECK_FALSE(print.has_line_with("COPY"));
    REQUIRE(print.drawer_kicks.size() == 1);
    CHECK(desk.drawer_pulses() == 1);
    REQUIRE(print.qr_codes.size() == 1);
    const std::string qr = qr_seen_on_paper(desk, desk.newest_paper());
    CHECK(qr == print.qr_codes.front());
    CHECK(qr.starts_with("PD1.R.W2."));
    CHECK(print.has_line_with("Code "));

    end_and_verify(desk);
    check_payment_on_record(desk, maria, "123.45");
}

TEST_CASE(
    "a receipt waits for a printer that is unplugged, and one torn off in the middle is printed again as a "
    "copy") {
    CounterDesk desk;
    const std::string due = desk.program().run_json("account " + std::string(susan)).json().at("due");
    sign_in(desk);
    desk.unplug_printer();
    desk.wait_to_see("No printer");
    const std::size_t start = desk.printed_bytes().size();
    type_account(desk, susan);
    CHECK(desk.screen().find("pay-amount")->value == due);
    pay_exactly_in_cash(desk);
    wait_for_effects(desk, "did not open", "waits for the printer");
    CHECK(desk.printed_bytes().size() == start);

    desk.replug_printer();
    wait_for_effects(desk, "did not open", "printed");
    const DecodedPrint first = test::decode_print(desk.printed_bytes().substr(start));
    check_one_receipt(first, {"Receipt W2-000001", "Account 10-02005-00"});
    CHECK_FALSE(first.has_line_with("COPY"));
    CHECK(first.drawer_kicks.empty());
    desk.press_key("F10");
    wait_for_effects(desk, "opened", "printed");
    CHECK(desk.drawer_pulses() == 1);

    tear_off_the_next_print(desk);
    wait_for_effects(desk, "opened", "nobody can tell");
    CHECK(desk.screen().shows("No printer is connected. Plug it in, then print again."));
    desk.replug_printer();
    desk.wait_to_see("Scanner", "Printer");
    const std::size_t before_copy = desk.printed_bytes().size();
    desk.press_on_screen("print-again");
    wait_for_effects(desk, "opened", "printed");
    const DecodedPrint copy = test::decode_print(desk.printed_bytes().substr(before_copy));
    check_one_receipt(copy, {"COPY", "Receipt W2-000001"});
    CHECK(copy.qr_codes == first.qr_codes);
    CHECK(copy.drawer_kicks.empty());

    end_and_verify(desk);
    check_payment_on_record(desk, susan, due);
}
