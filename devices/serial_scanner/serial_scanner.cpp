#include "devices/serial_scanner/serial_scanner.h"

#include <utility>

namespace devices {

void SerialScanner::take_packet(std::string_view packet, core::Instant now) {
    for (const char byte : packet) {
        if (auto code = assembler_.push(byte, now)) offer(std::move(*code));
    }
}

void SerialScanner::pass_time(core::Instant now) {
    if (auto code = assembler_.pass_time(now)) offer(std::move(*code));
}

}  // namespace devices
