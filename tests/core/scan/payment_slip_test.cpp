#include <algorithm>
#include <catch2/catch.hpp>

#include "core/scan/bill_scan.h"
#include "core/scan/gs1_elements.h"
#include "tests/core/scan/case_file.h"
#include "tests/core/scan/scan_texts.h"

using core::BillFormat;
using core::ScannedText;

namespace {

// One line of what came out: "reference amount due" or the refusal's code.
std::string outcome(const ScannedText& text) {
    const auto scan = core::decode_bill(text, core::demo_billers());
    if (!scan) return std::string(core::name_of(scan.error().code));
    return (scan->account ? scan->account->text() : "other " + scan->reference) + " " +
           (scan->amount ? scan->amount->text() : "-") + " " +
           (scan->due_date ? scan->due_date->text() : "-");
}

}  // namespace

TEST_CASE("published payment slips decode to their published parts, scanned and printed alike") {
    const auto slips = case_file("gs1_payment_slip.json")["slips"];
    REQUIRE(slips.size() == 3);
    for (const auto& slip : slips) {
        INFO(slip.dump());
        const std::string written = slip["element_string_^=FNC1"];
        const auto& parsed = slip["parsed"];
        const auto scan = decode(with_separators(written.substr(1)), "]C1");
        REQUIRE(scan.has_value());
        CHECK(scan->format == BillFormat::gs1_payment_slip);
        CHECK(scan->biller == parsed["pay_to_gln"].get<std::string>());
        CHECK(scan->reference == parsed["reference"].get<std::string>());
        CHECK(scan->amount_decimals == parsed["amount_decimals"].get<int>());
        CHECK(scan->amount->cents() == parsed["amount"].get<std::int64_t>() * 100);
        std::string due = scan->due_date->text();
        due.erase(std::remove(due.begin(), due.end(), '-'), due.end());
        CHECK(due == parsed["company_internal_96_due_yyyymmdd"].get<std::string>());
        CHECK(std::all_of(scan->checks.begin(), scan->checks.end(),
                          [](const core::ScanCheck& c) { return c.passed || c.name == "biller_known"; }));
        CHECK(decode(written).value() == *scan);
        CHECK(decode(slip["hri"]).value() == *scan);
        CHECK(core::account_on_bill(*scan).error().code == core::ProblemCode::scan_unknown_biller);
    }
}

TEST_CASE("published slips that are wrong are refused") {
    const auto negative = case_file("gs1_payment_slip.json")["negative"];
    REQUIRE(negative.size() == 2);
    CHECK(outcome({"", negative[0]["hri"]}) == "scan_check_digit");
    CHECK(outcome({"", negative[1]["hri"]}) == "scan_ambiguous");
}

TEST_CASE("a slip in dollars and cents gives amount and due date") {
    const auto example = case_file("gs1_payment_slip.json")["derived_us_example"];
    for (const auto& text : {example["hri"], example["element_string"]}) {
        const auto scan = decode(text);
        REQUIRE(scan.has_value());
        CHECK(scan->amount->text() == example["parsed"]["amount_usd"].get<std::string>());
        CHECK(scan->due_date->text() == example["parsed"]["due"].get<std::string>());
        CHECK(scan->biller_name == "City Utility (demo)");
        // Its reference does not begin with the zeros of our references, so it is nobody's account.
        CHECK_FALSE(scan->account.has_value());
        CHECK(core::account_on_bill(*scan).error().code == core::ProblemCode::scan_unknown_biller);
    }
}

