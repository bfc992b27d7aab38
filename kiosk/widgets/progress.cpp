#include "kiosk/widgets/progress.h"

#include <fmt/format.h>

#include <algorithm>

#include "kiosk/widgets/text.h"

namespace kiosk {

void progress_segments(Ui& ui, Rect rect, int done, int total) {
    WidgetRecord& record = ui.record(Role::progress, "", "", rect);
    record.id = fmt::format("progress.{:.0f}.{:.0f}", rect.x, rect.y);
    record.value = fmt::format("{} of {}", done, total);
    const Grid grid{.columns = total, .rows = 1, .gap = 6};
    for (int i = 0; i < total; ++i) {
        ui.painter().fill(cell(rect, grid, i), i < done ? ui.palette().primary : ui.palette().hair,
                          rect.height / 2);
    }
}

void progress_bar(Ui& ui, Rect rect, float fraction, BarColours colours) {
    const Palette& p = ui.palette();
    Colour full = p.primary, rest = p.hair;
    if (colours == BarColours::good) full = p.ok;
    if (colours == BarColours::on_primary) {
        full = p.on_primary;
        rest = {(p.on_primary.packed & 0x00FFFFFFU) | 0x40000000U};
    }
    ui.painter().fill(rect, rest, rect.height / 2);
    const float width = rect.width * std::clamp(fraction, 0.0F, 1.0F);
    if (width >= rect.height) ui.painter().fill({rect.x, rect.y, width, rect.height}, full, rect.height / 2);
}

void numbered_step(Ui& ui, Point left_middle, const NumberedStep& step) {
    const Palette& p = ui.palette();
    const Point disc{left_middle.x + 16, left_middle.y};
    ui.painter().disc(disc, 16, step.done ? p.ok : p.primary);
    if (step.done) {
        ui.painter().icon(Icon::check, disc, 16, p.on_ok);
    } else {
        ui.painter().text(step.number, {disc, bold(Type::second), p.on_primary, Align::centre});
    }
    heading(ui, step.label, {left_middle.x + 46, left_middle.y}, {.style = bold(Type::body)});
}

void timeline(Ui& ui, Point first_middle, float step, std::span<const TimelineEntry> entries) {
    const Palette& p = ui.palette();
    Painter& painter = ui.painter();
    const auto last = static_cast<float>(entries.size()) - 1;
    painter.fill({first_middle.x - 1, first_middle.y, 2, std::max(0.0F, last * step)}, p.line);
    Point at = first_middle;
    for (const TimelineEntry& entry : entries) {
        switch (entry.state) {
            case StageState::done:
                painter.disc(at, 26, p.ok);
                painter.icon(Icon::check, at, 28, p.on_ok);
                break;
            case StageState::under_way:
                painter.disc(at, 26, p.primary);
                painter.icon(entry.icon, at, 24, p.on_primary);
                break;
            case StageState::to_come:
                painter.disc(at, 26, p.line);
                painter.disc(at, 23, p.surface);
                break;
        }
        text(ui, entry.label, {at.x + 52, at.y}, {.style = bold(Type::body)});
        text(ui, entry.note, {at.x + 52, at.y + 54}, {.ink = p.muted});
        at.y += step;
    }
}

float status_dot(Ui& ui, Point centre, std::string_view label, Tone tone) {
    ui.painter().disc(centre, 6, ink_of(ui.palette(), tone));
    return text(ui, label, {centre.x + 16, centre.y}, {.style = regular(Type::second)});
}

}  // namespace kiosk
