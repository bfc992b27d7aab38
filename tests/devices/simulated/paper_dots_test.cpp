// What the virtual printers put on paper as dots and bars, read back from its picture by zbar.
// PAYDESK_PICTURES=folder in the environment also leaves the long receipts there, for eyes.
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "devices/escpos/encoder.h"
#include "devices/simulated/command_length.h"
#include "devices/simulated/paper_picture.h"
#include "devices/simulated/virtual_printer.h"
#include "devices/simulated/virtual_star_printer.h"
#include "devices/star/star_encoder.h"
#include "tests/devices/simulated/command_output.h"

using namespace std::string_literals;

namespace {

template <class Printer>
devices::Paper printed_by(Printer& printer, std::string_view bytes) {
    for (int turns = 0; !bytes.empty() && turns < 100'000; ++turns) {
        bytes.remove_prefix(printer.receive(bytes));
        printer.step({});
    }
    REQUIRE(bytes.empty());
    REQUIRE(printer.paper().finished().size() == 1);
    return printer.paper().finished().front();
}

devices::Paper on_escpos(const core::PrintedDocument& document, const devices::PaperProfile& profile = {}) {
    devices::VirtualPrinter printer;
    return printed_by(printer, devices::encode(document, profile).bytes);
}

devices::Paper on_star(const core::PrintedDocument& document, const devices::PaperProfile& profile = {}) {
    devices::VirtualStarPrinter printer;
    return printed_by(printer, devices::star::encode(document, profile).bytes);
}

std::string read_by_zbar(const devices::Paper& paper) {
    const auto path = std::filesystem::temp_directory_path() / "paydesk_paper_dots_test.png";
    REQUIRE(devices::save_png(devices::paper_picture(paper), path.string()).has_value());
    const auto read = output_of("zbarimg -q " + path.string() + " 2>/dev/null");
    std::filesystem::remove(path);
    return read;
}

constexpr devices::PaperProfile all_drawn() {
    devices::PaperProfile profile;
    profile.has_qr = false;
    profile.has_barcodes = false;
    return profile;
}

core::DotImage drop() {  // a drop of water
    auto image = core::DotImage::white(120, 120);
    for (int y = 0; y < 120; ++y) {
        for (int x = 0; x < 120; ++x) {
            const int dx = x - 60;
            const int dy = y - 78;
            const bool in_bowl = dx * dx + dy * dy < 40 * 40;
            const bool in_tip = y < 62 && std::abs(dx) * 62 < 37 * y;
            if (in_bowl || in_tip) image.blacken(x, y);
        }
    }
    return image;
}

core::PrintedDocument long_receipt(const std::string& greeting, const std::string& label) {
    core::PrintedDocument document{
        {core::PrintedLogo{drop()},
         core::PrintedText{
             .text = "CITY OF PAGOSA", .align = core::PrintedAlign::centre, .bold = true, .size = 2},
         core::PrintedText{.text = greeting, .align = core::PrintedAlign::centre}, core::PrintedRule{}}};
    for (int line = 1; line <= 52; ++line) {
        document.blocks.emplace_back(core::PrintedPair{.label = label + " " + std::to_string(line),
                                                       .figure = "$" + std::to_string(line) + ".10"});
    }
    document.blocks.insert(
        document.blocks.end(),
        {core::PrintedRule{},
         core::PrintedPair{.label = "TOTAL", .figure = "$1,430.20", .bold = true, .size = 2},
         core::PrintedBarcode{.symbology = core::PrintedSymbology::code_128, .data = "W2-000017"},
         core::PrintedQr{.data = "https://example.org/r/W2-000017"}});
    return document;
}

}  // namespace

TEST_CASE("bar codes and QR codes are read back from paper, printed by command or drawn, in both languages") {
    const core::PrintedQr qr{.data = "https://example.org/r/1"};
    const core::PrintedBarcode code128{.symbology = core::PrintedSymbology::code_128,
                                       .data = "Az{1234567}-00"};
    const core::PrintedBarcode itf{.symbology = core::PrintedSymbology::interleaved_2_of_5,
                                   .data = "30712345000010"};
    for (const auto& profile : {devices::PaperProfile{}, all_drawn()}) {
        for (const auto& print : {on_escpos, on_star}) {
            CHECK(read_by_zbar(print({{qr}}, profile)) == "QR-Code:https://example.org/r/1\n");
            CHECK(read_by_zbar(print({{code128}}, profile)) == "CODE-128:Az{1234567}-00\n");
            CHECK(read_by_zbar(print({{itf}}, profile)) == "I2/5:30712345000010\n");
        }
    }
}

