#include <fmt/format.h>

#include <array>

#include "kiosk/widgets/button.h"
#include "kiosk/widgets/charts.h"
#include "kiosk/widgets/field.h"
#include "kiosk/widgets/money_pictures.h"
#include "kiosk/widgets/number_pad.h"
#include "kiosk/widgets/panel.h"
#include "kiosk/widgets/progress.h"
#include "kiosk/widgets/scroll_area.h"
#include "kiosk/widgets/text.h"
#include "tests/support/widget_gallery/gallery.h"

namespace gallery {

using namespace kiosk;

namespace {

struct Denomination {
    std::string_view face;
    bool coin;
    std::string_view bundle, loose, bundles, amount;
};

constexpr std::array<Denomination, 12> denominations{{
    {"$100", false, "10,000 ×", "4", "0", "400.00"},
    {"$50", false, "5,000 ×", "3", "0", "150.00"},
    {"$20", false, "2,000 ×", "31", "0", "620.00"},
    {"$10", false, "1,000 ×", "17", "0", "170.00"},
    {"$5", false, "500 ×", "22", "0", "110.00"},
    {"$2", false, "200 ×", "0", "0", "0.00"},
    {"$1", false, "100 ×", "43", "1", "143.00"},
    {"$1", true, "25.00 ×", "3", "0", "3.00"},
    {"25¢", true, "10.00 ×", "21", "1", "15.25"},
    {"10¢", true, "5.00 ×", "14", "", "1.40"},
    {"5¢", true, "2.00 ×", "", "", ""},
    {"1¢", true, "0.50 ×", "", "", ""},
}};

void draw_denomination(Ui& ui, int index) {
    const Denomination& d = denominations[static_cast<std::size_t>(index)];
    const float top = 188 + static_cast<float>(index) * 64, middle = top + 32;
    const bool current = index == 9;
    if (current) ui.fill({25, top, 862, 64}, ui.palette().primary_tint);
    if (index > 0) divider(ui, 48, top, 816);
    if (d.coin) coin_picture(ui, {84, middle}, d.face);
    if (!d.coin) note_picture(ui, {84, middle}, d.face);
    const std::string id = fmt::format("count.{}", index);
    field(ui, {.id = id + ".loose",
               .label = d.face,
               .value = d.loose,
               .rect = {152, middle - 26, 160, 52},
               .kind = FieldKind::count,
               .align = Align::right,
               .settled = !d.loose.empty(),
               .autofocus = current,
               .enter_moves_on = true});
    field(ui, {.id = id + ".bundle",
               .label = d.bundle,
               .value = d.bundles,
               .rect = {d.coin ? 328.0F : 504.0F, middle - 26, 160, 52},
               .kind = FieldKind::count,
               .align = Align::right,
               .prefix = d.bundle,
               .settled = !d.bundles.empty(),
               .enter_moves_on = true});
    if (d.amount.empty()) {
        text(ui, "not typed", {864, middle},
             {.style = regular(Type::second), .ink = ui.palette().muted, .align = Align::right});
    } else {
        money(ui, d.amount, {864, middle},
              {.ink = current ? std::optional(ui.palette().primary) : std::nullopt});
    }
}

void draw_cash(Ui& ui) {
    const Palette& p = ui.palette();
    panel(ui, {24, 72, 864, 984});
    const float x = heading(ui, "Cash", {48, 106});
    text(ui, "first count, blind", {x + 20, 106}, {.style = regular(Type::second), .ink = p.muted});
    text(ui, "typed 9 of 12", {864, 106}, {.style = bold(Type::second), .align = Align::right});
    progress_segments(ui, {48, 134, 816, 8}, 9, 12);
    const TextOptions head{.style = regular(Type::second), .ink = p.muted, .align = Align::right};
    for (const auto& [label, right] : {std::pair{"Loose", 312.0F}, std::pair{"Rolls", 488.0F},
                                       std::pair{"Straps", 664.0F}, std::pair{"Amount", 864.0F}}) {
        text(ui, label, {right, 170}, head);
    }
    for (int i = 0; i < 12; ++i) draw_denomination(ui, i);
    divider(ui, 25, 964, 862);
    text(ui, "Cash typed so far", {48, 1010}, {.ink = p.muted});
    money(ui, "1,612.65", {864, 1010},
          {.id = "count.cash", .label = "Cash typed so far", .style = bold(Type::amount)});
}

void draw_checks(Ui& ui) {
    const Palette& p = ui.palette();
    panel(ui, {904, 72, 560, 500}, {.title = "Checks", .note = "11 scanned"});
    const Rect list{905, 136, 558, 330};
    constexpr float row_height = 55;
    {
        ScrollArea area(ui, {.id = "checks", .rect = list, .content_height = 11 * row_height});
        for (int i = 0; i < 11; ++i) {
            const Rect r{list.x, list.y + static_cast<float>(i) * row_height, list.width, row_height};
            if (!area.shows(r)) continue;
            const std::string number = fmt::format("{}", 1043 + 17 * i);
            row(ui, {.id = "check." + number, .label = "Check " + number, .rect = r, .selected = i == 2});
            divider(ui, 928, r.y, 512);
            ui.painter().icon(Icon::check, {940, r.centre_y()}, 20, p.ok);
            text(ui, number, {1040, r.centre_y()}, {.align = Align::right});
            text(ui, "ending 4471", {1068, r.centre_y()}, {.style = regular(Type::second), .ink = p.muted});
            money(ui, "230.00", {1430, r.centre_y()});
        }
    }
    notice(ui, {.id = "checks.next",
                .text = "Scan the *next check*, or F8: no more",
                .rect = {928, 484, 512, 68},
                .tone = Tone::info,
                .icon = Icon::barcode,
                .type = Type::second});
}

void draw_others(Ui& ui) {
    panel(ui, {904, 588, 560, 468}, {.title = "Card slips", .note = "from the terminal's report"});
    divider(ui, 928, 652, 512);
    text(ui, "Slips", {928, 704}, {.style = regular(Type::second)});
    field(ui, {.id = "slips.count",
               .label = "Slips",
               .value = "",
               .rect = {1280, 678, 160, 52},
               .kind = FieldKind::count,
               .align = Align::right});
    text(ui, "Report total", {928, 776}, {.style = regular(Type::second)});
    field(ui, {.id = "slips.total",
               .label = "Report total",
               .value = "18235",
               .rect = {1280, 750, 160, 52},
               .kind = FieldKind::amount,
               .align = Align::right,
               .settled = true});
    text(ui, "Find an account", {928, 848}, {.style = regular(Type::second)});
    field(ui, {.id = "find",
               .label = "Find an account",
               .value = "",
               .rect = {928, 872, 512, 68},
               .placeholder = "Number, name, address",
               .icon = Icon::search});
    text(ui, "Variance", {928, 1000}, {.style = regular(Type::second)});
    diverging_bar(ui, {1080, 990, 220, 20}, -0.4F);
    money(ui, "–10.00", {1440, 1000}, {.ink = ui.palette().danger});
}

void draw_total(Ui& ui) {
    const Palette& p = ui.palette();
    panel(ui, {1480, 72, 416, 500});
    text(ui, "Counted so far", {1504, 112}, {.style = regular(Type::second), .ink = p.muted});
    money(ui, "2,467.40", {1872, 176},
          {.id = "count.total", .label = "Counted so far", .style = bold(Type::total)});
    divider(ui, 1504, 236, 368);
    float y = 272;
    for (const auto& [label, amount] : {std::pair{"Cash", "1,612.65"}, std::pair{"Checks", "672.40"},
                                        std::pair{"Money orders", "182.35"}}) {
        text(ui, label, {1504, y}, {.style = regular(Type::second)});
        money(ui, amount, {1872, y});
        y += 52;
    }
    ui.painter().icon(Icon::hidden, {1518, 502}, 24, p.muted);
    paragraph(ui, "Nothing expected is shown until this count is saved.", {1550, 486, 322, 32},
              {.ink = p.muted});
}

}  // namespace

void draw_count(Ui& ui) {
    ui.page("count", "Blind count");
    draw_status(ui, "Drawer W2-S0187 being counted", "17:04");
    draw_cash(ui);
    draw_checks(ui);
    draw_others(ui);
    draw_total(ui);
    number_pad(ui, {.id = "pad", .rect = {1480, 588, 416, 360}});
    button(ui, {.id = "count.save",
                .label = "Save the count",
                .rect = {1480, 964, 416, 92},
                .hint = "F12",
                .note = "still to type: 5¢, 1¢, card",
                .kind = ButtonKind::off,
                .money = true});
}

}  // namespace gallery
