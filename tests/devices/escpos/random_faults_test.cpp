#include <catch2/catch.hpp>

#include "tests/devices/escpos/printer_desk.h"
#include "tests/devices/escpos/random_days.h"

TEST_CASE("whatever happens to the printer, each job ends, and what is said of it is true") {
    const auto ends = test::play_random_days<test::PrinterDesk>([](unsigned seed) {
        return devices::VirtualPrinterModel{.has_process_ids = seed % 4 != 3,
                                            .buffer_size = 300 + seed % 5 * 300,
                                            .line_time = core::Milliseconds(seed % 3 * 20),
                                            .cutter_waits = seed % 2 == 0};
    });
    // The faults are frequent enough to reach every end, and not so frequent that nothing prints.
    CHECK(ends.confirmed > 50);
    CHECK(ends.unknown > 20);
    CHECK(ends.failed > 20);
}
