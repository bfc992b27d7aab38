#include "devices/customer_display/line_display.h"

#include "devices/customer_display/line_display_codec.h"

namespace devices {

void LineDisplay::show(const core::DisplayedLines& lines) {
    for (std::size_t row = 0; row < lines.size(); ++row) wanted_[row] = line_display::laid_out(lines[row]);
}

void LineDisplay::step(core::Instant now) {
    port_.step(now);
    const unsigned connection = port_.state() == PortState::open ? port_.connection() : 0;
    if (connection != connection_) {
        connection_ = connection;
        shown_ = {};
        writing_ = 0;
    }
    if (connection_ == 0) return;
    while (port_.take_received()) {
    }
    follow_write();
    if (writing_ != 0 || port_.write().busy || shown_ == wanted_) return;
    std::string bytes;
    if (shown_[0].empty()) bytes = line_display::set_up();
    for (std::size_t row = 0; row < wanted_.size(); ++row) {
        if (shown_[row] == wanted_[row]) continue;
        bytes += line_display::write_row(static_cast<int>(row) + 1, wanted_[row]);
    }
    shown_ = wanted_;
    writing_ = bytes.size();
    port_.start_write(bytes, now);
}

void LineDisplay::follow_write() {
    const WriteProgress progress = port_.write();
    if (writing_ == 0 || progress.busy) return;
    if (progress.taken < writing_) shown_ = {};
    writing_ = 0;
}

}  // namespace devices
