#include "kiosk/widgets/charts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace kiosk {

namespace {

constexpr float axis_width = 56, labels_height = 80, bar_share = 0.62F;

// A round step that divides the axis in three or four.
int grid_step(int largest) {
    int step = 1;
    for (int base = 1;; base *= 10) {
        for (const int factor : {1, 2, 5}) {
            step = base * factor;
            if (largest <= step * 4) return step;
        }
    }
}

struct Plot {
    Rect area;
    float per_unit;
    float step;
};

void draw_axis(Ui& ui, WidgetRecord& record, const Plot& plot, int top, int step) {
    const Palette& p = ui.palette();
    for (int value = 0; value <= top; value += step) {
        const float y = plot.area.bottom() - static_cast<float>(value) * plot.per_unit;
        ui.painter().horizontal(plot.area.x, std::round(y), plot.area.width, value == 0 ? p.line : p.hair);
        ui.write(record, {.text = fmt::format("{}", value),
                          .at = {plot.area.x - 12, y},
                          .style = regular(Type::unit),
                          .ink = p.muted,
                          .align = Align::right});
    }
}

void draw_bar(Ui& ui, WidgetRecord& record, const Plot& plot, const BarChartSpec& spec, int index) {
    const Palette& p = ui.palette();
    const ChartBar& bar = spec.bars[static_cast<std::size_t>(index)];
    const bool important = index == spec.important;
    const float centre = plot.area.x + plot.step * (static_cast<float>(index) + 0.5F);
    const float width = std::round(plot.step * bar_share), base = plot.area.bottom();
    const float height = std::round(static_cast<float>(bar.value) * plot.per_unit);
    ui.painter().fill({std::round(centre - width / 2), base - height, width, height},
                      important ? p.primary : p.data, 3, Corners::top);
    ui.write(record, {.text = bar.label,
                      .at = {centre, base + 24},
                      .style = important ? bold(Type::second) : regular(Type::second),
                      .ink = important ? p.ink : p.muted,
                      .align = Align::centre});
    ui.painter().icon(bar.mark, {centre, base + 58}, 20,
                      bar.mark_tone == Tone::neutral ? p.muted : ink_of(p, bar.mark_tone));
    if (important && !spec.important_text.empty()) {
        ui.write(record, {.text = spec.important_text,
                          .at = {centre, base - height - 18},
                          .style = bold(Type::second),
                          .ink = p.primary,
                          .align = Align::centre});
    }
}

}  // namespace

void bar_chart(Ui& ui, const BarChartSpec& spec) {
    if (spec.bars.empty()) return;
    int largest = 1;
    for (const ChartBar& bar : spec.bars) largest = std::max(largest, bar.value);
    const int step = grid_step(largest), top = (largest / step) * step;
    const Rect area{spec.rect.x + axis_width, spec.rect.y, spec.rect.width - axis_width,
                    spec.rect.height - labels_height};
    const Plot plot{area, area.height / (static_cast<float>(largest) * 1.06F),
                    area.width / static_cast<float>(spec.bars.size())};
    WidgetRecord& record = ui.record(Role::image, spec.id, spec.label, spec.rect);
    record.value = spec.important_text;
    draw_axis(ui, record, plot, top, step);
    for (int index = 0; index < static_cast<int>(spec.bars.size()); ++index)
        draw_bar(ui, record, plot, spec, index);
}

void diverging_bar(Ui& ui, Rect rect, float value) {
    const Palette& p = ui.palette();
    ui.painter().fill(rect, p.hair, 3);
    const float middle = std::round(rect.centre_x()), reach = std::clamp(value, -1.0F, 1.0F) * rect.width / 2;
    if (reach < 0) ui.painter().fill({middle + reach, rect.y, -reach, rect.height}, p.danger, 3);
    if (reach > 0) ui.painter().fill({middle, rect.y, reach, rect.height}, p.warn, 3);
    ui.painter().fill({middle - 1, rect.y - 4, 2, rect.height + 8}, p.line);
}

}  // namespace kiosk
