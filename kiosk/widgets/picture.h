#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "kiosk/widgets/ui.h"

namespace kiosk {

// Pixels of a picture, 0xFFRRGGBB row by row, such as printed paper. Whoever owns it gives it a new version
// when its pixels change, and keeps it until the frame is drawn.
struct Picture {
    int width = 0;
    int height = 0;
    std::vector<std::uint32_t> pixels;
    std::uint64_t version = 0;
};

struct PictureSpec {
    std::string_view id{};
    std::string_view label{};
    std::string_view value{};  // what stands on it, for speech and tests
    Rect rect{};               // the whole picture is scaled to it
};
void picture(Ui& ui, const Picture& picture, const PictureSpec& spec);

}  // namespace kiosk