TEST_CASE("every form of slip is decoded or refused with its reason") {
    struct Case {
        const char* aim_id;
        std::string data;  // ^ stands for the separator, except in written slips
        const char* outcome;
    };
    const Case cases[] = {
        // our bill, in every way it arrives
        {"]C1", "41512345678901288020000100004100^390212345^12260115", "10-00041-00 123.45 2026-01-15"},
        {"]Q3", "41512345678901288020000100004100^390212345^12260115", "10-00041-00 123.45 2026-01-15"},
        {"]C1", "^41512345678901288020000100004100^390212345^12260115", "10-00041-00 123.45 2026-01-15"},
        {"]Q1", "41512345678901288020000100004100^390212345^12260115", "10-00041-00 123.45 2026-01-15"},
        {"]d1", "(415)1234567890128(8020)000100004100(3902)12345", "10-00041-00 123.45 -"},
        {"]e0", "41512345678901288020000100004100^390212345", "10-00041-00 123.45 -"},
        {"", "]C141512345678901288020000100004100^390212345^12260115\r\n", "10-00041-00 123.45 2026-01-15"},
        {"", "41512345678901288020000100004100^390212345^12260115", "10-00041-00 123.45 2026-01-15"},
        {"]C1", "4151234567890128^8020000100004100^390212345^12260115^", "10-00041-00 123.45 2026-01-15"},
        {"]C1",
         "390212345^12260115"
         "41512345678901288020000100004100",
         "10-00041-00 123.45 2026-01-15"},
        {"]C1", "41512345678901288020000100004100^39010000012345^12260200", "10-00041-00 1234.50 2026-02-28"},
        {"]C1", "41512345678901288020000100004100^3900123", "10-00041-00 123.00 -"},
        {"]C1", "41512345678901288020000100004100^3903123450", "10-00041-00 123.45 -"},
        {"]C1", "41512345678901288020000100004100^391284012345", "10-00041-00 123.45 -"},
        {"]C1", "41512345678901288020000100004100^39020", "10-00041-00 0.00 -"},
        {"]C1", "41512345678901288020000100004100", "10-00041-00 - -"},
        {"]C1", "41512345678901288020000100004100^9612345", "10-00041-00 - -"},
        {"]C1", "41512345678901288020000100004100^8007DE89370400440532013000", "10-00041-00 - -"},
        // a separator was lost
        {"]C1", "4151234567890128802000010000410039021234512260115", "scan_ambiguous"},
        {"]C1", "41512345678901288020000100004100390212345", "scan_ambiguous"},
        {"]C1", "4151234567890128802000010000410012260115", "scan_ambiguous"},
        {"]C1", "41512345678901288020000100004100^39021234512260115", "scan_ambiguous"},
        {"]C1", "41512345678901288020000100004100^3902512260115", "scan_ambiguous"},
        {"]C1", "41512345678901288020000100004100^39021234520260115^9620260115", "money_out_of_range"},
        {"]C1",
         "415590123412345780201234567839021234"
         "5",
         "scan_ambiguous"},
        {"]C1", "41559012341234578020ABC390212345", "scan_ambiguous"},
        {"]C1",
         "4155901234123457802012345678"
         "12260115",
         "scan_ambiguous"},
        {"]C1", "41559012341234578020ABC9620260115", "scan_ambiguous"},
        {"]C1", "41559012341234578020ABC8007DE89370400440532013000", "scan_ambiguous"},
        {"", "(415)1234567890128(8020)00010000410039021234512260115", "scan_ambiguous"},
        // the same biller's slips with nothing hidden
        {"]C1", "415590123412345780209993780287", "other 9993780287 - -"},
        {"]C1", "4155901234123457802012345678^390212345", "other 12345678 123.45 -"},
        // damaged
        {"]C1", "41512345678901278020000100004100^390212345", "scan_check_digit"},
        {"]C1", "41512345678901288020000100004101^390212345", "scan_check_digit"},
        {"]C1", "41512345678901288020001100004100^390212345", "other 001100004100 123.45 -"},
        {"]C1", "4151234567890128802000100004100^390212345", "scan_unreadable"},
        {"]C1", "41512345678901288020000100004100^390312345", "scan_unreadable"},
        {"]C1", "41512345678901288020000100004100^391217012345", "scan_unreadable"},
        {"]C1", "41512345678901288020000100004100^390212A45", "scan_unreadable"},
        {"]C1", "41512345678901288020000100004100^3902", "scan_unreadable"},
        {"]C1", "41512345678901288020000100004100^12260115^^390212345", "scan_unreadable"},
        {"]C1", "41512345678901288020000100004100^12261315", "scan_unreadable"},
        {"]C1", "41512345678901288020000100004100^12260230", "scan_unreadable"},
        {"]C1", "41512345678901288020000100004100^1226011", "scan_unreadable"},
        {"]C1", "41512345678901288020000100004100^3900123456789012345", "money_out_of_range"},
        {"]C1", "41512345678901288020000100004100^39021234567890123456", "scan_ambiguous"},
        {"]C1", "41512345678901288020000100004100^8007DE89370400440532013001", "scan_check_digit"},
        {"]C1", "41512345678901288020{00100004100", "scan_unreadable"},
        // the elements do not belong together
        {"]C1", "4151234567890128", "scan_unreadable"},
        {"]C1", "8020000100004100", "scan_unreadable"},
        {"]C1", "390212345", "scan_unreadable"},
        {"]C1", "12260115", "scan_unreadable"},
        {"]C1", "41512345678901288020000100004100^390212345^391284012345", "scan_unreadable"},
        {"]C1", "41512345678901288020000100004100^390212345^390112345", "scan_unreadable"},
        {"]C1", "41512345678901288020000100004100^4151234567890128", "scan_unreadable"},
        {"]C1",
         "41512345678901288020000100004100^3922"
         "12345",
         "scan_unreadable"},
        {"]C1",
         "0112345678901231"
         "10ABC",
         "scan_unreadable"},
        // the symbology says it is no GS1 code
        {"]C0", "41512345678901288020000100004100^390212345^12260115", "scan_unreadable"},
        {"]C1", "100004100", "scan_unreadable"},
    };
    for (const Case& c : cases) {
        const ScannedText text{c.aim_id, with_separators(c.data)};
        INFO(c.aim_id << " " << c.data);
        CHECK(outcome(text) == c.outcome);
    }
}

TEST_CASE("the checks that were made are told by name") {
    const auto scan = decode("(415)1234567890128(8020)000100004100(3902)12345");
    REQUIRE(scan.has_value());
    std::string names;
    for (const core::ScanCheck& check : scan->checks) names += check.name + (check.passed ? "+ " : "- ");
    CHECK(names ==
          "gln_check_digit+ elements_belong_together+ separators+ biller_known+ reference_is_account+ "
          "amount_exact+ ");
}
