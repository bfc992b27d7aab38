#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

#include "devices/escpos/commands.h"
#include "devices/escpos/encoder.h"
#include "devices/escpos/raster_commands.h"
#include "devices/printing/text_raster.h"
#include "tests/support/escpos_decoder/escpos_decoder.h"

using devices::escpos::holds_real_time_command;
using devices::escpos::raster_commands;

namespace {

core::DotImage image_of(int width, int height, auto&& byte) {
    auto image = core::DotImage::white(width, height);
    for (char& each : image.rows) each = static_cast<char>(byte());
    return image;
}

// How the printer would put the bands together again, as wide as the image was.
std::string dots_of(const std::string& bytes, const core::DotImage& image) {
    std::string dots;
    const auto decoded = test::decode_print(bytes);
    CHECK(decoded.unknown.empty());
    for (const auto& band : decoded.images) {
        for (std::size_t row = 0; row < band.rows; ++row) {
            std::string line = band.dots.substr(row * band.bytes_across, band.bytes_across);
            line.resize(image.bytes_across(), '\0');
            dots += line;
        }
    }
    return dots;
}

std::string joined(const std::vector<std::string>& commands) {
    std::string bytes;
    for (const auto& command : commands) bytes += command;
    return bytes;
}

test::DecodedPrint printed(const core::PrintedBlock& block, const devices::PaperProfile& profile = {}) {
    return test::decode_print(devices::encode({{block}}, profile).bytes);
}

}  // namespace

TEST_CASE("an image arrives dot for dot, in bands that every printer takes") {
    std::mt19937 random(5);
    for (const int height : {1, 13, 14, 15, 255, 256, 700}) {
        // No 10h: then nothing needs to be changed.
        const auto image = image_of(576, height, [&] { return (random() & 0xff) | 0x20; });
        const auto commands = raster_commands(image);
        for (const auto& command : commands)
            CHECK(command.size() <= devices::escpos::raster_command_size_max);
        CHECK(dots_of(joined(commands), image) == image.rows);
    }
    const auto narrow = image_of(8, 600, [] { return 0xff; });
    const auto commands = raster_commands(narrow);
    CHECK(commands.size() == 3);  // 255 + 255 + 90 rows
    CHECK(dots_of(joined(commands), narrow) == narrow.rows);
    CHECK(raster_commands(core::DotImage::white(576, 3)).front().size() == 8 + 3);  // white is left out
}

TEST_CASE("no image holds a real-time command, and none loses more than a dot a place") {
    constexpr std::string_view hostile{"\x10\x04\x05\x14\x10\x01\x00", 7};
    std::mt19937 random(20261125);
    for (int round = 0; round < 600; ++round) {
        const int width = 1 + static_cast<int>(random() % 600);
        const int height = 1 + static_cast<int>(random() % 40);
        const auto image = image_of(width, height, [&] { return hostile[random() % hostile.size()]; });
        const std::string bytes = "\x10" + joined(raster_commands(image)) + "\x1b@";
        REQUIRE_FALSE(holds_real_time_command(bytes));
        const std::string dots = dots_of(bytes.substr(1), image);
        REQUIRE(dots.size() == image.rows.size());
        bool is_only_darker = true;
        for (std::size_t at = 0; at < dots.size(); ++at) {
            const int added =
                static_cast<unsigned char>(dots[at]) ^ static_cast<unsigned char>(image.rows[at]);
            is_only_darker = is_only_darker && (added == 0 || added == 0x02);
        }
        REQUIRE(is_only_darker);
    }
}

TEST_CASE("the drawer pulse is found across rows and bands, and the rest stays as it was") {
    std::string bytes("\x10\x14\x01\x10\x10\x05\x10\x04", 8);
    devices::escpos::without_real_time_commands(bytes, 1);
    CHECK(bytes == std::string("\x10\x16\x01\x10\x10\x07\x10\x06", 8));
    // A row that ends in 10h before one that begins with 14h.
    auto image = core::DotImage::white(16, 2);
    image.rows = std::string("\x01\x10\x14\x01", 4);
    CHECK(raster_commands(image).front().substr(8) == std::string("\x01\x10\x16\x01", 4));
    // Negative control: plain concatenation would have opened the drawer.
    CHECK(holds_real_time_command(image.rows));
}

