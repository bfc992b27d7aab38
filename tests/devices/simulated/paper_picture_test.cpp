#include "devices/simulated/paper_picture.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "devices/escpos/encoder.h"
#include "devices/simulated/virtual_printer.h"
#include "tests/devices/simulated/command_output.h"

namespace {

devices::Paper printed(const core::PrintedDocument& document) {
    devices::VirtualPrinter printer;
    const auto encoded = devices::encode(document, {});
    std::string_view rest = encoded.bytes;
    while (!rest.empty()) {
        rest.remove_prefix(printer.receive(rest));
        printer.step({});
    }
    REQUIRE(printer.paper().finished().size() == 1);
    return printer.paper().finished().front();
}

struct TemporaryFile {
    std::string path;
    explicit TemporaryFile(const std::string& name)
        : path((std::filesystem::temp_directory_path() / name).string()) {}
    ~TemporaryFile() { std::filesystem::remove(path); }
};

core::PrintedDocument receipt(const std::string& qr) {
    return {{
        core::PrintedText{
            .text = "CITY OF PAGOSA", .align = core::PrintedAlign::centre, .bold = true, .size = 2},
        core::PrintedRule{},
        core::PrintedPair{.label = "Eléctrico", .figure = "62.10"},
        core::PrintedPair{.label = "TOTAL", .figure = "123.45", .bold = true, .size = 2},
        core::PrintedQr{.data = qr},
    }};
}

}  // namespace

TEST_CASE("the paper shows what a person would see") {
    const auto paper = printed(receipt("R1"));
    CHECK(paper.is_cut);
    CHECK(paper.text() == "CITY OF PAGOSA\n" + std::string(48, '-') +
                              "\nEléctrico                                  62.10\n"
                              "TOTAL             123.45\n[QR R1]\n");
    const auto& title = std::get<devices::PaperLine>(paper.items.front());
    CHECK(title.align == devices::PaperAlign::centre);
    CHECK(title.runs == std::vector{devices::PaperRun{"CITY OF PAGOSA", true, 2, 2}});
}

TEST_CASE("the picture of a receipt holds a QR code that an independent reader reads back") {
    for (const std::string& qr : {std::string("https://example.org/r/W2-000017"), std::string(300, 'k')}) {
        const TemporaryFile file("paydesk_paper_picture_test.png");
        const auto picture = devices::paper_picture(printed(receipt(qr)));
        REQUIRE(devices::save_png(picture, file.path).has_value());
        CHECK(output_of("zbarimg -q --raw " + file.path + " 2>/dev/null") == qr + "\n");
    }
}

TEST_CASE("a picture has paper, ink, and a bounded size") {
    const auto picture = devices::paper_picture(printed(receipt("R1")));
    CHECK(picture.width == 576 + 32);
    CHECK(std::ranges::count(picture.argb, 0xffffffffu) > 0);
    CHECK(std::ranges::count(picture.argb, 0xff000000u) > 1000);
    const auto empty = devices::paper_picture({});
    CHECK(empty.argb.size() ==
          static_cast<std::size_t>(empty.width) * static_cast<std::size_t>(empty.height));
    devices::Paper endless;
    endless.items.resize(5000);
    CHECK(devices::paper_picture(endless).height == 30'000);
}

TEST_CASE("a picture that cannot be written is a problem with its path") {
    const auto done = devices::save_png(devices::paper_picture({}), "/nowhere/receipt.png");
    REQUIRE_FALSE(done.has_value());
    CHECK(done.error().code == core::ProblemCode::file_unwritable);
    CHECK(done.error().message().find("/nowhere/receipt.png") != std::string::npos);
}
