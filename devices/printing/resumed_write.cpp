#include "devices/printing/resumed_write.h"

#include <utility>

#include "core/base/ensure.h"

namespace devices {

void ResumedWrite::start(std::string bytes, BytePort& port, core::Instant now) {
    core::ensure(is_idle() && !bytes.empty(), "a write starts when the one before has ended");
    *this = ResumedWrite();
    bytes_ = std::move(bytes);
    is_busy_ = true;
    write_rest(port, now);
}

void ResumedWrite::step(BytePort& port, core::Instant now) {
    if (!is_busy_) return;
    const WriteProgress progress = port.write();
    in_flight_taken_ = progress.taken;
    if (progress.busy) return;
    taken_ += std::exchange(in_flight_taken_, 0);
    core::ensure(taken_ <= bytes_.size(), "a device takes no more than it was sent");
    if (is_complete() || is_given_up_) {
        is_busy_ = false;
    } else {
        write_rest(port, now);
    }
}

void ResumedWrite::write_rest(BytePort& port, core::Instant now) {
    port.start_write(std::string_view(bytes_).substr(taken_, BytePort::write_size_max), now);
}

}  // namespace devices
