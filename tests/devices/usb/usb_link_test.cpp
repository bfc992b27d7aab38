// Every way in which bytes travel, from the driver through the real libusb to the device and back.

#include "devices/hid_drawer/hid_drawer.h"
#include "devices/hid_pos/hid_pos_scanner.h"
#include "devices/keyboard_scanner/keyboard_scanner.h"
#include "devices/receipt_printer/receipt_printer_device.h"
#include "devices/serial_scanner/serial_scanner.h"
#include "devices/simulated/virtual_hid_drawer.h"
#include "devices/simulated/virtual_keyboard_scanner.h"
#include "devices/simulated/virtual_note_acceptor.h"
#include "devices/simulated/virtual_printer.h"
#include "devices/simulated/virtual_scanner.h"
#include "devices/simulated/virtual_serial_scanner.h"
#include "devices/simulated/virtual_star_printer.h"
#include "devices/ssp/ssp_note_acceptor.h"
#include "tests/devices/usb/usb_bench.h"

using core::Money;
using devices::DeviceIdentity;
using devices::PortState;
using devices::UsbLink;
using devices::UsbPort;
using devices::UsbRole;
using test::UsbBench;
using test::UsbMock;
using test::UsbMockKind;

namespace {

const core::ScannedCode slip{.aim_id = "]C1",
                             .data =
                                 "4151234567890128"
                                 "8020000100004100\x1d"
                                 "390212345"};

template <class Inside>
std::optional<core::ScannedCode> scan_slip(UsbBench& bench, UsbMock& mock, Inside& inside,
                                           core::BillScanner& scanner) {
    {
        const auto locked = mock.lock();
        inside.scan(slip);
    }
    std::optional<core::ScannedCode> code;
    bench.turn_until([&] { return (code = scanner.take_scan()).has_value(); });
    return code;
}

}  // namespace

TEST_CASE("usb: a printer's language is the one that its IEEE 1284 id names, whoever made it") {
    const DeviceIdentity no_name{0x0456, 0x0808, "POS", "Printer", "P1", ""};
    struct Row {
        const char* device_id;
        bool is_star;
    };
    for (const Row& row : {Row{"MFG:POS;CMD:STAR;MDL:Printer;", true},
                           Row{"MFG:POS;CMD:ESC/POS;MDL:Printer;", false}, Row{"", false}}) {
        INFO(row.device_id);
        UsbBench bench;
        devices::VirtualPrinter escpos_inside{{.identity = no_name}};
        devices::VirtualStarPrinter star_inside{{.identity = no_name}};
        devices::VirtualPrinterBody& inside =
            row.is_star ? static_cast<devices::VirtualPrinterBody&>(star_inside) : escpos_inside;
        UsbMock mock(bench.testbed, inside, {.kind = UsbMockKind::printer});
        mock.set_device_id(row.device_id);
        mock.plug();
        UsbPort port = bench.port({.role = UsbRole::printer, .link = UsbLink::printer});
        devices::ReceiptPrinterDevice printer(port, {});
        bench.follow(printer);
        REQUIRE(bench.turn_until([&] { return printer.condition() == core::PrinterCondition::ready; }));
        CHECK(port.identity().device_id == row.device_id);
        core::PrintedDocument document;
        document.blocks.push_back(core::PrintedPair{.label = "Paid", .figure = "1.00"});
        printer.print(document);
        REQUIRE(bench.turn_until([&] { return printer.job().state == core::PrintState::confirmed; }));
        const auto locked = mock.lock();
        CHECK(inside.paper().finished().at(0).text().starts_with("Paid"));
    }
}

TEST_CASE("usb: a boot keyboard is read as a scanner when its id and its link are named, else never") {
    UsbBench bench;
    devices::VirtualKeyboardScanner inside;
    UsbMock mock(bench.testbed, inside, {.kind = UsbMockKind::hid_keyboard});
    mock.plug();
    const DeviceIdentity its_id{.vendor = 0x0c2e, .product = 0x0204};
    struct Row {
        std::optional<UsbLink> link;
        DeviceIdentity wanted;
    };
    for (const Row& row :
         {Row{UsbLink::keyboard, {.vendor = 0x0c2e, .product = 0x0205}},
          Row{UsbLink::keyboard, {.vendor = 0x0c2e}},
          Row{UsbLink::keyboard, {.serial = "S0002", .path = "1-4"}}, Row{UsbLink::keyboard, {}},
          Row{UsbLink::hid, its_id}, Row{std::nullopt, its_id}}) {
        UsbPort port = bench.port({.role = UsbRole::scanner, .link = row.link, .wanted = row.wanted});
        for (int turn = 0; turn < 5; ++turn) port.step(bench.now += core::Milliseconds(1));
        REQUIRE(bench.bus->presence().devices().size() == 1);
        CHECK(port.state() == PortState::unplugged);
        CHECK(mock.tried_claims() == 0);
    }
    UsbPort port = bench.port({.role = UsbRole::scanner, .link = UsbLink::keyboard, .wanted = its_id});
    devices::KeyboardScanner scanner(port);
    bench.follow(scanner);
    REQUIRE(bench.turn_until([&] { return scanner.condition() == core::ScannerCondition::ready; }));
    CHECK(mock.class_requests() == std::vector<std::string>{"21 0b 0000 0000", "21 0a 0000 0000"});
    const auto code = scan_slip(bench, mock, inside, scanner);
    REQUIRE(code.has_value());
    CHECK(code->data == slip.data);
}

