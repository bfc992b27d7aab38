#include "kiosk/widgets/fonts.h"

#include <imgui.h>
#include <imgui_freetype.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "core/base/ensure.h"
#include "kiosk/widgets/glyph_ranges.h"
#include "kiosk/widgets/mapped_file.h"

namespace kiosk {

namespace {

constexpr std::array<float, 5> window_icons{16, 20, 24, 28, 34};
constexpr std::array<float, 5> kiosk_icons{24, 28, 34, 40, 72};

enum class GlyphSet { names, labels, figures };

// What one font of the atlas is made of.
struct Bake {
    float size = 0;
    Weight weight = Weight::regular;
    GlyphSet glyphs = GlyphSet::names;

    auto operator<=>(const Bake&) const = default;
};

// At the window a name of a person or street stands in second, body or amount; other sizes are our own words.
GlyphSet glyphs_for(Station station, Type type) {
    const bool window = station == Station::window;
    if (window ? type >= Type::figure : type > Type::amount) return GlyphSet::figures;
    const bool own_words = type == Type::unit || type == Type::strong || type == Type::act;
    return window && own_words ? GlyphSet::labels : GlyphSet::names;
}

Bake bake_for(const FontRequest& request, Type type, Weight weight) {
    const bool window = request.station == Station::window;
    const bool regular = weight == Weight::regular && (window ? type < Type::act : type <= Type::act);
    return {std::round(size_of(request.station, type) * request.scale),
            regular ? Weight::regular : Weight::bold, glyphs_for(request.station, type)};
}

// The mapped files and ranges that must outlive the build of the atlas, and the fonts added so far.
class Baker {
  public:
    Baker(ImFontAtlas& atlas, const FontRequest& request)
        : atlas_(atlas),
          request_(request),
          names_(name_ranges(request.texts)),
          labels_(label_ranges(request.texts)) {}

    core::Done open_files() {
        const FontFiles& paths = request_.files;
        for (const auto& [file, path] :
             {std::pair{&regular_, &paths.regular}, std::pair{&bold_, &paths.bold},
              std::pair{&icons_, &paths.icons}, std::pair{&chinese_, &paths.chinese}}) {
            if (file == &chinese_ && request_.station == Station::window) continue;
            auto opened = MappedFile::open(*path);
            if (!opened)
                return core::problem(core::ProblemCode::font_missing, "cannot read the font " + *path);
            *file = std::make_unique<MappedFile>(std::move(*opened));
        }
        return {};
    }

    ImFont* text(const Bake& bake) {
        ImFont*& font = fonts_[bake];
        if (font == nullptr) {
            const MappedFile& file = bake.weight == Weight::bold ? *bold_ : *regular_;
            font = add(file, config_for(bake.size), ranges(bake.glyphs));
            if (chinese_ && bake == bake_for(request_, Type::body, Weight::bold)) add_chinese_name(bake.size);
        }
        return font;
    }

    ImFont* icons(float size) {
        return add(*icons_, config_for(std::round(size * request_.scale)), pictures_);
    }

  private:
    static ImFontConfig config_for(float size) {
        ImFontConfig config;
        config.SizePixels = size;
        config.OversampleH = 1;
        config.PixelSnapH = true;
        return config;
    }

    // Noto CJK is drawn smaller than Noto Sans at the same nominal size; enlarged, its signs are as high as
    // capitals.
    void add_chinese_name(float size) {
        ImFontConfig config = config_for(size * 1.06F);
        config.MergeMode = true;
        config.FontNo = 2;  // simplified Chinese in the collection
        add(*chinese_, config, chinese_name_);
    }

    ImFont* add(const MappedFile& file, const ImFontConfig& config, const GlyphRanges& ranges) {
        // The atlas copies bytes that it does not own (20 MB for Chinese), so they are lent to it as if it
        // did. It takes a writable pointer but only reads.
        auto* bytes = const_cast<std::byte*>(file.bytes().data());
        ImFont* font = atlas_.AddFontFromMemoryTTF(bytes, static_cast<int>(file.bytes().size()),
                                                   config.SizePixels, &config, ranges.data());
        atlas_.ConfigData.back().FontDataOwnedByAtlas = false;
        return font;
    }

    const GlyphRanges& ranges(GlyphSet glyphs) const {
        if (glyphs == GlyphSet::figures) return figures_;
        return glyphs == GlyphSet::labels ? labels_ : names_;
    }

    ImFontAtlas& atlas_;
    const FontRequest& request_;
    GlyphRanges names_, labels_;
    GlyphRanges figures_ = figure_ranges();
    GlyphRanges chinese_name_ = chinese_name_ranges();
    GlyphRanges pictures_ = icon_ranges();
    std::unique_ptr<MappedFile> regular_, bold_, icons_, chinese_;
    std::map<Bake, ImFont*> fonts_;
};

Face measured(ImFont* font) {
    const ImFontGlyph* capital = font->FindGlyphNoFallback('H');
    core::ensure(capital != nullptr, "every baked font has the letter H");
    return {font, capital->Y0, capital->Y1};
}

}  // namespace

Fonts::Fonts() : atlas_(std::make_unique<ImFontAtlas>()) {
    atlas_->FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    atlas_->TexDesiredWidth = 2048;
    atlas_->Flags =
        ImFontAtlasFlags_NoPowerOfTwoHeight | ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
}

Fonts::Fonts(Fonts&&) noexcept = default;
Fonts& Fonts::operator=(Fonts&&) noexcept = default;
Fonts::~Fonts() = default;

core::Result<Fonts> Fonts::load(const FontRequest& request) {
    Fonts fonts;
    Baker baker(*fonts.atlas_, request);
    if (auto opened = baker.open_files(); !opened) return tl::unexpected(opened.error());
    for (int index = 0; index < type_count; ++index) {
        for (const Weight weight : {Weight::regular, Weight::bold}) {
            ImFont* font = baker.text(bake_for(request, static_cast<Type>(index), weight));
            fonts.faces_[static_cast<std::size_t>(index)][static_cast<std::size_t>(weight)].font = font;
        }
    }
    for (const float size : request.station == Station::window ? window_icons : kiosk_icons) {
        fonts.icons_.push_back(baker.icons(size));
    }
    if (!fonts.atlas_->Build())
        return core::problem(core::ProblemCode::font_missing, "a font file is damaged");
    fonts.atlas_->ClearInputData();
    for (auto& weights : fonts.faces_) {
        for (Face& face : weights) face = measured(face.font);
    }
    return fonts;
}

const Face& Fonts::face(TextStyle style) const {
    return faces_[static_cast<std::size_t>(style.type)][static_cast<std::size_t>(style.weight)];
}

ImFont& Fonts::icons(float size_px) const {
    return **std::min_element(icons_.begin(), icons_.end(), [size_px](const ImFont* a, const ImFont* b) {
        return std::fabs(a->FontSize - size_px) < std::fabs(b->FontSize - size_px);
    });
}

AlphaAtlas Fonts::alpha() const {
    unsigned char* texels = nullptr;
    AlphaAtlas alpha;
    atlas_->GetTexDataAsAlpha8(&texels, &alpha.width, &alpha.height);
    alpha.texels = texels;
    return alpha;
}

}  // namespace kiosk
