#include "devices/receipt_printer/receipt_printer_device.h"

#include <catch2/catch.hpp>
#include <memory>

#include "devices/simulated/simulated_port.h"
#include "devices/simulated/virtual_printer.h"
#include "devices/simulated/virtual_star_printer.h"

using core::PrinterCondition;
using core::PrintState;
using devices::DeviceIdentity;
using devices::language_of;
using devices::PrinterLanguage;

namespace {

DeviceIdentity identity(std::uint16_t vendor, std::string model, std::string device_id = "") {
    return {.vendor = vendor, .maker = "", .model = std::move(model), .device_id = std::move(device_id)};
}

// A socket into which one printer after the other is plugged.
class Socket : public devices::BytePort {
  public:
    void plug(devices::VirtualDevice& device) {
        cable_ = std::make_unique<devices::SimulatedPort>(device);
        ++plugged_;
    }
    void step(core::Instant now) override { cable_->step(now); }
    devices::PortState state() const override { return cable_->state(); }
    unsigned connection() const override { return cable_->connection() + 100 * plugged_; }
    const DeviceIdentity& identity() const override { return cable_->identity(); }
    void start_write(std::string_view bytes, core::Instant now) override { cable_->start_write(bytes, now); }
    devices::WriteProgress write() const override { return cable_->write(); }
    void send_feature_report(std::uint8_t, std::string_view) override {}
    std::optional<std::string> take_received() override { return cable_->take_received(); }

  private:
    std::unique_ptr<devices::SimulatedPort> cable_;
    unsigned plugged_ = 0;
};

struct Counter {
    Socket socket;
    devices::ReceiptPrinterDevice printer{socket, {}};
    core::Instant now{core::Milliseconds(50'000'000)};

    void pass(int ms) {
        for (; ms > 0; ms -= 10) {
            now += core::Milliseconds(10);
            printer.step(now);
        }
    }
    void print(const std::string& text) { printer.print({{core::PrintedText{.text = text}}}); }
};

}  // namespace

TEST_CASE("the language is what the printer's own word says, then its maker, then nothing") {
    CHECK(language_of(identity(0x04b8, "TM-T88V", "MFG:EPSON;CMD:ESC/POS;MDL:TM-T88V;")) ==
          PrinterLanguage::escpos);
    CHECK(language_of(identity(0x0519, "TSP654II", "MFG:Star;CMD:STAR;MDL:TSP654II;CLS:PRINTER;")) ==
          PrinterLanguage::star);
    CHECK(language_of(identity(0x0519, "TSP654II (ESP)", "MFG:Star;CMD:ESC/POS;MDL:TSP654II;")) ==
          PrinterLanguage::escpos);
    CHECK(language_of(identity(0x0519, "mC-Print3", "MFG:Star;COMMAND SET:StarPRNT;")) ==
          PrinterLanguage::star);
    CHECK(language_of(identity(0x1234, "clone", "MFG:X;CMD:StarLine;")) == PrinterLanguage::star);
    CHECK(language_of(identity(0x0519, "TSP650II")) == PrinterLanguage::star);
    CHECK(language_of(identity(0x0519, "mPOP")) == PrinterLanguage::star);
    CHECK(language_of(identity(0x0519, "BSC10")) == PrinterLanguage::escpos);
    CHECK_FALSE(language_of(identity(0x0416, "POS-80")));
    CHECK_FALSE(language_of({}));
    // Not a field of that name.
    CHECK_FALSE(language_of(identity(0x0416, "POS-80", "MFG:X;XCMD:STAR;")));
}

TEST_CASE("printers that take only pictures are known by their name") {
    for (const char* name : {"TSP100", "TSP143 (STR_T-001)", "TSP143IIIU", "TSP113GT"})
        CHECK(language_of(identity(0x0519, name, "CMD:STAR;")) == PrinterLanguage::star_graphics);
    for (const char* name : {"TSP100IV", "TSP143IV SK", "TSP1000", "TSP654"})
        CHECK(language_of(identity(0x0519, name, "CMD:STAR;")) == PrinterLanguage::star);
}

