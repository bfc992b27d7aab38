#include "kiosk/widgets/field.h"

#include <algorithm>

#include "core/base/utf8_text.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/utf8_cursor.h"

namespace kiosk {

namespace {

constexpr float field_side = 14;

bool take_focus(Ui& ui, WidgetRecord& record, const FieldSpec& spec) {
    const Presses::State press = ui.presses().track(record.id, overlap(record.rect, record.clip));
    record.pressable = true;
    record.enabled = spec.enabled;
    if (!spec.enabled) return false;
    const bool stray = spec.takes_stray_text && !ui.focus().in_field() && !ui.input().typed.empty();
    if (press.acted || stray) ui.focus().take(record.id, Focus::Kind::field);
    if (press.acted) ui.want_frame();
    return ui.focus().offer(record.id, Focus::Kind::field, spec.autofocus);
}

void type_into(Ui& ui, EditLine& line, const FieldSpec& spec) {
    const std::string typed = accepted(spec.kind, ui.take_typed());
    if (typed.empty()) return;
    if (ui.focus().untouched) line = {};
    for (std::size_t at = 0; at < typed.size() && core::utf8_length(line.text) < spec.length_max;) {
        // One code point at a time, so that the limit never cuts one in two.
        const std::size_t end = next_code_point(typed, at);
        line.insert(std::string_view(typed).substr(at, end - at));
        at = end;
    }
    ui.focus().untouched = false;
}

void apply_key(Ui& ui, EditLine& line) {
    const auto key = ui.take_key({Key::backspace, Key::erase, Key::left, Key::right, Key::home, Key::end});
    if (!key) return;
    // Backspace on a value that was there before takes all of it, as typing over it does.
    const bool whole = ui.focus().untouched && (key->key == Key::backspace || key->key == Key::erase);
    ui.focus().untouched = false;
    if (whole) line = {};
    if (key->key == Key::backspace) line.erase_before();
    if (key->key == Key::erase) line.erase_after();
    if (key->key == Key::left) line.move_left();
    if (key->key == Key::right) line.move_right();
    if (key->key == Key::home) line.move_to_start();
    if (key->key == Key::end) line.move_to_end();
    ui.want_frame();
}

void draw_box(Ui& ui, const FieldSpec& spec, bool focused) {
    const Palette& p = ui.palette();
    if (focused) focus_ring(ui, spec.rect);
    const bool sunk = spec.settled && !focused;
    draw_button_body(ui, spec.rect,
                     {.ground = sunk ? p.sunk : p.surface,
                      .ink = p.ink,
                      .border = sunk || !spec.enabled ? p.hair : p.line,
                      .muted = p.muted});
}

// Where the value's text begins and ends, drawn.
struct Extent {
    float left, right;
};

Extent draw_value(Ui& ui, WidgetRecord& record, const FieldSpec& spec, const std::string& value, float left) {
    const TextStyle style = bold(spec.type);
    const Rect r = spec.rect;
    const float width = ui.painter().width(value, style), room = r.right() - field_side - left;
    // A text longer than its field shows its end, where the caret is.
    float x = spec.align == Align::right || width > room ? r.right() - field_side - width : left;
    if (spec.align == Align::centre) x = r.centre_x() - width / 2;
    ui.push_clip({left - 2, r.y, room + 4, r.height});
    ui.write(record, {.text = value, .at = {x, r.centre_y()}, .style = style, .room = width + 1});
    ui.pop_clip();
    return {x, x + width};
}

void draw_caret(Ui& ui, const FieldSpec& spec, const EditLine& line, Extent extent) {
    const TextStyle style = bold(spec.type);
    float x = extent.right;
    if (line.caret_from_end > 0 && spec.kind != FieldKind::amount) {
        x = extent.left + ui.painter().width(std::string_view(line.text).substr(0, line.caret()), style);
    }
    const float height = size_of(ui.theme().display.station, spec.type) * 0.95F;
    // It does not blink: a still screen costs nothing, and the ring already draws the eye.
    ui.painter().fill({x + 1, spec.rect.centre_y() - height / 2, 2, height}, ui.palette().ink);
}

}  // namespace

FieldKeys edit_field(Ui& ui, WidgetRecord& record, const FieldSpec& spec) {
    FieldKeys keys;
    keys.line = {std::string(spec.value), 0};
    keys.focused = record.focused = take_focus(ui, record, spec);
    if (keys.focused) {
        keys.line.caret_from_end = std::min(ui.focus().caret_from_end, core::utf8_length(spec.value));
        type_into(ui, keys.line, spec);
        apply_key(ui, keys.line);
        if (ui.take_key({Key::enter})) {
            keys.edit.submitted = true;
            ui.focus().untouched = true;
            ui.want_frame();
            if (spec.enter_moves_on) ui.focus().move(1);
        }
        ui.focus().caret_from_end = keys.line.caret_from_end;
    }
    keys.edit.text = keys.line.text;
    keys.edit.changed = keys.line.text != spec.value;
    if (keys.edit.changed) ui.want_frame();
    return keys;
}

FieldEdit field(Ui& ui, const FieldSpec& spec) {
    const Palette& p = ui.palette();
    WidgetRecord& record = ui.record(Role::field, spec.id, spec.label, spec.rect);
    FieldKeys keys = edit_field(ui, record, spec);
    const std::string value = shown(spec.kind, keys.line.text);
    record.value = value;
    draw_box(ui, spec, keys.focused);
    float left = spec.rect.x + field_side;
    if (spec.icon != Icon::none) {
        ui.painter().icon(spec.icon, {left + 12, spec.rect.centre_y()}, 24, p.muted);
        left += 40;
    }
    if (!spec.prefix.empty()) {
        left = ui.write(record, {.text = spec.prefix,
                                 .at = {left - 2, spec.rect.centre_y()},
                                 .style = regular(Type::unit),
                                 .ink = p.muted}) +
               8;
    }
    if (value.empty() && !spec.placeholder.empty()) {
        ui.write(record, {.text = spec.placeholder,
                          .at = {left + 6, spec.rect.centre_y()},
                          .style = regular(spec.type),
                          .ink = p.muted});
    }
    if (keys.focused && ui.focus().untouched && !value.empty()) {
        const float width = ui.painter().width(value, bold(spec.type));
        const float x = spec.align == Align::right ? spec.rect.right() - field_side - width : left;
        ui.fill(overlap({x - 3, spec.rect.y + 9, width + 6, spec.rect.height - 18}, inset(spec.rect, 3)),
                p.primary_tint, 4);
    }
    const Extent extent = draw_value(ui, record, spec, value, left);
    if (keys.focused) draw_caret(ui, spec, keys.line, extent);
    return keys.edit;
}

FieldEdit pin_field(Ui& ui, const PinFieldSpec& spec) {
    const Palette& p = ui.palette();
    const FieldSpec keys_spec{.id = spec.id,
                              .label = spec.label,
                              .value = spec.value,
                              .rect = spec.rect,
                              .kind = FieldKind::pin,
                              .length_max = spec.length_max,
                              .autofocus = spec.autofocus};
    WidgetRecord& record = ui.record(Role::field, spec.id, spec.label, spec.rect);
    FieldKeys keys = edit_field(ui, record, keys_spec);
    const std::size_t typed = keys.line.text.size(), places = std::max(typed, spec.length_min);
    record.value = std::string(typed, '*');
    draw_box(ui, keys_spec, keys.focused);
    const float step = std::min(40.0F, (spec.rect.width - 40) / static_cast<float>(places));
    float x = spec.rect.centre_x() - step * static_cast<float>(places) / 2 + step / 2;
    const float y = spec.rect.centre_y(), caret_height = 32;
    for (std::size_t i = 0; i < places; ++i, x += step) {
        if (i < typed) ui.painter().disc({x, y}, 9, p.ink);
        if (i >= typed) ui.painter().ring({x, y}, 9, 2, p.line);
        if (keys.focused && i == typed)
            ui.painter().fill({x - step / 2 - 1, y - caret_height / 2, 2, caret_height}, p.ink);
    }
    return keys.edit;
}

}  // namespace kiosk
