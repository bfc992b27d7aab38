#include <fmt/format.h>

#include "kiosk/screens/window/page_drawing.h"
#include "kiosk/widgets/money_pictures.h"
#include "kiosk/widgets/panel.h"
#include "kiosk/widgets/progress.h"
#include "kiosk/widgets/text.h"

namespace kiosk::window {

namespace {

constexpr Rect card{24, 72, 864, 984};
constexpr float first_row = 188, rows_height = 776;

void draw_row(PageDrawing& page, const DenominationView& shown, int index, float top, float height) {
    Ui& ui = page.ui;
    const Palette& p = page.palette();
    const float middle = top + height / 2;
    const std::string loose_id = fmt::format("loose-{}", index), bundle_id = fmt::format("bundle-{}", index);
    const bool current = ui.focus().is(loose_id) || ui.focus().is(bundle_id);
    if (current) ui.fill({25, top, 862, height}, p.primary_tint);
    if (index > 0) divider(ui, 48, top, 816);
    if (shown.coin) coin_picture(ui, {84, middle}, shown.face);
    if (!shown.coin) note_picture(ui, {84, middle}, shown.face);
    page.edited(field(ui, {.id = loose_id,
                           .label = shown.face,
                           .value = shown.loose,
                           .rect = {152, middle - 26, 160, 52},
                           .kind = FieldKind::count,
                           .align = Align::right,
                           .length_max = 5,
                           .settled = !shown.loose.empty(),
                           .autofocus = index == 0,
                           .enter_moves_on = true}),
                Verb::type_loose, index);
    if (!shown.bundle_worth.empty()) {
        page.edited(field(ui, {.id = bundle_id,
                               .label = shown.bundle_worth,
                               .value = shown.bundles,
                               .rect = {shown.coin ? 328.0F : 504.0F, middle - 26, 160, 52},
                               .kind = FieldKind::count,
                               .align = Align::right,
                               .prefix = shown.bundle_worth,
                               .length_max = 3,
                               .settled = !shown.bundles.empty(),
                               .enter_moves_on = true}),
                    Verb::type_bundles, index);
    }
    if (shown.amount.empty()) {
        text(ui, page.say("window_count.not_typed"), {864, middle},
             {.style = regular(Type::second), .ink = p.muted, .align = Align::right});
    } else {
        money(ui, shown.amount, {864, middle}, {.label = shown.face, .ink = current ? std::optional(p.primary) : std::nullopt});
    }
}

}  // namespace

void draw_cash_count(PageDrawing& page, const CashCountView& cash) {
    Ui& ui = page.ui;
    const Palette& p = page.palette();
    panel(ui, card);
    const float x = heading(ui, cash.title, {48, 106});
    text(ui, cash.note, {x + 20, 106}, {.style = regular(Type::second), .ink = p.muted});
    text(ui, cash.typed, {864, 106}, {.id = "count-typed", .style = bold(Type::second), .align = Align::right});
    progress_segments(ui, {48, 134, 816, 8}, cash.done, static_cast<int>(cash.rows.size()));
    const TextOptions head{.style = regular(Type::second), .ink = p.muted, .align = Align::right};
    text(ui, page.say("window_count.loose"), {312, 166}, head);
    text(ui, page.say("window_count.rolls"), {488, 166}, head);
    text(ui, page.say("window_count.straps"), {664, 166}, head);
    text(ui, page.say("window_count.amount"), {864, 166}, head);
    const float height = std::min(64.0F, rows_height / static_cast<float>(cash.rows.size()));
    float y = first_row;
    int index = 0;
    for (const DenominationView& shown : cash.rows) {
        draw_row(page, shown, index++, y, height);
        y += height;
    }
    divider(ui, 25, 964, 862);
    text(ui, page.say("window_count.cash_so_far"), {48, 1010}, {.ink = p.muted});
    money(ui, cash.total, {864, 1010}, {.id = "count-cash", .label = page.say("window_count.cash_so_far"), .style = bold(Type::amount)});
}

}  // namespace kiosk::window
