#include "devices/escpos/encoder.h"

#include <catch2/catch.hpp>
#include <random>

#include "core/base/utf8_text.h"
#include "devices/escpos/commands.h"
#include "tests/support/escpos_decoder/escpos_decoder.h"

using devices::PaperProfile;

namespace {

test::DecodedPrint printed(const core::PrintedDocument& document, const PaperProfile& profile = {}) {
    const auto encoded = devices::encode(document, profile);
    auto decoded = test::decode_print(encoded.bytes);
    CHECK(decoded.unknown.empty());
    return decoded;
}

std::string printed_text(const std::string& text, const PaperProfile& profile = {}) {
    return printed({{core::PrintedText{.text = text}}}, profile).text();
}

}  // namespace

TEST_CASE("a receipt decodes to the text it was made from") {
    const core::PrintedDocument document{{
        core::PrintedText{
            .text = "CIUDAD DE PAGOSA", .align = core::PrintedAlign::centre, .bold = true, .size = 2},
        core::PrintedRule{},
        core::PrintedPair{.label = "Electric, past due", .figure = "1,062.10"},
        core::PrintedPair{.label = "TOTAL", .figure = "1,123.45", .bold = true, .size = 2},
        core::PrintedGap{.lines = 2},
        core::PrintedQr{.data = "https://example.org/r/W2-000017?s=abc"},
        core::PrintedText{.text = "Gracias por su pago, señora Muñoz: 5 €",
                          .align = core::PrintedAlign::right},
    }};
    const auto decoded = printed(document);
    CHECK(decoded.lines == std::vector<std::string>{
                               "CIUDAD DE PAGOSA",
                               std::string(48, '-'),
                               "Electric, past due                      1,062.10",
                               "TOTAL           1,123.45",
                               "",
                               "",
                               "Gracias por su pago, señora Muñoz: 5 €",
                           });
    CHECK(decoded.qr_codes == std::vector<std::string>{"https://example.org/r/W2-000017?s=abc"});
    CHECK(decoded.cuts == 1);
    CHECK(decoded.drawer_kicks.empty());
}

TEST_CASE("the first line of a receipt has exactly these bytes") {
    const auto encoded = devices::encode({{core::PrintedText{.text = "Año", .bold = true}}}, {});
    CHECK(encoded.bytes == std::string("\x1bt\0\x1d!\0\x1b"
                                       "E\x01"
                                       "A\xa4o\n\x1d!\0\x1b"
                                       "E\0\x1dV\x41\x03",
                                       23));
}

TEST_CASE("characters of English and Spanish survive in whichever code page holds them") {
    const std::string text = "áéíóúüñ ÁÉÍÓÚÜÑ ¿¡ºª €£ç";
    CHECK(printed_text(text) == text + "\n");
    CHECK(printed_text(text, {.code_pages = {devices::CodePage::cp858}}) == text + "\n");
    CHECK(printed_text(text, {.code_pages = {devices::CodePage::cp1252}}) == text + "\n");
    // Code page 437 alone has neither the euro nor most capital accents.
    CHECK(printed_text("ÁÉ 5 € Ñ", {.code_pages = {devices::CodePage::cp437}, .has_raster = false}) ==
          "AÉ 5 EUR Ñ\n");
}

TEST_CASE("without images, what no code page holds becomes plain letters that read the same") {
    const PaperProfile profile{.has_raster = false};
    CHECK(printed_text("Nguyễn Thị Đặng", profile) == "Nguyen Thi Dang\n");
    CHECK(printed_text("“Łódź” – Žižkov…", {.code_pages = {devices::CodePage::cp858}, .has_raster = false}) ==
          "\"Lódz\" - Zizkov...\n");
    CHECK(printed_text("水道", profile) == "??\n");
    CHECK(printed({{core::PrintedPair{.label = "水", .figure = "1.00"}}}, profile).images.empty());
}

TEST_CASE("signs that read the same are spelled; loose accents join their letter") {
    CHECK(printed_text("\u2032\u2116 5 \u2192 6") == "'No. 5 -> 6\n");
    CHECK(printed_text("“5 €” – now…", {.code_pages = {devices::CodePage::cp437}}) == "\"5 EUR\" - now...\n");
    CHECK(printed_text("e\u0301t\u200b\u00e9") == "été\n");
    CHECK(printed_text("1\u202e00\u061c.5\u202c") == "100.5\n");  // nothing turns a figure round
}

TEST_CASE("a line switches its code page only when it must, to the page that reaches farthest") {
    const PaperProfile profile{.code_pages = {devices::CodePage::cp437, devices::CodePage::cp858,
                                              devices::CodePage::cp1250, devices::CodePage::cp866}};
    const auto switches = [&](const std::string& text) {
        const auto encoded = devices::encode({{core::PrintedText{.text = text}}}, profile);
        CHECK(test::decode_print(encoded.bytes).text() == text + "\n");
        std::size_t count = 0;
        for (std::size_t at = 0; at + 1 < encoded.bytes.size(); ++at)
            count += encoded.bytes.compare(at, 2, "\x1bt") == 0 ? 1u : 0u;
        return count - 1;  // the first one belongs to the set-up
    };
    CHECK(switches("plain") == 0);
    CHECK(switches("¿Qué? Año") == 0);
    CHECK(switches("ÁÍÓ € ñ") == 1);
    CHECK(switches("Łódź €, Ž, ą: é") == 1);  // 1250 for all, although 437 has the é
    CHECK(switches("Привет, Łódź, мир") == 3);
}

