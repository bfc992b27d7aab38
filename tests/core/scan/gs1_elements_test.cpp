#include "core/scan/gs1_elements.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "core/scan/check_digits.h"
#include "tests/core/scan/case_file.h"
#include "tests/core/scan/scan_texts.h"

TEST_CASE("bracketed GS1 text becomes the element string of the reference implementation, or is refused") {
    const auto cases = case_file("gs1_ai_parse_vectors.json")["parse_bracketed"];
    REQUIRE(cases.size() == 14);
    for (const auto& c : cases) {
        INFO(c.dump());
        const auto elements = core::parse_gs1_brackets(c["bracketed"].get<std::string>());
        REQUIRE(elements.has_value() == c["ok"].get<bool>());
        if (!elements) continue;
        const std::string expected = with_separators(c["unbracketed_^=FNC1"].get<std::string>().substr(1));
        CHECK(core::gs1_element_string(*elements) == expected);
        CHECK(core::parse_gs1_elements(expected).value() == *elements);
    }
}

TEST_CASE("scanned GS1 data is split or refused as the reference implementation does") {
    const auto cases = case_file("gs1_ai_parse_vectors.json")["process_unbracketed"];
    REQUIRE(cases.size() == 40);
    for (const auto& c : cases) {
        INFO(c.dump());
        const std::string data = c["data"];
        // The first FNC1 never reaches us: a code without it is not sent as GS1 at all.
        const bool parsed =
            data.starts_with('^') && core::parse_gs1_elements(with_separators(data.substr(1))).has_value();
        CHECK(parsed == c["ok"].get<bool>());
    }
}

TEST_CASE("GS1 check digits hold or not as in the published vectors") {
    const auto cases = case_file("gs1_ai_parse_vectors.json")["check_digit_lint"];
    REQUIRE_FALSE(cases.empty());
    for (const auto& c : cases) {
        INFO(c.dump());
        CHECK(core::gs1_check_digit_holds(c["value"].get<std::string>()) == c["ok"].get<bool>());
    }
    for (const char* good :
         {"12345670", "416000336108", "1234567890128", "12345678901231", "123456789012345675"}) {
        CHECK(core::gs1_check_digit_holds(good));
    }
}

TEST_CASE("amount and reference elements have the lengths of the dictionary") {
    const auto vectors = case_file("gs1_payment_slip.json")["amount_vectors_zint"];
    for (const auto& good : vectors["ok"]) {
        INFO(good);
        CHECK(core::parse_gs1_brackets(good.get<std::string>()).has_value());
    }
    for (const auto& bad : vectors["bad"]) {
        const std::string text = bad;
        INFO(text);
        CHECK_FALSE(core::parse_gs1_brackets(text.substr(0, text.find(' '))).has_value());
    }
    const auto elements = core::parse_gs1_brackets("[3900]1234567890[01]12345678901231");
    REQUIRE(elements.has_value());
    CHECK(core::gs1_element_string(*elements) ==
          "39001234567890\x1d"
          "0112345678901231");
}

TEST_CASE("an IBAN holds by its mod 97") {
    CHECK(core::iban_holds("GB82WEST12345698765432"));
    CHECK(core::iban_holds("DE89370400440532013000"));
    CHECK_FALSE(core::iban_holds("DE89370400440532013001"));
    CHECK_FALSE(core::iban_holds("DE8"));
    CHECK_FALSE(core::iban_holds("de89370400440532013000"));
}
