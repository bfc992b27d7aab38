#include "devices/keyboard_scanner/keyboard_scanner.h"

#include <utility>

namespace devices {

void KeyboardScanner::connection_changed() {
    decoder_.release_all();
    assembler_.drop_partial_code();
}

void KeyboardScanner::take_packet(std::string_view packet, core::Instant now) {
    for (const char typed : decoder_.push(packet)) {
        if (typed == core::unread_character) {
            assembler_.push_unread(now);
        } else if (auto code = assembler_.push(typed, now)) {
            offer(std::move(*code));
        }
    }
}

void KeyboardScanner::pass_time(core::Instant now) {
    if (auto code = assembler_.pass_time(now)) offer(std::move(*code));
}

}  // namespace devices
