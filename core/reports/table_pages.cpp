#include "core/reports/table_pages.h"

#include <cairo-pdf.h>
#include <fmt/format.h>

#include <algorithm>

#include "core/receipts/page_drawing.h"

namespace core {

namespace {

using Cells = std::vector<std::string>;

constexpr double letter_short = 612;
constexpr double letter_long = 792;
constexpr double margin = 48;
constexpr double head_height = 44;
constexpr double row_height = 14;
constexpr double column_gap = 10;
constexpr std::size_t charts_per_page = 3;
constexpr double chart_gap = 22;
constexpr TextStyle cell_style{.size = 8.5};
constexpr TextStyle heading_style{.size = 8.5, .bold = true};

// Owns the surface; ends each page when the next begins.
class Pdf {
  public:
    Pdf(double width, double height)
        : surface_(cairo_pdf_surface_create_for_stream(append_bytes, &bytes_, width, height)),
          cairo_(cairo_create(surface_.get())) {
        // Without this the bytes would differ at every call.
        cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATE_DATE, "");
    }

    cairo_t* cairo() { return cairo_.get(); }
    void next_page() { cairo_show_page(cairo_.get()); }
    void next_page(double width, double height) {
        next_page();
        cairo_pdf_surface_set_size(surface_.get(), width, height);
    }

    Result<std::string> finish() {
        next_page();
        cairo_.reset();
        cairo_surface_finish(surface_.get());
        const cairo_status_t status = cairo_surface_status(surface_.get());
        if (status != CAIRO_STATUS_SUCCESS)
            return problem(ProblemCode::drawing_failed, cairo_status_to_string(status));
        return std::move(bytes_);
    }

  private:
    std::string bytes_;
    CairoSurface surface_;
    Cairo cairo_;
};

struct Paper {
    double width;
    double height;
};

void draw_head(cairo_t* cairo, const std::string& title, const std::string& about) {
    draw_text(cairo, title, margin, margin, {.size = 15, .bold = true});
    draw_text(cairo, about, margin, margin + 20, {.size = 9});
}

void draw_rule(cairo_t* cairo, double y, double width, double grey) {
    cairo_set_source_rgb(cairo, grey, grey, grey);
    cairo_set_line_width(cairo, 0.6);
    cairo_move_to(cairo, margin, y);
    cairo_line_to(cairo, width - margin, y);
    cairo_stroke(cairo);
}

void draw_number(cairo_t* cairo, const Paper& paper, std::size_t page, std::size_t pages) {
    draw_text(cairo, fmt::format("page {} of {}", page, pages), paper.width - margin,
              paper.height - margin + 8, {.size = 8, .anchor = Anchor::right});
}

// The text cut to the width, ending in dots; what is cut stands in the CSV.
std::string fitting(cairo_t* cairo, std::string text, double width, TextStyle style) {
    if (text_width(cairo, text, style) <= width) return text;
    while (!text.empty() && text_width(cairo, text + "...", style) > width) {
        while (text.size() > 1 && (static_cast<unsigned char>(text.back()) & 0xc0) == 0x80) text.pop_back();
        text.pop_back();
    }
    return text + "...";
}

class TablePages {
  public:
    explicit TablePages(const ReportTable& table) : table_(table) {
        const CairoSurface surface(cairo_recording_surface_create(CAIRO_CONTENT_COLOR, nullptr));
        const Cairo cairo(cairo_create(surface.get()));
        measure(cairo.get());
    }

    Paper paper() const { return paper_; }

    // Gives back how many pages it took.
    std::size_t draw(Pdf& pdf, std::size_t pages_after) const {
        const auto room = static_cast<std::size_t>(
            (paper_.height - 2 * margin - head_height - 2 * row_height) / row_height);
        const std::size_t lines = table_.rows.size() + table_.totals.size();
        const std::size_t pages = std::max<std::size_t>(1, (lines + room - 1) / room);
        for (std::size_t page = 0; page < pages; ++page) {
            if (page > 0) pdf.next_page();
            draw_page_of(pdf.cairo(), page * room, std::min(lines, (page + 1) * room));
            draw_number(pdf.cairo(), paper_, page + 1, pages + pages_after);
        }
        return pages;
    }