TEST_CASE("usb: of a scanner that is a keyboard too, only the scanner's own interface is touched") {
    UsbBench bench;
    devices::VirtualScanner inside;
    UsbMock mock(bench.testbed, inside, {.kind = UsbMockKind::composite_scanner});
    mock.plug();
    UsbPort port = bench.port({.role = UsbRole::scanner});
    devices::HidPosScanner scanner(port);
    bench.follow(scanner);
    REQUIRE(bench.turn_until([&] {
        const auto locked = mock.lock();
        return inside.is_awake();
    }));
    const auto code = scan_slip(bench, mock, inside, scanner);
    REQUIRE(code.has_value());
    CHECK(code->data == slip.data);
    CHECK(mock.opened_claims() == 1);
}

TEST_CASE("usb: a CDC-ACM scanner gets its line's settings on its own interface before it is read") {
    struct Row {
        devices::SerialLine line;
        const char* line_coding;
    };
    using devices::SerialParity;
    using devices::SerialStopBits;
    for (const Row& row :
         {Row{{}, "21 20 0000 0000 80250000000008"},
          Row{{115200, 7, SerialParity::even, SerialStopBits::two}, "21 20 0000 0000 00c20100020207"}}) {
        UsbBench bench;
        devices::VirtualSerialScanner inside;
        UsbMock mock(bench.testbed, inside, {.kind = UsbMockKind::serial});
        mock.plug();
        UsbPort port = bench.port({.role = UsbRole::scanner, .link = UsbLink::serial, .line = row.line});
        devices::SerialScanner scanner(port);
        bench.follow(scanner);
        REQUIRE(bench.turn_until([&] { return scanner.condition() == core::ScannerCondition::ready; }));
        CHECK(mock.class_requests() == std::vector<std::string>{row.line_coding, "21 22 0003 0000"});
        CHECK(mock.opened_claims() == 2);  // of the line and of the data
        CHECK_FALSE(mock.has_kernel_driver());
        const auto code = scan_slip(bench, mock, inside, scanner);
        REQUIRE(code.has_value());
        CHECK(code->aim_id == slip.aim_id);
        CHECK(code->data == slip.data);
    }
}

TEST_CASE("usb: a note acceptor over CDC-ACM holds a note, stacks it when told, and counts it once") {
    UsbBench bench;
    devices::VirtualNoteAcceptor inside;
    UsbMock mock(bench.testbed, inside, {.kind = UsbMockKind::serial});
    mock.plug();
    UsbPort port = bench.port({.role = UsbRole::acceptor,
                               .link = UsbLink::serial,
                               .line = {.stop_bits = devices::SerialStopBits::two}});
    devices::SspNoteAcceptor acceptor(port, {Money::from_cents(2000)});
    acceptor.accept_notes(true);
    bench.follow(acceptor);
    const auto until = [&bench](const std::function<bool()>& wanted) { return bench.turn_until(wanted, 5); };
    const auto is_inserted = [&] {
        const auto locked = mock.lock();
        return inside.insert_note(Money::from_cents(2000));
    };
    REQUIRE(until([&] { return acceptor.condition() == core::AcceptorCondition::ready; }));
    CHECK(mock.class_requests().front() == "21 20 0000 0000 80250000020008");
    REQUIRE(until(is_inserted));
    REQUIRE(until([&] { return acceptor.escrow().has_value(); }));
    CHECK(*acceptor.escrow() == Money::from_cents(2000));
    acceptor.stack();
    REQUIRE(until([&] { return acceptor.event().has_value(); }));
    CHECK(acceptor.event()->kind == core::NoteEvent::Kind::stacked);
    CHECK(acceptor.event()->denomination == Money::from_cents(2000));
    acceptor.acknowledge();
    REQUIRE(until([&] { return acceptor.is_at_rest(); }));
    CHECK_FALSE(acceptor.event().has_value());
    CHECK(acceptor.count().stacked == 1);
    const auto locked = mock.lock();
    CHECK(inside.stacked_total() == Money::from_cents(2000));
}

TEST_CASE("usb: a HID drawer opens once by reports of two packets each, and its switch is seen") {
    UsbBench bench;
    devices::VirtualHidDrawer inside;
    UsbMock mock(bench.testbed, inside, {.kind = UsbMockKind::hid_drawer});
    mock.plug();
    UsbPort port = bench.port({.role = UsbRole::drawer, .link = UsbLink::hid});
    devices::HidDrawer drawer(port);
    bench.follow(drawer);
    REQUIRE(bench.turn_until([&] { return drawer.drawer_sensor() == core::DrawerSensor::closed; }));
    drawer.open_drawer();
    REQUIRE(bench.turn_until([&] { return drawer.pulse() == core::PulseState::opened; }));
    CHECK(drawer.refused_count() == 0);
    const auto locked = mock.lock();
    CHECK(inside.drawer().pulses() == 1);
    CHECK(inside.strange_commands() == 0);
}

TEST_CASE("usb: a HID device without an OUT endpoint is written by SET_REPORT, under the report's number") {
    UsbBench bench;
    devices::VirtualHidDrawer inside;
    UsbMock mock(bench.testbed, inside, {.kind = UsbMockKind::hid_drawer_without_out});
    mock.plug();
    UsbPort port = bench.port({.role = UsbRole::drawer, .link = UsbLink::hid});
    bench.follow(port);
    REQUIRE(bench.turn_until([&] { return port.state() == PortState::open; }));
    port.start_write(std::string("\x03\x01\x02", 3), bench.now);
    REQUIRE(bench.turn_until([&] { return !port.write().busy; }));
    CHECK(port.write().taken == 3);
    CHECK(mock.class_requests() == std::vector<std::string>{"21 09 0203 0000 030102"});
}
