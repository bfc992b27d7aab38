#include <catch2/catch.hpp>

#include "devices/simulated/virtual_printer.h"
#include "tests/real_kernel/kernel_desk.h"
#include "tests/real_kernel/kernel_files.h"
#include "tests/real_kernel/usbip_device.h"
#include "tests/support/escpos_decoder/escpos_decoder.h"

using core::PrinterCondition;
using core::PrintState;
using test::driver_of;
using test::eventually;
using test::KernelDesk;
using test::receipt;
using test::UsbipDevice;
using test::UsbKind;

namespace {

// A printer with a small buffer, so that it soon refuses bytes.
struct Counter {
    devices::VirtualPrinter inside{{.buffer_size = 128}};
    UsbipDevice cable{inside, UsbKind::printer};

    bool is_with_usblp() {
        return eventually([&] { return driver_of(cable.path()) == "usblp"; });
    }
    void let_paper_run_out_after(std::size_t lines) {
        const auto locked = cable.lock();
        inside.set_paper_lines_left(lines);
    }
    void put_paper_in() {
        const auto locked = cable.lock();
        inside.set_paper_out(false);
    }
    test::DecodedPrint received() {
        const auto locked = cable.lock();
        return test::decode_print(inside.received());
    }
    void switch_off_and_on() {
        const auto locked = cable.lock();
        inside.power_cycle();
    }
};

}  // namespace

TEST_CASE("a printer is claimed from usblp, prints, is confirmed by its process id, and is given back") {
    Counter counter;
    counter.cable.plug();
    REQUIRE(counter.is_with_usblp());
    {
        KernelDesk desk;
        REQUIRE(desk.turn_until_ready());
        CHECK(driver_of(counter.cable.path()) == "usbfs");
        CHECK(desk.printer->name() == "EPSON TM-T88V (serial J0001)");
        CHECK(desk.printer_port->identity().path == counter.cable.path());
        desk.printer->print(receipt(40));
        REQUIRE(desk.turn_until(PrintState::confirmed));
        CHECK(desk.printer->job().proof == core::PrintProof::printed);
        CHECK(counter.received().lines.size() == 40);
    }
    CHECK(counter.is_with_usblp());
}

TEST_CASE("a cable pulled while the printer refuses bytes ends the job as unknown; put back it prints") {
    Counter counter;
    KernelDesk desk;
    counter.cable.plug();
    REQUIRE(desk.turn_until_ready());
    counter.let_paper_run_out_after(10);
    desk.printer->print(receipt(60));
    REQUIRE(desk.turn_until([&] { return counter.cable.is_refusing_bytes(); }));
    CHECK(desk.printer->job().state == PrintState::sending);
    counter.cable.unplug();
    REQUIRE(desk.turn_until(PrintState::unknown));
    CHECK(desk.printer->job().cause == PrinterCondition::unplugged);
    REQUIRE(desk.turn_until_printer(PrinterCondition::unplugged));
    counter.switch_off_and_on();
    counter.put_paper_in();
    counter.cable.plug();
    REQUIRE(desk.turn_until_ready());
    desk.printer->print(receipt(3));
    REQUIRE(desk.turn_until(PrintState::confirmed));
    CHECK(desk.printer->job().proof == core::PrintProof::printed);
}

TEST_CASE("paper out in the middle: the kernel says how much was taken, and no line is lost or repeated") {
    Counter counter;
    KernelDesk desk;
    counter.cable.plug();
    REQUIRE(desk.turn_until_ready());
    counter.let_paper_run_out_after(10);
    desk.printer->print(receipt(60));
    REQUIRE(desk.turn_until([&] { return counter.cable.ended_early() >= 1; }));
    CHECK(desk.printer->job().state == PrintState::sending);
    counter.put_paper_in();
    REQUIRE(desk.turn_until(PrintState::confirmed));
    const auto printed = counter.received();
    REQUIRE(printed.lines.size() == 60);
    for (std::size_t line = 0; line < 60; ++line)
        CHECK(printed.lines[line].starts_with("Line " + std::to_string(line + 1) + " "));
}

TEST_CASE("a cable pulled and put back 20 times: usable each time, and no file stays open") {
    Counter counter;
    KernelDesk desk;
    const std::size_t files = test::open_files();
    for (int round = 1; round <= 20; ++round) {
        counter.cable.plug();
        REQUIRE(desk.turn_until_ready());
        desk.printer->print(receipt(2));
        REQUIRE(desk.turn_until(PrintState::confirmed));
        CHECK(desk.printer_port->connection() == static_cast<unsigned>(round));
        counter.cable.unplug();
        REQUIRE(desk.turn_until_printer(PrinterCondition::unplugged));
        REQUIRE(desk.turn_until([&] { return test::open_files() == files; }));
    }
}
