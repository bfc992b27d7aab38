#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>

#include "core/ports/cash_drawer.h"
#include "core/ports/receipt_printer.h"
#include "devices/escpos/commands.h"
#include "devices/printing/drawer_pulse.h"
#include "devices/escpos/encoder.h"
#include "devices/printing/print_run.h"
#include "devices/escpos/proof_probe.h"
#include "devices/printing/resumed_write.h"
#include "devices/escpos/status_watch.h"
#include "devices/port/byte_port.h"

namespace devices {

struct EscposPrinterOptions {
    PaperProfile paper = {};
    PrintLimits limits = {};
    escpos::DrawerPin drawer_pin = escpos::DrawerPin::pin_2;
    SensorPolarity sensor_polarity = SensorPolarity::low_is_open;
    bool sensor_known_to_work = false;  // the till was calibrated
};

// An ESC/POS receipt printer with its drawer, behind any byte port. At each connection it sets the printer
// up, asks for its state, and finds out what proof of printing it can give. What it writes goes out one piece
// at a time:
//
//   set-up, end of a torn command > drawer pulse > status question, proof probe > next part of the front job
class EscposPrinter : public core::ReceiptPrinter, public core::CashDrawer {
  public:
    static constexpr std::size_t jobs_waiting_max = 8;
    static constexpr std::size_t jobs_remembered = 16;
    static constexpr std::size_t chunk_size_max = 1024;

    EscposPrinter(BytePort& port, EscposPrinterOptions options);

    void step(core::Instant now) override;
    std::string name() const override;
    core::PrinterCondition condition() const override;
    std::uint64_t print(const core::PrintedDocument& document) override;
    core::PrintJob job() const override;
    std::optional<core::PrintJob> find_job(std::uint64_t id) const override;
    void open_drawer() override { pulse_.ask(); }
    core::PulseState pulse() const override { return pulse_.state(); }
    core::DrawerSensor drawer_sensor() const override { return sensor_.reading(); }

    ProofWay proof_way() const { return probe_.way(); }  // what this printer can prove

  private:
    enum class Piece { none, set_up, pulse, question, probe, job };

    void follow_connection(core::Instant now);
    void remember_torn_write();
    void read(core::Instant now);
    void take_reply(const PrinterReply& reply);
    void settle_write(core::Instant now);
    void settle_pulse(core::Instant now);
    void close_ended_jobs();
    void step_proof(core::Instant now);
    void give_up_late_writes(core::Instant now);
    void start_next_write(core::Instant now);
    void start(Piece piece, std::string bytes, core::Instant now);
    std::string pulse_bytes() const;
    bool start_job_piece(core::Instant now);
    PrintRun* front_run();
    bool is_connected() const { return connection_ != 0; }
    bool can_print() const;
    PrinterView view(core::Instant now) const;

    BytePort& port_;
    EscposPrinterOptions options_;
    unsigned connection_ = 0;  // of the port; 0: none
    StatusWatch watch_;
    ProofProbe probe_;
    DrawerSensorWatch sensor_;
    DrawerPulse pulse_;
    ResumedWrite write_;
    Piece piece_ = Piece::none;
    std::string to_send_first_;       // set-up, or the end of a torn command
    std::size_t torn_bytes_max_ = 0;  // how much of a command a lost connection may have left open
    std::uint64_t jobs_given_ = 0;
    std::deque<PrintRun> runs_;  // the remembered ones, oldest first
    std::size_t chunk_begin_ = 0;
    std::uint64_t writing_job_ = 0;  // whose bytes are in the write under way
};

}  // namespace devices
