#pragma once

#include <string>

namespace kiosk {

// Where the fonts are; the one place that knows it. The defaults are Debian's packages fonts-noto-core,
// fonts-noto-cjk and fonts-font-awesome.
struct FontFiles {
    std::string regular = "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf";
    std::string bold = "/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf";
    std::string chinese = "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc";
    std::string icons = "/usr/share/fonts/truetype/font-awesome/fontawesome-webfont.ttf";
};

}  // namespace kiosk
