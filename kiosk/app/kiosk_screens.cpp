#include "kiosk/app/kiosk_screens.h"

#include <utility>

#include "kiosk/screens/kiosk/kiosk_screen.h"

namespace kiosk {

void KioskScreens::draw(Ui& ui) {
    if (desk_) desk_->claim(ui);
    if (auto asked = draw_kiosk(ui, flow_.view(), flow_.texts())) asked_ = std::move(asked);
    if (desk_) desk_->draw(ui);
}

bool KioskScreens::act() {
    const bool at_desk = desk_ && desk_->act();
    const auto asked = std::exchange(asked_, std::nullopt);
    if (asked) flow_.act(*asked);
    return at_desk || asked.has_value();
}

}  // namespace kiosk
