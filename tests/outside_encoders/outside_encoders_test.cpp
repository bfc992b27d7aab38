// Our receipts and those of two encoders that others wrote say the same, as an independent reader sees them.
#include "tests/support/outside_encoders/outside_encoders.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "devices/escpos/encoder.h"
#include "tests/support/escpos_decoder/escpos_decoder.h"

namespace {

using core::PrintedAlign;

std::vector<core::PrintedDocument> receipts() {
    const core::PrintedText title{
        .text = "CITY OF PAGOSA", .align = PrintedAlign::centre, .bold = true, .size = 2};
    const core::PrintedPair water{.label = "Water", .figure = "62.10"};
    const core::PrintedPair total{.label = "TOTAL", .figure = "123.45", .bold = true, .size = 2};
    const core::PrintedQr qr{.data = "https://example.org/r/W2-000017"};
    const core::PrintedBarcode bars{.data = "W2-000017"};
    return {
        {{core::PrintedText{.text = "one plain line"}}},
        {{title, core::PrintedText{.text = "City hall", .align = PrintedAlign::centre}}},
        {{core::PrintedText{.text = "to the right", .align = PrintedAlign::right, .bold = true}}},
        {{water, core::PrintedPair{.label = "Sewer", .figure = "1,061.35", .bold = true}}},
        {{title, water, water, total}},
        {{title, water, total, qr}},
        {{water, bars}},
        {{title, core::PrintedText{.text = "Signs | { } ~ ` _ ^ \" \\ stay"}, water, total, bars, qr}},
    };
}

std::string bytes_of(const std::string& hex) {
    std::string bytes;
    for (std::size_t at = 0; at + 1 < hex.size(); at += 2)
        bytes += static_cast<char>(std::stoi(hex.substr(at, 2), nullptr, 16));
    return bytes;
}

// The data of a QR code drawn as dots, by zbar.
std::string qr_in(const test::DecodedImage& image) {
    const auto path = std::filesystem::temp_directory_path() / "paydesk_outside_qr.pgm";
    std::ofstream file(path, std::ios::binary);
    const std::size_t margin = 32;
    const std::size_t width = image.bytes_across * 8 + 2 * margin;
    const std::size_t height = image.rows + 2 * margin;
    file << "P5 " << width << " " << height << " 255\n";
    for (std::size_t y = 0; y < height; ++y) {
        for (std::size_t x = 0; x < width; ++x) {
            const std::size_t across = x - margin;
            const std::size_t down = y - margin;
            const bool inside = across < image.bytes_across * 8 && down < image.rows;
            const bool black =
                inside && (image.dots[down * image.bytes_across + across / 8] & 0x80 >> across % 8) != 0;
            file << (black ? '\0' : '\xff');
        }
    }
    file.close();
    std::string read;
    FILE* pipe = popen(("zbarimg -q --raw " + path.string() + " 2>/dev/null").c_str(), "r");
    REQUIRE(pipe != nullptr);
    for (int byte = std::fgetc(pipe); byte != EOF; byte = std::fgetc(pipe)) read += static_cast<char>(byte);
    pclose(pipe);
    std::filesystem::remove(path);
    return read.substr(0, read.find('\n'));
}

// One line a fact, in order: text lines with their looks, then codes, then the cut. A line in the middle may
// be half a cell off, so its place counts as left, middle or right.
std::string meaning_of(std::string_view bytes) {
    const auto print = test::decode_print(bytes);
    std::ostringstream said;
    for (std::size_t at = 0; at < print.styled.size(); ++at) {
        const auto& line = print.styled[at];
        const auto begin = line.text.find_first_not_of(' ');
        if (begin == std::string::npos) continue;
        std::string text = line.text.substr(begin, line.text.find_last_not_of(' ') + 1 - begin);
        const auto& extent = print.extents[at];
        const int room = 48 - extent.all;
        const int left = extent.left + (line.align == 'c' ? room / 2 : line.align == 'r' ? room : 0);
        const int right = 48 - left - static_cast<int>(text.size()) * line.width;
        const bool is_pair = text.find("  ") != std::string::npos;
        const bool fills_line = is_pair && left == 0 && extent.all == 48;
        if (is_pair) text.replace(text.find("  "), text.rfind("  ") + 2 - text.find("  "), " ... ");
        const char* place = fills_line                    ? "from edge to edge"
                            : left == 0                   ? "left"
                            : std::abs(left - right) <= 1 ? "middle"
                            : right == 0                  ? "right"
                                                          : "nowhere";
        said << text << " | " << place << (line.bold ? " bold " : " light ") << line.width << "x"
             << line.height << "\n";
    }
    for (const auto& bars : print.barcodes) said << "bars " << bars.symbology << " " << bars.data << "\n";
    for (const auto& qr : print.qr_codes) said << "QR " << qr << "\n";
    for (const auto& image : print.images) said << "QR " << qr_in(image) << "\n";
    for (const auto& unknown : print.unknown) said << "unknown " << unknown << "\n";
    said << "cuts " << print.cuts << "\n";
    return said.str();
}

}  // namespace

TEST_CASE("eight receipts say the same as those of two encoders that others wrote") {
    const auto documents = receipts();
    const auto outside = test::encode_outside(documents);
    INFO(outside.problem);
    REQUIRE(outside.problem.empty());
    for (std::size_t at = 0; at < documents.size(); ++at) {
        CAPTURE(at);
        const auto ours = meaning_of(devices::encode(documents[at], {}).bytes);
        for (const std::string name : {"point_of_sale", "receiptline"}) {
            CAPTURE(name);
            CHECK(meaning_of(bytes_of(outside.receipts[at].value(name, ""))) == ours);
        }
    }
}

TEST_CASE("the comparison sees a changed figure, a lost cut and another look") {
    const auto ours = devices::encode({{core::PrintedPair{.label = "Water", .figure = "62.10"}}}, {}).bytes;
    const auto other = devices::encode({{core::PrintedPair{.label = "Water", .figure = "62.70"}}}, {}).bytes;
    const auto bold =
        devices::encode({{core::PrintedPair{.label = "Water", .figure = "62.10", .bold = true}}}, {}).bytes;
    CHECK(meaning_of(ours) != meaning_of(other));
    CHECK(meaning_of(ours) != meaning_of(bold));
    CHECK(meaning_of(ours) != meaning_of(ours.substr(0, ours.size() - 4)));
}
