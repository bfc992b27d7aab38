#include "devices/transcript/replay_port.h"

#include <catch2/catch.hpp>

using core::Milliseconds;
using devices::PortState;

namespace {

// A transcript's far end, with a clock turned by hand.
struct FarEnd {
    devices::ReplayPort port;
    core::Instant now{Milliseconds(7'000)};

    explicit FarEnd(const std::string& events)
        : port(devices::read_transcript("paydesk transcript 1\n" + events).value()) {
        turn(0);
    }
    void turn(int ms) {
        now += Milliseconds(ms);
        port.step(now);
    }
    void write(std::string_view bytes) { port.start_write(bytes, now); }
    std::string difference() const { return port.difference() ? port.difference()->text() : ""; }
};

const std::string opened = "0 open 04b8:0202 \"EPSON\" \"TM-T88V\" \"\" \"\" \"\"\n";

}  // namespace

TEST_CASE("what the device did comes as long after what was before it as it was recorded") {
    FarEnd far(opened + "100 out \"ab\"\n120 taken 1\n150 in \"x\"\n150 in \"y\"\n200 end\n");
    CHECK(far.port.state() == PortState::open);
    CHECK(far.port.connection() == 1);
    CHECK(far.port.identity().model == "TM-T88V");
    far.turn(300);
    CHECK_FALSE(far.port.take_received());
    far.write("ab");
    far.turn(19);
    CHECK(far.port.write().busy);
    far.turn(1);
    CHECK_FALSE(far.port.write().busy);
    CHECK(far.port.write().taken == 1);
    far.turn(29);
    CHECK_FALSE(far.port.take_received());
    far.turn(1);
    CHECK(far.port.take_received() == "x");
    CHECK(far.port.take_received() == "y");
    CHECK_FALSE(far.port.take_received());
    far.turn(49);
    CHECK_FALSE(far.port.is_over());
    far.turn(1);
    CHECK(far.port.is_over());
    far.write("what comes after the end is not judged");
    CHECK(far.difference().empty());
}

TEST_CASE("the first difference fails the port, and says its line, what was expected and what came") {
    FarEnd far(opened + "0 out \"\\x10\\x04\\x01\"\n0 taken 3\n0 end\n");
    far.write("\x10\x04\x02");
    CHECK(far.difference() == R"(line 3: expected out "\x10\x04\x01", came out "\x10\x04\x02")");
    CHECK(far.port.state() == PortState::failed);
    far.port.send_feature_report(1, "x");
    far.turn(20'000);
    CHECK(far.difference() == R"(line 3: expected out "\x10\x04\x01", came out "\x10\x04\x02")");
    CHECK_FALSE(far.port.is_over());
}

TEST_CASE("a write before the device has answered is a difference") {
    FarEnd far(opened + "10 in \"x\"\n20 end\n");
    far.write("ab");
    CHECK(far.difference() == R"(line 3: expected in "x", came out "ab")");
}

TEST_CASE("a driver that does not do its part within 10 s is a difference") {
    FarEnd asks(opened + "100 out \"ab\"\n200 end\n");
    asks.turn(10'099);
    CHECK(asks.difference().empty());
    asks.turn(1);
    CHECK(asks.difference() == R"(line 3: expected out "ab", came nothing)");

    FarEnd reads(opened + "0 in \"ab\"\n200 end\n");
    reads.turn(10'000);
    CHECK(reads.difference() == R"(line 3: expected in "ab", came nothing)");
}

TEST_CASE("a device that departs ends the write under way, and is another connection when it is back") {
    FarEnd far(opened + "0 out \"ab\"\n5 unplugged\n9 no_permission\n10 failed\n15 " + opened.substr(2) +
               "15 feature 254 \"\\x01\"\n15 end\n");
    far.write("ab");
    far.turn(5);
    CHECK(far.port.state() == PortState::unplugged);
    CHECK_FALSE(far.port.write().busy);
    far.port.send_feature_report(254, "\x02");  // a device that is not there takes none
    far.turn(4);
    CHECK(far.port.state() == PortState::no_permission);
    far.turn(1);
    CHECK(far.port.state() == PortState::failed);
    far.turn(5);
    CHECK(far.port.state() == PortState::open);
    CHECK(far.port.connection() == 2);
    far.port.send_feature_report(254, "\x01");
    CHECK(far.port.is_over());
}
