#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/ports/bill_scanner.h"

namespace devices {

// Turns the input reports of a HID POS scanner into codes. A report, as sent:
//
//   0      report id 02              2..4  AIM identifier "]C1" (some models: 3..5, and the data one later)
//   1      length of the data, <=56  5..   data
//   61     maker's symbology letter  63    bit 0: the next report continues this code
//
// Source: HID Point of Sale Usage Tables 1.02, Honeywell and Microscan manuals. Whatever a report claims,
// nothing outside it is read; a report that cannot be one spoils the code it belongs to.
class ReportDecoder {
  public:
    static constexpr std::size_t report_size = 64;
    static constexpr std::size_t data_size_max = 56;
    static constexpr std::size_t code_size_max = 4096;

    std::optional<core::ScannedCode> push(std::string_view report);

    bool is_inside_code() const { return is_inside_code_ || is_spoiled_; }
    void drop_partial_code();
    std::size_t refused_count() const { return refused_count_; }

  private:
    void refuse(bool is_continued);

    core::ScannedCode code_;
    bool is_inside_code_ = false;
    bool is_spoiled_ = false;  // the rest of the code is skipped up to its last report
    std::size_t refused_count_ = 0;
};

}  // namespace devices
