#include <fmt/format.h>

#include "kiosk/screens/window/page_drawing.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/number_pad.h"
#include "kiosk/widgets/panel.h"
#include "kiosk/widgets/text.h"

namespace kiosk::window {

namespace {

constexpr Rect save_key{1480, 964, 416, 92};

void draw_pad(PageDrawing& page) {
    number_pad(page.ui, {.id = "pad", .rect = {1480, 588, 416, 360}, .erase_label = page.say("window.erase")});
}

// Message and tools stand in the middle column: the count takes the whole left one.
float draw_middle_foot(PageDrawing& page) {
    draw_tools(page, {904, 988, 560, 68});
    draw_message(page, {904, 828, 560, 144});
    return page.has_message() ? 812 : 972;
}

void draw_tender_totals(PageDrawing& page, const CountView& view, float bottom) {
    const Rect card{904, 72, 560, bottom - 72};
    panel(page.ui, card, {.title = page.say("window_count.others"), .note = page.say("window_count.others_note")});
    float y = card.y + 64;
    int index = 0;
    for (const TenderTotalView& tender : view.tenders) {
        divider(page.ui, card.x + 24, y, card.width - 48);
        const float middle = y + 52;
        text(page.ui, tender.label, {card.x + 24, middle - 14}, {.style = bold(Type::body)});
        text(page.ui, tender.required ? page.say("window_count.required") : page.say("window_count.optional"),
             {card.x + 24, middle + 18}, {.style = regular(Type::second), .ink = page.palette().muted});
        const std::string id = fmt::format("total-{}", index);
        page.edited(field(page.ui, {.id = id,
                                    .label = tender.label,
                                    .value = tender.value,
                                    .rect = {card.right() - 24 - 200, middle - 30, 200, 60},
                                    .kind = FieldKind::amount,
                                    .align = Align::right,
                                    .length_max = 9,
                                    .settled = !tender.value.empty(),
                                    .enter_moves_on = true}),
                    Verb::type_tender_total, index);
        y += 104;
        ++index;
    }
}

void draw_so_far(PageDrawing& page, const CountView& view) {
    const Palette& p = page.palette();
    panel(page.ui, {1480, 72, 416, 500});
    text(page.ui, page.say("window_count.so_far"), {1504, 112}, {.style = regular(Type::second), .ink = p.muted});
    money(page.ui, view.total, {1872, 176}, {.id = "count-total", .label = page.say("window_count.so_far"), .style = bold(Type::total)});
    divider(page.ui, 1504, 236, 368);
    float y = 268;
    for (const SumLine& line : view.sums) {
        text(page.ui, line.label, {1504, y}, {.style = regular(Type::second)});
        if (line.amount.empty()) {
            text(page.ui, line.note, {1872, y}, {.style = regular(Type::second), .ink = p.warn, .align = Align::right});
        } else {
            money(page.ui, line.amount, {1872, y}, {.label = line.label});
        }
        y += 44;
    }
    page.ui.painter().icon(Icon::hidden, {1518, 514}, 24, p.muted);
    paragraph(page.ui, page.say("window_count.blind"), {1550, 490, 322, 32}, {.line_height = 32, .ink = p.muted});
}

}  // namespace

void draw_page(PageDrawing& page, const CountView& view) {
    page.ui.page("count", page.say("window_count.title"));
    draw_cash_count(page, view.cash);
    draw_tender_totals(page, view, draw_middle_foot(page));
    draw_so_far(page, view);
    draw_pad(page);
    page.when(button(page.ui, {.id = "count-save",
                               .label = page.say("window_count.save"),
                               .rect = save_key,
                               .hint = "F12",
                               .note = view.missing,
                               .kind = view.missing.empty() ? ButtonKind::primary : ButtonKind::off,
                               .money = true}),
              Verb::save_count);
    page.when(page.ui.pressed_key("Esc"), Verb::go_back);
}

void draw_page(PageDrawing& page, const OpenDrawerView& view) {
    const Palette& p = page.palette();
    page.ui.page("open-drawer", page.say("window_drawer.title"));
    draw_cash_count(page, view.cash);
    const float bottom = draw_middle_foot(page);
    panel(page.ui, {904, 72, 560, bottom - 72});
    heading(page.ui, page.say("window_drawer.title"), {928, 116}, {.style = bold(Type::strong)});
    paragraph(page.ui, page.say("window_drawer.why"), {928, 150, 512, 34}, {.type = Type::body, .line_height = 38, .ink = p.muted});
    panel(page.ui, {1480, 72, 416, 500});
    text(page.ui, page.say("window_drawer.float"), {1504, 112}, {.style = regular(Type::second), .ink = p.muted});
    money(page.ui, view.total, {1872, 176}, {.id = "float-total", .label = page.say("window_drawer.float"), .style = bold(Type::total)});
    divider(page.ui, 1504, 236, 368);
    paragraph(page.ui, view.compare, {1504, 256, 368, 34}, {.line_height = 34, .ink = p.muted});
    draw_pad(page);
    page.when(button(page.ui, {.id = "drawer-open",
                               .label = page.say("window_drawer.open"),
                               .rect = save_key,
                               .hint = "F12",
                               .kind = ButtonKind::primary,
                               .money = true}),
              Verb::open_drawer);
    page.when(page.ui.pressed_key("Esc"), Verb::go_back);
}

}  // namespace kiosk::window
