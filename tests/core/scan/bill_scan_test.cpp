#include "core/scan/bill_scan.h"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "core/scan/check_digits.h"
#include "core/scan/gs1_elements.h"
#include "tests/core/scan/case_file.h"
#include "tests/core/scan/scan_texts.h"

using core::BillFormat;
using core::ScannedText;

namespace {

std::string code_of(const core::Result<core::BillScan>& scan) {
    return scan ? "decoded" : std::string(core::name_of(scan.error().code));
}

std::string our_line(const std::string& account, const std::string& date, const std::string& cents) {
    const std::string body = "00" + account + date + "0000" + "0000000000" + cents;
    return body + core::creditron_check_digit(body);
}

}  // namespace

TEST_CASE("published OCR scan lines hold or fail by their check digit") {
    const auto cases = case_file("ocr_scanline_mod10.json")["cases"];
    REQUIRE(cases.size() == 3);
    for (const auto& c : cases) {
        INFO(c.dump());
        const std::string line = c["line"];
        const auto scan = decode(line);
        REQUIRE(scan.has_value() == c["valid"].get<bool>());
        if (!scan) {
            CHECK(code_of(scan) == "scan_check_digit");
            continue;
        }
        CHECK(scan->format == BillFormat::ocr_scanline);
        CHECK(scan->checks.front() == core::ScanCheck{"line_check_digit", true});
        if (!c.contains("fields")) continue;
        CHECK(scan->reference == c["fields"]["account[0:11]"].get<std::string>());
        CHECK(scan->amount->text() == c["amount_due"].get<std::string>());
        CHECK(scan->due_date->text() == "1996-11-02");
        // The sample's account is not one of ours, so the counter may not take it.
        CHECK(core::account_on_bill(*scan).error().code == core::ProblemCode::scan_unknown_biller);
    }
}

TEST_CASE("a line like ours with a wrong account number is misread, unless its own check digit holds") {
    core::BillerDirectory billers = core::demo_billers();
    const core::ScannedText text{"", our_line("100004107", "120526", "0000012345")};
    const auto whose = [&] {
        return core::account_on_bill(core::decode_bill(text, billers).value()).error();
    };
    CHECK(whose().code == core::ProblemCode::scan_unknown_biller);
    CHECK_THAT(whose().message(), Catch::EndsWith("another biller's bill, or a wrong number"));
    std::erase_if(billers.lines, [](const core::LineLayout& line) { return !line.is_ours; });
    for (core::LineLayout& line : billers.lines) line.check.reset();
    CHECK(whose().code == core::ProblemCode::scan_check_digit);
}

TEST_CASE("our own OCR line gives account, amount and due date") {
    const auto scan = decode(our_line("100004100", "120526", "0000012345"), "");
    REQUIRE(scan.has_value());
    CHECK(scan->format == BillFormat::ocr_scanline);
    CHECK(core::account_on_bill(*scan)->text() == "10-00041-00");
    CHECK(scan->amount->text() == "123.45");
    CHECK(scan->due_date->text() == "2026-12-05");
    CHECK_FALSE(decode(our_line("100004100", "000000", "0000012345"))->due_date.has_value());
    CHECK(code_of(decode(our_line("100004100", "133126", "0000012345"))) == "scan_unreadable");
    CHECK(code_of(decode(our_line("100004100", "120526", "9999999999"))) == "money_out_of_range");
}

TEST_CASE("other billers' barcodes are cut by their layouts") {
    const core::BillerDirectory billers = core::demo_billers();
    const auto cases = case_file("biller_barcode_fields.json")["cases"];
    REQUIRE(cases.size() == 2);
    for (const auto& c : cases) {
        INFO(c.dump());
        const auto scan = core::decode_bill({"]C0", c["raw"]}, billers);
        REQUIRE(scan.has_value());
        CHECK(scan->format == BillFormat::biller_barcode);
        CHECK(scan->reference == c["reference"].get<std::string>());
        CHECK(scan->amount->text() == c["amount"].get<std::string>());
        CHECK_FALSE(scan->account.has_value());
        CHECK(code_of(core::decode_bill({"]C0", c["raw"]}, core::BillerDirectory{})) == "scan_unreadable");
    }
}

TEST_CASE("a line that two layouts fit is ambiguous, never the first one's") {
    core::BillerDirectory billers;
    billers.lines.push_back({.biller = "one",
                             .length = 12,
                             .prefix = "12",
                             .reference = {2, 6},
                             .amount = {8, 4},
                             .due_date = {}});
    billers.lines.push_back({.biller = "two",
                             .length = 12,
                             .prefix = "1",
                             .reference = {1, 7},
                             .amount = {8, 4},
                             .due_date = {}});
    CHECK(code_of(core::decode_bill({"", "123456780100"}, billers)) == "scan_ambiguous");
    CHECK(code_of(core::decode_bill({"", "133456780100"}, billers)) == "decoded");
}

