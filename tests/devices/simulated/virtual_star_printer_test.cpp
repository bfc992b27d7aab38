#include "devices/simulated/virtual_star_printer.h"

#include <catch2/catch.hpp>
#include <random>

#include "devices/simulated/star_command_length.h"

using devices::star_command_length;
using devices::VirtualStarPrinter;

namespace {

const std::string report(
    "\x1b\x1e"
    "a\x01");
const std::string from_zero(
    "\x1b\x1e"
    "E\0",
    4);

std::string everything_from(VirtualStarPrinter& printer) {
    std::string all;
    while (const auto packet = printer.send()) all += *packet;
    return all;
}

}  // namespace

TEST_CASE("a Star command is whole only with its last byte, whatever the cut") {
    for (const std::string& command :
         {std::string("\x1b@"),
          std::string("\x1b"
                      "E"),
          std::string("\x1bi\x01\x01"),
          std::string("\x1b"
                      "d\x02"),
          std::string("\x1b\x07\x14\x14"), std::string("\x1b\x06\x01"), from_zero,
          std::string("\x1b\x1d"
                      "t\x20"),
          std::string("\x1b\x1d"
                      "a\0",
                      4),
          std::string("\x1b\x1dyS0\x02"), std::string("\x1b\x1dyD1\0\x02\0xy", 10), std::string("\x1b\x1dyP"),
          std::string("\x1b#*\n\0", 5),
          std::string("\x1b"
                      "b\x06\x02\x02\x40"
                      "123\x1e")}) {
        for (std::size_t cut = 0; cut < command.size(); ++cut)
            REQUIRE_FALSE(star_command_length(std::string_view(command).substr(0, cut)).has_value());
        CHECK(star_command_length(command + "more") == command.size());
    }
}

TEST_CASE("ETB is counted when everything before it is printed, and said once") {
    VirtualStarPrinter printer({.line_time = core::Milliseconds(100)});
    core::Instant now{core::Milliseconds(1000)};
    printer.receive(report + from_zero);
    printer.step(now);
    everything_from(printer);
    printer.receive("a\nb\n\x17");
    printer.step(now);
    printer.step(now + core::Milliseconds(100));
    printer.step(now + core::Milliseconds(199));
    CHECK(everything_from(printer).empty());
    printer.step(now + core::Milliseconds(200));
    const std::string said = everything_from(printer);
    REQUIRE(said.size() == 9);
    CHECK(said[2] == 0x02);
    CHECK(said[7] == 0x02);
}

TEST_CASE("the status is told on request even while it is off-line, and its reports only when switched on") {
    VirtualStarPrinter printer;
    printer.set_paper_out(true);
    printer.step({});
    CHECK_FALSE(printer.send());
    printer.receive("\x1b\x06\x01");
    const std::string said = everything_from(printer);
    REQUIRE(said.size() == 9);
    CHECK(said[2] == 0x08);
    CHECK((said[5] & 0x08) == 0x08);
}

TEST_CASE("the drawer opens in its turn or at once, but not from inside data") {
    VirtualStarPrinter printer;
    printer.receive("\x07");
    CHECK(printer.drawer().pulses() == 0);
    printer.step({});
    CHECK(printer.drawer().pulses() == 1);
    printer.receive("\x1c");
    CHECK(printer.drawer().pulses() == 2);
    printer.receive(std::string("\x1b\x1dyD1\0\x02\0\x1c\x07", 10));
    printer.step({});
    CHECK(printer.drawer().pulses() == 2);
    printer.set_cover_open(true);
    printer.receive("\x1c");
    printer.set_cover_open(false);
    printer.step({});
    CHECK(printer.drawer().pulses() == 2);
}

TEST_CASE("the power switch makes it forget all but its paper") {
    VirtualStarPrinter printer;
    printer.receive(report + from_zero +
                    "\x17"
                    "kept\n");
    printer.step({});
    CHECK(printer.etb_count() == 1);
    printer.receive("half a line");
    printer.power_cycle();
    CHECK(printer.etb_count() == 0);
    everything_from(printer);
    printer.set_cover_open(true);
    printer.step({});
    CHECK_FALSE(printer.send());
    CHECK(printer.paper().current().text() == "kept\n");
}

TEST_CASE("random bytes are survived by a Star printer, too") {
    std::mt19937 random(3);
    VirtualStarPrinter printer;
    for (int round = 0; round < 2000; ++round) {
        std::string noise(random() % 64, '\0');
        constexpr std::string_view likely = "\x1b\x1d\x1e\x07\x17\x1c#*aydDSPtiE\n01";
        for (char& byte : noise)
            byte = random() % 2 == 0 ? likely[random() % likely.size()] : static_cast<char>(random());
        printer.receive(noise);
        printer.step({});
        everything_from(printer);
        if (round % 50 == 0) printer.power_cycle();
    }
    SUCCEED();
}
