#include "devices/printing/status_watch.h"

namespace devices {

void StatusWatch::begin() {
    const std::uint64_t answers = answers_;
    *this = StatusWatch();
    answers_ = answers;
}

void StatusWatch::reported(const PrinterStatus& status) {
    status_ = status;
    reports_by_itself_ = true;
    misses_ = 0;
}

void StatusWatch::answered(const PrinterStatus& status, core::Instant now) {
    status_ = status;
    asked_at_.reset();
    misses_ = 0;
    ++answers_;
    next_at_ = now + (is_hurried_ ? interval_hurried : reports_by_itself_ ? interval : interval_alone);
}

bool StatusWatch::step(core::Instant now) {
    if (!asked_at_ || now - *asked_at_ < answer_time_max) return false;
    asked_at_.reset();
    ++misses_;
    quiet_until_ = now + quiet_time;
    next_at_ = now + interval_alone;
    return true;
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
