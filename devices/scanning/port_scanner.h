#pragma once

#include <cstddef>
#include <string_view>
#include <utility>

#include "devices/port/byte_port.h"
#include "devices/scanning/code_queue.h"

namespace devices {

// What every scanner behind a byte port has in common: it follows the cable, hands each packet to the kind of
// scanner that knows its bytes, and keeps finished codes until they are taken. It reads the port it was given
// and no other device.
class PortScanner : public core::BillScanner {
  public:
    explicit PortScanner(BytePort& port) : port_(port) {}

    void step(core::Instant now) final;
    std::string name() const final;
    core::ScannerCondition condition() const final;
    std::optional<core::ScannedCode> take_scan() final { return codes_.take(); }

    std::size_t dropped_count() const { return codes_.dropped_count(); }
    virtual std::size_t refused_count() const = 0;  // codes that were malformed or cut off

  protected:
    virtual void connection_changed() = 0;  // what was half read is over; the port may be open or not
    virtual void take_packet(std::string_view packet, core::Instant now) = 0;
    virtual void pass_time(core::Instant now) = 0;  // after the packets of a step

    BytePort& port() { return port_; }
    void offer(core::ScannedCode code) { codes_.push(std::move(code)); }

  private:
    static constexpr std::size_t packets_per_step_max = 64;  // a typed code is two reports a character

    void follow_connection();

    BytePort& port_;
    unsigned connection_ = 0;  // 0: not open
    CodeQueue codes_;
};

}  // namespace devices
