#include "devices/printing/in_order_proof.h"

#include <algorithm>

namespace devices {

void InOrderProof::ask() {
    // Answers beyond what was asked are left from before this connection.
    asked_ = std::max(asked_, answers_) + 1;
    settling_since_.reset();
    wants_status_ = false;
}

void InOrderProof::withdraw() {
    if (asked_ > 0) --asked_;
}

core::PrintProof InOrderProof::proof(core::Instant now, bool can_print, std::uint64_t status_answers) {
    if (asked_ == 0 || answers_ < asked_) return core::PrintProof::none;
    if (!can_print || !settling_since_) {
        settling_since_ = now;
        wants_status_ = false;
    }
    if (!can_print || now - *settling_since_ < settle_time) return core::PrintProof::none;
    if (!wants_status_) {
        wants_status_ = true;
        answers_before_ = status_answers;
    }
    return status_answers > answers_before_ ? core::PrintProof::processed : core::PrintProof::none;
}

}  // namespace devices
