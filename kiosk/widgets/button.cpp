#include "kiosk/widgets/button.h"

#include <algorithm>

namespace kiosk {

namespace {

constexpr float side = 16;  // from the edge to hint or label

void write_label(Ui& ui, WidgetRecord& record, const ButtonSpec& spec, const ButtonColours& colours,
                 Point centre) {
    const TextStyle style = bold(spec.type);
    const float icon_size = spec.icon == Icon::none ? 0 : size_of(ui.theme().display.station, spec.type);
    if (spec.icon_only) {
        ui.painter().icon(spec.icon, centre, icon_size * 0.82F, colours.ink);
        return;
    }
    const float gap = icon_size > 0 ? icon_size * 0.55F : 0;
    const float width = ui.painter().width(spec.label, style) + icon_size + gap;
    const float left = centre.x - width / 2;
    ui.painter().icon(spec.icon, {left + icon_size / 2, centre.y}, icon_size, colours.ink);
    ui.write(
        record,
        {.text = spec.label, .at = {left + icon_size + gap, centre.y}, .style = style, .ink = colours.ink});
}

void centred_face(Ui& ui, WidgetRecord& record, const ButtonSpec& spec, const ButtonColours& colours) {
    const Rect r = spec.rect;
    float left = r.x;
    if (!spec.hint.empty()) {
        left = ui.write(record, {.text = spec.hint,
                                 .at = {r.x + side + 4, r.centre_y()},
                                 .style = bold(Type::second),
                                 .ink = colours.muted});
    }
    const float centre = (left + r.right()) / 2;
    if (spec.note.empty()) return write_label(ui, record, spec, colours, {centre, r.centre_y()});
    const float up = size_of(ui.theme().display.station, spec.type) * 0.64F;
    write_label(ui, record, spec, colours, {centre, r.centre_y() - up});
    const Colour ink = spec.kind == ButtonKind::off ? ui.palette().warn : colours.muted;
    ui.write(record, {.text = spec.note,
                      .at = {centre, r.centre_y() + up},
                      .style = regular(Type::second),
                      .ink = ink,
                      .align = Align::centre});
}

void value_face(Ui& ui, WidgetRecord& record, const ButtonSpec& spec, const ButtonColours& colours) {
    const Rect r = spec.rect;
    ui.write(record, {.text = spec.hint,
                      .at = {r.x + side - 2, r.centre_y()},
                      .style = bold(Type::second),
                      .ink = colours.muted});
    ui.write(record, {.text = spec.label,
                      .at = {r.right() - side + 2, r.centre_y()},
                      .style = bold(spec.type),
                      .ink = colours.ink,
                      .align = Align::right});
}

void stacked_face(Ui& ui, WidgetRecord& record, const ButtonSpec& spec, const ButtonColours& colours) {
    const Rect r = spec.rect;
    const float left = r.x + side - 2;
    const float apart = std::min(14.0F, r.height / 2 - 17);  // low keys keep a margin under the letters
    ui.write(record, {.text = spec.hint,
                      .at = {left, r.centre_y() - apart},
                      .style = bold(Type::second),
                      .ink = colours.muted});
    if (!spec.note.empty()) {
        const Colour ink = spec.kind == ButtonKind::off ? ui.palette().warn : colours.muted;
        ui.write(record, {.text = spec.note,
                          .at = {r.right() - side + 2, r.centre_y() - apart},
                          .style = regular(Type::second),
                          .ink = ink,
                          .align = Align::right});
    }
    const Colour ink = spec.kind == ButtonKind::ghost ? ui.palette().ink : colours.ink;
    ui.write(record, {.text = spec.label,
                      .at = {left, r.centre_y() + apart},
                      .style = bold(Type::second),
                      .ink = ink,
                      .room = r.width - 2 * side + 4});
}

}  // namespace

ButtonColours colours_of(const Palette& p, ButtonKind kind, bool held) {
    ButtonColours colours{p.surface, p.ink, p.line, p.muted};
    switch (kind) {
        case ButtonKind::plain:
            break;
        case ButtonKind::primary:
            colours = {p.primary, p.on_primary, p.primary, p.on_primary};
            break;
        case ButtonKind::danger:
            colours = {p.danger, p.on_danger, p.danger, p.on_danger};
            break;
        case ButtonKind::selected:
            colours = {p.primary_tint, p.primary, p.primary, p.primary, 3};
            break;
        case ButtonKind::off:
            colours = {p.ground, p.muted, p.hair, p.muted};
            break;
        case ButtonKind::ghost:
            colours = {p.ground, p.muted, p.hair, p.muted, 1};
            break;
    }
    if (held && kind == ButtonKind::primary) colours.ground = colours.border = p.primary_held;
    if (held && (kind == ButtonKind::plain || kind == ButtonKind::ghost)) colours.ground = p.primary_tint;
    return colours;
}

void draw_button_body(Ui& ui, Rect rect, const ButtonColours& colours) {
    const float radius = ui.theme().measures.radius;
    if (colours.border != colours.ground) {
        ui.painter().fill(rect, colours.border, radius);
        rect = inset(rect, colours.border_width);
    }
    ui.fill(rect, colours.ground, colours.border != colours.ground ? radius - colours.border_width : radius);
}

void focus_ring(Ui& ui, Rect rect) {
    const float radius = ui.theme().measures.radius;
    ui.painter().outline(inset(rect, -3), ui.palette().focus_gap, 3, radius + 3);
    ui.painter().outline(inset(rect, -7), ui.palette().focus, 4, radius + 7);
}

bool button(Ui& ui, const ButtonSpec& spec) {
    WidgetRecord& record = ui.record(Role::button, spec.id, spec.label, spec.rect);
    record.value = spec.kind == ButtonKind::selected ? "selected" : std::string(spec.note);
    const Presses::State state = ui.press(
        record, {.shortcut = spec.hint, .enabled = spec.kind != ButtonKind::off, .money = spec.money});
    const ButtonColours colours = colours_of(ui.palette(), spec.kind, state.held);
    if (record.focused) focus_ring(ui, spec.rect);
    draw_button_body(ui, spec.rect, colours);
    switch (spec.face) {
        case ButtonFace::centred:
            centred_face(ui, record, spec, colours);
            break;
        case ButtonFace::value:
            value_face(ui, record, spec, colours);
            break;
        case ButtonFace::stacked:
            stacked_face(ui, record, spec, colours);
            break;
    }
    return state.acted;
}

bool choice(Ui& ui, const ChoiceSpec& spec) {
    const Palette& p = ui.palette();
    const Rect r = spec.rect;
    WidgetRecord& record = ui.record(Role::button, spec.id, spec.label, r);
    record.value = spec.selected ? "selected" : "";
    const Presses::State state = ui.press(record, {.shortcut = spec.hint});
    const ButtonColours colours =
        colours_of(p, spec.selected ? ButtonKind::selected : ButtonKind::plain, state.held);
    if (record.focused) focus_ring(ui, r);
    draw_button_body(ui, r, colours);
    const Point mark{r.x + 30, r.centre_y()};
    if (spec.selected) {
        ui.painter().disc(mark, 12, p.primary);
        ui.painter().icon(Icon::check, mark, 16, p.on_primary);
    } else {
        ui.painter().ring(mark, 12, 2, p.line);
    }
    ui.write(record, {.text = spec.label,
                      .at = {r.x + 54, r.centre_y()},
                      .style = bold(Type::second),
                      .ink = colours.ink});
    const bool note = !spec.note.empty();
    ui.write(record, {.text = note ? spec.note : spec.hint,
                      .at = {r.right() - side, r.centre_y()},
                      .style = note ? regular(Type::second) : bold(Type::second),
                      .ink = colours.muted,
                      .align = Align::right});
    return state.acted;
}

}  // namespace kiosk
