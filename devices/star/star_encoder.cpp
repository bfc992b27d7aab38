#include "devices/star/star_encoder.h"

#include "devices/printing/page_encoder.h"
#include "devices/star/star_commands.h"
#include "devices/star/star_image.h"

namespace devices::star {
namespace {

std::vector<CodePage> known_pages(const PaperProfile& profile) {
    std::vector<CodePage> pages;
    for (const CodePage page : profile.code_pages) {
        if (page_number(page)) pages.push_back(page);
    }
    if (pages.empty()) pages.push_back(CodePage::cp437);
    return pages;
}

// Bar codes are always drawn: Star's own take other data than ESC/POS, and a drawn one is the same
// everywhere.
class StarPage : public PageCommands {
  public:
    explicit StarPage(const PaperProfile& profile) : pages_(known_pages(profile)), has_qr_(profile.has_qr) {}

    std::span<const CodePage> pages() const override { return pages_; }
    std::string choose_page(CodePage page) const override { return choose_code_page(*page_number(page)); }

    std::vector<std::string> choose_style(const LineStyle& from, const LineStyle& to) const override {
        std::vector<std::string> commands;
        if (from.align != to.align) commands.push_back(choose_align(align_number(to.align)));
        if (from.bold != to.bold) commands.push_back(choose_bold(to.bold));
        if (from.size != to.size) commands.push_back(choose_size(to.size));
        return commands;
    }

    std::string feed_and_cut() const override { return star::feed_and_cut(); }
    std::string feed_dots(int dots) const override { return star::feed_dots(dots); }

    std::optional<std::string> qr(std::string_view data, int dots) const override {
        return has_qr_ ? std::optional(qr_code(data, dots)) : std::nullopt;
    }
    std::optional<std::string> barcode(const core::PrintedBarcode&) const override { return std::nullopt; }

    std::vector<std::string> image(const core::DotImage& image) const override {
        return image_commands(image.width, image.height,
                              [&image](int x, int y) { return image.is_black(x, y); });
    }

  private:
    std::vector<CodePage> pages_;
    bool has_qr_;
};

}  // namespace

EncodedDocument encode(const core::PrintedDocument& document, const PaperProfile& profile) {
    return encode_page(document, profile, StarPage(profile));
}

}  // namespace devices::star
