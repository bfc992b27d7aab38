#include "kiosk/screens/window/page_drawing.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/panel.h"
#include "kiosk/widgets/text.h"

namespace kiosk::window {

void draw_page(PageDrawing& page, const VoidView& view) {
    const Palette& p = page.palette();
    page.ui.page("void", page.say("window_void.title"));
    draw_account(page, view.account);
    draw_owed(page, {24, 252, 1224, page.left_bottom() - 252}, view.payment, page.say("window_void.if_voided"), view.lines);
    panel(page.ui, right_column, {.edge = Tone::bad});
    const float x = heading(page.ui, page.say("window_void.title"), {1288, 116}, {.style = bold(Type::strong)});
    page.edited(field(page.ui, {.id = "void-payment",
                                .label = page.say("window_void.number"),
                                .value = view.payment,
                                .rect = {x + 16, 86, 232, 60},
                                .length_max = 24}),
                Verb::type_payment);
    money(page.ui, view.amount, {1872, 116}, {.id = "void-amount", .label = page.say("window_void.title"), .style = bold(Type::amount), .ink = p.danger});
    notice(page.ui, {.id = "void-sentence", .text = view.sentence, .rect = {1288, 160, 584, 96}, .type = Type::body});
    draw_approval(page, 272, view.approval);
    page.when(button(page.ui, {.id = "void-back", .label = page.say("window.back"), .rect = {1264, 960, 168, 96}, .hint = "Esc"}),
              Verb::go_back);
    const bool ready = view.approval.missing.empty();
    page.when(button(page.ui, {.id = "void-do",
                               .label = view.approval.act,
                               .rect = {1448, 960, 448, 96},
                               .hint = "F12",
                               .note = view.approval.missing,
                               .kind = ready ? ButtonKind::danger : ButtonKind::off,
                               .money = true}),
              Verb::void_payment);
    draw_left_foot(page);
}

}  // namespace kiosk::window
