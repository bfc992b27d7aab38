#pragma once

#include <string_view>

#include "kiosk/widgets/ui.h"

namespace kiosk {

// Pictures of the kiosk's own slots, so that a customer finds them. `rect` is the whole picture.
void note_slot_picture(Ui& ui, Rect rect, std::string_view face, std::string_view caption);
void receipt_slot_picture(Ui& ui, Rect rect, std::string_view label);

}  // namespace kiosk