TEST_CASE("our account number is accepted plain, scanned or typed") {
    for (const ScannedText& text : {ScannedText{"]C0", "100004100"}, ScannedText{"", "10-00041-00"},
                                    ScannedText{"", "]C0100004100\r"}, ScannedText{"]Q1", "10-00041-00"}}) {
        const auto scan = core::decode_bill(text, core::demo_billers());
        REQUIRE(scan.has_value());
        CHECK(scan->format == BillFormat::account_number);
        CHECK(scan->account->text() == "10-00041-00");
        CHECK_FALSE(scan->amount.has_value());
    }
    CHECK(code_of(decode("100004101")) == "scan_check_digit");
    CHECK(code_of(decode("1-000041-00")) == "scan_unreadable");
}

TEST_CASE("anything else is unreadable, and the person is told what was seen") {
    const auto product = decode("5901234123457", "]E0");
    REQUIRE_FALSE(product.has_value());
    CHECK(product.error().code == core::ProblemCode::scan_unreadable);
    CHECK(product.error().message() ==
          "this is no bill we know: 13 characters beginning with \"5901234123457\" as ]E0");

    const std::string binary(
        "\x00\x01\xff\x7f"
        "abc",
        7);
    const auto noise = decode(binary);
    REQUIRE_FALSE(noise.has_value());
    CHECK(noise.error().message() ==
          "the code holds characters no bill has: 7 characters beginning with \"????abc\"");

    const auto huge = decode(std::string(100'000, '7'));
    REQUIRE_FALSE(huge.has_value());
    CHECK(huge.error().message() == "the code has 100000 characters, no bill has so many");

    for (const char* text : {"", "\r\n", "]", "]C", "]C1", "^", "(", "(415", "()", "[]",
                             "https://example.com/pay", "GONZALEZ"}) {
        INFO(text);
        CHECK(code_of(decode(text)) == "scan_unreadable");
    }
}

TEST_CASE("no bytes whatever do more than be refused") {
    CHECK(rc::check([](const std::string& noise, bool gs1) {
        const auto scan =
            core::decode_bill({gs1 ? "]C1" : "", (gs1 ? "415" : "") + noise}, core::demo_billers());
        if (scan) RC_ASSERT(!scan->reference.empty());
    }));
}

namespace {

struct GoodBill {
    ScannedText text;
    core::BillScan meaning;
};

GoodBill any_good_bill() {
    const auto account =
        core::AccountNumber::with_check_digit(*rc::gen::inRange<std::int64_t>(1, 99'999'999)).digits();
    const auto cents = std::to_string(*rc::gen::inRange(1, 99'999'999));
    const bool slip = *rc::gen::arbitrary<bool>();
    ScannedText text;
    if (slip) {
        text = {"]C1", "41512345678901288020000" + account +
                           "\x1d"
                           "3902" +
                           cents +
                           "\x1d"
                           "12261205"};
    } else {
        text = {"", our_line(account, "120526", std::string(10 - cents.size(), '0') + cents)};
    }
    const auto scan = core::decode_bill(text, core::demo_billers());
    RC_ASSERT(scan.has_value());
    return {text, *scan};
}

// Whether the counter would show something else than the bill that the customer holds.
bool is_not_the_same_bill(const core::BillScan& scan, const core::BillScan& bill) {
    return !scan.account || scan.account != bill.account || scan.amount != bill.amount ||
           scan.due_date != bill.due_date;
}

}  // namespace

TEST_CASE("every truncation of a good bill is refused or clearly another bill") {
    CHECK(rc::check([] {
        const GoodBill bill = any_good_bill();
        for (std::size_t length = 0; length < bill.text.data.size(); ++length) {
            const ScannedText cut{bill.text.aim_id, bill.text.data.substr(0, length)};
            const auto scan = core::decode_bill(cut, core::demo_billers());
            if (!scan) continue;
            RC_ASSERT(is_not_the_same_bill(*scan, bill.meaning));
            // Nine digits alone may be an account number: then no amount comes with it.
            if (scan->format == BillFormat::account_number) continue;
            // Otherwise no cut moves the money to another account, and an OCR line never survives one.
            RC_ASSERT((scan->account == bill.meaning.account));
            RC_ASSERT((bill.meaning.format == BillFormat::gs1_payment_slip));
        }
    }));
}

TEST_CASE("every wrong digit in a good bill is refused or clearly another bill, and never another account") {
    CHECK(rc::check([] {
        const GoodBill bill = any_good_bill();
        for (std::size_t at = 0; at < bill.text.data.size(); ++at) {
            for (char digit = '0'; digit <= '9'; ++digit) {
                ScannedText wrong = bill.text;
                if (wrong.data[at] == digit) continue;
                wrong.data[at] = digit;
                const auto scan = core::decode_bill(wrong, core::demo_billers());
                if (!scan) continue;
                RC_ASSERT(is_not_the_same_bill(*scan, bill.meaning));
                if (scan->account) RC_ASSERT((scan->account == bill.meaning.account));
                RC_ASSERT((bill.meaning.format == BillFormat::gs1_payment_slip));
            }
        }
    }));
}

TEST_CASE("a lost separator is never another bill of ours") {
    CHECK(rc::check([] {
        const GoodBill bill = any_good_bill();
        for (std::size_t at = 0; at < bill.text.data.size(); ++at) {
            if (bill.text.data[at] != core::gs1_separator) continue;
            std::string lost = bill.text.data;
            lost.erase(at, 1);
            RC_ASSERT(code_of(core::decode_bill({"]C1", lost}, core::demo_billers())) == "scan_ambiguous");
        }
    }));
}
