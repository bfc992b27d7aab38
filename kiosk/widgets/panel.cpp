#include "kiosk/widgets/panel.h"

#include <cmath>

#include "kiosk/widgets/text.h"

namespace kiosk {

void panel(Ui& ui, Rect rect, const PanelOptions& options) {
    const Palette& p = ui.palette();
    const float radius = ui.theme().measures.radius, padding = ui.theme().measures.padding;
    ui.painter().fill(rect, p.hair, radius);
    ui.fill(inset(rect, 1), p.surface, radius - 1);
    if (options.edge != Tone::neutral) {
        ui.painter().fill({rect.x, rect.y, rect.width, 6}, ink_of(p, options.edge), radius, Corners::top);
    }
    const float y = rect.y + options.title_y;
    if (!options.title.empty())
        heading(ui, options.title, {rect.x + padding, y}, {.style = bold(Type::second)});
    if (!options.note.empty()) {
        text(ui, options.note, {rect.right() - padding, y},
             {.style = regular(Type::second), .ink = p.muted, .align = Align::right});
    }
}

void panel_foot(Ui& ui, Rect panel, float height, Tone tone) {
    const float radius = ui.theme().measures.radius;
    const Rect foot{panel.x + 1, panel.bottom() - 1 - height, panel.width - 2, height};
    ui.fill(foot, tint_of(ui.palette(), tone), radius - 1, Corners::bottom);
    ui.painter().fill({foot.x, foot.y, foot.width, 2}, ink_of(ui.palette(), tone));
}

void group_band(Ui& ui, const GroupBandSpec& spec) {
    const Palette& p = ui.palette();
    const bool neutral = spec.tone == Tone::neutral;
    const Rect r = spec.rect;
    ui.fill(r, neutral ? p.sunk : tint_of(p, spec.tone));
    ui.painter().fill({r.x, r.y, 6, r.height}, neutral ? p.line : ink_of(p, spec.tone));
    WidgetRecord& record = ui.record(Role::row, spec.id, spec.name, r);
    record.value = spec.amount;
    const Colour ink = ink_of(p, spec.tone), reason_ink = neutral ? p.muted : ink;
    const float x = ui.write(
        record, {.text = spec.name, .at = {r.x + 23, r.centre_y()}, .style = bold(Type::body), .ink = ink});
    ui.write(record, {.text = spec.reason,
                      .at = {x + 20, r.centre_y()},
                      .style = regular(Type::second),
                      .ink = reason_ink});
    ui.write(record, {.text = spec.amount,
                      .at = {spec.amount_x, r.centre_y()},
                      .style = bold(Type::body),
                      .ink = ink,
                      .align = Align::right});
}

bool row(Ui& ui, const RowSpec& spec) {
    WidgetRecord& record = ui.record(Role::row, spec.id, spec.label, spec.rect);
    record.value = spec.selected ? "selected" : "";
    const Presses::State state = ui.press(record, {});
    if (spec.selected || state.held) ui.fill(spec.rect, ui.palette().primary_tint);
    if (record.focused) ui.painter().outline(spec.rect, ui.palette().focus, 4, 4);
    return state.acted;
}

void divider(Ui& ui, float x, float y, float width) {
    ui.painter().horizontal(x, y, width, ui.palette().hair);
}

void upright_divider(Ui& ui, float x, float y, float height) {
    ui.painter().vertical(x, y, height, ui.palette().hair);
}

float chip_width(const Ui& ui, const ChipSpec& spec) {
    return ui.painter().width(spec.label, bold(Type::second)) + 32 + (spec.icon == Icon::none ? 0 : 30);
}

float chip(Ui& ui, Point left_middle, const ChipSpec& spec) {
    const Palette& p = ui.palette();
    const Rect r{left_middle.x, left_middle.y - spec.height / 2, chip_width(ui, spec), spec.height};
    ui.fill(r, tint_of(p, spec.tone), spec.height / 2);
    // In high contrast a tint is no more than the ground: the shape shows by its line.
    if (tint_of(p, spec.tone) == p.surface) ui.painter().outline(r, ink_of(p, spec.tone), 2, spec.height / 2);
    WidgetRecord& record = ui.record(Role::status, spec.id, spec.label, r);
    const Colour ink = ink_of(p, spec.tone);
    float x = r.x + 16;
    if (spec.icon != Icon::none) {
        ui.painter().icon(spec.icon, {x + 10, left_middle.y}, 20, ink);
        x += 30;
    }
    ui.write(record, {.text = spec.label, .at = {x, left_middle.y}, .style = bold(Type::second), .ink = ink});
    return r.right();
}

void notice(Ui& ui, const NoticeSpec& spec) {
    const Palette& p = ui.palette();
    const Rect r = spec.rect;
    ui.fill(r, tint_of(p, spec.tone), ui.theme().measures.radius);
    ui.painter().fill({r.x, r.y, 6, r.height}, ink_of(p, spec.tone), 3);
    const float line_height = std::round(size_of(ui.theme().display.station, spec.type) * 1.24F);
    float x = r.x + 28;
    if (spec.icon != Icon::none) {
        ui.painter().icon(spec.icon, {x + 14, r.centre_y()}, 28, ink_of(p, spec.tone));
        x += 48;
    }
    const float width = r.right() - 12 - x;
    const float height = static_cast<float>(paragraph_lines(ui, spec.text, width, spec.type)) * line_height;
    paragraph(ui, spec.text, {x, r.centre_y() - height / 2, width, line_height},
              {.id = spec.id, .type = spec.type, .line_height = line_height});
}

}  // namespace kiosk
