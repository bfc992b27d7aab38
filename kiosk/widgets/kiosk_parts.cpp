#include "kiosk/widgets/kiosk_parts.h"

#include <fmt/format.h>

#include <algorithm>

#include "kiosk/widgets/progress.h"
#include "kiosk/widgets/text.h"

namespace kiosk {

namespace {

constexpr float margin = 40, inner = 48, line_height = 52;

ButtonColours kiosk_colours(const Palette& p, ButtonKind kind, bool held) {
    ButtonColours colours = colours_of(p, kind, held);
    // On the kiosk what can be pressed is blue: plain buttons have blue ink and border.
    if (kind == ButtonKind::plain) colours.ink = colours.border = p.primary;
    if (kind == ButtonKind::selected) colours.border_width = 5;
    return colours;
}

// Draws the note's lines below one another; `y` is the middle of the first.
void draw_note(Ui& ui, WidgetRecord& record, const KioskButtonSpec& spec, Point at,
               const ButtonColours& colours) {
    Colour ink = spec.kind == ButtonKind::off ? ui.palette().warn : colours.muted;
    if (spec.note_tone != Tone::neutral) ink = ink_of(ui.palette(), spec.note_tone);
    if (spec.note_icon != Icon::none) {
        ui.painter().icon(spec.note_icon, {at.x + 14, at.y}, 34, ink);
        at.x += 44;
    }
    const TextStyle style = spec.note_tone == Tone::neutral ? regular(Type::body) : bold(Type::body);
    std::string_view rest = spec.note;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        ui.write(record, {.text = rest.substr(0, end), .at = at, .style = style, .ink = ink});
        rest.remove_prefix(std::min(end + 1, rest.size()));
        at.y += line_height;
    }
}

void draw_figure_face(Ui& ui, WidgetRecord& record, const KioskButtonSpec& spec,
                      const ButtonColours& colours) {
    const Rect r = spec.rect;
    const TextStyle label = bold(spec.large ? Type::amount : Type::body);
    const TextStyle figure = bold(spec.large ? Type::figure : Type::amount);
    const auto note_lines =
        spec.note.empty() ? 0.0F
                          : 1.0F + static_cast<float>(std::count(spec.note.begin(), spec.note.end(), '\n'));
    const float label_step = spec.large ? 82 : 62;
    const float block = note_lines > 0 ? label_step + (note_lines - 1) * line_height : 0;
    const Point at{r.x + inner, r.centre_y() - block / 2};
    ui.write(record, {.text = spec.label, .at = at, .style = label, .ink = colours.ink});
    draw_note(ui, record, spec, {at.x, at.y + label_step}, colours);
    ui.write(record, {.text = spec.figure,
                      .at = {r.right() - inner - 8, r.centre_y()},
                      .style = figure,
                      .ink = colours.ink,
                      .align = Align::right});
}

void draw_middle_face(Ui& ui, WidgetRecord& record, const KioskButtonSpec& spec,
                      const ButtonColours& colours) {
    const Rect r = spec.rect;
    const TextStyle style = bold(spec.large ? Type::amount : Type::body);
    const float icon = spec.icon == Icon::none ? 0 : 56;
    const float up = spec.note.empty() ? 0 : 34;
    const float left = r.centre_x() - (ui.painter().width(spec.label, style) + icon) / 2,
                y = r.centre_y() - up;
    ui.painter().icon(spec.icon, {left + 18, y}, 34, colours.ink);
    ui.write(record, {.text = spec.label, .at = {left + icon, y}, .style = style, .ink = colours.ink});
    if (spec.note.empty()) return;
    const Colour ink = spec.kind == ButtonKind::off ? ui.palette().warn : colours.muted;
    ui.write(record, {.text = spec.note,
                      .at = {r.centre_x(), r.centre_y() + up},
                      .style = regular(Type::body),
                      .ink = ink,
                      .align = Align::centre});
}

void draw_chevron_face(Ui& ui, WidgetRecord& record, const KioskButtonSpec& spec,
                       const ButtonColours& colours) {
    const Rect r = spec.rect;
    const float left = spec.icon == Icon::none ? inner : 116;
    ui.painter().icon(spec.icon, {r.x + 66, r.centre_y()}, 40, colours.ink);
    ui.write(record, {.text = spec.label,
                      .at = {r.x + left, r.centre_y()},
                      .style = bold(Type::body),
                      .ink = colours.ink});
    ui.painter().icon(Icon::next, {r.right() - 64, r.centre_y()}, 28, colours.ink);
}

std::string_view foot_row(Ui& ui, std::span<const FootKey> keys, Rect rect) {
    std::string_view pressed;
    const Grid grid{.columns = static_cast<int>(keys.size()), .rows = 1, .gap = 12};
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const FootKey& key = keys[i];
        if (kiosk_button(ui, {.id = key.id,
                              .label = key.label,
                              .rect = cell(rect, grid, static_cast<int>(i)),
                              .kind = key.selected ? ButtonKind::selected : ButtonKind::plain,
                              .icon = key.icon})) {
            pressed = key.id;
        }
    }
    return pressed;
}

}  // namespace