TEST_CASE("a line goes to the printer as dots only when a letter needs it") {
    for (const std::string text : {"Nguyễn Thị Đặng", "水费 电费", "فاتورة الماء", "Łódź"}) {
        const auto decoded = printed(core::PrintedText{.text = text});
        CHECK(decoded.lines.empty());
        CHECK_FALSE(decoded.images.empty());
        CHECK(decoded.unknown.empty());
        CHECK_FALSE(printed(core::PrintedPair{.label = text, .figure = "12.50"}).images.empty());
    }
    CHECK(printed(core::PrintedText{.text = "señora Muñoz – 5 €"}).images.empty());
}

TEST_CASE("drawn text wraps within the paper, stands where it should, and is taller at size 2") {
    const auto height = [](const core::DotImage& image) { return image.height; };
    const core::PrintedText text{.text = "Nguyễn Thị Đặng"};
    const auto one = devices::raster_text(text, 576);
    CHECK(one.width == 576);
    CHECK(one.is_whole());
    CHECK((height(one) >= 24 && height(one) <= 40));
    auto large = text;
    large.size = 2;
    CHECK(height(devices::raster_text(large, 576)) >= 2 * height(one) - 4);
    auto longer = text;
    for (int word = 0; word < 20; ++word) longer.text += " thành phố";
    CHECK(height(devices::raster_text(longer, 576)) >= 3 * height(one));

    const auto first_inked = [](const core::DotImage& image) {
        for (int x = 0; x < image.width; ++x) {
            for (int y = 0; y < image.height; ++y) {
                if (image.is_black(x, y)) return x;
            }
        }
        return image.width;
    };
    CHECK(first_inked(one) < 12);
    auto right = text;
    right.align = core::PrintedAlign::right;
    CHECK(first_inked(devices::raster_text(right, 576)) > 300);
    // Text that runs from right to left stays at the side that was asked for.
    CHECK(first_inked(devices::raster_text({.text = "الماء"}, 576)) < 12);
    CHECK(first_inked(devices::raster_text({.text = "الماء", .align = core::PrintedAlign::right}, 576)) >
          300);
}

TEST_CASE("hostile text, codes and images never reach the drawer") {
    std::mt19937 random(77);
    const auto noise = [&](std::size_t size_max) {
        std::string text;
        constexpr std::string_view pieces[] = {"\x10", "\x14", "\x04", "\x05", "\x01",
                                               "水",   "ễ",    "{C",   "1604", "1"};
        for (std::size_t piece = random() % size_max; piece > 0; --piece)
            text += pieces[random() % std::size(pieces)];
        return text;
    };
    for (int round = 0; round < 200; ++round) {
        const core::PrintedDocument document{{
            core::PrintedText{.text = noise(30)},
            core::PrintedPair{.label = noise(30), .figure = noise(10)},
            core::PrintedQr{.data = noise(100)},
            core::PrintedBarcode{.symbology = static_cast<core::PrintedSymbology>(random() % 3),
                                 .data = noise(20)},
            core::PrintedLogo{image_of(64, 20, [&] { return random() % 2 == 0 ? 0x10 : 0x14; })},
        }};
        for (const bool has_codes : {true, false}) {
            const devices::PaperProfile profile{.has_qr = has_codes, .has_barcodes = has_codes};
            const auto encoded = devices::encode(document, profile);  // asserts by itself, too
            REQUIRE_FALSE(holds_real_time_command(encoded.bytes));
            const auto decoded = test::decode_print(encoded.bytes);
            REQUIRE(decoded.drawer_kicks.empty());
            REQUIRE(decoded.unknown.empty());
            REQUIRE(decoded.cuts == 1);
        }
    }
}
