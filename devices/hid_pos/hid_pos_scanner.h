#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>

#include "core/ports/bill_scanner.h"
#include "devices/hid_pos/report_decoder.h"
#include "devices/port/byte_port.h"

namespace devices {

// A barcode scanner in HID POS mode behind any byte port. Codes wait in a queue with a maximum; when it is
// full new codes are dropped and counted, because a code that comes out late would land on the wrong screen.
// A code cut off by an unplug or by silence is never offered.
class HidPosScanner : public core::BillScanner {
  public:
    static constexpr std::size_t codes_waiting_max = 16;
    static constexpr core::Milliseconds continuation_time_max{1000};

    explicit HidPosScanner(BytePort& port) : port_(port) {}

    void step(core::Instant now) override;
    std::string name() const override;
    core::ScannerCondition condition() const override;
    std::optional<core::ScannedCode> take_scan() override;

    std::size_t dropped_count() const { return dropped_count_; }
    std::size_t refused_count() const { return decoder_.refused_count(); }  // malformed or cut off

  private:
    void follow_connection();
    void take_report(std::string_view report, core::Instant now);

    BytePort& port_;
    unsigned connection_ = 0;
    ReportDecoder decoder_;
    std::optional<core::Instant> last_report_at_;
    std::deque<core::ScannedCode> codes_;
    std::size_t dropped_count_ = 0;
};

}  // namespace devices
