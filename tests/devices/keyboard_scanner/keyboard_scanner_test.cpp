#include "devices/keyboard_scanner/keyboard_scanner.h"

#include <catch2/catch.hpp>

#include "core/scan/bill_scan.h"
#include "devices/simulated/simulated_port.h"
#include "devices/simulated/virtual_keyboard_scanner.h"

using core::Milliseconds;
using devices::CodeEnd;
using devices::TypedSeparator;

namespace {

struct KeyboardDesk {
    devices::VirtualKeyboardScanner device;
    devices::SimulatedPort port{device};
    devices::KeyboardScanner scanner;
    core::Instant now{Milliseconds(1'000'000)};

    explicit KeyboardDesk(devices::VirtualKeyboardModel model = {},
                          devices::KeyboardScannerSettings settings = {})
        : device(std::move(model)), scanner(port, settings) {
        pass(0);
    }
    void pass(int ms) {
        now += Milliseconds(ms);
        scanner.step(now);
    }
    std::optional<core::ScannedCode> scanned(const core::ScannedCode& code) {
        device.scan(code);
        for (int turn = 0; turn < 8; ++turn) pass(5);
        return scanner.take_scan();
    }
};

const core::ScannedCode slip{.aim_id = "]C1",
                             .data =
                                 "4151234567890128"
                                 "8020000100004100\x1d"
                                 "390212345\x1d"
                                 "12260115"};

std::string meaning(const core::ScannedCode& code) {
    const auto scan = core::decode_bill({code.aim_id, code.data}, core::demo_billers());
    return scan ? scan->account->text() + " " + scan->amount->text()
                : std::string(core::name_of(scan.error().code));
}

}  // namespace

TEST_CASE("a slip typed in any layout and with any kind of separator arrives as it is in the symbol") {
    for (const devices::KeyboardLayout& layout : devices::keyboard_layouts()) {
        for (const TypedSeparator separator : {TypedSeparator::control_key, TypedSeparator::alt_number}) {
            INFO(layout.name);
            KeyboardDesk desk({.layout = &layout, .separator = separator}, {.layout = &layout});
            const auto code = desk.scanned(slip);
            REQUIRE(code);
            CHECK(code->aim_id == "]C1");
            CHECK(code->data == slip.data);
            CHECK(meaning(*code) == "10-00041-00 123.45");
        }
    }
}

TEST_CASE("every character that a GS1 code may hold passes through every layout") {
    std::string all;
    for (char c = 0x20; c < 0x7f; ++c) all += c;
    for (const devices::KeyboardLayout& layout : devices::keyboard_layouts()) {
        INFO(layout.name);
        KeyboardDesk desk({.layout = &layout, .sends_aim = false}, {.layout = &layout});
        const auto code = desk.scanned({"", all});
        REQUIRE(code);
        CHECK(code->data == all);
    }
}

TEST_CASE("a slip whose separators the keyboard lost is refused as ambiguous, never guessed") {
    KeyboardDesk desk({.separator = TypedSeparator::lost});
    const auto code = desk.scanned(slip);
    REQUIRE(code);
    CHECK(meaning(*code) == "scan_ambiguous");
}

TEST_CASE("a scanner set to another layout than this driver gives no other account: letters or marks") {
    KeyboardDesk desk({.layout = devices::keyboard_layout("french")}, {.layout = &devices::us_layout()});
    const auto code = desk.scanned({"", "100004100"});
    REQUIRE(code);
    CHECK(meaning(*code) == "scan_unreadable");
}

TEST_CASE("tab ends a code as enter does") {
    KeyboardDesk desk({.suffix = "\t"});
    CHECK(desk.scanned({"]C0", "100004100"})->data == "100004100");
}

TEST_CASE("a code without its enter is dropped after a second, not before: half an account is another one") {
    for (const int wait_ms : {999, 1000}) {
        KeyboardDesk desk({.suffix = "", .sends_aim = false});
        desk.device.scan({"", "10000"});
        desk.pass(5);
        desk.pass(wait_ms);
        desk.device.scan({"", "4100\r"});
        desk.pass(5);
        CHECK(desk.scanner.take_scan()->data == (wait_ms == 999 ? "100004100" : "4100"));
        CHECK(desk.scanner.refused_count() == (wait_ms == 999 ? 0 : 1));
    }
}

TEST_CASE("a scanner that types no suffix ends its codes by 80 ms of silence, when it is set so") {
    KeyboardDesk desk({.suffix = ""}, {.ending = {.by = CodeEnd::silence}});
    desk.device.scan({"]C0", "100004100"});
    desk.pass(5);
    desk.pass(79);
    CHECK_FALSE(desk.scanner.take_scan());
    desk.pass(1);
    CHECK(desk.scanner.take_scan()->data == "100004100");
}

TEST_CASE("a key that nobody can know makes the code unreadable, and the person hears of it") {
    KeyboardDesk desk;
    desk.device.send_raw(std::string("\0\0\x3a\0\0\0\0\0", 8));  // F1
    desk.device.send_raw(std::string(8, '\0'));
    const auto code = desk.scanned({"]C0", "100004100"});
    REQUIRE(code);
    CHECK(code->data.front() == core::unread_character);
    CHECK(meaning(*code) == "scan_unreadable");
}

TEST_CASE("keys held while the cable is pulled are not held afterwards, and half a code is not glued on") {
    KeyboardDesk desk;
    desk.device.send_raw(std::string("\0\0\x1e\0\0\0\0\0", 8));
    desk.pass(5);
    desk.port.unplug();
    desk.port.plug();
    desk.pass(5);
    CHECK(desk.scanned({"", "1234"})->data == "1234");
    CHECK(desk.scanner.refused_count() == 1);
    CHECK(desk.scanner.name() == "Honeywell 1900 keyboard (serial S0002)");
}

TEST_CASE("a check's line typed by a reader arrives with its letters") {
    KeyboardDesk desk({.sends_aim = false});
    CHECK(desk.scanned({"", "T021000021T 123456789U 10452"})->data == "T021000021T 123456789U 10452");
}
