#include <fmt/format.h>

#include "kiosk/screens/window/page_drawing.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/panel.h"
#include "kiosk/widgets/text.h"

namespace kiosk::window {

namespace {

void draw_effects(PageDrawing& page, const PostedView& view) {
    const Rect card{1264, 564, 632, 380};
    panel(page.ui, card, {.title = page.say("window_posted.what_happens")});
    float y = card.y + 64;
    for (const EffectView& effect : view.effects) {
        divider(page.ui, card.x + 24, y, card.width - 48);
        draw_effect(page, {card.x + 24, y + 8, card.width - 48, 108}, effect);
        y += 112;
    }
    const Grid keys{.columns = 2, .rows = 1, .gap = 8};
    const Rect area{card.x + 24, card.bottom() - 84, card.width - 48, 64};
    page.when(button(page.ui, {.id = "print-again",
                               .label = page.say("window_posted.print_again"),
                               .rect = cell(area, keys, 0),
                               .hint = "Ctrl P",
                               .kind = view.can_print ? ButtonKind::plain : ButtonKind::off,
                               .type = Type::second}),
              Verb::print_again);
    page.when(button(page.ui, {.id = "open-again",
                               .label = page.say("window_posted.open_again"),
                               .rect = cell(area, keys, 1),
                               .hint = "F10",
                               .kind = view.can_open ? ButtonKind::plain : ButtonKind::off,
                               .type = Type::second}),
              Verb::open_drawer_again);
}

}  // namespace

void draw_page(PageDrawing& page, const PostedView& view) {
    const Palette& p = page.palette();
    page.ui.page("posted", view.title);
    draw_account(page, view.account);
    draw_owed(page, {24, 252, 1224, page.left_bottom() - 252}, view.title, page.say("window_posted.paid"), view.lines);
    const Rect card{1264, 72, 632, 476};
    panel(page.ui, card);
    text(page.ui, view.amount_label, {1288, 116}, {.ink = p.muted});
    money(page.ui, view.amount, {1872, 116}, {.id = "posted-amount", .label = view.amount_label, .style = bold(Type::amount)});
    divider(page.ui, 1288, 156, 584);
    text(page.ui, view.received_label, {1288, 196}, {.ink = p.muted});
    money(page.ui, view.received, {1872, 196}, {.id = "posted-received", .label = view.received_label, .style = bold(Type::amount)});
    draw_figure(page, card, 307, view.figure);
    draw_effects(page, view);
    draw_left_foot(page);
    page.when(button(page.ui, {.id = "posted-next",
                               .label = page.say("window_posted.next"),
                               .rect = act_key,
                               .hint = "Esc",
                               .kind = ButtonKind::primary,
                               .type = Type::act}),
              Verb::next_customer);
    // Whatever is typed now is about the next customer.
    if (std::string typed = page.ui.take_typed(); !typed.empty()) page.when(true, Verb::type_search, 0, typed);
}

}  // namespace kiosk::window
