#include "kiosk/screens/window/page_drawing.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/panel.h"
#include "kiosk/widgets/text.h"

namespace kiosk::window {

namespace {

void draw_print(PageDrawing& page, const ClosedView& view) {
    const Rect card{1264, 72, 632, 360};
    panel(page.ui, card, {.title = page.say("window_closed.paper")});
    draw_effect(page, {card.x + 24, card.y + 72, card.width - 48, 160}, view.print);
    page.when(button(page.ui, {.id = "print-again",
                               .label = page.say("window_posted.print_again"),
                               .rect = {card.x + 24, card.bottom() - 92, card.width - 48, 68},
                               .hint = "Ctrl P",
                               .kind = view.can_print ? ButtonKind::plain : ButtonKind::off}),
              Verb::print_again);
}

}  // namespace

void draw_page(PageDrawing& page, const ClosedView& view) {
    const Palette& p = page.palette();
    page.ui.page(view.is_day ? "day-closed" : "drawer-closed", view.title);
    panel(page.ui, {24, 72, 1224, 164});
    page.ui.painter().icon(Icon::check, {84, 154}, 64, p.ok);
    heading(page.ui, view.title, {148, 130}, {.id = "closed-title", .style = bold(Type::amount)});
    text(page.ui, view.number, {148, 184}, {.style = regular(Type::body), .ink = p.muted});
    text(page.ui, view.takings_label, {1224, 112}, {.style = regular(Type::second), .ink = p.muted, .align = Align::right});
    money(page.ui, view.takings, {1224, 176}, {.id = "closed-takings", .label = view.takings_label, .style = bold(Type::figure)});
    const float bottom = page.left_bottom(), middle = 252 + (bottom - 252) * 0.52F;
    if (view.is_day) {
        draw_sums(page, {24, 252, 1224, bottom - 252}, page.say("window_closed.sessions"), view.payments);
    } else {
        draw_sums(page, {24, 252, 604, middle - 260}, page.say("window_closed.cash"), view.cash);
        draw_sums(page, {644, 252, 604, middle - 260}, page.say("window_closed.counted"), view.counted);
        draw_sums(page, {24, middle + 8, 1224, bottom - middle - 8}, page.say("window_closed.payments"), view.payments);
    }
    draw_print(page, view);
    draw_sums(page, {1264, 448, 632, 84 + 46 * static_cast<float>(view.grand.size())}, page.say("window_closed.grand"), view.grand);
    if (!view.is_day) {
        page.when(button(page.ui, {.id = "closed-next", .label = page.say("window_closed.next_drawer"), .rect = {1264, 960, 280, 96}, .hint = "F9"}),
                  Verb::next_drawer);
        page.when(button(page.ui, {.id = "closed-day", .label = page.say("window_closed.close_day"), .rect = {1560, 960, 336, 96}, .hint = "F12", .kind = ButtonKind::primary, .money = true}),
                  Verb::close_day);
    } else {
        page.when(button(page.ui, {.id = "closed-sign-off", .label = page.say("window.sign_off"), .rect = act_key, .hint = "F12", .kind = ButtonKind::primary, .type = Type::act}),
                  Verb::sign_off);
    }
    draw_left_foot(page);
}

}  // namespace kiosk::window
