#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>

#include "core/ports/cash_drawer.h"
#include "core/ports/receipt_printer.h"
#include "devices/port/byte_port.h"
#include "devices/printing/drawer_pulse.h"
#include "devices/printing/error_recovery.h"
#include "devices/printing/print_run.h"
#include "devices/printing/printer_dialect.h"
#include "devices/printing/printer_facts.h"
#include "devices/printing/resumed_write.h"
#include "devices/printing/status_watch.h"

namespace devices {

struct PrinterDriverOptions {
    PrintLimits limits = {};
    SensorPolarity sensor_polarity = SensorPolarity::low_is_open;
    bool sensor_known_to_work = false;  // the till was calibrated
};

// A receipt printer with its drawer, behind any byte port, in whatever language it speaks. At each connection
// it sets the printer up, asks for its state, and finds out what proof of printing it can give. What it
// writes goes out one piece at a time:
//
//   set-up, end of a torn command > go on after a jam > drawer pulse > first part of a job
//     > status question, proof question, names > next part of the front job
class PrinterDriver : public core::ReceiptPrinter, public core::CashDrawer {
  public:
    static constexpr std::size_t jobs_waiting_max = 8;
    static constexpr std::size_t jobs_remembered = 16;
    static constexpr std::size_t chunk_size_max = 1024;

    void step(core::Instant now) override;
    std::string name() const override;
    core::PrinterCondition condition() const override;
    std::uint64_t print(const core::PrintedDocument& document) override;
    core::PrintJob job() const override;
    std::optional<core::PrintJob> find_job(std::uint64_t id) const override;
    void open_drawer() override { pulse_.ask(); }
    core::PulseState pulse() const override { return pulse_.state(); }
    core::DrawerSensor drawer_sensor() const override { return sensor_.reading(); }

    // What was wrong with the printer when the newest pulse was sent or dropped: some open no drawer while
    // they are off-line.
    core::PrinterCondition pulse_cause() const override { return pulse_cause_; }
    // The level of the drawer's switch as a calibration sees it. Nothing while the printer tells none.
    std::optional<bool> pin_high() const { return sensor_.pin_high(); }
    void jam_was_removed() override { recovery_.person_cleared_it(); }
    ProofWay proof_way() const;
    PrinterFacts facts() const;

  protected:
    PrinterDriver(BytePort& port, const PrinterDriverOptions& options);

    // The language of the printer that has just been connected. Asked once per connection.
    virtual PrinterDialect& dialect_for(const DeviceIdentity& identity) = 0;

  private:
    enum class Piece { none, set_up, recovery, pulse, question, proof_question, name_question, job };

    void follow_connection(core::Instant now);
    void end_connection();
    void remember_torn_write();
    void read(core::Instant now);
    void settle_write(core::Instant now);
    void settle_pulse(core::Instant now);
    void close_ended_jobs();
    void step_status(core::Instant now);
    void step_proof(core::Instant now);
    void give_up_late_writes(core::Instant now);
    void start_next_write(core::Instant now);
    bool start_question(core::Instant now);
    void start(Piece piece, std::string bytes, core::Instant now);
    void start_recovery(core::Instant now);
    void start_pulse(core::Instant now);
    bool start_job_piece(core::Instant now);
    PrintRun* front_run();
    bool has_begun_job();
    bool is_connected() const { return connection_ != 0; }
    bool can_print() const;
    PrinterView view(core::Instant now) const;

    BytePort& port_;
    PrinterDriverOptions options_;
    PrinterDialect* dialect_ = nullptr;  // of the newest connection
    unsigned connection_ = 0;            // of the port; 0: none
    StatusWatch watch_;
    ErrorRecovery recovery_;
    DrawerSensorWatch sensor_;
    DrawerPulse pulse_;
    core::PrinterCondition pulse_cause_ = core::PrinterCondition::ready;
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
