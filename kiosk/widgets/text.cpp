#include "kiosk/widgets/text.h"

#include <algorithm>

namespace kiosk {

namespace {

float recorded_text(Ui& ui, Role role, std::string_view text, Point at, const TextOptions& options) {
    const float natural = ui.painter().width(text, options.style);
    const float width = options.room > 0 ? std::min(options.room, natural) : natural;
    float left = at.x;
    if (options.align == Align::centre) left -= width / 2;
    if (options.align == Align::right || options.align == Align::right_ink) left -= width;
    const float half = ui.painter().capital_height(options.style) / 2;
    WidgetRecord& record = ui.record(role, options.id, text, {left, at.y - half, width, 2 * half});
    return ui.write(record, {.text = text,
                             .at = at,
                             .style = options.style,
                             .ink = options.ink,
                             .align = options.align,
                             .room = options.room,
                             .may_cut = options.may_cut});
}

}  // namespace

float text(Ui& ui, std::string_view text, Point at, const TextOptions& options) {
    return recorded_text(ui, Role::text, text, at, options);
}

float heading(Ui& ui, std::string_view text, Point at, const TextOptions& options) {
    TextOptions heading = options;
    if (heading.style == TextStyle{}) heading.style = bold(Type::strong);
    return recorded_text(ui, Role::heading, text, at, heading);
}

void money(Ui& ui, std::string_view amount, Point at, const MoneyOptions& options) {
    const float width = ui.painter().width(amount, options.style);
    const float half = ui.painter().capital_height(options.style) / 2;
    const bool nothing = amount == "0.00" || amount == "$0.00";
    WidgetRecord& record =
        ui.record(Role::money, options.id, options.label, {at.x - width, at.y - half, width, 2 * half});
    record.value = amount;
    ui.write(record, {.text = amount,
                      .at = at,
                      .style = options.style,
                      .ink = options.ink.value_or(nothing ? ui.palette().muted : ui.palette().ink),
                      .align = options.to_the_ink ? Align::right_ink : Align::right,
                      .room = width + 1});
}

}  // namespace kiosk
