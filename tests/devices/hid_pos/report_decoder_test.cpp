#include "devices/hid_pos/report_decoder.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

using devices::ReportDecoder;

namespace {

struct ReportParts {
    std::string aim = "]C1";
    std::string data;
    bool is_continued = false;
    std::size_t aim_at = 2;
};

std::string report(const ReportParts& parts) {
    std::string result(64, '\0');
    result[0] = 2;
    result[1] = static_cast<char>(parts.data.size());
    result.replace(parts.aim_at, parts.aim.size(), parts.aim);
    result.replace(parts.aim_at + 3, parts.data.size(), parts.data);
    result[63] = parts.is_continued ? 1 : 0;
    return result;
}

}  // namespace

TEST_CASE("a report gives its data and AIM identifier, FNC1 included") {
    ReportDecoder decoder;
    const auto code = decoder.push(report({.data = "802012345678\x1d"
                                                   "3902"}));
    REQUIRE(code);
    CHECK(code->aim_id == "]C1");
    CHECK(code->data ==
          "802012345678\x1d"
          "3902");
}

TEST_CASE("some makers send the AIM identifier and the data one byte later") {
    ReportDecoder decoder;
    const auto code = decoder.push(report({.aim = "]Q3", .data = std::string(56, 'x'), .aim_at = 3}));
    REQUIRE(code);
    CHECK(code->aim_id == "]Q3");
    CHECK(code->data == std::string(56, 'x'));
}

TEST_CASE("a code without AIM identifier has an empty one") {
    ReportDecoder decoder;
    const auto code = decoder.push(report({.aim = std::string(3, '\0'), .data = "12"}));
    REQUIRE(code);
    CHECK(code->aim_id.empty());
    CHECK(code->data == "12");
}

TEST_CASE("a continued code is whole only with its last report") {
    ReportDecoder decoder;
    CHECK_FALSE(decoder.push(report({.data = std::string(56, 'a'), .is_continued = true})));
    CHECK_FALSE(decoder.push(report({.data = std::string(56, 'b'), .is_continued = true})));
    const auto code = decoder.push(report({.data = "end"}));
    REQUIRE(code);
    CHECK(code->data == std::string(56, 'a') + std::string(56, 'b') + "end");
    CHECK(decoder.push(report({.data = "next"}))->data == "next");
}

TEST_CASE("hostile reports are refused, and the code they belong to is never offered") {
    ReportDecoder decoder;
    std::string too_long = report({.data = "12"});
    too_long[1] = 57;
    CHECK_FALSE(decoder.push(too_long));
    too_long[1] = '\xff';
    CHECK_FALSE(decoder.push(too_long));
    CHECK_FALSE(decoder.push(""));
    CHECK_FALSE(decoder.push("\x02"));
    CHECK_FALSE(decoder.push(std::string("\x02\x05]C1abc", 8)));  // says five, has three
    std::string other_id = report({.data = "12"});
    other_id[0] = 3;
    CHECK_FALSE(decoder.push(other_id));
    CHECK(decoder.refused_count() == 6);

    CHECK_FALSE(decoder.push(report({.data = "first part", .is_continued = true})));
    too_long[63] = 1;
    CHECK_FALSE(decoder.push(too_long));
    CHECK_FALSE(decoder.push(report({.data = "last part"})));
    CHECK(decoder.push(report({.data = "next"}))->data == "next");
}

TEST_CASE("a code that never ends stops at its limit") {
    ReportDecoder decoder;
    for (int part = 0; part < 1000; ++part) {
        REQUIRE_FALSE(decoder.push(report({.data = std::string(56, 'x'), .is_continued = true})));
    }
    CHECK(decoder.refused_count() > 0);
    CHECK_FALSE(decoder.push(report({.data = "its end"})));
    CHECK(decoder.push(report({.data = "next"}))->data == "next");
}

TEST_CASE("a report cut short in the middle of a code spoils that code") {
    ReportDecoder decoder;
    CHECK_FALSE(decoder.push(report({.data = "first part", .is_continued = true})));
    CHECK_FALSE(decoder.push(std::string("\x02\x05]C", 4)));
    CHECK_FALSE(decoder.push(report({.data = "last part"})));
    CHECK(decoder.refused_count() == 1);
    CHECK(decoder.push(report({.data = "next"}))->data == "next");
}

