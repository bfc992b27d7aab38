#include "devices/escpos/encoder.h"

#include "core/base/ensure.h"
#include "core/ports/barcode_modules.h"
#include "devices/escpos/commands.h"
#include "devices/escpos/raster_commands.h"
#include "devices/printing/page_encoder.h"
#include "devices/printing/symbol_raster.h"

namespace devices {
namespace {

class EscposPage : public PageCommands {
  public:
    explicit EscposPage(const PaperProfile& profile) : profile_(profile) {}

    std::span<const CodePage> pages() const override { return profile_.code_pages; }
    std::string choose_page(CodePage page) const override {
        return escpos::choose_code_page(profile_.number_of_page(page));
    }

    std::vector<std::string> choose_style(const LineStyle& from, const LineStyle& to) const override {
        std::vector<std::string> commands;
        if (from.align != to.align) commands.push_back(escpos::choose_align(align_number(to.align)));
        if (from.bold != to.bold || from.size != to.size)
            commands.push_back(escpos::choose_style(to.size, to.bold));
        return commands;
    }

    std::string feed_and_cut() const override { return escpos::feed_and_cut(); }
    std::string feed_dots(int dots) const override { return escpos::feed_dots(dots); }

    std::optional<std::string> qr(std::string_view data, int dots) const override {
        return profile_.has_qr ? std::optional(escpos::qr_code(data, dots)) : std::nullopt;
    }

    std::optional<std::string> barcode(const core::PrintedBarcode& barcode) const override {
        const auto modules = core::barcode_modules(barcode);
        const auto dots = modules ? bar_dots(modules->size(), profile_.dots_wide) : std::nullopt;
        if (!profile_.has_barcodes || !dots) return std::nullopt;
        const escpos::BarDots size{.height = bar_height_dots, .module = *dots};
        if (barcode.symbology == core::PrintedSymbology::interleaved_2_of_5)
            return escpos::interleaved_barcode(barcode.data, size);
        const bool gs1 = barcode.symbology == core::PrintedSymbology::gs1_128;
        return escpos::code128_barcode(*core::code128_data(barcode.data, {.gs1 = gs1}), size);
    }

    std::vector<std::string> image(const core::DotImage& image) const override {
        return escpos::raster_commands(image);
    }

  private:
    const PaperProfile& profile_;
};

}  // namespace

EncodedDocument encode(const core::PrintedDocument& document, const PaperProfile& profile) {
    EncodedDocument encoded = encode_page(document, profile, EscposPage(profile));
    core::ensure(!escpos::holds_real_time_command(encoded.bytes), "no document holds a real-time command");
    return encoded;
}

}  // namespace devices
