#include "kiosk/widgets/focus.h"

#include <algorithm>

namespace kiosk {

void Focus::begin() {
    order_.clear();
    seen_ = false;
}

void Focus::clear() {
    id_.clear();
    steps_ = 0;
}

bool Focus::offer(std::string_view id, Kind kind, bool wants_it) {
    order_.emplace_back(id, kind);
    if (wants_it && id_.empty()) take(id, kind);
    if (!is(id)) return false;
    seen_ = true;
    return true;
}

void Focus::take(std::string_view id, Kind kind) {
    if (!is(id)) {
        id_ = id;
        caret_from_end = 0;
        untouched = true;
    }
    kind_ = kind;
    seen_ = true;
}

void Focus::move(int steps) {
    steps_ += steps;
}

void Focus::end() {
    if (!seen_) id_.clear();
    if (steps_ == 0 || order_.empty()) return;
    const auto count = static_cast<int>(order_.size());
    const auto here =
        std::find_if(order_.begin(), order_.end(), [&](const auto& entry) { return entry.first == id_; });
    int target = steps_ > 0 ? steps_ - 1 : count + steps_;
    if (here != order_.end()) target = static_cast<int>(here - order_.begin()) + steps_;
    const auto& [id, kind] = order_[static_cast<std::size_t>(((target % count) + count) % count)];
    take(id, kind);
    steps_ = 0;
}

}  // namespace kiosk
