#pragma once

#include <pango/pangocairo.h>
#include <qrencode.h>

#include <memory>

namespace core {

// Owners of the C libraries' objects.
template <auto release>
struct Released {
    template <class T>
    void operator()(T* object) const {
        release(object);
    }
};

using CairoSurface = std::unique_ptr<cairo_surface_t, Released<cairo_surface_destroy>>;
using Cairo = std::unique_ptr<cairo_t, Released<cairo_destroy>>;
using Layout = std::unique_ptr<PangoLayout, Released<g_object_unref>>;
using FontDescription = std::unique_ptr<PangoFontDescription, Released<pango_font_description_free>>;
using FontOptions = std::unique_ptr<cairo_font_options_t, Released<cairo_font_options_destroy>>;
using QrSymbol = std::unique_ptr<QRcode, Released<QRcode_free>>;

}  // namespace core
