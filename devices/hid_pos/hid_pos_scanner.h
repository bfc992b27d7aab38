#pragma once

#include <cstddef>
#include <string_view>

#include "devices/hid_pos/report_decoder.h"
#include "devices/scanning/port_scanner.h"

namespace devices {

// A barcode scanner in HID POS mode. A code cut off by an unplug or by silence is never offered.
class HidPosScanner : public PortScanner {
  public:
    static constexpr core::Milliseconds continuation_time_max{1000};
    // Longer than any scanner pauses between the reports of one code, shorter than a hand needs for the next.
    static constexpr core::Milliseconds unflagged_end_time{100};

    explicit HidPosScanner(BytePort& scanner_port) : PortScanner(scanner_port) {}

    std::size_t refused_count() const override { return decoder_.refused_count(); }

  protected:
    void connection_changed() override;
    void take_packet(std::string_view packet, core::Instant now) override;
    void pass_time(core::Instant now) override;

  private:
    ReportDecoder decoder_;
    core::Instant last_report_at_{};
};

}  // namespace devices
