#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "core/base/problem.h"
#include "kiosk/widgets/font_files.h"
#include "kiosk/widgets/rasterizer.h"
#include "kiosk/widgets/theme.h"

struct ImFont;
struct ImFontAtlas;

namespace kiosk {

struct FontRequest {
    Station station = Station::window;
    float scale = 1;
    std::string
        texts{};  // whatever else must be drawable in every text size: the sentences of the languages in use
    FontFiles files{};
};

// A font at one size, with where its capitals lie below the top of the line (pixels).
struct Face {
    ImFont* font = nullptr;
    float capital_top = 0;
    float capital_bottom = 0;

    float capital_height() const { return capital_bottom - capital_top; }
    float capital_middle() const { return (capital_top + capital_bottom) / 2; }
};

// All glyphs of one station at one scale, baked into one atlas.
//
// Baked is only what screens use: Latin (Western; for names also Central European and Vietnamese) in the text
// sizes, figures alone in the largest ones. At the window names can stand in `second`, `body` and `amount`.
// `act` and larger exist in bold only; a regular style asked there is drawn bold. The kiosk's bold body text
// also has the four signs of the Chinese name of Chinese, for the language key.
class Fonts {
  public:
    static core::Result<Fonts> load(const FontRequest& request);  // font_missing

    Fonts(Fonts&&) noexcept;
    Fonts& operator=(Fonts&&) noexcept;
    ~Fonts();

    const Face& face(TextStyle style) const;
    ImFont& icons(float size_px) const;  // the baked size nearest to this
    ImFontAtlas& atlas() const { return *atlas_; }
    AlphaAtlas alpha() const;

  private:
    Fonts();

    std::unique_ptr<ImFontAtlas> atlas_;
    std::array<std::array<Face, 2>, type_count> faces_{};  // by type, then weight
    std::vector<ImFont*> icons_;
};

}  // namespace kiosk