TEST_CASE("GS1-128 is read back with its separators") {
    const core::PrintedBarcode gs1{.symbology = core::PrintedSymbology::gs1_128,
                                   .data =
                                       "80201234567\x1d"
                                       "8008261126"
                                       "3902"
                                       "12345"};
    for (const auto& profile : {devices::PaperProfile{}, all_drawn()}) {
        for (const auto& print : {on_escpos, on_star}) {
            CHECK(read_by_zbar(print({{gs1}}, profile)) ==
                  "CODE-128:80201234567\x1d"
                  "8008261126390212345\n");
        }
    }
}

TEST_CASE("a picture sent in bands lies on paper in one piece, dot for dot") {
    auto image = core::DotImage::white(576, 600);
    for (int y = 0; y < 600; ++y) image.blacken((y * 7) % 576, y);
    image.blacken(575, 0);  // no white columns to leave out
    for (const auto& print : {on_escpos, on_star}) {
        const auto paper = print({{core::PrintedLogo{image}}}, {});
        REQUIRE(paper.items.size() == 1);
        const auto& seen = std::get<devices::PaperImage>(paper.items.front()).image;
        REQUIRE(seen.width == 576);
        REQUIRE(seen.height == 600);
        int lost = 0;
        for (int y = 0; y < 600; ++y) lost += seen.is_black((y * 7) % 576, y) ? 0 : 1;
        CHECK(lost == 0);
    }
}

TEST_CASE("stored graphics are printed by their second command, and enlarged rasters larger") {
    devices::VirtualPrinter printer;
    const auto paper = printed_by(printer,
                                  "\x1d(L\x0b\0"
                                  "0\x70"
                                  "0\x01\x01"
                                  "1\x08\0\x01\0\xf0"s +
                                      "\x1d(L\x02\0"
                                      "02"s +
                                      "\n" +
                                      "\x1d"
                                      "8L\x0b\0\0\0"
                                      "0\x70"
                                      "0\x01\x01"
                                      "1\x08\0\x01\0\xf0"s +
                                      "\x1d(L\x02\0"
                                      "02"s +
                                      "\n\x1dv0\x03\x01\0\x01\0\x81\x1dV\0"s);
    CHECK(paper.text() == "[image 8x1]\n\n[image 8x1]\n\n[image 16x2]\n");
}

TEST_CASE("a GS k command that no printer could obey leaves nothing on paper") {
    for (const auto& data :
         {"no set"s, "{A\xff"s, "{C\x64"s, "{B"s, "{"s, "{Babc{"s, "{Babc{7"s, "{A{B"s + '\x05'}) {
        devices::VirtualPrinter printer;
        const auto bytes = "\x1dk\x49"s + static_cast<char>(data.size()) + data + "\x1dV\0"s;
        CAPTURE(data);
        CHECK(printed_by(printer, bytes).items.empty());
    }
}

TEST_CASE("a command with dots is whole only with its last byte") {
    for (const auto& command : {"\x1b*\x21\x02\0abcdef"s, "\x1b*\x01\x02\0ab"s,
                                "\x1d"
                                "8L\x02\0\0\0"
                                "02"s,
                                "\x1dv0\0\x01\0\x02\0ab"s}) {
        for (std::size_t cut = 0; cut < command.size(); ++cut)
            REQUIRE_FALSE(devices::command_length(std::string_view(command).substr(0, cut)).has_value());
        CHECK(devices::command_length(command + "more") == command.size());
    }
}

TEST_CASE("a long receipt in three languages keeps its codes readable") {
    struct Language {
        std::string name;
        std::string greeting;
        std::string label;
    };
    const std::vector<Language> languages{{"en", "Thank you for your payment", "Water"},
                                          {"vi", "Cảm ơn quý khách đã thanh toán", "Tiền nước"},
                                          {"zh", "感谢您的付款", "水费"}};
    for (const auto& [name, greeting, label] : languages) {
        for (const bool star : {false, true}) {
            const auto paper =
                star ? on_star(long_receipt(greeting, label)) : on_escpos(long_receipt(greeting, label));
            const auto read = read_by_zbar(paper);
            CHECK(read.find("CODE-128:W2-000017\n") != std::string::npos);
            CHECK(read.find("QR-Code:https://example.org/r/W2-000017\n") != std::string::npos);
            const char* folder = std::getenv("PAYDESK_PICTURES");
            if (folder == nullptr) continue;
            const auto path =
                std::string(folder) + "/receipt_" + name + (star ? "_star" : "_escpos") + ".png";
            CHECK(devices::save_png(devices::paper_picture(paper), path).has_value());
        }
    }
}
