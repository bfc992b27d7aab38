#pragma once

#include <cstddef>
#include <cstdint>
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
//   0      report id 01 (Microscan)  2..   data, perhaps with its AIM identifier in front
//   1      length of the data, <=62        no flag: a full report is continued by the next, or by silence
//   ends
//
// Source: HID Point of Sale Usage Tables 1.02, Honeywell and Microscan manuals. Whatever a report claims,
// nothing outside it is read; a report that cannot be one spoils the code it belongs to.
class ReportDecoder {
  public:
    static constexpr std::size_t report_size = 64;
    static constexpr std::size_t data_size_max = 56;
    static constexpr std::size_t code_size_max = 4096;

    // Honeywell and Youjie; others may use report id 01, and put anything at byte 61.
    void set_honeywell(bool is_honeywell) { is_honeywell_ = is_honeywell; }

    std::optional<core::ScannedCode> push(std::string_view report);
    // No report came for a while: ends a code that may be whole, drops one that cannot be.
    std::optional<core::ScannedCode> end_by_silence();

    bool is_inside_code() const { return is_inside_code_ || is_spoiled_; }
    bool may_be_whole() const { return is_inside_code_ && has_no_flag_; }
    void drop_partial_code();
    std::size_t refused_count() const { return refused_count_; }

  private:
    struct Part {
        std::string aim_id;
        std::string_view data;
        bool is_continued = false;
    };

    std::optional<core::ScannedCode> push_flagged(std::string_view report);
    std::optional<core::ScannedCode> push_unflagged(std::string_view report);
    std::optional<core::ScannedCode> add(const Part& part);
    std::optional<core::ScannedCode> finish();
    void refuse(bool is_continued);

    bool is_honeywell_ = false;
    core::ScannedCode code_;
    bool is_inside_code_ = false;
    bool has_no_flag_ = false;  // the code inside comes from a maker without continuation flag
    bool is_spoiled_ = false;   // the rest of the code is skipped up to its last report
    std::size_t refused_count_ = 0;
};

}  // namespace devices
