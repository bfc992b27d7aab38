#include "kiosk/app/window_screens.h"

#include <utility>

#include "kiosk/screens/window/window_draw.h"

namespace kiosk {

void WindowScreens::draw(Ui& ui) {
    if (desk_) desk_->claim(ui);
    if (auto asked = window::draw_window(ui, flow_.view())) asked_ = std::move(asked);
    if (desk_) desk_->draw(ui);
}

bool WindowScreens::act() {
    const bool at_desk = desk_ && desk_->act();
    const auto asked = std::exchange(asked_, std::nullopt);
    if (asked) flow_.act(*asked);
    return at_desk || asked.has_value();
}

}  // namespace kiosk
