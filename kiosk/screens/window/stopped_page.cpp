#include <algorithm>

#include "kiosk/screens/window/page_drawing.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/panel.h"
#include "kiosk/widgets/text.h"

namespace kiosk::window {

// The left block is that of the payment, where it stood; only the right column asks something else.
void draw_page(PageDrawing& page, const StoppedView& view) {
    page.ui.page("stopped", page.say("window_stopped.title"));
    draw_account(page, view.account);
    const float bottom = page.left_bottom();
    const float rows = 60 * static_cast<float>(std::max<std::size_t>(2, view.handed_over.size()));
    const float middle = owed_bottom(page, view.owed, 72 + rows);
    draw_owed(page, {24, 252, 1224, middle - 252}, page.say("window_pay.what_is_owed"),
              page.say("window_pay.to_pay"), view.owed);
    draw_sums(page, {24, middle + 16, 604, bottom - middle - 16}, page.say("window_pay.handed_over"),
              view.handed_over, view.received);
    draw_sums(page, {644, middle + 16, 604, bottom - middle - 16}, page.say("window_pay.earlier"),
              view.earlier);
    panel(page.ui, right_column, {.edge = Tone::warn});
    heading(page.ui, page.say("window_stopped.title"), {1288, 116}, {.style = bold(Type::strong)});
    money(page.ui, view.amount, {1872, 116},
          {.id = "stopped-amount", .label = page.say("window_pay.to_pay"), .style = bold(Type::amount)});
    notice(
        page.ui,
        {.id = "stopped-sentence", .text = view.sentence, .rect = {1288, 152, 584, 128}, .type = Type::body});
    draw_approval(page, 288, view.approval);
    page.when(button(page.ui, {.id = "stopped-back",
                               .label = page.say("window.back"),
                               .rect = {1264, 960, 168, 96},
                               .hint = "Esc"}),
              Verb::go_back);
    const bool ready = view.approval.missing.empty();
    page.when(button(page.ui, {.id = "stopped-take",
                               .label = view.approval.act,
                               .rect = {1448, 960, 448, 96},
                               .hint = "F12",
                               .note = view.approval.missing,
                               .kind = ready ? ButtonKind::primary : ButtonKind::off,
                               .money = true}),
              Verb::take_payment);
    draw_left_foot(page);
}

}  // namespace kiosk::window
