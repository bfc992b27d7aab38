#include "kiosk/screens/kiosk/kiosk_pages.h"
#include "kiosk/widgets/kiosk_parts.h"
#include "kiosk/widgets/panel.h"
#include "kiosk/widgets/slot_pictures.h"
#include "kiosk/widgets/text.h"

namespace kiosk {

namespace {

void draw_paid(Ui& ui, const ReceiptView& view, std::string_view title) {
    const Palette& p = ui.palette();
    const Rect card{40, 252, 1000, 216};
    ui.painter().fill(card, p.ok, 10);
    ui.fill(inset(card, 2), p.ok_tint, 8);
    ui.painter().disc({152, 360}, 72, p.ok);
    ui.painter().icon(Icon::check, {152, 362}, 72, p.on_ok);
    heading(ui, title, {264, 310}, {.style = bold(Type::amount)});
    text(ui, view.paid, {263, 404}, {.id = "paid", .style = bold(Type::total), .ink = p.ok});
    text(ui, view.when, {1000, 310}, {.ink = p.muted, .align = Align::right});
}

void draw_relieved(Ui& ui, const ReceiptView& view, const core::Texts& texts) {
    panel(ui, {40, 492, 1000, 532});
    heading(ui, texts.text("kiosk.receipt.relieved"), {80, 552}, {.style = bold(Type::body)});
    float y = 640;
    for (const OwedLine& line : view.relieved) {
        draw_owed_line(ui, y, line);
        y += 72;
    }
    divider(ui, 80, 916, 920);
    text(ui, view.balance, {80, 968}, {.id = "balance", .style = bold(Type::body)});
}

void draw_printing(Ui& ui, const ReceiptView& view, const core::Texts& texts) {
    const Palette& p = ui.palette();
    panel(ui, {40, 1048, 1000, 252}, {.edge = view.printed ? Tone::neutral : Tone::warn});
    if (view.printed) {
        receipt_slot_picture(ui, {88, 1096, 240, 162}, texts.text("kiosk.receipt.slot"));
    } else {
        ui.painter().disc({208, 1176}, 72, p.warn_tint);
        ui.painter().icon(Icon::printer, {208, 1176}, 72, p.warn);
    }
    const float number_y = view.advice.empty() ? 1108 : 1096;
    text(ui, view.number, {384, number_y}, {.id = "receipt_number", .style = bold(Type::body)});
    text(ui, view.printing, {384, number_y + 58},
         {.id = "printing",
          .style = view.printed ? regular(Type::body) : bold(Type::body),
          .ink = view.printed ? p.muted : p.warn});
    if (!view.advice.empty()) {
        paragraph(ui, view.advice, {384, 1186, 616, 44},
                  {.id = "advice", .type = Type::body, .line_height = 44});
    }
}

}  // namespace

KioskAnswer draw_page(Ui& ui, const ReceiptView& view, const core::Texts& texts) {
    const std::string title = texts.text("kiosk.receipt.title");
    ui.page("paid", title);
    draw_steps(ui, texts, 3);
    draw_paid(ui, view, title);
    draw_relieved(ui, view, texts);
    draw_printing(ui, view, texts);
    KioskAnswer answer;
    if (kiosk_button(ui, {.id = "done",
                          .label = texts.text("kiosk.receipt.done"),
                          .rect = {40, 1324, 1000, 186},
                          .kind = ButtonKind::primary,
                          .note = view.ends,
                          .large = true,
                          .time_left = view.time_left})) {
        answer = KioskCommand::done;
    }
    if (kiosk_button(ui, {.id = "another",
                          .label = texts.text("kiosk.receipt.another"),
                          .rect = {40, 1530, 494, 106},
                          .icon = Icon::plus})) {
        answer = KioskCommand::pay_another_bill;
    }
    if (kiosk_button(ui, {.id = "more_time",
                          .label = texts.text("kiosk.more_time"),
                          .rect = {546, 1530, 494, 106},
                          .icon = Icon::clock})) {
        answer = KioskCommand::more_time;
    }
    return answer;
}

}  // namespace kiosk
