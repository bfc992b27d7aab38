#include "tests/support/escpos_decoder/escpos_decoder.h"

#include <catch2/catch.hpp>

// Inputs are written by hand from the manuals, so that the decoder is judged by something other than our
// encoder.

TEST_CASE("text is read in the code page in force") {
    CHECK(test::decode_print("plain\n").text() == "plain\n");
    CHECK(test::decode_print("\x82\x1bt\x10\xe9\x80\x1bt\x13\xd5\x1b@\xd5\n").text() == "éé€€╒\n");
}

TEST_CASE("QR codes, cuts, drawer pulses and process ids are counted apart from text") {
    const std::string bytes = std::string(
                                  "\x1d(k\x04\0"
                                  "1A2\0",
                                  9) +
                              std::string(
                                  "\x1d(k\x05\0"
                                  "1P0hi",
                                  10) +
                              std::string(
                                  "\x1d(k\x03\0"
                                  "1Q0",
                                  8) +
                              std::string("\x1dV\0\x1dV\x41\x05", 7) +
                              std::string("\x1bp\0\x19\xfa\x1bp\x01\x19\xfa", 10) +
                              std::string("\x10\x14\x01\x01\x02", 5) +
                              std::string(
                                  "\x1d(H\x06\0"
                                  "00!!A~",
                                  11) +
                              "end";
    const auto decoded = test::decode_print(bytes);
    CHECK(decoded.lines == std::vector<std::string>{"end"});
    CHECK(decoded.qr_codes == std::vector<std::string>{"hi"});
    CHECK(decoded.cuts == 2);
    REQUIRE(decoded.drawer_kicks.size() == 3);
    CHECK(decoded.drawer_kicks[1].pin == 1);
    CHECK(decoded.drawer_kicks[2].at_once);
    CHECK(decoded.process_ids == std::vector<std::string>{"!!A~"});
    CHECK(decoded.unknown.empty());
}

TEST_CASE("what it does not know is reported, and a stream cut anywhere is survived") {
    CHECK(test::decode_print("\x1bZ").unknown.size() == 1);
    CHECK(test::decode_print("a\x07z").unknown == std::vector<std::string>{"07 "});
    const std::string stream = std::string(
        "\x1b@\x1d(k\x05\0"
        "1P0hi\x1bp\0\x19\xfa\x10\x14\x01\0\x01\x1dV\x41\x03",
        26);
    for (std::size_t cut = 0; cut <= stream.size(); ++cut)
        test::decode_print(std::string_view(stream).substr(0, cut));
    CHECK(test::decode_print("one\ntwo\n").has_line_with("wo"));
}
