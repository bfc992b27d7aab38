#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>

#include "devices/simulated/paper.h"
#include "devices/simulated/paper_writer.h"
#include "devices/simulated/virtual_device.h"
#include "devices/simulated/virtual_drawer.h"

namespace devices {

// The machine inside a virtual printer, whatever language it speaks: paper, cover, cutter, head, the receive
// buffer that refuses bytes when it is full, and a drawer. What the bytes mean is up to the language above.
class VirtualPrinterBody : public VirtualDevice {
  public:
    struct Build {
        DeviceIdentity identity;
        std::size_t buffer_size = 4096;
        core::Milliseconds line_time{0};  // how long a line takes
        bool cutter_waits = false;        // for a command to go on, after its jam was cleared
    };

    const DeviceIdentity& identity() const override { return build_.identity; }
    void step(core::Instant now) override;
    std::size_t receive(std::string_view bytes) override;
    std::optional<std::string> send() override;
    void take_feature_report(std::uint8_t, std::string_view) override {}
    void cable_pulled() override { replies_.clear(); }

    // What a person at the printer can do.
    void set_paper_out(bool out);
    void set_paper_near_end(bool near) { is_near_end_ = near; }
    void set_cover_open(bool open) { is_cover_open_ = open; }
    void set_cutter_jammed(bool jammed);
    void set_overheated(bool hot) { is_overheated_ = hot; }
    void set_paper_lines_left(std::size_t lines) { lines_left_ = lines; }  // then it is out
    void set_line_time(core::Milliseconds time) { build_.line_time = time; }
    // Hung: takes bytes, answers nothing, prints nothing.
    void set_silent(bool silent) { is_silent_ = silent; }
    void power_cycle();
    VirtualDrawer& drawer() { return drawer_; }
    const VirtualDrawer& drawer() const { return drawer_; }

    bool is_paper_out() const { return is_paper_out_; }
    bool is_cover_open() const { return is_cover_open_; }
    bool is_paper_near_end() const { return is_near_end_; }
    bool is_cutter_in_error() const { return is_cutter_in_error_; }
    bool is_overheated() const { return is_overheated_; }
    bool is_online() const {
        return !is_paper_out_ && !is_cover_open_ && !is_cutter_in_error_ && !is_overheated_;
    }
    const PaperWriter& paper() const { return writer_; }
    const std::string& received() const { return received_; }  // every byte since power on, for tests

  protected:
    explicit VirtualPrinterBody(Build build) : build_(std::move(build)) {}

    virtual std::optional<std::size_t> length_of_command(std::string_view buffer) const = 0;
    virtual void obey(std::string_view command) = 0;
    virtual void obey_at_once() = 0;  // the bytes from scanned() on, which have just arrived
    virtual void report_changes() = 0;
    virtual void forget() = 0;  // the power was off

    std::string_view buffer() const { return buffer_; }
    std::size_t& scanned() { return scanned_; }
    PaperWriter& writer() { return writer_; }
    bool is_silent() const { return is_silent_; }
    void put_reply(std::string bytes, bool replaces_the_last_such = false);
    void forget_received(std::size_t size);  // the first bytes of the buffer
    void go_on_after_error();

  private:
    struct Reply {
        std::string bytes;
        bool is_replaced_by_next = false;
    };

    void print_buffer(core::Instant now);

    Build build_;
    VirtualDrawer drawer_;
    PaperWriter writer_;
    std::string buffer_;
    std::string received_;
    std::size_t scanned_ = 0;  // of buffer_, for what is obeyed at once
    std::deque<Reply> replies_;
    std::optional<std::size_t> lines_left_;
    std::optional<core::Instant> busy_until_;
    bool is_paper_out_ = false;
    bool is_near_end_ = false;
    bool is_cover_open_ = false;
    bool is_cutter_jammed_ = false;
    bool is_cutter_in_error_ = false;
    bool is_overheated_ = false;
    bool is_silent_ = false;
};

}  // namespace devices
