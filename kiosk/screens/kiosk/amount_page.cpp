#include "kiosk/screens/kiosk/kiosk_pages.h"
#include "kiosk/widgets/kiosk_parts.h"
#include "kiosk/widgets/panel.h"
#include "kiosk/widgets/text.h"

namespace kiosk {

namespace {

constexpr float as_of_height = 52;

// Whose account it is and what is owed on it; answers the card's bottom.
float draw_owed_card(Ui& ui, const AmountView& view, const core::Texts& texts, bool& not_mine) {
    const Rect card{40, 356, 1000,
                    204 + 76 * static_cast<float>(std::max<std::size_t>(view.owed.size(), 1)) +
                        (view.as_of.empty() ? 0 : as_of_height)};
    panel(ui, card);
    text(ui, view.holder, {80, 412},
         {.id = "holder", .style = bold(Type::body), .room = 600, .may_cut = true});
    text(ui, view.account, {80, 468}, {.id = "account_ending", .ink = ui.palette().muted});
    not_mine = kiosk_button(
        ui, {.id = "not_mine", .label = texts.text("kiosk.amount.not_mine"), .rect = {700, 388, 300, 98}});
    divider(ui, 80, 516, 920);
    float y = 568;
    for (const OwedLine& line : view.owed) {
        draw_owed_line(ui, y, line);
        y += 76;
    }
    if (view.owed.empty()) {
        ui.painter().icon(Icon::check, {98, y}, 34, ui.palette().ok);
        text(ui, texts.text("kiosk.amount.nothing_owed"), {132, y},
             {.style = bold(Type::body), .ink = ui.palette().ok});
    }
    if (!view.as_of.empty()) {
        text(ui, view.as_of, {80, card.bottom() - 40}, {.id = "as_of", .ink = ui.palette().muted});
    }
    return card.bottom();
}

}  // namespace

KioskAnswer draw_page(Ui& ui, const AmountView& view, const core::Texts& texts) {
    const std::string title = texts.text("kiosk.amount.title");
    ui.page("amount", title);
    draw_steps(ui, texts, 1);
    heading(ui, title, {40, 292}, {.style = bold(Type::amount)});
    KioskAnswer answer;
    bool not_mine = false;
    float y = draw_owed_card(ui, view, texts, not_mine) + 24;
    if (not_mine) answer = KioskCommand::start_over;
    if (!view.total.empty()) {
        if (kiosk_button(ui, {.id = "pay_all",
                              .label = texts.text("kiosk.amount.all"),
                              .rect = {40, y, 1000, 256},
                              .kind = ButtonKind::primary,
                              .note = texts.text("kiosk.amount.all_note"),
                              .figure = view.total,
                              .large = true})) {
            answer = KioskCommand::pay_all;
        }
        y += 276;
    }
    if (!view.past_due.empty()) {
        if (kiosk_button(ui, {.id = "pay_past_due",
                              .label = texts.text("kiosk.amount.past_due"),
                              .rect = {40, y, 1000, 196},
                              .note = texts.text("kiosk.amount.past_due_note"),
                              .note_icon = Icon::check,
                              .note_tone = Tone::good,
                              .figure = view.past_due})) {
            answer = KioskCommand::pay_past_due;
        }
        y += 216;
    }
    if (kiosk_button(ui, {.id = "pay_other",
                          .label = texts.text("kiosk.amount.other"),
                          .rect = {40, y, 1000, 150},
                          .icon = Icon::calculator,
                          .chevron = true})) {
        answer = KioskCommand::type_amount;
    }
    y += 150;
    if (!view.warning.empty() && y < 1450) {
        notice(ui, {.id = "warning",
                    .text = view.warning,
                    .rect = {40, 1470, 1000, 86},
                    .icon = Icon::warning,
                    .type = Type::body});
    }
    text(ui, texts.text("kiosk.no_change"), {540, 1602}, {.ink = ui.palette().muted, .align = Align::centre});
    return answer;
}

}  // namespace kiosk
