#pragma once

#include <optional>
#include <ostream>
#include <string>

#include "devices/transcript/recording_port.h"
#include "kiosk/app/device_words.h"

namespace kiosk {

// Which device's cable is written down, and where.
struct CableRecording {
    DeviceRole role;
    std::ostream& transcript;
    std::string about;
};

// Puts a recording before the cable of one role, where one is wanted.
class CableRecorder {
  public:
    explicit CableRecorder(std::optional<CableRecording> wanted) : wanted_(std::move(wanted)) {}

    devices::BytePort& before(DeviceRole role, devices::BytePort& port) {
        if (!wanted_ || wanted_->role != role) return port;
        return port_.emplace(port, wanted_->transcript, wanted_->about);
    }

  private:
    std::optional<CableRecording> wanted_;
    std::optional<devices::RecordingPort> port_;
};

}  // namespace kiosk
