#include "core/formats/micr_line.h"

#include <algorithm>

#include "tests/core/formats/case_file.h"

namespace {

// "routing account number amount", or the refusal's code.
std::string outcome(const std::string& raw) {
    const auto line = core::parse_micr_line(raw);
    if (!line) return std::string(core::name_of(line.error().code));
    return line->routing + " " + line->account + " " + (line->number.empty() ? "-" : line->number) + " " +
           (line->amount ? line->amount->text() : "-");
}

}  // namespace

TEST_CASE("published MICR lines give their published parts") {
    const auto cases = case_file("micr_line.json")["positive"];
    REQUIRE(cases.size() == 2);
    for (const auto& c : cases) {
        INFO(c.dump());
        const auto& expected = c["expected"];
        CHECK(core::routing_in_micr_line(c["raw"].get<std::string>()) ==
              expected["transit"].get<std::string>());
        if (!expected.contains("account")) continue;
        const auto line = core::parse_micr_line(c["raw"].get<std::string>());
        REQUIRE(line.has_value());
        CHECK(line->routing == expected["transit"].get<std::string>());
        CHECK(line->account == expected["account"].get<std::string>());
        CHECK(line->number == expected["aux_on_us"].get<std::string>());
        CHECK(line->amount->text() == expected["amount"].get<std::string>());
    }
}

TEST_CASE("of the published line with a damaged tail only the routing number is used") {
    const std::string raw = case_file("micr_line.json")["positive"][1]["raw"];
    CHECK(outcome(raw) == "micr_unreadable");
    CHECK(core::routing_in_micr_line(raw) == "021000021");
}

TEST_CASE("the published wrong MICR line is refused") {
    for (const auto& c : case_part("micr_line.json", "negative")) {
        INFO(c.dump());
        CHECK(outcome(c["raw"]) == "micr_unreadable");
    }
}

TEST_CASE("a MICR line is read in every form or refused with its reason") {
    struct Case {
        const char* raw;
        const char* outcome;
    };
    const Case cases[] = {
        // a personal check: the number behind the account
        {"T021000021T 123456789O 10452", "021000021 123456789 10452 -"},
        {"T021000021T123456789U10452", "021000021 123456789 10452 -"},
        {"d021000021d 123456789c 10452", "021000021 123456789 10452 -"},
        {"⑆021000021⑆ 123456789⑈ 10452", "021000021 123456789 10452 -"},
        {"⑆021000021⑆ 123⑉456⑉789⑈ 10452 ⑇0000012345⑇", "021000021 123456789 10452 123.45"},
        {"T021000021T 123-456D789O 0045 A0000000001A\r\n", "021000021 123456789 0045 0.01"},
        {"T021000021T 12 345 6789O", "021000021 123456789 - -"},
        // a business check: the number at the left; what stands behind the account is the bank's own
        {"O001468O T026010757T 143804O", "026010757 143804 001468 -"},
        {"O001468OT026010757T143804O12", "026010757 143804 001468 -"},
        {"O001468O 4T026010757T 143804O", "026010757 143804 001468 -"},
        {"4T026010757T 143804O 77", "026010757 143804 77 -"},
        {"O0014-68O T026010757T 143804O A9999999999A", "026010757 143804 001468 99999999.99"},
        // damaged
        {"", "micr_unreadable"},
        {"T021000021T", "micr_unreadable"},
        {"T021000021T 123456789", "micr_unreadable"},
        {"T021000021T O 10452", "micr_unreadable"},
        {"T02100002T 123456789O 10452", "micr_unreadable"},
        {"T021 000021T 123456789O 10452", "micr_unreadable"},
        {"T02100-0021T 123456789O 10452", "micr_unreadable"},
        {"021000021T 123456789O 10452", "micr_unreadable"},
        {"T021000021 123456789O 10452", "micr_unreadable"},
        {"T021000021T 1234?6789O 10452", "micr_unreadable"},
        {"T021000021T 123456789O 1O452", "micr_unreadable"},
        {"T021000021T 123456789O 10452 A000012345A", "micr_unreadable"},
        {"T021000021T 123456789O 10452 A0000012345", "micr_unreadable"},
        {"T021000021T 123456789O 10452 A00000 2345A", "micr_unreadable"},
        {"T021000021T 123456789O 10452 AA", "micr_unreadable"},
        {"T021000021T 123456789O 10452 A0000012345A 5", "micr_unreadable"},
        {"T021000021T A0000012345A 123456789O", "micr_unreadable"},
        {"O146O T026010757T 143804O", "micr_unreadable"},
        {"O00000001468O T026010757T 143804O", "micr_unreadable"},
        {"O001468 T026010757T 143804O", "micr_unreadable"},
        {"001468O T026010757T 143804O", "micr_unreadable"},
        {"O001468O 44T026010757T 143804O", "micr_unreadable"},
        {"T021000021T 12345678901234567890O", "micr_unreadable"},
        {"⑆021000021⑆ 123456789\xe2\x91 10452", "micr_unreadable"},
        // the check digit
        {"T021000022T 123456789O 10452", "routing_number_wrong"},
        {"T129131673T 123456789O 10452", "routing_number_wrong"},
        {"T000000000T 123456789O 10452", "routing_number_wrong"},
    };
    for (const Case& c : cases) {
        INFO(c.raw);
        CHECK(outcome(c.raw) == c.outcome);
    }
}

TEST_CASE("a MICR line cut off anywhere is refused, except where only the amount is gone") {
    const std::string raw = case_file("micr_line.json")["positive"][0]["raw"];
    const std::string whole = outcome(raw);
    const std::size_t amount = raw.find('b');
    for (std::size_t length = 0; length < raw.size(); ++length) {
        INFO(raw.substr(0, length));
        const bool only_amount_gone = length == amount || length == amount - 1;
        CHECK(outcome(raw.substr(0, length)) ==
              (only_amount_gone ? "026010757 143804 001468 -" : "micr_unreadable"));
    }
    CHECK(whole == "026010757 143804 001468 120.90");
}

TEST_CASE("a damaged line gives its routing number only when that is whole") {
    CHECK(core::routing_in_micr_line("?12 T021000021T 12?4") == "021000021");
    CHECK_FALSE(core::routing_in_micr_line("T0210000?1T 123456789O").has_value());
    CHECK_FALSE(core::routing_in_micr_line("T021000022T 123456789O").has_value());
    CHECK_FALSE(core::routing_in_micr_line("021000021").has_value());
}

TEST_CASE("a character the reader lost is never passed over") {
    const std::string raw = case_file("micr_line.json")["positive"][0]["raw"];
    for (std::size_t i = 0; i < raw.size(); ++i) {
        for (const char lost : {'?', '*', '@', '\0', '\x80'}) {
            std::string damaged = raw;
            damaged[i] = lost;
            INFO(damaged);
            CHECK(outcome(damaged) == "micr_unreadable");
        }
    }
}
