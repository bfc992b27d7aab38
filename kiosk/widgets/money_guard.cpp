#include "kiosk/widgets/money_guard.h"

namespace kiosk {

void MoneyGuard::frame_begins(core::Instant now) {
    if (acted_at_ && !answered_at_) answered_at_ = now;
}

bool MoneyGuard::allows(core::Instant made_at) {
    if (acted_at_ && (made_at - *acted_at_ < pause || !answered_at_ || made_at <= *answered_at_))
        return false;
    acted_at_ = made_at;
    answered_at_.reset();
    return true;
}

}  // namespace kiosk
