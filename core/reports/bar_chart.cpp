#include "core/reports/bar_chart.h"

#include <algorithm>
#include <cmath>

#include "core/receipts/page_writer.h"

namespace core {

namespace {

constexpr double title_height = 18;
constexpr double label_height = 14;
constexpr double air = 14;  // above the highest bar, for its amount
constexpr double bar_share = 0.68;
constexpr double bar_width_max = 64;
constexpr TextStyle small{.size = 7.5};
constexpr std::int64_t steps_wanted = 4;

Layout layout_of(cairo_t* cairo, const std::string& text, TextStyle style) {
    Layout layout(pango_cairo_create_layout(cairo));
    const FontDescription font(pango_font_description_from_string("Noto Sans"));
    pango_font_description_set_weight(font.get(), style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), font.get());
    const std::string shown = printable_line(text);
    pango_layout_set_text(layout.get(), shown.c_str(), static_cast<int>(shown.size()));
    pango_layout_set_auto_dir(layout.get(), FALSE);
    return layout;
}

double width_of(PangoLayout* layout) {
    PangoRectangle logical;
    pango_layout_get_extents(layout, nullptr, &logical);
    return static_cast<double>(logical.width) / PANGO_SCALE;
}

// 1, 2 or 5 times a power of ten cents, at least a dollar.
std::int64_t round_step(std::int64_t span) {
    std::int64_t step = 100;
    for (int i = 0; step * steps_wanted < span; ++i)
        step = step / (i % 3 == 1 ? 2 : 1) * (i % 3 == 1 ? 5 : 2);
    return step;
}

// Where cents stand in the plot.
struct Scale {
    std::int64_t low = 0;
    std::int64_t high = 0;
    std::int64_t step = 100;
    Box plot;

    double y(std::int64_t cents) const {
        const double share = static_cast<double>(cents - low) / static_cast<double>(high - low);
        return plot.top + plot.height * (1 - share);
    }
};

std::int64_t floored(std::int64_t cents, std::int64_t step) {
    const std::int64_t rest = ((cents % step) + step) % step;
    return cents - rest;
}

Scale scale_of(const BarChart& chart, const Box& box) {
    Scale scale;
    for (const BarChart::Bar& bar : chart.bars) {
        scale.low = std::min(scale.low, bar.amount.cents());
        scale.high = std::max(scale.high, bar.amount.cents());
    }
    scale.step = round_step(std::max<std::int64_t>(scale.high - scale.low, 1));
    scale.low = floored(scale.low, scale.step);
    scale.high = std::max(-floored(-scale.high, scale.step), scale.low + scale.step);
    const double below = scale.low < 0 ? air : 0;  // for the amounts under hanging bars
    scale.plot = {box.left, box.top + title_height + air, box.width,
                  box.height - title_height - label_height - air - below};
    return scale;
}

// Lines at round amounts, their figures to the left; gives back what is left of the plot.
void draw_grid(cairo_t* cairo, Scale& scale) {
    double widest = 0;
    for (std::int64_t at = scale.low; at <= scale.high; at += scale.step)
        widest = std::max(widest, text_width(cairo, Money::from_cents(at).grouped_text(), small));
    scale.plot.left += widest + 6;
    scale.plot.width -= widest + 6;
    for (std::int64_t at = scale.low; at <= scale.high; at += scale.step) {
        const double y = scale.y(at);
        draw_text(cairo, Money::from_cents(at).grouped_text(), scale.plot.left - 6, y - small.size * 0.68,
                  {.size = small.size, .anchor = Anchor::right});
        const double grey = at == 0 ? 0.25 : 0.85;
        cairo_set_source_rgb(cairo, grey, grey, grey);
        cairo_set_line_width(cairo, at == 0 ? 0.9 : 0.5);
        cairo_move_to(cairo, scale.plot.left, y);
        cairo_line_to(cairo, scale.plot.left + scale.plot.width, y);
        cairo_stroke(cairo);
    }
}

void draw_bars(cairo_t* cairo, const BarChart& chart, const Scale& scale, double labels_top) {
    const double pitch = scale.plot.width / static_cast<double>(chart.bars.size());
    const double width = std::min(pitch * bar_share, bar_width_max);
    double widest_label = 1;
    for (const BarChart::Bar& bar : chart.bars)
        widest_label = std::max(widest_label, text_width(cairo, bar.label, small));
    const auto every = static_cast<std::size_t>(std::max(1.0, std::ceil((widest_label + 4) / pitch)));
    for (std::size_t i = 0; i < chart.bars.size(); ++i) {
        const BarChart::Bar& bar = chart.bars[i];
        const double centre = scale.plot.left + pitch * (static_cast<double>(i) + 0.5);
        const double y = scale.y(bar.amount.cents());
        const double zero = scale.y(0);
        if (bar.amount.is_negative())
            cairo_set_source_rgb(cairo, 0.72, 0.25, 0.18);
        else
            cairo_set_source_rgb(cairo, 0.16, 0.40, 0.60);
        cairo_rectangle(cairo, centre - width / 2, std::min(y, zero), width, std::abs(zero - y));
        cairo_fill(cairo);
        const std::string amount = bar.amount.grouped_text();
        const double amount_top = bar.amount.is_negative() ? y + 1 : y - 12;
        if (const double wide = text_width(cairo, amount, small) + 3;
            !bar.amount.is_zero() && wide <= pitch) {
            cairo_set_source_rgb(cairo, 1, 1, 1);  // no grid line through the figures
            cairo_rectangle(cairo, centre - wide / 2, amount_top + 1.5, wide, 8.5);
            cairo_fill(cairo);
            draw_text(cairo, amount, centre, amount_top, {.size = small.size, .anchor = Anchor::centre});
        }
        if (i % every == 0)
            draw_text(cairo, bar.label, centre, labels_top, {.size = small.size, .anchor = Anchor::centre});
    }
}

}  // namespace

double text_width(cairo_t* cairo, const std::string& text, TextStyle style) {
    return width_of(layout_of(cairo, text, style).get());
}

void draw_text(cairo_t* cairo, const std::string& text, double x, double top, TextStyle style) {
    const Layout layout = layout_of(cairo, text, style);
    const double width = width_of(layout.get());
    if (style.anchor == Anchor::centre) x -= width / 2;
    if (style.anchor == Anchor::right) x -= width;
    cairo_set_source_rgb(cairo, 0.1, 0.1, 0.1);
    cairo_move_to(cairo, x, top);
    pango_cairo_show_layout(cairo, layout.get());
}

void draw(cairo_t* cairo, const BarChart& chart, const Box& box) {
    draw_text(cairo, chart.title, box.left, box.top, {.size = 11, .bold = true});
    if (chart.bars.empty()) {
        draw_text(cairo, "none", box.left, box.top + title_height, {.size = 9});
        return;
    }
    Scale scale = scale_of(chart, box);
    draw_grid(cairo, scale);
    draw_bars(cairo, chart, scale, box.top + box.height - label_height + 3);
}

std::vector<BarChart> variance_charts(const ReportTable& over_short) {
    std::vector<BarChart> charts;
    std::string person;
    for (const std::vector<std::string>& row : over_short.rows) {
        if (charts.empty() || row[0] != person) {
            person = row[0];
            charts.push_back({.title = "Variance of " + person + " by session", .bars = {}});
        }
        charts.back().bars.push_back({row[1].substr(5), Money::from_text(row[5]).value_or(Money{})});
    }
    return charts;
}

}  // namespace core
