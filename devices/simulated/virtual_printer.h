#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "devices/simulated/virtual_printer_body.h"

namespace devices {

// What this printer model can do, and how its buffer is.
struct VirtualPrinterModel {
    DeviceIdentity identity{0x04b8, 0x0202, "EPSON", "TM-T88V", "J0001", "simulated"};
    bool has_process_ids = true;    // GS ( H
    bool reports_by_itself = true;  // GS a
    bool answers_status = true;     // DLE EOT
    bool answers_in_order = true;   // GS r
    std::size_t buffer_size = 4096;
    core::Milliseconds line_time{0};        // how long a line takes
    bool cutter_waits = false;              // for DLE ENQ, after its jam was cleared
    std::string firmware = "1.23 ESC/POS";  // GS I; empty: answers nothing
};

// A receipt printer that obeys real ESC/POS bytes: prints on virtual paper, goes off-line, refuses bytes when
// its buffer is full, answers and reports as the tables in devices/escpos/README.md say.
class VirtualPrinter : public VirtualPrinterBody {
  public:
    explicit VirtualPrinter(const VirtualPrinterModel& model = {})
        : VirtualPrinterBody({.identity = model.identity,
                              .buffer_size = model.buffer_size,
                              .line_time = model.line_time,
                              .cutter_waits = model.cutter_waits}),
          model_(model) {}

  protected:
    std::optional<std::size_t> length_of_command(std::string_view buffer) const override;
    void obey(std::string_view command) override;
    void obey_at_once() override;
    void report_changes() override;
    void forget() override;

  private:
    void recover(bool forgets);
    void answer_status(int question);
    void answer_process_id(std::string_view id);
    void answer_name(int question);
    std::array<std::uint8_t, 4> report() const;

    VirtualPrinterModel model_;
    std::uint8_t report_mask_ = 0;
    std::optional<std::array<std::uint8_t, 4>> last_report_;
};

}  // namespace devices
