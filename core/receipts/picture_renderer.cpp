#include "core/receipts/picture_renderer.h"

#include <cairo-pdf.h>

#include "core/receipts/page_drawing.h"

namespace core {

namespace {

constexpr int height_dots_max = 32000;  // cairo's pictures end at 32767

Problem cairo_problem(cairo_status_t status) {
    return {ProblemCode::drawing_failed, cairo_status_to_string(status)};
}

Result<int> printable_height(const PrintedDocument& document) {
    auto height = measure_page(document);
    if (height && *height > height_dots_max)
        return problem(ProblemCode::drawing_failed, "the page is too long");
    return height;
}

}  // namespace

Result<std::string> render_png(const PrintedDocument& document) {
    const auto height = printable_height(document);
    if (!height) return tl::unexpected(height.error());
    const CairoSurface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, page_width_dots, *height));
    const Cairo cairo(cairo_create(surface.get()));
    cairo_set_source_rgb(cairo.get(), 1, 1, 1);
    cairo_paint(cairo.get());
    if (const auto drawn = draw_page(cairo.get(), document); !drawn) return tl::unexpected(drawn.error());
    cairo_surface_flush(surface.get());
    std::string bytes;
    const cairo_status_t status = cairo_surface_write_to_png_stream(surface.get(), append_bytes, &bytes);
    if (status != CAIRO_STATUS_SUCCESS) return tl::unexpected(cairo_problem(status));
    return bytes;
}

Result<std::string> render_pdf(const PrintedDocument& document) {
    const auto height = printable_height(document);
    if (!height) return tl::unexpected(height.error());
    std::string bytes;
    const CairoSurface surface(cairo_pdf_surface_create_for_stream(
        append_bytes, &bytes, page_width_dots / dots_per_point, *height / dots_per_point));
    // The page's own dates are in its text; without this the bytes would differ at every call.
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, "");
    {
        const Cairo cairo(cairo_create(surface.get()));
        cairo_scale(cairo.get(), 1 / dots_per_point, 1 / dots_per_point);
        if (const auto drawn = draw_page(cairo.get(), document); !drawn) return tl::unexpected(drawn.error());
        cairo_show_page(cairo.get());
    }
    cairo_surface_finish(surface.get());
    const cairo_status_t status = cairo_surface_status(surface.get());
    if (status != CAIRO_STATUS_SUCCESS) return tl::unexpected(cairo_problem(status));
    return bytes;
}

}  // namespace core
