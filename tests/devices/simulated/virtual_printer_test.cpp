#include "devices/simulated/virtual_printer.h"

#include <catch2/catch.hpp>
#include <random>

#include "devices/simulated/command_length.h"

using devices::command_length;
using devices::VirtualPrinter;

TEST_CASE("a command is whole only with its last byte, whatever the cut") {
    for (const std::string& command :
         {std::string("\x1b@"),
          std::string("\x1b"
                      "E\x01"),
          std::string("\x1bp\0\x3c\x78", 5), std::string("\x10\x14\x01\0\x02", 5),
          std::string("\x1dV\x41\x03"), std::string("\x1d!\x11"),
          std::string("\x1d(H\x06\0"
                      "00abcd",
                      11),
          std::string("\x1d(k\x05\0"
                      "1P0xy",
                      10),
          std::string("\x1dk\x49\x02xy", 6),
          std::string("\x1dk\x04"
                      "12\0",
                      6),
          std::string("\x1dv0\0\x01\0\x02\0xy", 10)}) {
        for (std::size_t cut = 0; cut < command.size(); ++cut) {
            REQUIRE_FALSE(command_length(std::string_view(command).substr(0, cut)).has_value());
        }
        CHECK(command_length(command + "more") == command.size());
    }
}

TEST_CASE("a full buffer refuses bytes until the printer is on-line again") {
    VirtualPrinter printer({.buffer_size = 10});
    printer.set_cover_open(true);
    printer.step({});
    CHECK(printer.receive("abc\ndef\nghi\n") == 10);
    CHECK(printer.receive("x") == 0);
    printer.set_cover_open(false);
    printer.step({});
    CHECK(printer.receive("i\n") == 2);
    printer.step({});
    CHECK(printer.paper().current().text() == "abc\ndef\nghi\n");
}

TEST_CASE("real-time commands are obeyed even inside image data, as in real printers") {
    VirtualPrinter printer;
    const std::string image("\x1dv0\0\x05\0\x01\0\x10\x14\x01\0\x02", 13);
    CHECK(printer.receive(image) == image.size());
    CHECK(printer.drawer().pulses() == 1);
}

TEST_CASE("only the newest process id waits for a host that does not read") {
    VirtualPrinter printer;
    printer.receive(
        std::string("\x1d(H\x06\0"
                    "00aaaa"
                    "\x1d(H\x06\0"
                    "00bbbb",
                    22));
    printer.step({});
    CHECK(printer.send() == std::string("\x37\x22"
                                        "bbbb\0",
                                        7));
    CHECK_FALSE(printer.send());
}

TEST_CASE("a slow printer takes its time for each line") {
    VirtualPrinter printer({.line_time = core::Milliseconds(100)});
    core::Instant now{core::Milliseconds(1000)};
    printer.receive("a\nb\nc\n");
    printer.step(now);
    CHECK(printer.paper().current().items.size() == 1);
    printer.step(now + core::Milliseconds(99));
    CHECK(printer.paper().current().items.size() == 1);
    printer.step(now + core::Milliseconds(100));
    CHECK(printer.paper().current().items.size() == 2);
}

TEST_CASE("random bytes are survived") {
    std::mt19937 random(3);
    VirtualPrinter printer;
    for (int round = 0; round < 2000; ++round) {
        std::string noise(random() % 64, '\0');
        constexpr std::string_view likely = "\x10\x14\x04\x1b\x1d(kHVvp!at@\n01";
        for (char& byte : noise)
            byte = random() % 2 == 0 ? likely[random() % likely.size()] : static_cast<char>(random());
        printer.receive(noise);
        printer.step({});
        while (printer.send()) {
        }
        if (round % 50 == 0) printer.power_cycle();
    }
    SUCCEED();
}
