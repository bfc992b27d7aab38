#pragma once

#include <string_view>

namespace devices {

// The AIM identifier for the letter by which Honeywell and Youjie name a symbology, for scanners set to send
// no AIM identifier; empty for letters that bills do not use. The letter does not tell the mode of a QR or
// Data Matrix code. Source: Honeywell user's guides, "Symbology charts".
std::string_view aim_id_of_honeywell(char letter);

}  // namespace devices