TEST_CASE("shorter reports give what they hold, at every length") {
    const std::string whole = report({.data = "100004100"});
    for (std::size_t length = 0; length <= whole.size(); ++length) {
        ReportDecoder decoder;
        const auto code = decoder.push(std::string_view(whole).substr(0, length));
        REQUIRE(code.has_value() == (length >= 14));
        if (code) CHECK(code->data == "100004100");
    }
}

TEST_CASE("Honeywell's symbology letter stands in for an AIM identifier that is not sent") {
    struct Letter {
        char letter;
        const char* aim_id;
    };
    for (const Letter& c : {Letter{0x6a, "]C0"}, Letter{0x7c, "]C1"}, Letter{0x49, "]C1"},
                            Letter{0x64, "]E0"}, Letter{0x73, "]Q1"}, Letter{0x77, "]d1"},
                            Letter{0x65, "]I0"}, Letter{0x7d, "]e0"}, Letter{0x00, ""}, Letter{0x01, ""}}) {
        INFO(c.aim_id);
        std::string bare = report({.aim = std::string(3, '\0'), .data = "12"});
        bare[61] = c.letter;
        ReportDecoder decoder;
        decoder.set_honeywell(true);
        CHECK(decoder.push(bare)->aim_id == c.aim_id);
        CHECK(decoder.push(std::string_view(bare).substr(0, 61))->aim_id.empty());
        // An identifier that is sent counts more, and another maker's byte 61 means something else.
        std::string told = report({.aim = "]X0", .data = "12"});
        told[61] = c.letter;
        CHECK(decoder.push(told)->aim_id == "]X0");
        ReportDecoder other_maker;
        CHECK(other_maker.push(bare)->aim_id.empty());
    }
}

TEST_CASE("Microscan reports hold up to 62 bytes, and only a full one may be continued") {
    const auto microscan = [](const std::string& data) {
        std::string result(64, '\0');
        result[0] = 1;
        result[1] = static_cast<char>(data.size());
        result.replace(2, std::min<std::size_t>(data.size(), 62), data.substr(0, 62));
        return result;
    };
    ReportDecoder decoder;
    const auto code =
        decoder.push(microscan("]C18020\x1d"
                               "39"));
    REQUIRE(code);
    CHECK(code->aim_id == "]C1");
    CHECK(code->data ==
          "8020\x1d"
          "39");
    CHECK(decoder.push(microscan(std::string(61, 'x')))->data == std::string(61, 'x'));

    const std::string full(62, 'y');
    CHECK_FALSE(decoder.push(microscan(full)));
    CHECK(decoder.may_be_whole());
    CHECK(decoder.push(microscan("end"))->data == full + "end");
    CHECK_FALSE(decoder.push(microscan(full)));
    CHECK(decoder.end_by_silence()->data == full);
    CHECK_FALSE(decoder.end_by_silence());
    CHECK(decoder.refused_count() == 0);

    CHECK_FALSE(decoder.push(microscan(std::string(63, 'z'))));
    CHECK_FALSE(decoder.push(microscan("its rest")));
    CHECK(decoder.push(microscan("next"))->data == "next");
    CHECK_FALSE(decoder.push("\x01"));
    CHECK_FALSE(
        decoder.push(std::string("\x01\x05"
                                 "abc")));  // says five, has three
    CHECK(decoder.refused_count() == 3);

    ReportDecoder honeywell;
    honeywell.set_honeywell(true);
    CHECK_FALSE(honeywell.push(microscan("100004100")));
    CHECK(honeywell.refused_count() == 1);
}

TEST_CASE("random reports of random lengths are survived") {
    std::mt19937 random(5);
    ReportDecoder decoder;
    for (int round = 0; round < 20'000; ++round) {
        std::string noise(random() % 70, '\0');
        for (char& byte : noise) byte = static_cast<char>(random());
        if (!noise.empty()) noise[0] = random() % 2 == 0 ? 2 : 1;
        if (const auto code = decoder.push(noise)) REQUIRE(code->data.size() <= ReportDecoder::code_size_max);
    }
}
