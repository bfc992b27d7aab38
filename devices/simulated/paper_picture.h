#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/problem.h"
#include "devices/simulated/paper.h"

namespace devices {

// A picture of printed paper: for the panel on the screen, for files, and for eyes that check a receipt.
struct PaperPicture {
    int width = 0;
    int height = 0;
    std::vector<std::uint32_t> argb;  // row by row, 0xAARRGGBB
};

struct PaperPictureOptions {
    int columns = 48;
    int dots_wide = 576;  // 80 mm paper at 203 dpi; the picture adds a margin of 16 dots all round
};

PaperPicture paper_picture(const Paper& paper, const PaperPictureOptions& options = {});

core::Done save_png(const PaperPicture& picture, const std::string& path);

}  // namespace devices
