#include "devices/printing/error_recovery.h"

namespace devices {

void ErrorRecovery::saw(const PrinterStatus& status) {
    if (!status.cutter_error) {
        stage_ = Stage::working;
    } else if (status.cover_open) {
        stage_ = Stage::being_cleared;
    } else if (stage_ == Stage::being_cleared) {
        stage_ = Stage::cleared;
    } else if (stage_ == Stage::working) {
        stage_ = Stage::jammed;
    }
}

void ErrorRecovery::person_cleared_it() {
    if (stage_ == Stage::jammed) stage_ = Stage::cleared;
}

}  // namespace devices
