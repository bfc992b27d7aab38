#include "core/scan/biller_file.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "core/scan/bill_scan.h"

namespace {

std::string line_with(const std::string& rest) {
    return "[[line]]\nform = \"ocr_scanline\"\nlength = 20\nreference = { from = 1, to = 8 }\n" + rest;
}

std::string complaint(const std::string& text) {
    const auto billers = core::parse_billers("billers.toml", text);
    return billers ? "" : billers.error().message();
}

}  // namespace

TEST_CASE("the built-in billers are read from their files") {
    const core::BillerDirectory billers = core::demo_billers();
    CHECK(billers.slips.size() == 1);
    CHECK(billers.lines.size() == 4);
}

TEST_CASE("a wrong file of billers is refused with file, line and rule") {
    struct Case {
        std::string text;
        const char* says;
    };
    const Case cases[] = {
        {"[[line", "billers.toml, line 1:"},
        {"colour = 1", "billers.toml, line 1: colour is not a rule known here"},
        {line_with("amount = { from = 8, to = 10 }"), "line 4: line.reference and the other fields overlap"},
        {line_with("amount = { from = 15, to = 21 }"),
         "line 5: line.amount.from and to must lie in the line, 1 to 20"},
        {line_with("amount = { from = 0, to = 3 }"), "line.amount.from and to must lie in the line"},
        {line_with("amount = { from = 12, to = 11 }"), "line.amount.from and to must lie in the line"},
        {line_with("amount = { from = 12, to = 15, decimals = 5 }"), "line.amount.decimals must be 0 to 4"},
        {line_with("amount = { from = 12, to = 20 }\ncheck = {}"), "overlap"},
        {line_with("due_date = { from = 9, to = 14, format = \"MDY\" }"),
         "line.due_date.format must be like"},
        {line_with("due_date = { from = 9, to = 15 }"), "line.due_date.format"},
        {line_with("check = { weights = \"2x\" }"), "line.check.weights must be digits"},
        {line_with("check = { digit = \"sum\" }"), "line.check.digit does not know \"sum\""},
        {line_with("prefix = \"AB\"\ncheck = {}"), "line.check covers a prefix"},
        {"[[line]]\nform = \"qr\"\nlength = 9\nreference = { from = 1, to = 2 }",
         "line.form does not know \"qr\""},
        {"[[line]]\nform = \"ocr_scanline\"\nlength = 1", "line.length must be 2 to 300"},
        {"[[line]]\nform = \"ocr_scanline\"\nlength = 9", "line.reference is missing"},
        {"[[slip]]\ngln = \"1234567890127\"\nname = \"x\"\nreference_length = 12\ncurrency = \"840\"",
         "line 2: slip.gln must be 13 digits"},
        {"[[slip]]\ngln = \"1234567890128\"\nname = \"x\"\nreference_length = 26\ncurrency = \"840\"",
         "slip.reference_length must be 1 to 25"},
    };
    for (const Case& c : cases) {
        INFO(c.text);
        CHECK_THAT(complaint(c.text), Catch::Contains(c.says));
    }
    CHECK(complaint(line_with("")).empty());
}

TEST_CASE("check digits of every variant seen hold, and no other digit does") {
    struct Case {
        core::DigitCheck check;
        std::string digits;
    };
    const Case cases[] = {
        {{}, "003456789011102960000000000100000000010008"},
        {{.from_right = true}, "78949"},                                                 // Luhn
        {{.weights = "31", .from_right = true, .adds_digits = false}, "5901234123457"},  // GS1
        {{.weights = "12"}, "12344"},                                                    // 1 + 4 + 3 + 8 = 16
        {{.is_complement = false}, "12348"},  // 2 + 2 + 6 + 4 = 14, its remainder is 4: see below
    };
    for (const Case& c : cases) {
        const std::string body = c.digits.substr(0, c.digits.size() - 1);
        int held = 0;
        for (char digit = '0'; digit <= '9'; ++digit) held += c.check.holds(body + digit) ? 1 : 0;
        CHECK(held == 1);
    }
    for (std::size_t i = 0; i < 4; ++i) CHECK(cases[i].check.holds(cases[i].digits));
    CHECK(cases[4].check.digit_for("1234") == '4');
    CHECK_FALSE(core::DigitCheck{}.holds("7"));
    CHECK_FALSE(core::DigitCheck{}.holds("7a"));
}

TEST_CASE("a station's own file takes the place of the built-in billers") {
    const auto folder = std::filesystem::temp_directory_path() / "paydesk_billers_test";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    CHECK(core::billers_of_station(folder)->lines.size() == 4);
    std::ofstream(folder / "billers.toml")
        << line_with("currency = \"170\"\ndue_date = { from = 9, to = 16, format = \"DDMMYYYY\" }");
    const auto billers = core::billers_of_station(folder);
    REQUIRE(billers);
    const auto scan = core::decode_bill({"", "12345678050220260000"}, *billers);
    REQUIRE(scan);
    CHECK(scan->due_date->text() == "2026-02-05");
    CHECK(scan->currency == "170");
    std::ofstream(folder / "billers.toml") << "[[line]]";
    CHECK(core::billers_of_station(folder).error().code == core::ProblemCode::policy_invalid);
    std::filesystem::remove_all(folder);
}
