#include "devices/printing/symbol_raster.h"

#include <qrencode.h>

#include <algorithm>
#include <memory>
#include <string>

#include "core/ports/barcode_modules.h"

namespace devices {
namespace {

constexpr int quiet_modules = 4;

struct FreeQr {
    void operator()(QRcode* code) const { QRcode_free(code); }
};

void blacken_square(core::DotImage& image, int left, int top, int side) {
    for (int y = top; y < top + side; ++y) {
        for (int x = left; x < left + side; ++x) image.blacken(x, y);
    }
}

}  // namespace

std::optional<core::DotImage> raster_qr(std::string_view data, int dots_wide) {
    const std::unique_ptr<QRcode, FreeQr> code(QRcode_encodeData(
        static_cast<int>(data.size()), reinterpret_cast<const unsigned char*>(data.data()), 0, QR_ECLEVEL_M));
    if (code == nullptr) return std::nullopt;
    const int modules = code->width + 2 * quiet_modules;
    const int side = std::min(6, dots_wide / modules);
    if (side < 2) return std::nullopt;
    auto image = core::DotImage::white(dots_wide, modules * side);
    const int left = (dots_wide - modules * side) / 2;
    for (int module = 0; module < code->width * code->width; ++module) {
        if ((code->data[module] & 1) == 0) continue;
        blacken_square(image, left + (module % code->width + quiet_modules) * side,
                       (module / code->width + quiet_modules) * side, side);
    }
    return image;
}

std::optional<int> bar_dots(std::size_t modules, int dots_wide) {
    const int widest =
        dots_wide / (static_cast<int>(std::min<std::size_t>(modules, 10'000)) + 2 * bar_quiet_modules);
    return widest < 2 ? std::nullopt : std::optional(std::min(widest, 3));
}

std::optional<core::DotImage> raster_barcode(const core::PrintedBarcode& barcode, int dots_wide) {
    const auto modules = core::barcode_modules(barcode);
    const auto dots = modules ? bar_dots(modules->size(), dots_wide) : std::nullopt;
    if (!dots) return std::nullopt;
    auto image = core::DotImage::white(dots_wide, bar_height_dots);
    int x = (dots_wide - static_cast<int>(modules->size()) * *dots) / 2;
    for (const char module : *modules) {
        for (int dot = 0; dot < *dots; ++dot, ++x) {
            for (int y = 0; module == '1' && y < image.height; ++y) image.blacken(x, y);
        }
    }
    return image;
}

std::optional<core::DotImage> centred(const core::DotImage& image, int dots_wide) {
    if (!image.is_whole() || image.width > dots_wide) return std::nullopt;
    const int left = (dots_wide - image.width) / 2;
    auto result = core::DotImage::white(dots_wide, image.height);
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x) {
            if (image.is_black(x, y)) result.blacken(left + x, y);
        }
    }
    return result;
}

}  // namespace devices
