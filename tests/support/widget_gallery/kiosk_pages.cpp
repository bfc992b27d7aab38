#include <array>

#include "kiosk/widgets/kiosk_parts.h"
#include "kiosk/widgets/money_pictures.h"
#include "kiosk/widgets/panel.h"
#include "kiosk/widgets/progress.h"
#include "kiosk/widgets/slot_pictures.h"
#include "kiosk/widgets/text.h"
#include "tests/support/widget_gallery/gallery.h"

namespace gallery {

using namespace kiosk;

namespace {

void draw_frame(Ui& ui, int step) {
    static constexpr std::array<std::string_view, 4> steps{"Find bill", "Amount", "Pay", "Receipt"};
    const std::array<FootKey, 4> languages{{{.id = "language.en", .label = "English", .selected = true},
                                            {.id = "language.es", .label = "Español"},
                                            {.id = "language.vi", .label = "Tiếng Việt"},
                                            {.id = "language.zh", .label = "简体中文"}}};
    const std::array<FootKey, 4> tools{{{.id = "tool.audio", .label = "Audio", .icon = Icon::audio},
                                        {.id = "tool.contrast", .label = "Contrast", .icon = Icon::contrast},
                                        {.id = "tool.larger", .label = "Larger", .icon = Icon::larger},
                                        {.id = "tool.help", .label = "Help", .icon = Icon::help}}};
    kiosk_head(ui, "Riverton Utilities", "Kiosk 1");
    step_bar(ui, steps, step);
    kiosk_foot(ui, languages, tools);
}

void draw_bill_line(Ui& ui, float y, Icon icon, std::string_view what, std::string_view amount, Tone tone) {
    ui.painter().icon(icon, {98, y}, 34, ui.palette().muted);
    text(ui, what, {132, y});
    money(ui, amount, {1000, y}, {.ink = ink_of(ui.palette(), tone)});
}

}  // namespace

void draw_kiosk_amount(Ui& ui) {
    ui.page("amount", "How much will you pay?");
    draw_frame(ui, 1);
    heading(ui, "How much will you pay?", {40, 292}, {.style = bold(Type::amount)});
    panel(ui, {40, 356, 1000, 356});
    text(ui, "M*** G.   118 E*** St", {80, 412}, {.style = bold(Type::body)});
    text(ui, "Account ending 41-00", {80, 468}, {.ink = ui.palette().muted});
    kiosk_button(ui, {.id = "not_mine", .label = "Not my bill", .rect = {740, 388, 260, 98}});
    divider(ui, 80, 516, 920);
    draw_bill_line(ui, 568, Icon::water, "Water, late since Oct 20", "$62.10", Tone::bad);
    draw_bill_line(ui, 644, Icon::electric, "Electric, due Dec 5", "$61.35", Tone::neutral);
    kiosk_button(ui, {.id = "pay.all",
                      .label = "Pay it all",
                      .rect = {40, 736, 1000, 256},
                      .kind = ButtonKind::primary,
                      .note = "Nothing more owed",
                      .figure = "$123.45",
                      .large = true});
    kiosk_button(ui, {.id = "pay.past_due",
                      .label = "Pay past due only",
                      .rect = {40, 1012, 1000, 196},
                      .note = "clears what is late",
                      .note_icon = Icon::check,
                      .note_tone = Tone::good,
                      .figure = "$62.10"});
    kiosk_button(ui, {.id = "pay.other",
                      .label = "Pay another amount",
                      .rect = {40, 1228, 1000, 150},
                      .icon = Icon::calculator,
                      .chevron = true});
    kiosk_button(ui, {.id = "add_account",
                      .label = "Add another account",
                      .rect = {40, 1398, 1000, 150},
                      .icon = Icon::plus,
                      .chevron = true});
    text(ui, "This kiosk gives no change. Extra stays on your account.", {540, 1602},
         {.ink = ui.palette().muted, .align = Align::centre});
}

void draw_kiosk_cash(Ui& ui) {
    const Palette& p = ui.palette();
    ui.page("cash", "Put in your bills");
    draw_frame(ui, 2);
    heading(ui, "Put in your bills, one at a time", {540, 292},
            {.style = bold(Type::amount), .align = Align::centre});
    text(ui, "Account ending 41-07  •  $1 $5 $10 $20 $50 $100", {540, 364},
         {.ink = p.muted, .align = Align::centre});
    panel(ui, {40, 420, 1000, 580});
    text(ui, "You have put in", {88, 480}, {.ink = p.muted});
    text(ui, "$40.00", {88, 576}, {.id = "cash.in", .style = bold(Type::total), .ink = p.ok});
    chip(ui, {760, 576}, {.label = "$20.00", .icon = Icon::check, .tone = Tone::good, .height = 68});
    progress_bar(ui, {88, 690, 904, 40}, 0.324F, BarColours::good);
    text(ui, "Still to pay", {88, 790}, {.ink = p.muted});
    text(ui, "$83.45", {88, 850}, {.id = "cash.left", .style = bold(Type::amount)});
    text(ui, "Bill total", {620, 790}, {.ink = p.muted});
    text(ui, "$123.45", {620, 850}, {.style = bold(Type::amount)});
    text(ui, "No change given: extra goes to your account.", {88, 946}, {.ink = p.muted});
    notice(ui, {.id = "cash.returned",
                .text = "The last bill came back. *Turn it round* and try again.",
                .rect = {40, 1024, 1000, 84},
                .icon = Icon::returned});
    note_slot_picture(ui, {240, 1124, 600, 250}, "$20", "Green light below the screen");
    kiosk_button(ui, {.id = "cash.card",
                      .label = "Pay the rest by card",
                      .rect = {40, 1390, 1000, 98},
                      .kind = ButtonKind::off,
                      .note = ""});
    kiosk_button(ui, {.id = "cash.finish",
                      .label = "Finish: pay $40.00 only",
                      .rect = {40, 1508, 494, 128},
                      .kind = ButtonKind::primary,
                      .money = true});
    kiosk_button(ui, {.id = "cash.cancel",
                      .label = "Cancel and get help",
                      .rect = {546, 1508, 494, 128},
                      .kind = ButtonKind::danger});
}

void draw_kiosk_receipt(Ui& ui) {
    const Palette& p = ui.palette();
    ui.page("receipt", "Paid");
    draw_frame(ui, 3);
    const Rect card{40, 252, 1000, 216};
    ui.painter().fill(card, p.ok, 10);
    ui.fill(inset(card, 2), p.ok_tint, 8);
    ui.painter().disc({152, 360}, 72, p.ok);
    ui.painter().icon(Icon::check, {152, 362}, 72, p.on_ok);
    heading(ui, "Paid", {264, 310}, {.style = bold(Type::amount)});
    text(ui, "$123.45", {263, 400}, {.id = "paid", .style = bold(Type::total), .ink = p.ok});
    text(ui, "11:06 am, cash", {1000, 310}, {.ink = p.muted, .align = Align::right});
    panel(ui, {40, 492, 1000, 532});
    heading(ui, "What happens next", {80, 548}, {.style = bold(Type::body)});
    const std::array<TimelineEntry, 3> entries{
        {{"Account ending 41-00 is paid up", "You put in $124.00, $0.55 is kept as credit", StageState::done},
         {"Shut-off cancellation requested", "Reference SO-2217, not confirmed yet", StageState::under_way,
          Icon::sent},
         {"Dispatch confirms, we text you", "Phone ending 38.  Questions: 555-0100"}}};
    timeline(ui, {104, 636}, 136, entries);
    panel(ui, {40, 1048, 1000, 252});
    receipt_slot_picture(ui, {88, 1112, 240, 162}, "The slot below the screen");
    text(ui, "Printing receipt K1-000482", {384, 1108}, {.style = bold(Type::body)});
    text(ui, "Take it below the screen", {384, 1164}, {.ink = p.muted});
    progress_bar(ui, {384, 1216, 616, 24}, 0.65F);
    kiosk_button(ui, {.id = "done",
                      .label = "I'm done",
                      .rect = {40, 1324, 1000, 186},
                      .kind = ButtonKind::primary,
                      .note = "Ends by itself in 12 seconds",
                      .large = true,
                      .time_left = 0.8F});
    kiosk_button(
        ui, {.id = "another", .label = "Pay another bill", .rect = {40, 1530, 494, 106}, .icon = Icon::plus});
    kiosk_button(
        ui,
        {.id = "more_time", .label = "I need more time", .rect = {546, 1530, 494, 106}, .icon = Icon::clock});
}

}  // namespace gallery
