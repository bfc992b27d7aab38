#include "devices/star/star_encoder.h"

#include <catch2/catch.hpp>
#include <random>

#include "devices/printing/text_raster.h"
#include "devices/simulated/star_command_length.h"
#include "devices/simulated/virtual_star_printer.h"
#include "devices/star/star_commands.h"

using core::PrintedDocument;
using devices::star::encode;

namespace {

// What a virtual printer puts on paper from the bytes.
devices::Paper printed(const PrintedDocument& document, const devices::PaperProfile& profile = {}) {
    devices::VirtualStarPrinter printer({.buffer_size = 1 << 16});
    const std::string bytes = encode(document, profile).bytes;
    REQUIRE(printer.receive(bytes) == bytes.size());
    printer.step({});
    CHECK(printer.drawer().pulses() == 0);
    CHECK(printer.etb_count() == 0);
    REQUIRE(printer.paper().finished().size() == 1);
    return printer.paper().finished()[0];
}

}  // namespace

TEST_CASE("text, figures, rules and gaps stand where they should") {
    const auto paper = printed({{core::PrintedText{.text = "CITY"}, core::PrintedRule{},
                                 core::PrintedPair{.label = "Water", .figure = "12.00"},
                                 core::PrintedGap{.lines = 2}, core::PrintedText{.text = "Thanks"}}},
                               {.columns = 20});
    CHECK(paper.text() == "CITY\n--------------------\nWater          12.00\n\n\nThanks\n");
}

TEST_CASE("size, weight and alignment are set for their line only") {
    const auto paper = printed(
        {{core::PrintedText{.text = "BIG", .align = core::PrintedAlign::centre, .bold = true, .size = 2},
          core::PrintedText{.text = "small"}}});
    REQUIRE(paper.items.size() == 2);
    const auto& big = std::get<devices::PaperLine>(paper.items[0]);
    const auto& small = std::get<devices::PaperLine>(paper.items[1]);
    CHECK(big.align == devices::PaperAlign::centre);
    CHECK(big.runs[0] == devices::PaperRun{"BIG", true, 2, 2});
    CHECK(small.align == devices::PaperAlign::left);
    CHECK(small.runs[0] == devices::PaperRun{"small", false, 1, 1});
}

TEST_CASE("characters come from whichever page has them") {
    CHECK(printed({{core::PrintedText{.text = "Año ½ € “dos”"}}}).text() == "Año ½ € “dos”\n");
}

TEST_CASE("QR codes carry their data, and too long ones are text") {
    CHECK(printed({{core::PrintedQr{.data = "https://example.org/r?1"}}}).text() ==
          "[QR https://example.org/r?1]\n");
    const auto paper =
        printed({{core::PrintedQr{.data = std::string(50, 'x')}}}, {.qr_bytes_max = 49, .has_raster = false});
    CHECK(paper.text() == std::string(48, 'x') + "\nxx\n");
}

TEST_CASE("nothing that a person types becomes a command, and every command begins at a boundary") {
    std::mt19937 random(11);
    for (int round = 0; round < 300; ++round) {
        std::string typed(random() % 40, '\0');
        for (char& byte : typed) byte = static_cast<char>(random() % 0x90);
        const auto document =
            encode({{core::PrintedText{.text = typed}, core::PrintedPair{.label = typed, .figure = "1"},
                     core::PrintedQr{.data = typed}}},
                   {});
        const std::string_view bytes = document.bytes;
        std::size_t at = 0;
        while (at < bytes.size()) {
            const auto length = devices::star_command_length(bytes.substr(at));
            REQUIRE(length);
            const auto first = static_cast<unsigned char>(bytes[at]);
            const bool is_text_or_escape = first >= 0x20 || first == '\n' || first == 0x1b;
            REQUIRE(is_text_or_escape);
            at += *length;
        }
        CHECK(at == bytes.size());
    }
}

TEST_CASE("the parser of that test does see commands in text that is not cleaned") {
    devices::VirtualStarPrinter printer;
    printer.receive(
        "Jo\x1c"
        "hn");
    CHECK(printer.drawer().pulses() == 1);
}

TEST_CASE("every torn command is ended by its own rest") {
    const auto document = encode(
        {{core::PrintedText{.text = "Line", .bold = true, .size = 2}, core::PrintedQr{.data = "abcdef"}}},
        {});
    for (std::size_t cut = 1; cut < document.bytes.size(); ++cut) {
        const std::size_t end = document.boundary_from(cut);
        devices::VirtualStarPrinter printer;
        printer.receive(document.bytes.substr(0, end) + devices::star::end_block());
        printer.step({});
        CHECK(printer.etb_count() == 1);
    }
}

TEST_CASE("drawn lines that follow each other share strips, so that little white is between them") {
    const core::PrintedText line{.text = "中文"};
    const int height = devices::raster_text(line, 576).height;
    REQUIRE(height % 24 != 0);
    const auto strips = [](const core::PrintedDocument& document) {
        const std::string bytes = devices::star::encode(document, {.dots_wide = 576}).bytes;
        int count = 0;
        for (std::size_t at = bytes.find("\x1bX"); at != std::string::npos; at = bytes.find("\x1bX", at + 1))
            ++count;
        return count;
    };
    CHECK(strips({{line}}) == (height + 23) / 24);
    CHECK(strips({{line, line, line, line}}) == (4 * height + 23) / 24);
    CHECK(strips({{line, core::PrintedText{.text = "a"}, line}}) == 2 * ((height + 23) / 24));
}
