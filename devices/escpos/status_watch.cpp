#include "devices/escpos/status_watch.h"

#include <algorithm>
#include <array>

namespace devices {

void StatusWatch::begin() {
    const std::uint64_t answers = answers_;
    *this = StatusWatch();
    answers_ = answers;
}

std::vector<PrinterReply> StatusWatch::take(std::string_view bytes, core::Instant now) {
    std::vector<PrinterReply> others;
    for (const char byte : bytes) {
        const auto reply = decoder_.push(static_cast<std::uint8_t>(byte));
        if (!reply) continue;
        if (const auto* report = std::get_if<AutomaticStatus>(&*reply)) {
            status_ = PrinterStatus::of(*report);
            reports_by_itself_ = true;
            misses_ = 0;
        } else if (const auto* answer = std::get_if<RealTimeReply>(&*reply)) {
            take_answer(*answer, now);
        } else {
            misses_ = 0;
            others.push_back(*reply);
        }
    }
    return others;
}

void StatusWatch::take_answer(const RealTimeReply& reply, core::Instant now) {
    if (!asked_at_) return;
    replies_.push_back(reply);
    if (replies_.size() < 4) return;
    status_ = PrinterStatus::of(std::array{replies_[0], replies_[1], replies_[2], replies_[3]});
    replies_.clear();
    asked_at_.reset();
    misses_ = 0;
    ++answers_;
    next_at_ = now + (is_hurried_ ? interval_hurried : reports_by_itself_ ? interval : interval_alone);
}

void StatusWatch::step(core::Instant now) {
    if (!asked_at_ || now - *asked_at_ < answer_time_max) return;
    asked_at_.reset();
    replies_.clear();
    ++misses_;
    quiet_until_ = now + quiet_time;
    next_at_ = now + interval_alone;
}

bool StatusWatch::wants_to_ask(core::Instant now) const {
    if (asked_at_ || (quiet_until_ && now < *quiet_until_)) return false;
    return is_asked_for_ || is_hurried_ || !next_at_ || now >= *next_at_;
}

void StatusWatch::asked(core::Instant now) {
    asked_at_ = now;
    is_asked_for_ = false;
}

void StatusWatch::question_taken(core::Instant now) {
    if (asked_at_) asked_at_ = now;
}

bool StatusWatch::is_silent() const {
    return misses_ >= (status_ ? 2 : 1);
}

}  // namespace devices
