#include "kiosk/screens/kiosk/kiosk_pages.h"
#include "kiosk/widgets/kiosk_parts.h"
#include "kiosk/widgets/panel.h"
#include "kiosk/widgets/progress.h"
#include "kiosk/widgets/slot_pictures.h"
#include "kiosk/widgets/text.h"

namespace kiosk {

namespace {

void draw_credit_card(Ui& ui, const CashView& view, const core::Texts& texts) {
    const Palette& p = ui.palette();
    panel(ui, {40, 420, 1000, 580});
    text(ui, texts.text("kiosk.cash.put_in"), {88, 480}, {.ink = p.muted});
    const Colour ink = view.finish.empty() ? p.muted : p.ok;
    text(ui, view.put_in, {88, 584}, {.id = "put_in", .style = bold(Type::total), .ink = ink});
    if (!view.accepted.empty()) {
        const ChipSpec chip_spec{
            .id = "last_note", .label = view.accepted, .icon = Icon::check, .tone = Tone::good, .height = 72};
        chip(ui, {992 - chip_width(ui, chip_spec), 584}, chip_spec);
    }
    progress_bar(ui, {88, 698, 904, 40}, view.fraction, BarColours::good);
    text(ui, texts.text("kiosk.cash.still"), {88, 798}, {.ink = p.muted});
    text(ui, view.still_to_pay, {88, 860}, {.id = "still_to_pay", .style = bold(Type::amount)});
    text(ui, texts.text("kiosk.cash.to_pay"), {620, 798}, {.ink = p.muted});
    text(ui, view.to_pay, {620, 860}, {.id = "to_pay", .style = bold(Type::amount)});
    text(ui, view.note, {88, 950}, {.id = "extra", .ink = p.muted});
}

// Everything is in: it goes on by itself, or at once.
KioskAnswer draw_all_in(Ui& ui, const CashView& view, const core::Texts& texts) {
    const Palette& p = ui.palette();
    const Rect card{40, 1020, 1000, 196};
    ui.painter().fill(card, p.ok, 10);
    ui.fill(inset(card, 2), p.ok_tint, 8);
    ui.painter().disc({136, card.centre_y()}, 56, p.ok);
    ui.painter().icon(Icon::check, {136, card.centre_y() + 2}, 56, p.on_ok);
    if (view.trouble.empty()) {
        text(ui, texts.text("kiosk.cash.no_more"), {224, card.centre_y()}, {.style = bold(Type::body)});
    } else {
        paragraph(ui, view.trouble, {224, card.y + 40, 784, 58},
                  {.id = "trouble", .type = Type::body, .line_height = 58});
    }
    const bool finish = kiosk_button(ui, {.id = "finish",
                                          .label = view.finish,
                                          .rect = {40, 1240, 1000, 392},
                                          .kind = ButtonKind::primary,
                                          .note = view.finishing,
                                          .large = true,
                                          .time_left = view.time_left,
                                          .money = true});
    if (finish) return KioskCommand::finish;
    return std::nullopt;
}

}  // namespace

KioskAnswer draw_page(Ui& ui, const CashView& view, const core::Texts& texts) {
    const bool all_in = !view.finishing.empty();
    const std::string title = texts.text(all_in ? "kiosk.cash.all_in" : "kiosk.cash.title");
    ui.page("pay_cash", title);
    draw_steps(ui, texts, 2);
    heading(ui, title, {540, 292}, {.style = bold(Type::amount), .align = Align::centre});
    text(ui, view.account, {540, 364}, {.ink = ui.palette().muted, .align = Align::centre});
    draw_credit_card(ui, view, texts);
    if (all_in) return draw_all_in(ui, view, texts);
    if (!view.trouble.empty()) {
        notice(ui, {.id = "trouble",
                    .text = view.trouble,
                    .rect = {40, 1020, 1000, view.slot_works ? 98.0F : 240.0F},
                    .icon = view.slot_works ? Icon::returned : Icon::warning,
                    .type = Type::body});
    }
    const bool has_money = !view.finish.empty();
    const float slot_y = !view.trouble.empty() ? 1140 : has_money ? 1083 : 1117;
    if (view.slot_works) note_slot_picture(ui, {140, slot_y, 800, 250}, "$", texts.text("kiosk.cash.slot"));
    KioskAnswer answer;
    if (has_money &&
        kiosk_button(ui,
                     {.id = "finish", .label = view.finish, .rect = {40, 1416, 1000, 98}, .money = true})) {
        answer = KioskCommand::finish;
    }
    const Rect cancel = has_money ? Rect{40, 1534, 1000, 98} : Rect{40, 1484, 1000, 150};
    if (kiosk_button(
            ui,
            {.id = "cancel", .label = texts.text("kiosk.cash.cancel"), .rect = cancel, .icon = Icon::help})) {
        answer = KioskCommand::cancel;
    }
    return answer;
}

}  // namespace kiosk
