#pragma once

#include <string>
#include <vector>

#include "core/receipts/cairo_handles.h"
#include "core/reports/report_table.h"

namespace core {

// Amounts side by side; a negative one hangs below the zero line.
struct BarChart {
    struct Bar {
        std::string label;
        Money amount;
    };
    std::string title;
    std::vector<Bar> bars;
};

struct Box {
    double left = 0;
    double top = 0;
    double width = 0;
    double height = 0;
};

// Draws the chart within the box, in points: grid lines at round amounts, each bar's amount above it where
// there is room, labels below, every one or every nth.
void draw(cairo_t* cairo, const BarChart& chart, const Box& box);

// A line of text in points; `right` and `centre` place it about x. Returns its width.
enum class Anchor { left, centre, right };
struct TextStyle {
    double size = 9;
    bool bold = false;
    Anchor anchor = Anchor::left;
};
double text_width(cairo_t* cairo, const std::string& text, TextStyle style);
void draw_text(cairo_t* cairo, const std::string& text, double x, double top, TextStyle style);

// The variances of an over-short table: one chart a clerk.
std::vector<BarChart> variance_charts(const ReportTable& over_short);

}  // namespace core
