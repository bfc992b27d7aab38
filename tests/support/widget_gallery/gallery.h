#pragma once

#include <span>
#include <string_view>

#include "kiosk/widgets/stage.h"

namespace gallery {

// A page drawn from literals with every component in its place: what screens look like, and what the checks
// of screens are tried on.
struct Page {
    std::string_view name;
    kiosk::Station station;
    void (*draw)(kiosk::Ui&);
};

std::span<const Page> pages();

void draw_pay(kiosk::Ui& ui);
void draw_count(kiosk::Ui& ui);
void draw_approve(kiosk::Ui& ui);
void draw_kiosk_amount(kiosk::Ui& ui);
void draw_kiosk_cash(kiosk::Ui& ui);
void draw_kiosk_receipt(kiosk::Ui& ui);

void draw_status(kiosk::Ui& ui, std::string_view drawer, std::string_view clock);
void draw_tools(kiosk::Ui& ui);

}  // namespace gallery
