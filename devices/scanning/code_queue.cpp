#include "devices/scanning/code_queue.h"

#include <utility>

namespace devices {

void CodeQueue::push(core::ScannedCode code) {
    if (codes_.size() >= size_max) {
        ++dropped_count_;
    } else {
        codes_.push_back(std::move(code));
    }
}

std::optional<core::ScannedCode> CodeQueue::take() {
    if (codes_.empty()) return std::nullopt;
    core::ScannedCode code = std::move(codes_.front());
    codes_.pop_front();
    return code;
}

}  // namespace devices
