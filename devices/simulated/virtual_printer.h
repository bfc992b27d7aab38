#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "devices/simulated/paper.h"
#include "devices/simulated/paper_writer.h"
#include "devices/simulated/virtual_device.h"
#include "devices/simulated/virtual_drawer.h"

namespace devices {

// What this printer model can do, and how its buffer is.
struct VirtualPrinterModel {
    DeviceIdentity identity{0x04b8, 0x0202, "EPSON", "TM-T88V", "J0001", "simulated"};
    bool has_process_ids = true;    // GS ( H
    bool reports_by_itself = true;  // GS a
    bool answers_status = true;     // DLE EOT
    bool answers_in_order = true;   // GS r
    std::size_t buffer_size = 4096;
    core::Milliseconds line_time{0};  // how long a line takes
};

// A receipt printer that obeys real ESC/POS bytes: prints on virtual paper, goes off-line, refuses bytes when
// its buffer is full, answers and reports as the tables in devices/escpos/README.md say.
class VirtualPrinter : public VirtualDevice {
  public:
    explicit VirtualPrinter(VirtualPrinterModel model = {}) : model_(std::move(model)) {}

    const DeviceIdentity& identity() const override { return model_.identity; }
    void step(core::Instant now) override;
    std::size_t receive(std::string_view bytes) override;
    std::optional<std::string> send() override;
    void take_feature_report(std::uint8_t, std::string_view) override {}
    void cable_pulled() override { replies_.clear(); }

    // What a person at the printer can do.
    void set_paper_out(bool out);
    void set_paper_near_end(bool near) { is_near_end_ = near; }
    void set_cover_open(bool open) { is_cover_open_ = open; }
    void set_cutter_jammed(bool jammed) { is_cutter_jammed_ = jammed; }
    void set_overheated(bool hot) { is_overheated_ = hot; }
    void set_paper_lines_left(std::size_t lines) { lines_left_ = lines; }  // then it is out
    void set_line_time(core::Milliseconds time) { model_.line_time = time; }
    void set_silent(bool silent) {
        is_silent_ = silent;
    }  // hung: takes bytes, answers nothing, prints nothing
    void power_cycle();
    VirtualDrawer& drawer() { return drawer_; }

    bool is_paper_out() const { return is_paper_out_; }
    bool is_cover_open() const { return is_cover_open_; }
    bool is_paper_near_end() const { return is_near_end_; }
    bool is_online() const {
        return !is_paper_out_ && !is_cover_open_ && !is_cutter_jammed_ && !is_overheated_;
    }
    const PaperWriter& paper() const { return writer_; }
    const std::string& received() const { return received_; }  // every byte since power on, for tests

  private:
    struct Reply {
        std::string bytes;
        bool is_process_id = false;
    };

    void obey_real_time();
    void print_buffer(core::Instant now);
    void obey(std::string_view command);
    void answer_status(int question);
    void answer_process_id(std::string_view id);
    void report_changes();
    std::array<std::uint8_t, 4> report() const;
    void put_reply(std::string bytes);

    VirtualPrinterModel model_;
    VirtualDrawer drawer_;
    PaperWriter writer_;
    std::string buffer_;
    std::string received_;
    std::size_t scanned_ = 0;  // of buffer_, for real-time commands
    std::deque<Reply> replies_;
    std::uint8_t report_mask_ = 0;
    std::optional<std::array<std::uint8_t, 4>> last_report_;
    std::optional<std::size_t> lines_left_;
    std::optional<core::Instant> busy_until_;
    bool is_paper_out_ = false;
    bool is_near_end_ = false;
    bool is_cover_open_ = false;
    bool is_cutter_jammed_ = false;
    bool is_overheated_ = false;
    bool is_silent_ = false;
};

}  // namespace devices
