#include "kiosk/widgets/glyph_ranges.h"

#include <imgui.h>

#include <type_traits>

#include "kiosk/widgets/icons.h"

namespace kiosk {

namespace {

static_assert(std::is_same_v<ImWchar, unsigned short>);

GlyphRanges built(ImFontGlyphRangesBuilder& builder) {
    ImVector<ImWchar> ranges;
    builder.BuildRanges(&ranges);
    return {ranges.begin(), ranges.end()};
}

}  // namespace

GlyphRanges label_ranges(const std::string& texts) {
    // Latin-1; dashes, quotes, bullet and ellipsis; euro. Debian's Noto Sans has no minus sign U+2212: money
    // uses the en dash.
    static constexpr ImWchar ranges[] = {0x20, 0x7E, 0xA0, 0xFF, 0x2010, 0x2027, 0x20AC, 0x20AC, 0};
    ImFontGlyphRangesBuilder builder;
    builder.AddRanges(ranges);
    builder.AddText(texts.data(), texts.data() + texts.size());
    return built(builder);
}

GlyphRanges name_ranges(const std::string& texts) {
    static constexpr ImWchar more[] = {0x100, 0x131, 0x139, 0x13E, 0x141, 0x148, 0x150,  0x15B,  0x15E, 0x171,
                                       0x178, 0x17E, 0x1A0, 0x1A1, 0x1AF, 0x1B0, 0x1EA0, 0x1EF9, 0};
    ImFontGlyphRangesBuilder builder;
    builder.AddRanges(label_ranges(texts).data());
    builder.AddRanges(more);
    return built(builder);
}

GlyphRanges figure_ranges() {
    ImFontGlyphRangesBuilder builder;
    // The letter H only tells where the capitals lie.
    builder.AddText("0123456789.,:+-–$¢€%/ H");
    return built(builder);
}

GlyphRanges icon_ranges() {
    ImFontGlyphRangesBuilder builder;
    for (const Icon icon : font_icons) builder.AddChar(static_cast<ImWchar>(icon));
    return built(builder);
}

GlyphRanges chinese_name_ranges() {
    ImFontGlyphRangesBuilder builder;
    builder.AddText("简体中文");
    return built(builder);
}

}  // namespace kiosk
