#pragma once

#include <csignal>

namespace kiosk {

// Takes SIGTERM and SIGINT as a wish that the loop asks for, so that a station stopped by the system ends as
// if its window were closed. To be made before any thread is: threads inherit that the signals wait.
class StopSignals {
  public:
    StopSignals();
    ~StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;

    bool take();  // true once for each signal that came

  private:
    sigset_t signals_{};
    sigset_t before_{};
};

}  // namespace kiosk
