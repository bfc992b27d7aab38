#include <catch2/catch.hpp>

#include "devices/escpos/commands.h"
#include "devices/escpos/encoder.h"
#include "tests/support/escpos_decoder/escpos_decoder.h"

using core::PrintedBarcode;
using core::PrintedSymbology;

namespace {

test::DecodedPrint printed(const PrintedBarcode& barcode, const devices::PaperProfile& profile = {}) {
    auto decoded = test::decode_print(devices::encode({{barcode}}, profile).bytes);
    CHECK(decoded.unknown.empty());
    return decoded;
}

std::string code_128(const std::string& data) {
    const auto decoded = printed({.data = data});
    REQUIRE(decoded.barcodes.size() == 1);
    CHECK(decoded.barcodes.front().symbology == 73);
    return decoded.barcodes.front().data;
}

}  // namespace

TEST_CASE("Code 128 holds its data whatever sets it takes") {
    for (const std::string data : {"A", "7", "12", "123", "1234", "12345", "W2-000017", "a{b}", "X12345678Y",
                                   "000000000000", "~!\"#", "99 12345 x"}) {
        CHECK(code_128(data) == data);
    }
}

TEST_CASE("the bytes of a bar code are the manual's") {
    const auto bytes = devices::encode({{PrintedBarcode{.data = "No123456"}}}, {}).bytes;
    CHECK(bytes.find(std::string("\x1dk\x49\x09{BNo{C\x0c\x22\x38", 13)) != std::string::npos);
    const auto gs1 =
        devices::encode({{PrintedBarcode{.symbology = PrintedSymbology::gs1_128, .data = "8020123456"}}}, {});
    CHECK(gs1.bytes.find(std::string("\x1dk\x49\x09{C{1\x50\x14\x0c\x22\x38", 13)) != std::string::npos);
}

TEST_CASE("GS1-128 begins with FNC1 and separates elements of open length with it") {
    const auto decoded = printed({.symbology = PrintedSymbology::gs1_128,
                                  .data = "8020AB1\x1d"
                                          "390212345"});
    REQUIRE(decoded.barcodes.size() == 1);
    CHECK(decoded.barcodes.front().data ==
          "\x1d"
          "8020AB1\x1d"
          "390212345");
}

TEST_CASE("interleaved 2 of 5 prints digits in pairs") {
    const auto decoded = printed({.symbology = PrintedSymbology::interleaved_2_of_5, .data = "12345"});
    REQUIRE(decoded.barcodes.size() == 1);
    CHECK(decoded.barcodes.front().symbology == 70);
    CHECK(decoded.barcodes.front().data == "012345");
    const auto letters = printed({.symbology = PrintedSymbology::interleaved_2_of_5, .data = "12a"});
    CHECK(letters.barcodes.empty());
    CHECK(letters.lines == std::vector<std::string>{"12a"});
}

TEST_CASE("digits that would travel as a real-time command are drawn instead") {
    // In set C the pairs 16 20 are the bytes 10 14, a drawer pulse.
    for (const std::string data : {"1620010002", "00160400", "16051604"}) {
        const auto decoded = printed({.data = data});
        CHECK(decoded.barcodes.empty());
        CHECK_FALSE(decoded.images.empty());
        CHECK(decoded.lines == std::vector<std::string>{data});  // for people, below the bars
        CHECK(decoded.drawer_kicks.empty());
    }
    CHECK_FALSE(printed({.data = "1621010002"}).barcodes.empty());
}

TEST_CASE("a bar code that does not fit the paper, or holds what it cannot, is printed as text") {
    const std::string wide(60, 'W');
    CHECK(printed({.data = wide}).lines.size() == 2);
    CHECK(printed({.data = wide}).barcodes.empty());
    CHECK(printed({.data = "é"}).lines == std::vector<std::string>{"é"});
    CHECK(printed({.data = ""}).barcodes.empty());
    const auto drawn = printed({.data = "W2-17"}, {.has_barcodes = false});
    CHECK(drawn.barcodes.empty());
    CHECK_FALSE(drawn.images.empty());
    CHECK(drawn.lines == std::vector<std::string>{"W2-17"});
    const auto plain = printed({.data = "W2-17"}, {.has_raster = false, .has_barcodes = false});
    CHECK(plain.lines == std::vector<std::string>{"W2-17"});
}

TEST_CASE("a logo is drawn in the middle; one wider than the paper or broken is left out") {
    auto image = core::DotImage::white(16, 4);
    image.blacken(0, 0);
    const auto logo = [&](const core::DotImage& dots) {
        return test::decode_print(devices::encode({{core::PrintedLogo{dots}}}, {}).bytes);
    };
    const auto decoded = logo(image);
    REQUIRE(decoded.images.size() == 1);
    CHECK(decoded.images.front().rows == 4);
    CHECK(decoded.images.front().dots[280 / 8] == '\x80');
    CHECK(logo(core::DotImage::white(577, 4)).images.empty());
    image.rows.pop_back();
    CHECK(logo(image).images.empty());
}