void kiosk_head(Ui& ui, std::string_view utility, std::string_view place) {
    const Palette& p = ui.palette();
    const Rect head{0, 0, ui.theme().page().width, 112};
    ui.fill(head, p.primary);
    ui.painter().icon(Icon::water, {60, head.centre_y()}, 40, p.on_primary);
    text(ui, utility, {92, head.centre_y()}, {.style = bold(Type::body), .ink = p.on_primary});
    text(ui, place, {head.right() - margin, head.centre_y()}, {.ink = p.on_primary, .align = Align::right});
}

void step_bar(Ui& ui, std::span<const std::string_view> steps, int current) {
    const Palette& p = ui.palette();
    const Grid grid{.columns = static_cast<int>(steps.size()), .rows = 1, .gap = 12};
    for (int i = 0; i < static_cast<int>(steps.size()); ++i) {
        const Rect bar = cell({margin, 148, ui.theme().page().width - 2 * margin, 12}, grid, i);
        ui.painter().fill(bar, i <= current ? p.primary : p.idle, 6);
        const bool now = i == current;
        const float y = 196;
        float x = bar.x;
        if (i < current) {
            ui.painter().icon(Icon::check, {x + 16, y}, 28, p.primary);
            x += 44;
        } else {
            const std::string number = fmt::format("{}", i + 1);
            ui.painter().text(number,
                              {{x, y}, now ? bold(Type::body) : regular(Type::body), now ? p.ink : p.muted});
            x += 36;
        }
        text(ui, steps[static_cast<std::size_t>(i)], {x, y},
             {.style = now ? bold(Type::body) : regular(Type::body),
              .ink = now ? p.ink : p.muted,
              .room = bar.right() - x});
    }
}

bool kiosk_button(Ui& ui, const KioskButtonSpec& spec) {
    WidgetRecord& record = ui.record(Role::button, spec.id, spec.label, spec.rect);
    record.value = spec.kind == ButtonKind::selected ? "selected" : std::string(spec.figure);
    const Presses::State state =
        ui.press(record, {.enabled = spec.kind != ButtonKind::off, .money = spec.money});
    const ButtonColours colours = kiosk_colours(ui.palette(), spec.kind, state.held);
    if (record.focused) focus_ring(ui, spec.rect);
    draw_button_body(ui, spec.rect, colours);
    if (!spec.figure.empty()) {
        draw_figure_face(ui, record, spec, colours);
    } else if (spec.chevron) {
        draw_chevron_face(ui, record, spec, colours);
    } else {
        draw_middle_face(ui, record, spec, colours);
    }
    if (spec.time_left >= 0) {
        const Rect bar{spec.rect.x + 16, spec.rect.bottom() - 18, spec.rect.width - 32, 8};
        progress_bar(ui, bar, spec.time_left, BarColours::on_primary);
    }
    return state.acted;
}

std::string_view kiosk_foot(Ui& ui, std::span<const FootKey> languages, std::span<const FootKey> tools) {
    const Rect page = ui.theme().page();
    ui.fill({0, kiosk_foot_top, page.width, page.height - kiosk_foot_top}, ui.palette().surface);
    ui.painter().horizontal(0, kiosk_foot_top, page.width, ui.palette().hair);
    const float width = page.width - 2 * margin, height = ui.theme().measures.key_height;
    const std::string_view language = foot_row(ui, languages, {margin, kiosk_foot_top + 24, width, height});
    const std::string_view tool = foot_row(ui, tools, {margin, kiosk_foot_top + 134, width, height});
    return language.empty() ? tool : language;
}

}  // namespace kiosk
