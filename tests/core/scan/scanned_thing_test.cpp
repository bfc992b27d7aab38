#include "core/scan/scanned_thing.h"

#include <catch2/catch.hpp>

namespace {

std::string kind(const core::ScannedText& text) {
    const auto thing = core::decode_scan(text, core::demo_billers());
    if (!thing) return std::string(core::name_of(thing.error().code));
    return std::holds_alternative<core::MicrLine>(*thing) ? "check" : "bill";
}

}  // namespace

TEST_CASE("a check's line is told from a bill, damaged ones too") {
    CHECK(kind({"", "T021000021T 123456789U 10452\r"}) == "check");
    CHECK(kind({"", "\u2446021000021\u2446 123456789\u2448 10452"}) == "check");
    CHECK(kind({"", ":021000021: 123456789< 10452 ;0000012345;"}) == "check");
    CHECK(kind({"", "c001468c d026010757d 143804c"}) == "check");
    CHECK(kind({"", "T02100?021T 123456789U 10452"}) == "micr_unreadable");
    CHECK(kind({"", "T0210000?1T 12345?789U 10452"}) == "micr_unreadable");
    CHECK(kind({"", "T021000022T 123456789U 10452"}) == "routing_number_wrong");
    // bills and nonsense are not checks, and neither is a bar code that holds such letters
    CHECK(kind({"", "10-00041-00"}) == "bill");
    CHECK(kind({"]C0", "100004100"}) == "bill");
    CHECK(kind({"]C0", "T021000021T 123456789U 10452"}) == "scan_unreadable");
    CHECK(kind({"", "THE TOTAL TO PAY"}) == "scan_unreadable");
    CHECK(kind({"", "https://example.com/T021000021T"}) == "scan_unreadable");
}

TEST_CASE("a key that nobody knows makes a bill unreadable, and a slip ambiguous") {
    CHECK(kind({"",
                "10000\x1a"
                "4100"}) == "scan_unreadable");
    CHECK(kind({"]C1",
                "41512345678901288020000100004100\x1a"
                "390212345"}) == "scan_ambiguous");
}