  private:
    void measure(cairo_t* cairo) {
        double full = column_gap * static_cast<double>(std::max<std::size_t>(1, table_.columns.size()) - 1);
        for (std::size_t i = 0; i < table_.columns.size(); ++i) {
            double width = text_width(cairo, table_.columns[i].title, heading_style);
            for (const auto* part : {&table_.rows, &table_.totals}) {
                for (const Cells& row : *part)
                    width = std::max(width, text_width(cairo, shown_cell(table_.columns[i], row[i]),
                                                       part == &table_.rows ? cell_style : heading_style));
            }
            widths_.push_back(width);
            full += width;
        }
        if (full > letter_short - 2 * margin) paper_ = {letter_long, letter_short};
        while (full > paper_.width - 2 * margin) {  // the widest column gives way
            const auto widest = std::max_element(widths_.begin(), widths_.end());
            const double less = std::min(*widest * 0.1, full - (paper_.width - 2 * margin) + 0.1);
            *widest -= less;
            full -= less;
        }
    }

    void draw_row(cairo_t* cairo, const Cells& row, double top, TextStyle style) const {
        double left = margin;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const bool right = table_.columns[i].kind != ColumnKind::text;
            style.anchor = right ? Anchor::right : Anchor::left;
            draw_text(cairo, fitting(cairo, row[i], widths_[i], style), right ? left + widths_[i] : left, top,
                      style);
            left += widths_[i] + column_gap;
        }
    }

    Cells shown(const Cells& row) const {
        Cells cells;
        for (std::size_t i = 0; i < row.size(); ++i) cells.push_back(shown_cell(table_.columns[i], row[i]));
        return cells;
    }

    void draw_page_of(cairo_t* cairo, std::size_t first, std::size_t end) const {
        draw_head(cairo, table_.title, table_.about);
        double top = margin + head_height;
        Cells titles;
        for (const ReportColumn& column : table_.columns) titles.push_back(column.title);
        draw_row(cairo, titles, top, heading_style);
        top += row_height;
        draw_rule(cairo, top, paper_.width, 0.2);
        top += 2;
        if (table_.rows.empty()) draw_text(cairo, "none", margin, top, cell_style);
        for (std::size_t line = first; line < end; ++line) {
            const bool total = line >= table_.rows.size();
            if (line == table_.rows.size()) draw_rule(cairo, top, paper_.width, 0.2);
            draw_row(cairo, shown(total ? table_.totals[line - table_.rows.size()] : table_.rows[line]), top,
                     total ? heading_style : cell_style);
            top += row_height;
        }
    }

    const ReportTable& table_;
    std::vector<double> widths_;
    Paper paper_{letter_short, letter_long};
};

std::size_t pages_of(const std::vector<BarChart>& charts) {
    return (charts.size() + charts_per_page - 1) / charts_per_page;
}

void draw_charts(Pdf& pdf, const std::string& title, const std::string& about,
                 const std::vector<BarChart>& charts, std::size_t pages_before) {
    const double height =
        (letter_long - 2 * margin - head_height) / static_cast<double>(charts_per_page) - chart_gap;
    for (std::size_t i = 0; i < charts.size(); ++i) {
        const std::size_t place = i % charts_per_page;
        if (place == 0) {
            pdf.next_page(letter_short, letter_long);
            draw_head(pdf.cairo(), title, about);
            draw_number(pdf.cairo(), {letter_short, letter_long}, pages_before + i / charts_per_page + 1,
                        pages_before + pages_of(charts));
        }
        draw(pdf.cairo(), charts[i],
             {.left = margin,
              .top = margin + head_height + static_cast<double>(place) * (height + chart_gap),
              .width = letter_short - 2 * margin,
              .height = height});
    }
}

}  // namespace

Result<std::string> render_pdf(const ReportTable& table, const std::vector<BarChart>& charts) {
    const TablePages pages(table);
    Pdf pdf(pages.paper().width, pages.paper().height);
    const std::size_t before = pages.draw(pdf, pages_of(charts));
    draw_charts(pdf, table.title, table.about, charts, before);
    return pdf.finish();
}

Result<std::string> render_pdf(const PrintedDocument& slip, const std::string& title,
                               const std::vector<BarChart>& charts) {
    const auto height = measure_page(slip);
    if (!height) return tl::unexpected(height.error());
    Pdf pdf(page_width_dots / dots_per_point, *height / dots_per_point);
    cairo_save(pdf.cairo());
    cairo_scale(pdf.cairo(), 1 / dots_per_point, 1 / dots_per_point);
    const auto drawn = draw_page(pdf.cairo(), slip);
    cairo_restore(pdf.cairo());
    if (!drawn) return tl::unexpected(drawn.error());
    draw_charts(pdf, title, "", charts, 1);
    return pdf.finish();
}

}  // namespace core
