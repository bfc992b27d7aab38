#include <catch2/catch.hpp>
#include <fstream>
#include <functional>

#include "devices/hid_pos/hid_pos_scanner.h"
#include "devices/receipt_printer/receipt_printer_device.h"
#include "devices/simulated/simulated_port.h"
#include "devices/simulated/virtual_note_acceptor.h"
#include "devices/simulated/virtual_printer.h"
#include "devices/simulated/virtual_scanner.h"
#include "devices/ssp/ssp_note_acceptor.h"
#include "devices/transcript/recording_port.h"
#include "devices/transcript/replay_port.h"

// The drivers against the transcripts in recorded/. After a change of what a driver says that is meant:
//   build/dev/tests/devices/transcript/tests_devices_transcript "[.record]"
// records them again from the virtual devices; then read the diff.

using core::Milliseconds;
using core::Money;

namespace {

// Lets a driver run in turns of 10 ms. `act` is told how many milliseconds have passed.
template <class Driver>
void run(Driver& driver, int ms_max, const std::function<void(int ms)>& act) {
    const core::Instant begin{Milliseconds(50'000'000)};
    for (int ms = 0; ms <= ms_max; ms += 10) {
        act(ms);
        driver.step(begin + Milliseconds(ms));
    }
}

// What a person at the device does, that many milliseconds after the beginning. At a replay: nothing, since
// the transcript holds what came of it.
using Hand = std::function<void(int ms)>;

std::string words_for(core::PrintState job, core::PrinterCondition printer) {
    const bool is_out = printer == core::PrinterCondition::paper_out;
    const bool is_ready = printer == core::PrinterCondition::ready;
    return std::string(job == core::PrintState::confirmed ? "printed" : "not printed") +
           (is_ready ? ", ready; "
            : is_out ? ", paper out; "
                     : ", something else; ");
}

// Two receipts; the paper ends in the second.
std::string print_receipts(devices::BytePort& port, const Hand& hand) {
    devices::ReceiptPrinterDevice printer(port, {});
    core::PrintedDocument receipt;
    for (const char* label : {"Water", "Sewer", "Refuse", "Paid"})
        receipt.blocks.push_back(core::PrintedPair{.label = label, .figure = "12.50"});
    std::string told;
    run(printer, 6'000, [&](int ms) {
        hand(ms);
        if (ms == 1'500 || ms == 2'500) printer.print(receipt);
        if (ms == 2'400 || ms == 4'000 || ms == 6'000)
            told += words_for(printer.job().state, printer.condition());
    });
    return told;
}

// Start-up and one note.
std::string take_note(devices::BytePort& port, const Hand& hand) {
    devices::SspNoteAcceptor acceptor(port, {Money::from_cents(2000)});
    acceptor.accept_notes(true);
    std::string told;
    run(acceptor, 6'000, [&](int ms) {
        hand(ms);
        if (acceptor.escrow() && told.empty()) {
            told += "escrow " + acceptor.escrow()->text() + "; ";
            acceptor.stack();
        }
        if (const auto event = acceptor.event()) {
            told += event->kind == core::NoteEvent::Kind::stacked ? "stacked " : "something else ";
            told += event->denomination.text() + "; ";
            acceptor.acknowledge();
        }
    });
    return told + acceptor.count().acceptor + " holds " +
           std::to_string(acceptor.count().stacked.value_or(-1));
}

// A code of one report, one of two, and one after the cable was pulled and put back.
std::string scan_codes(devices::BytePort& port, const Hand& hand) {
    devices::HidPosScanner scanner(port);
    std::string told;
    run(scanner, 3'000, [&](int ms) {
        hand(ms);
        while (const auto code = scanner.take_scan()) told += code->data + "; ";
    });
    return told;
}

void at_printer(devices::VirtualPrinter& printer, devices::SimulatedPort&, int ms) {
    if (ms == 2'450) printer.set_paper_lines_left(2);
    if (ms == 4'500) printer.set_paper_out(false);
}

void at_acceptor(devices::VirtualNoteAcceptor& acceptor, devices::SimulatedPort&, int ms) {
    if (ms == 3'000) acceptor.insert_note(Money::from_cents(2000));
}

void at_scanner(devices::VirtualScanner& scanner, devices::SimulatedPort& cable, int ms) {
    const std::string account = "100001-1 ";
    if (ms == 100) scanner.scan({.data = account});
    if (ms == 500) scanner.scan({.data = account + std::string(100, '7')});
    if (ms == 1'000) cable.unplug();
    if (ms == 1'500) cable.plug();
    if (ms == 2'000) scanner.scan({.data = account + "again"});
}

struct Recorded {
    const char* file;
    std::string (*acts)(devices::BytePort&, const Hand&);
    std::string told;  // by the driver, to its owner
};

const Recorded printer{"printer_paper_end.txt", print_receipts,
                       "printed, ready; not printed, paper out; printed, ready; "};
const Recorded acceptor{"acceptor_note.txt", take_note, "escrow 20.00; stacked 20.00; 7654321 holds 1"};
const Recorded scanner{"scanner_codes.txt", scan_codes,
                       "100001-1 ; 100001-1 " + std::string(100, '7') + "; 100001-1 again; "};

std::string path_of(const Recorded& recorded) {
    return std::string("tests/devices/transcript/recorded/") + recorded.file;
}

template <class Device>
void record(const Recorded& recorded, void (*hand)(Device&, devices::SimulatedPort&, int)) {
    Device device;
    devices::SimulatedPort cable(device);
    std::ofstream file(path_of(recorded));
    devices::RecordingPort recording(cable, file, device.identity().text() + ", simulated");
    CHECK(recorded.acts(recording, [&](int ms) { hand(device, cable, ms); }) == recorded.told);
    REQUIRE(file.good());
}

std::vector<devices::TranscriptEvent> transcript_of(const Recorded& recorded) {
    std::ifstream file(path_of(recorded));
    const auto transcript = devices::read_transcript(std::string(std::istreambuf_iterator<char>(file), {}));
    if (!transcript) FAIL(recorded.file << ", " << transcript.error().text());
    return *transcript;
}

}  // namespace

TEST_CASE("the transcripts are recorded from virtual devices", "[.record]") {
    record(printer, at_printer);
    record(acceptor, at_acceptor);
    record(scanner, at_scanner);
}

TEST_CASE("each driver does with its recorded device what it did then") {
    for (const Recorded& recorded : {printer, acceptor, scanner}) {
        INFO(recorded.file);
        devices::ReplayPort port(transcript_of(recorded));
        const std::string told = recorded.acts(port, [](int) {});
        if (port.difference()) FAIL(port.difference()->text());
        CHECK(told == recorded.told);
        CHECK(port.is_over());
    }
}

TEST_CASE("a driver that says one byte else than it did is found at that line") {
    using Kind = devices::TranscriptEvent::Kind;
    for (const Recorded& recorded : {printer, acceptor, scanner}) {
        const auto transcript = transcript_of(recorded);
        for (std::size_t at = 0; at < transcript.size(); ++at) {
            if (transcript[at].kind != Kind::out && transcript[at].kind != Kind::feature) continue;
            auto changed = transcript;
            changed[at].bytes.back() ^= 1;
            devices::ReplayPort port(changed);
            recorded.acts(port, [](int) {});
            REQUIRE(port.difference());
            CHECK(port.difference()->line == transcript[at].line);
            CHECK(port.difference()->came == transcript[at].what());
        }
    }
}
