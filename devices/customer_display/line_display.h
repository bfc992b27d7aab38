#pragma once

#include <array>
#include <string>

#include "core/ports/customer_display.h"
#include "devices/port/byte_port.h"

namespace devices {

// A customer display of two rows, behind any byte port. Writes only rows that changed. A display cannot be
// asked what it shows: after a write that was taken in part, or a new connection, it is set up and written
// anew.
class LineDisplay : public core::CustomerDisplay {
  public:
    explicit LineDisplay(BytePort& port) : port_(port) {}

    void show(const core::DisplayedLines& lines) override;
    void step(core::Instant now);

  private:
    void follow_write();

    BytePort& port_;
    unsigned connection_ = 0;
    std::array<std::string, 2> wanted_{std::string(20, ' '), std::string(20, ' ')};
    std::array<std::string, 2> shown_;  // empty: nobody knows
    std::size_t writing_ = 0;           // bytes of the write under way; 0: none
};

}  // namespace devices
