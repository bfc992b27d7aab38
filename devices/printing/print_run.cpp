#include "devices/printing/print_run.h"

#include <algorithm>
#include <utility>

#include "core/base/ensure.h"

namespace devices {

using core::PrinterCondition;
using core::PrintState;

PrintRun::PrintRun(std::uint64_t id, core::PrintedDocument document) : document_(std::move(document)) {
    job_.id = id;
}

void PrintRun::step(const PrinterView& view, const PrintLimits& limits) {
    if (job_.is_final()) return;
    if (!queued_at_) queued_at_ = moved_at_ = view.now;
    if (view.is_connected != std::exchange(was_connected_, view.is_connected)) blocked_at_.reset();
    const bool is_blocked = !view.is_connected || !view.can_print;
    if (is_blocked && !blocked_at_) blocked_at_ = view.now;
    if (!is_blocked && blocked_at_) {
        blocked_at_.reset();
        moved_at_ = view.now;
    }
    if (is_limit_reached(view, limits)) end(view.condition);
}

bool PrintRun::is_limit_reached(const PrinterView& view, const PrintLimits& limits) const {
    if (view.now - *queued_at_ >= limits.total) return true;
    if (blocked_at_)
        return view.now - *blocked_at_ >= (view.is_connected ? limits.offline : limits.unplugged);
    if (job_.state == PrintState::sending) return view.now - moved_at_ >= limits.stalled;
    if (job_.state == PrintState::sent) return view.now - moved_at_ >= limits.proof;
    return false;
}

void PrintRun::begin(EncodedDocument content, std::string_view before, std::string_view after,
                     core::Instant now) {
    core::ensure(job_.state == PrintState::queued, "a job begins once");
    has_begun_ = true;
    document_ = {};
    content_ = std::move(content);
    for (auto& boundary : content_.boundaries) boundary += before.size();
    content_.boundaries.insert(content_.boundaries.begin(), 0);
    content_.bytes.insert(0, before);
    last_line_end_ = content_.boundaries.back();
    request_begin_ = content_.bytes.size();
    content_.boundaries.push_back(request_begin_);
    content_.bytes += after;
    job_.state = PrintState::sending;
    moved_at_ = now;
}

void PrintRun::taken(std::size_t offset, core::Instant now) {
    if (offset == offset_) return;
    core::ensure(offset > offset_ && offset <= content_.bytes.size(), "a job only moves forward");
    offset_ = offset;
    moved_at_ = now;
    if (offset_ == content_.bytes.size() && job_.state == PrintState::sending) job_.state = PrintState::sent;
}

void PrintRun::prove(core::PrintProof proof) {
    if (job_.state != PrintState::sent) return;
    job_.state = PrintState::confirmed;
    job_.cause = PrinterCondition::ready;
    job_.proof = proof;
}

void PrintRun::lose_connection() {
    if (job_.state != PrintState::sending && job_.state != PrintState::sent) return;
    job_.state = PrintState::unknown;
    job_.cause = PrinterCondition::unplugged;
}

void PrintRun::refuse(PrinterCondition cause) {
    job_.state = PrintState::failed;
    job_.cause = cause;
    release();
}

void PrintRun::release() {
    document_ = {};
    content_ = EncodedDocument();
    is_released_ = true;
}

void PrintRun::end(PrinterCondition cause) {
    const bool still_says_ready =
        cause == PrinterCondition::ready || cause == PrinterCondition::paper_near_end;
    const bool has_all_lines = offset_ > 0 && content_.boundary_from(offset_) >= last_line_end_;
    job_.state = has_all_lines ? PrintState::unknown : PrintState::failed;
    job_.cause = still_says_ready ? PrinterCondition::not_answering : cause;
}

std::string PrintRun::next_chunk(std::size_t size_max) const {
    const std::size_t limit = std::min(offset_ + size_max, content_.bytes.size());
    std::size_t end = limit;
    if (limit < content_.bytes.size()) {
        const auto after = std::ranges::upper_bound(content_.boundaries, limit);
        if (after != content_.boundaries.begin() && *std::prev(after) > offset_) end = *std::prev(after);
    }
    return content_.bytes.substr(offset_, end - offset_);
}

std::string PrintRun::torn_rest() const {
    return content_.bytes.substr(offset_, content_.boundary_from(offset_) - offset_);
}

std::size_t PrintRun::longest_torn_command() const {
    std::size_t longest = 0;
    for (std::size_t at = 0; at < content_.boundaries.size(); ++at) {
        const std::size_t begin = content_.boundaries[at];
        const std::size_t end = content_.boundary_from(begin + 1);
        if (end >= offset_) longest = std::max(longest, end - begin);
    }
    return longest;
}

}  // namespace devices
