#pragma once

#include <string_view>

#include "devices/port/device_identity.h"
#include "devices/printing/paper_profile.h"

namespace devices {

// What is known of a model (assets/printers), by how its name begins: IEEE 1284's MDL, else the product
// string. A printer that is not known gets the safe profile.
PaperProfile profile_for(const DeviceIdentity& identity);

// What every ESC/POS printer does: code page 437, 42 columns, codes as dots.
PaperProfile safe_profile();

// The profile of a model from lines as assets/printers has them; lines that are not so are passed over.
PaperProfile profile_in(std::string_view lines, std::string_view model);

}  // namespace devices
