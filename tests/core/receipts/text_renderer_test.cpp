#include "core/receipts/text_renderer.h"

#include <catch2/catch.hpp>
#include <random>

#include "core/base/utf8_text.h"
#include "core/receipts/page_writer.h"
#include "tests/core/receipts/example_data.h"

using core::PageWriter;
using core::PrintedPair;
using core::wrap_words;
using Lines = std::vector<std::string>;

TEST_CASE("words wrap at spaces, and a word longer than the line is cut") {
    CHECK(wrap_words("one two three", 7) == Lines{"one two", "three"});
    CHECK(wrap_words("one two three", 13) == Lines{"one two three"});
    CHECK(wrap_words("one  two", 12) == Lines{"one two"});
    CHECK(wrap_words("a abcdefgh", 3) == Lines{"a", "abc", "def", "gh"});
    CHECK(wrap_words("ñññ ñ", 3) == Lines{"ñññ", "ñ"});
    CHECK(wrap_words("", 5) == Lines{""});
    CHECK(wrap_words("   ", 5) == Lines{""});
}

TEST_CASE("a label wraps and its figure stays at the right edge of the last line") {
    PageWriter page;
    page.amount("Reconnection after hours of the service at the northern pumping station", money("1234.50"));
    CHECK(rendered(page.take()) ==
          "Reconnection after hours of the\n"
          "service at the northern pumping\n"
          "station                                 1,234.50\n");
}

TEST_CASE("a figure that leaves no room for its label has a line of its own") {
    PageWriter page;
    page.pair("Reference", "0123456789012345678901234567890123456789");
    CHECK(rendered(page.take()) ==
          "Reference\n"
          "        0123456789012345678901234567890123456789\n");
}

TEST_CASE("lines align by code points, not bytes") {
    const core::PrintedDocument page{{core::PrintedText{.text = "ñandú", .align = core::PrintedAlign::right},
                                      core::PrintedText{.text = "ñandú", .align = core::PrintedAlign::centre},
                                      PrintedPair{.label = "Señora Núñez", .figure = "1.00"}}};
    CHECK(rendered(page) == std::string(43, ' ') + "ñandú\n" + std::string(21, ' ') + "ñandú\n" +
                                "Señora Núñez" + std::string(32, ' ') + "1.00\n");
}

TEST_CASE("what is three times the normal size stands between stars") {
    PageWriter page;
    page.title("COPY 1", 3);
    const std::string stars(48, '*');
    CHECK(rendered(page.take()) == stars + "\n" + std::string(21, ' ') + "COPY 1\n" + stars + "\n");
}

TEST_CASE("no line of any page is wider than the paper, and no figure is broken") {
    std::mt19937 random(2026);
    const std::string alphabet[] = {"a", "W", " ", "ñ", "\u4e2d", "-", "   ", "\x1b", "\xff"};
    for (int page_number = 0; page_number < 500; ++page_number) {
        std::string label;
        for (std::size_t length = random() % 200; length > 0; --length)
            label += alphabet[random() % std::size(alphabet)];
        const std::string figure =
            core::Money::from_cents(static_cast<std::int64_t>(random())).grouped_text();
        PageWriter page;
        page.pair(label, figure);
        page.title(label, static_cast<int>(random() % 3) + 1);
        page.qr(label);
        const std::string text = rendered(page.take());
        REQUIRE(text.find(figure + "\n") != std::string::npos);
        for (std::size_t start = 0; start < text.size();) {
            const std::size_t end = text.find('\n', start);
            REQUIRE(core::utf8_length(text.substr(start, end - start)) <= core::text_columns);
            start = end + 1;
        }
    }
}

TEST_CASE("a bar code shows as its data, and a logo not at all") {
    const core::PrintedDocument page{{core::PrintedBarcode{.symbology = core::PrintedSymbology::gs1_128,
                                                           .data = "8020A\x1d"
                                                                   "17"},
                                      core::PrintedLogo{core::DotImage::white(8, 2)}}};
    CHECK(core::render_text(page) == std::string(20, ' ') + "8020A 17\n");
}
