#include "devices/printing/printer_names.h"

namespace devices {

void PrinterNames::step(core::Instant now) {
    if (!asked_at_ || now - *asked_at_ < answer_time_max) return;
    asked_at_.reset();
    ++next_;
}

void PrinterNames::took(std::string_view answer) {
    if (!asked_at_) return;
    for (const char character : answer) {
        const bool is_printable = character >= 0x20 && character <= 0x7e;
        if (is_printable && answers_[next_].size() < name_size_max) answers_[next_] += character;
    }
    asked_at_.reset();
    ++next_;
}

}  // namespace devices
