#include "devices/customer_display/line_display.h"

#include <catch2/catch.hpp>

#include "devices/customer_display/line_display_codec.h"
#include "devices/simulated/simulated_port.h"
#include "devices/simulated/virtual_line_display.h"

using devices::line_display::laid_out;

namespace {

struct Bench {
    void run(int steps = 10) {
        for (int i = 0; i < steps; ++i) display.step(now += core::Milliseconds(10));
    }
    std::string rows() const { return far_end.row(0) + "|" + far_end.row(1); }

    devices::VirtualLineDisplay far_end;
    devices::SimulatedPort port{far_end};
    devices::LineDisplay display{port};
    core::Instant now{};
};

const core::DisplayedLines due{{{"Amount due", "123.45"}, {}}};
const std::string due_rows = "Amount due    123.45|                    ";

}  // namespace

TEST_CASE("words stand at the left, the amount at the right end, and the amount is never cut") {
    CHECK(laid_out({"Due", "1.00"}) == "Due             1.00");
    CHECK(laid_out({"A very long word for it", "1,234.56"}) == "A very long 1,234.56");
    CHECK(laid_out({"Words alone, far too many", ""}) == "Words alone, far too");
    CHECK(laid_out({"x", std::string(20, '9')}) == std::string(20, '9'));
}

TEST_CASE("control bytes in a text become no commands, accents stay") {
    CHECK(laid_out({"\x1b@a\x0c\x1f$b\x10\x14", ""}) == "@a$b                ");
    CHECK(laid_out({"\xc2\xa1Gracias!", ""}) == "\xadGracias!           ");
}

TEST_CASE("the display shows what is wanted and is written only when that changes") {
    Bench bench;
    bench.display.show(due);
    bench.run();
    CHECK(bench.rows() == due_rows);
    const int taken = bench.far_end.bytes_taken();
    bench.display.show(due);
    bench.run();
    CHECK(bench.far_end.bytes_taken() == taken);
    bench.display.show({{{"Amount due", "123.45"}, {"Change", "1.55"}}});
    bench.run();
    CHECK(bench.rows() == "Amount due    123.45|Change          1.55");
    CHECK(bench.far_end.bytes_taken() == taken + 24);  // one row
    CHECK(bench.far_end.strange_bytes() == 0);
}

TEST_CASE("after a short write of any length the display comes to what is wanted") {
    for (std::size_t length = 0; length < 51; ++length) {
        INFO(length);
        Bench bench;
        bench.port.end_next_write_after(length);
        bench.display.show(due);
        bench.run();
        CHECK(bench.rows() == due_rows);
    }
}

TEST_CASE("a display that was plugged again shows what is wanted now") {
    Bench bench;
    bench.display.show(due);
    bench.run();
    bench.port.unplug();
    bench.run();
    bench.display.show({{{"Welcome", ""}, {}}});
    bench.run();
    CHECK(bench.rows() == due_rows);
    bench.port.plug();
    bench.run();
    CHECK(bench.rows() == "Welcome             |                    ");
}

TEST_CASE("bytes for a display behind a printer are framed by its two switches") {
    CHECK(devices::line_display::passed_through("ab") ==
          "\x1b=\x02"
          "ab\x1b=\x01");
}
