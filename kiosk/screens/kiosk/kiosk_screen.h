#pragma once

#include <optional>

#include "core/texts/texts.h"
#include "kiosk/screens/kiosk/kiosk_action.h"
#include "kiosk/screens/kiosk/kiosk_view.h"
#include "kiosk/widgets/ui.h"

namespace kiosk {

// Draws the page with its head and foot, in the palette of the view; answers what the customer asked for.
std::optional<KioskAction> draw_kiosk(Ui& ui, const KioskView& view, const core::Texts& texts);

}  // namespace kiosk
