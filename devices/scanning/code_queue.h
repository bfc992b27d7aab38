#pragma once

#include <cstddef>
#include <deque>
#include <optional>

#include "core/ports/bill_scanner.h"

namespace devices {

// Codes that wait to be taken, oldest first. When it is full new codes are dropped and counted, because a
// code that comes out late would land on the wrong screen.
class CodeQueue {
  public:
    static constexpr std::size_t size_max = 16;

    void push(core::ScannedCode code);
    std::optional<core::ScannedCode> take();
    std::size_t dropped_count() const { return dropped_count_; }

  private:
    std::deque<core::ScannedCode> codes_;
    std::size_t dropped_count_ = 0;
};

}  // namespace devices
