#include "core/receipts/picture_renderer.h"

#include <unistd.h>
#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "core/receipts/page_drawing.h"
#include "core/receipts/page_writer.h"
#include "core/receipts/receipt_page.h"
#include "core/receipts/slip_page.h"
#include "tests/core/receipts/example_data.h"

using core::PageWriter;
using core::render_pdf;
using core::render_png;

namespace {

// A file of the test, gone at its end.
class ScratchFile {
  public:
    ScratchFile(const char* name, const std::string& bytes)
        : path_(std::filesystem::temp_directory_path() /
                ("paydesk_receipts_" + std::to_string(getpid()) + name)) {
        std::ofstream(path_, std::ios::binary) << bytes;
    }
    ~ScratchFile() { std::filesystem::remove(path_); }
    ScratchFile(const ScratchFile&) = delete;
    ScratchFile& operator=(const ScratchFile&) = delete;

    std::string read_by(const std::string& program, const std::string& last_words = "") const {
        std::string said;
        FILE* pipe =
            popen((program + " '" + path_.string() + "' " + last_words + " 2>/dev/null").c_str(), "r");
        REQUIRE(pipe != nullptr);
        std::array<char, 4096> buffer{};
        while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe))
            said.append(buffer.data(), count);
        pclose(pipe);
        return said;
    }

  private:
    std::filesystem::path path_;
};

std::string qr_of(const std::string& png) {
    return ScratchFile("page.png", png).read_by("zbarimg --raw -q --oneshot -Sbinary");
}

std::string words_of(const std::string& pdf) {
    return ScratchFile("page.pdf", pdf).read_by("pdftotext -layout", "-");
}

unsigned png_size_at(const std::string& png, std::size_t at) {
    unsigned value = 0;
    for (std::size_t i = at; i < at + 4; ++i) value = value << 8 | static_cast<unsigned char>(png[i]);
    return value;
}

}  // namespace

TEST_CASE("a reader finds the receipt's signed code in the picture") {
    const auto png = render_png(core::receipt_page(example_receipt(), english()));
    REQUIRE(png.has_value());
    CHECK(qr_of(*png) == example_receipt().code);
}

TEST_CASE("a reader finds nothing in a page without a code") {
    CHECK(qr_of(*render_png(core::x_page(example_x(), english()))).empty());
}

TEST_CASE("a QR code holds accents byte for byte") {
    PageWriter page;
    page.qr("Señora Núñez");
    CHECK(qr_of(*render_png(page.take())) == "Señora Núñez");
}

TEST_CASE("the picture is 80 mm of paper at 203 dots per inch") {
    const auto page = core::receipt_page(example_receipt(), english());
    const auto png = *render_png(page);
    CHECK(png.starts_with("\x89PNG"));
    CHECK(png_size_at(png, 16) == 640);
    CHECK(static_cast<int>(png_size_at(png, 20)) == *core::measure_page(page));
}

TEST_CASE("the PDF holds the words, with accents, in both languages") {
    const std::string words = words_of(*render_pdf(core::receipt_page(example_receipt(), english())));
    for (const char* word : {"Riverton Water & Power", "Receipt W2-000017", "Señora M. Núñez",
                             "Account 10-00041-00", "$123.45", "Change", "16.55", "9f86d081884c7d65"}) {
        INFO(word);
        CHECK(words.find(word) != std::string::npos);
    }
    const std::string palabras = words_of(*render_pdf(core::session_z_page(example_session_z(), spanish())));
    for (const char* word :
         {"Z de la sesión W2-S0001", "Efectivo en el cajón", "-10.00", "W2-000001 a W2-000009"}) {
        INFO(word);
        CHECK(palabras.find(word) != std::string::npos);
    }
}

TEST_CASE("a page is the same bytes each time") {
    const auto page = core::receipt_page(example_receipt(), english());
    CHECK(*render_png(page) == *render_png(page));
    CHECK(*render_pdf(page) == *render_pdf(page));
    CHECK(render_pdf(page)->find("CreationDate") == std::string::npos);
}

TEST_CASE("a label that wraps makes the page longer, not wider, and the figure stays") {
    PageWriter small;
    small.amount("Fee", money("1.00"));
    PageWriter large;
    large.amount(std::string(60, 'W') + " and a very long reason for it that goes on", money("1234.50"));
    const auto large_page = large.take();
    CHECK(*core::measure_page(large_page) > *core::measure_page(small.take()));
    CHECK(words_of(*render_pdf(large_page)).find("1,234.50") != std::string::npos);
}

TEST_CASE("text is drawn in proportion to its size") {
    const auto height_of = [](int size) {
        PageWriter page;
        page.title("COPY 1", size);
        return *core::measure_page(page.take());
    };
    const int frame = *core::measure_page({});
    CHECK(height_of(3) - frame >= 2 * (height_of(1) - frame));
}

TEST_CASE("hostile text is drawn, not obeyed") {
    auto data = example_receipt();
    data.payor = "\x1bp\x01\n\n\n<b>bold</b> \xff";
    CHECK(words_of(*render_pdf(core::receipt_page(data, english())))
              .find("?p???"
                    "?<b>bold</b> ?") != std::string::npos);
}

TEST_CASE("what no picture can hold is refused") {
    PageWriter code;
    code.qr(std::string(4000, 'x'));
    PageWriter roll;
    roll.gap(2000);
    for (const auto& page : {code.take(), roll.take()}) {
        REQUIRE_FALSE(render_png(page).has_value());
        CHECK(render_png(page).error().code == core::ProblemCode::drawing_failed);
        CHECK_FALSE(render_pdf(page).has_value());
    }
}

TEST_CASE("the bars of a page are read back by a program that is not ours") {
    using core::PrintedSymbology;
    const auto read = [](PrintedSymbology symbology, const std::string& data) {
        const auto png = core::render_png(
            {{core::PrintedGap{.lines = 3}, core::PrintedBarcode{.symbology = symbology, .data = data}}});
        REQUIRE(png);
        return ScratchFile("bars.png", *png).read_by("zbarimg --raw -q --oneshot -Sbinary");
    };
    // Between them, these hold most codewords of sets B and C.
    for (const std::string data :
         {"W2-000017", "a{b}|~ !\"#$%&'()*", "ABCDEFGHIJKLMNOP", "QRSTUVWXYZ[\\]^_`", "abcdefghijklmnop",
          "qrstuvwxyz@+,./:", "X12345678Y", "0123456789", "12345"}) {
        CHECK(read(PrintedSymbology::code_128, data) == data);
    }
    for (int first = 0; first < 100; first += 10) {
        std::string pairs;
        for (int pair = first; pair < first + 10; ++pair)
            pairs += (pair < 10 ? "0" : "") + std::to_string(pair);
        CHECK(read(PrintedSymbology::code_128, pairs) == pairs);
    }
    CHECK(read(PrintedSymbology::gs1_128, "8020123456") == "8020123456");
    CHECK(read(PrintedSymbology::interleaved_2_of_5, "1234567890") == "1234567890");
}
