#include "core/scan/barcode_symbols.h"

#include "core/scan/check_digits.h"
#include "tests/core/scan/case_file.h"

namespace {

nlohmann::json vectors(const char* part) {
    return case_file("itf_code128_vectors.json")[part];
}

}  // namespace

TEST_CASE("Interleaved 2 of 5 digits get the published check digit and leading zero") {
    for (const auto& c : vectors("itf_check_digit"))
        CHECK(core::itf_digits_with_check(c["in"].get<std::string>()) == c["with_check"].get<std::string>());
    for (const auto& c : vectors("itf_no_check"))
        CHECK(core::itf_digits(c["in"].get<std::string>()) == c["encoded"].get<std::string>());
    // the same digit that GS1 numbers carry
    CHECK(core::gs1_check_digit_holds(*core::itf_digits_with_check("1541234567890")));
}

TEST_CASE("Interleaved 2 of 5 modules are the published ones") {
    const auto bars = vectors("itf_bars");
    for (const auto& [digits, modules] : bars.items())
        CHECK(core::itf_modules(digits) == modules.get<std::string>());
    CHECK(core::itf_modules("7") == core::itf_modules("07"));
}

TEST_CASE("Code 128 codewords are the published ones") {
    const auto codes = vectors("code128");
    for (const auto& [digits, expected] : codes.items())
        CHECK(core::code128_codewords(digits) == expected["codewords"].get<std::vector<int>>());
    CHECK(core::code128_check({105, 12, 34, 56, 78, 100, 25}) == 79);
    CHECK(core::code128_codewords("12") == std::vector<int>{105, 12, (105 + 12) % 103, 106});
    CHECK(core::code128_codewords("9") == std::vector<int>{104, 25, (104 + 25) % 103, 106});
}

TEST_CASE("a linear code is made of digits only") {
    std::vector<std::string> wrong = vectors("itf_invalid");
    wrong.insert(wrong.end(), {"", "12A", "1 2", "-1"});
    for (const std::string& text : wrong) {
        INFO(text);
        CHECK_FALSE(core::itf_digits(text).has_value());
        CHECK_FALSE(core::itf_digits_with_check(text).has_value());
        CHECK_FALSE(core::itf_modules(text).has_value());
        CHECK_FALSE(core::code128_codewords(text).has_value());
    }
}
