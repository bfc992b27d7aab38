#include "devices/printing/printer_profiles.h"

#include <catch2/catch.hpp>

using devices::CodePage;

TEST_CASE("a printer is known by its own word before its product string, the longest name first") {
    CHECK(devices::profile_for({.model = "TM-T88V"}).dots_wide == 512);
    CHECK(devices::profile_for({.model = "USB", .device_id = "MFG:EPSON;MDL:TM-T20II;"}).columns == 48);
    CHECK(devices::profile_for({.model = "TM-T88V", .device_id = "MDL:NT-5890K"}).columns == 32);
    const std::string lines = "A 48 576 qr cp437:0\nA_B 32 384 bars cp858:6 cp437:0\n";
    CHECK(devices::profile_in(lines, "A C").columns == 48);
    const auto longer = devices::profile_in(lines, "A B 2");
    CHECK(longer.columns == 32);
    CHECK_FALSE(longer.has_qr);
    CHECK(longer.has_barcodes);
    CHECK(longer.number_of_page(CodePage::cp858) == 6);
}

TEST_CASE("an unknown printer is asked for nothing that some printers lack") {
    for (const char* model : {"", "A printer", "T", "#"}) {
        const auto profile = devices::profile_for({.model = model});
        CHECK(profile.columns == 42);
        CHECK(profile.code_pages == std::vector{CodePage::cp437});
        CHECK_FALSE(profile.has_qr);
        CHECK_FALSE(profile.has_barcodes);
        CHECK(profile.has_raster);
    }
}

TEST_CASE("a line that is not whole is passed over, wherever it is cut") {
    const std::string line = "A 48 576 qr cp437:0";
    for (std::size_t cut = 0; cut < line.size(); ++cut) {
        CHECK(devices::profile_in(line.substr(0, cut), "A").columns == 42);
    }
    CHECK(devices::profile_in(line, "A").columns == 48);
    CHECK(devices::profile_in("A 48 576 qr cp437:256", "A").columns == 42);
    CHECK(devices::profile_in("A 48 576 qr cp1:1", "A").columns == 42);
}