TEST_CASE("a printer replaced by one of another language on the same socket just works, and back") {
    devices::VirtualPrinter epson;
    devices::VirtualStarPrinter star;
    Counter counter;
    for (int round = 0; round < 2; ++round) {
        counter.socket.plug(epson);
        counter.pass(3000);
        CHECK(counter.printer.facts().language == "ESC/POS");
        CHECK(counter.printer.facts().model == "TM-T88V");
        counter.print("to Epson");
        counter.pass(1000);
        CHECK(counter.printer.job().state == PrintState::confirmed);
        counter.socket.plug(star);
        counter.pass(3000);
        CHECK(counter.printer.facts().language == "Star Line");
        CHECK(counter.printer.proof_way() == devices::ProofWay::etb_counter);
        counter.print("to Star");
        counter.pass(1000);
        CHECK(counter.printer.job().state == PrintState::confirmed);
    }
    REQUIRE(epson.paper().finished().size() == 2);
    REQUIRE(star.paper().finished().size() == 2);
    CHECK(epson.paper().finished()[1].text() == "to Epson\n");
    CHECK(star.paper().finished()[1].text() == "to Star\n");
}

TEST_CASE("a receipt that waited while the printer was replaced comes out in the new one's language") {
    devices::VirtualPrinter epson;
    epson.set_paper_out(true);
    devices::VirtualStarPrinter star;
    Counter counter;
    counter.socket.plug(epson);
    counter.pass(2000);
    counter.print("waited");
    counter.pass(2000);
    CHECK(counter.printer.job().state == PrintState::queued);
    counter.socket.plug(star);
    counter.pass(3000);
    CHECK(counter.printer.job().state == PrintState::confirmed);
    CHECK(star.paper().finished().at(0).text() == "waited\n");
}

TEST_CASE("a printer that takes only pictures gets no text, and says why") {
    devices::VirtualStarPrinter pictures({.identity = {0x0519, 0x0003, "Star", "TSP143IIIU", "1", "p"}});
    Counter counter;
    counter.socket.plug(pictures);
    counter.pass(2000);
    CHECK(counter.printer.condition() == PrinterCondition::prints_no_text);
    counter.print("lost");
    CHECK(counter.printer.job().state == PrintState::failed);
    CHECK(counter.printer.job().cause == PrinterCondition::prints_no_text);
    counter.pass(2000);
    CHECK(pictures.paper().current().items.empty());
    counter.printer.open_drawer();
    counter.pass(1000);
    CHECK(counter.printer.pulse() == core::PulseState::opened);
}

TEST_CASE("a receipt that waited fails when a printer that takes only pictures comes") {
    devices::VirtualPrinter epson;
    epson.set_cover_open(true);
    devices::VirtualStarPrinter pictures({.identity = {0x0519, 0x0003, "Star", "TSP100", "1", "p"}});
    Counter counter;
    counter.socket.plug(epson);
    counter.pass(1000);
    counter.print("waits");
    counter.pass(100);
    counter.socket.plug(pictures);
    counter.pass(100);
    CHECK(counter.printer.job().state == PrintState::failed);
    CHECK(counter.printer.job().cause == PrinterCondition::prints_no_text);
}

TEST_CASE("paper by model: each printer on the socket gets lines of its own width") {
    for (const bool by_model : {true, false}) {
        Socket socket;
        devices::ReceiptPrinterDevice printer(socket, {.paper_by_model = by_model});
        core::Instant now{core::Milliseconds(50'000'000)};
        for (const auto& [model, columns] :
             {std::pair("TM-T20II", 48u), std::pair("NT-5890K", 32u), std::pair("nobody knows", 42u)}) {
            devices::VirtualPrinter paper({.identity = {0x04b8, 0x0202, "", model, "1", "p"}});
            socket.plug(paper);
            for (int turn = 0; turn < 300; ++turn) printer.step(now += core::Milliseconds(10));
            printer.print({{core::PrintedRule{}}});
            for (int turn = 0; turn < 300; ++turn) printer.step(now += core::Milliseconds(10));
            REQUIRE(paper.paper().finished().size() == 1);
            CHECK(paper.paper().finished().front().text() ==
                  std::string(by_model ? columns : 48, '-') + "\n");
        }
    }
}
