#include "kiosk/screens/window/window_draw.h"

#include "kiosk/screens/window/page_drawing.h"

namespace kiosk::window {

std::optional<WindowAction> draw_window(Ui& ui, const WindowView& view) {
    PageDrawing page(ui, view);
    std::visit([&](const auto& shown) { draw_page(page, shown); }, view.page);
    draw_status(page);
    return page.action();
}

}  // namespace kiosk::window
