#pragma once

#include <cstddef>
#include <string>

#include "core/base/clock.h"
#include "devices/port/byte_port.h"

namespace devices {

// Gets one piece of bytes to the device whole, whatever part of it each write takes: goes on after the last
// byte taken, and never sends a byte twice. A command must not be torn, so a piece that was begun is only
// ever ended by `give_up`, whose caller knows how to end the torn command.
class ResumedWrite {
  public:
    void start(std::string bytes, BytePort& port, core::Instant now);
    void step(BytePort& port, core::Instant now);
    void give_up() { is_given_up_ = true; }  // takes effect when the write under way ends: then is_idle()
    void forget() { *this = ResumedWrite(); }

    bool is_idle() const { return !is_busy_; }
    bool is_complete() const { return taken_ == bytes_.size(); }
    std::size_t taken() const { return taken_ + in_flight_taken_; }
    const std::string& bytes() const { return bytes_; }

  private:
    void write_rest(BytePort& port, core::Instant now);

    std::string bytes_;
    std::size_t taken_ = 0;            // exact: from writes that ended
    std::size_t in_flight_taken_ = 0;  // at least this much of the write under way
    bool is_busy_ = false;
    bool is_given_up_ = false;
};

}  // namespace devices
