#include "core/formats/routing_number.h"

#include "tests/core/formats/case_file.h"

TEST_CASE("the check digit brings the weighted sum of a routing number to a multiple of ten") {
    for (const auto& c : case_part("aba_routing_checksum.json", "check_digit")) {
        const std::string first = c["first8"];
        INFO(c.dump());
        const auto digit = core::routing_check_digit(first);
        REQUIRE(digit.has_value());
        CHECK(*digit - '0' == c["check"].get<int>());
        for (char last = '0'; last <= '9'; ++last)
            CHECK(core::is_routing_number(first + last) == (last == *digit));
    }
}

TEST_CASE("published wrong routing numbers are refused") {
    for (const auto& c : case_part("aba_routing_checksum.json", "invalid")) {
        INFO(c.dump());
        CHECK_FALSE(core::is_routing_number(c["value"].get<std::string>()));
    }
    for (const char* wrong : {"", "000000000", "0110000150", "01100001", " 11000015", "-11000015"}) {
        INFO(wrong);
        CHECK_FALSE(core::is_routing_number(wrong));
    }
}

TEST_CASE("every routing number of the published bank records holds") {
    const auto x937 = case_file("x937_check_and_return_records.json");
    const auto& file = x937["file_example"]["expected"];
    for (const auto& number :
         {file["destination"], file["origin"], file["check"]["routing"],
          x937["record_25"]["expected"]["routing"], x937["record_31"]["expected"]["routing"]})
        CHECK(core::is_routing_number(number.get<std::string>()));
}

TEST_CASE("the widely copied sample number is wrong, the one its printed fraction stands for is right") {
    // 11-3167/1210: Federal Reserve symbol 1210, institution 3167.
    const std::string example = case_file("micr_line.json")["fraction_form"]["example"];
    REQUIRE(example.find("129131673") != std::string::npos);
    CHECK_FALSE(core::is_routing_number("129131673"));
    CHECK(core::routing_check_digit("12103167") == '3');
    CHECK(core::is_routing_number("121031673"));
}

TEST_CASE("only eight digits have a check digit") {
    for (const char* wrong : {"", "0730002", "073000228", "0730002x"})
        CHECK_FALSE(core::routing_check_digit(wrong).has_value());
}
