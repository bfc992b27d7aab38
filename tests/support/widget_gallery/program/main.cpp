#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <string>

#include "kiosk/widgets/canvas.h"
#include "kiosk/widgets/screen_check.h"
#include "kiosk/widgets/screenshot.h"
#include "tests/support/widget_gallery/gallery.h"

namespace {

double milliseconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

bool save(const gallery::Page& page, const kiosk::Palette& palette, const std::string& path) {
    const auto start = std::chrono::steady_clock::now();
    const kiosk::Display display =
        page.station == kiosk::Station::kiosk ? kiosk::kiosk_display() : kiosk::window_display();
    auto stage = kiosk::Stage::create({.display = display, .palette = palette});
    if (!stage) {
        fmt::print(stderr, "{}\n", stage.error().message());
        return false;
    }
    const double fonts = milliseconds_since(start);
    kiosk::Canvas canvas(display.width_px, display.height_px);
    (*stage)->build(page.draw, core::Instant{});
    (*stage)->render(canvas.view());
    const double first = milliseconds_since(start);
    double build = 1e9, draw = 1e9;
    for (int i = 1; i <= 30; ++i) {
        const auto began = std::chrono::steady_clock::now();
        (*stage)->build(page.draw, core::Instant{core::Milliseconds(16 * i)});
        build = std::min(build, milliseconds_since(began));
        const auto built = std::chrono::steady_clock::now();
        (*stage)->render(canvas.view());
        draw = std::min(draw, milliseconds_since(built));
    }
    fmt::print("{:14} fonts {:5.1f}  first frame {:5.1f}  build {:4.2f}  draw {:4.2f} ms\n", page.name, fonts,
               first, build, draw);
    for (const auto& finding : kiosk::check_screen((*stage)->registry(), display)) {
        fmt::print("    {}: {}\n", name_of(finding.fault), finding.sentence);
    }
    return kiosk::save_screenshot(canvas.view(), path).has_value();
}

}  // namespace

int main(int count, char** arguments) {
    const std::string folder = count > 1 ? arguments[1] : ".";
    for (const gallery::Page& page : gallery::pages()) {
        const std::string base = fmt::format("{}/{}", folder, page.name);
        if (!save(page, kiosk::light_palette(), base + ".bmp")) return 1;
        if (!save(page, kiosk::dark_palette(), base + "_dark.bmp")) return 1;
        if (!save(page, kiosk::high_contrast_palette(), base + "_contrast.bmp")) return 1;
    }
    return 0;
}
