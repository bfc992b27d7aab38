#pragma once

#include <optional>

#include "kiosk/screens/window/window_action.h"
#include "kiosk/screens/window/window_view.h"
#include "kiosk/widgets/ui.h"

namespace kiosk::window {

// Draws the whole window and answers what the person did in this frame. Layout only: what is said stands in the view.
std::optional<WindowAction> draw_window(Ui& ui, const WindowView& view);

}  // namespace kiosk::window
