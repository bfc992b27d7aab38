#include "kiosk/app/stop_signals.h"

namespace kiosk {

StopSignals::StopSignals() {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGTERM);
    sigaddset(&signals_, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals_, &before_);
}

StopSignals::~StopSignals() {
    while (take()) {
        // A second wish to end is the same wish; left waiting, it would end the program in the middle of its
        // end.
    }
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

bool StopSignals::take() {
    constexpr timespec at_once{};
    return sigtimedwait(&signals_, nullptr, &at_once) > 0;
}

}  // namespace kiosk
