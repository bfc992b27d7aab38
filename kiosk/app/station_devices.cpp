#include "kiosk/app/station_devices.h"

namespace kiosk {

std::vector<core::Money> us_notes() {
    std::vector<core::Money> notes;
    for (const int dollars : {1, 5, 10, 20, 50, 100}) notes.push_back(core::Money::from_cents(100 * dollars));
    return notes;
}

}  // namespace kiosk
