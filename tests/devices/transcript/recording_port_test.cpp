#include "devices/transcript/recording_port.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "devices/simulated/simulated_port.h"
#include "devices/simulated/virtual_scanner.h"

TEST_CASE("a recording has all that went over the cable and how it ended, one line each") {
    devices::VirtualScanner device({.identity = {0x0c2e, 0x0907, "Honeywell", "1900", "", "1-2"}});
    devices::SimulatedPort cable(device);
    std::ostringstream file;
    {
        devices::RecordingPort port(cable, file, "two\nlines");
        const auto step_at = [&](int ms) { port.step(core::Instant{core::Milliseconds(9'000 + ms)}); };
        cable.set_permission(false);
        step_at(0);
        port.send_feature_report(1, "to nobody");
        cable.set_permission(true);
        step_at(20);
        port.send_feature_report(0xfe, "\x01");
        cable.end_next_write_after(2);
        port.start_write("a\"b\n", {});
        step_at(21);
        CHECK(port.write().taken == 2);
        device.send_raw("\x02\xff");
        CHECK(port.take_received() == "\x02\xff");
        CHECK_FALSE(port.take_received());
        port.start_write("lost", {});
        cable.unplug();
        cable.plug();
        step_at(30);
        CHECK(port.connection() == 2);
        cable.unplug();
        step_at(35);
        CHECK(port.state() == devices::PortState::unplugged);
    }
    const std::string honeywell = R"( open 0c2e:0907 "Honeywell" "1900" "" "1-2" "")";
    const std::string expected = "paydesk transcript 1\n# two?lines\n0 no_permission\n20" + honeywell +
                                 "\n20 feature 254 \"\\x01\"\n20 out \"a\\\"b\\x0a\"\n21 taken 2\n" +
                                 "21 in \"\\x02\\xff\"\n21 out \"lost\"\n30" + honeywell +
                                 "\n35 unplugged\n35 end\n";
    CHECK(file.str() == expected);
    CHECK(devices::read_transcript(file.str()));
}
