#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/ports/printed_document.h"
#include "devices/printing/encoded_document.h"
#include "devices/printing/paper_profile.h"

namespace devices {

struct LineStyle {
    core::PrintedAlign align = core::PrintedAlign::left;
    bool bold = false;
    int size = 1;  // 1 to 3

    friend bool operator==(const LineStyle&, const LineStyle&) = default;
};

int align_number(core::PrintedAlign align);  // 0 left, 1 centre, 2 right: the same in every language

// What a printer's language has for the parts of a page, as bytes. Each string is one command, or a few that
// belong together.
class PageCommands {
  public:
    virtual ~PageCommands() = default;

    virtual std::span<const CodePage> pages() const = 0;  // at least one
    virtual std::string choose_page(CodePage page) const = 0;
    // From one style to another, as few commands as will do.
    virtual std::vector<std::string> choose_style(const LineStyle& from, const LineStyle& to) const = 0;
    virtual std::string feed_and_cut() const = 0;
    virtual std::string feed_dots(int dots) const = 0;  // 0 to 255

    // Nothing where the printer cannot: then the symbol is drawn, or spelled.
    virtual std::optional<std::string> qr(std::string_view data, int dots) const = 0;
    virtual std::optional<std::string> barcode(const core::PrintedBarcode& barcode) const = 0;
    virtual std::vector<std::string> image(const core::DotImage& image) const = 0;
};

// Lays a document out on a printer's paper: wraps, switches code pages, draws what no page holds, and knows
// what the printer is set to, so that a setting is sent only on change.
EncodedDocument encode_page(const core::PrintedDocument& document, const PaperProfile& profile,
                            const PageCommands& commands);

}  // namespace devices