TEST_CASE("a profile's own numbers choose its code pages") {
    PaperProfile profile{.code_pages = {devices::CodePage::cp858}};
    profile.page_numbers.assign(devices::every_code_page.size(), 0);
    profile.page_numbers[static_cast<std::size_t>(devices::CodePage::cp858)] = 77;
    const auto encoded = devices::encode({{core::PrintedText{.text = "€"}}}, profile);
    CHECK(encoded.bytes.starts_with("\x1bt\x4d\xd5\n"));
}

TEST_CASE("nothing that is typed can become a command") {
    CHECK(printed_text("pay\x10\x14\x01\x01\x01ment\x1bp\x01zz\x7f\xc2\x9b!") == "paymentpzz!\n");
    CHECK(printed_text("broken \xff\xfe utf-8") == "broken ?? utf-8\n");
    CHECK(printed_text("two\nlines\tof text") == "two lines of text\n");
    const auto qr = printed({{core::PrintedQr{.data = "A\x10\x14\x01\x01\x01"
                                                      "B\nC"}}});
    CHECK(qr.qr_codes == std::vector<std::string>{"ABC"});
    CHECK(qr.drawer_kicks.empty());
}

TEST_CASE("real-time commands are found wherever they hide") {
    CHECK(devices::escpos::holds_real_time_command(std::string("ab\x10\x14", 4)));
    CHECK(devices::escpos::holds_real_time_command(std::string("\x10\x04z", 3)));
    CHECK(devices::escpos::holds_real_time_command(std::string("\x10\x10\x05", 3)));
    CHECK_FALSE(devices::escpos::holds_real_time_command(std::string("\x10\x15\x14\x10", 4)));
}

TEST_CASE("random bytes as text and QR contents never kick the drawer or make a command") {
    std::mt19937 random(20261123);
    for (int round = 0; round < 300; ++round) {
        std::string noise(random() % 300, '\0');
        for (char& byte : noise) byte = static_cast<char>(random() % (round % 2 == 0 ? 256u : 32u));
        const auto decoded = printed({{core::PrintedText{.text = noise}, core::PrintedQr{.data = noise},
                                       core::PrintedPair{.label = noise, .figure = noise, .size = 2}}});
        REQUIRE(decoded.drawer_kicks.empty());
        REQUIRE(decoded.cuts == 1);
    }
}

TEST_CASE("no line is wider than the paper, at any size and width") {
    std::mt19937 random(7);
    for (const std::size_t columns : {48u, 42u, 32u}) {
        for (const int size : {1, 2, 3}) {
            std::string text;
            for (int word = 0; word < 30; ++word) text += std::string(random() % 60, 'x') + "ñ ";
            const auto decoded =
                printed({{core::PrintedText{.text = text, .size = size},
                          core::PrintedPair{.label = text, .figure = "1,234.56", .size = size}}},
                        {.columns = columns});
            for (const auto& line : decoded.lines) {
                REQUIRE(core::utf8_length(line) <= columns / static_cast<std::size_t>(size));
            }
        }
    }
}

TEST_CASE("a QR code that the printer cannot make is drawn, and one that is too large printed as text") {
    const auto drawn = printed({{core::PrintedQr{.data = std::string(601, 'q')}}});
    CHECK(drawn.qr_codes.empty());
    CHECK(drawn.lines.empty());
    CHECK_FALSE(drawn.images.empty());
    CHECK_FALSE(printed({{core::PrintedQr{.data = "small"}}}, {.has_qr = false}).images.empty());

    const auto without_images =
        printed({{core::PrintedQr{.data = std::string(601, 'q')}}}, {.has_raster = false});
    CHECK(without_images.lines.size() == 13);
    const auto beyond_any_code = printed({{core::PrintedQr{.data = std::string(2400, 'q')}}});
    CHECK(beyond_any_code.images.empty());
    CHECK(beyond_any_code.lines.size() == 50);
}

TEST_CASE("every boundary is a place where a command or a line begins") {
    const core::PrintedDocument document{{core::PrintedText{.text = "one € two", .bold = true},
                                          core::PrintedQr{.data = "payload"},
                                          core::PrintedText{.text = "end"}}};
    const auto encoded = devices::encode(document, {});
    for (const std::size_t boundary : encoded.boundaries) {
        // Both halves make sense alone.
        REQUIRE(test::decode_print(std::string_view(encoded.bytes).substr(0, boundary)).unknown.empty());
        REQUIRE(test::decode_print(std::string_view(encoded.bytes).substr(boundary)).unknown.empty());
    }
    CHECK(encoded.boundary_from(encoded.bytes.size()) == encoded.bytes.size());
    CHECK(encoded.boundary_from(0) == 0);
}
