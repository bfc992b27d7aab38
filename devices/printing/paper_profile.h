#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "devices/printing/code_page.h"

namespace devices {

// What a document needs to know about one printer's paper.
struct PaperProfile {
    std::size_t columns = 48;  // 48: 80 mm paper; 42: some 80 mm models; 32: 58 mm paper
    int dots_wide = 576;       // 576: 72 mm of 80 at 203 dpi; 512: the same at 180 dpi; 384: 58 mm paper
    std::vector<CodePage> code_pages = {CodePage::cp437, CodePage::cp858, CodePage::cp1252};
    std::size_t qr_bytes_max = 600;  // longer contents are printed as text
    bool has_raster = true;          // GS v 0; without it what no code page holds is spelled plainly
    bool has_qr = true;              // GS ( k; else drawn as dots
    bool has_barcodes = true;        // GS k form B; else drawn as dots
    // ESC t's numbers by page, where the maker's differ from Epson's; empty: Epson's.
    std::vector<std::uint8_t> page_numbers = {};

    std::uint8_t number_of_page(CodePage page) const {
        const auto place = static_cast<std::size_t>(page);
        return place < page_numbers.size() ? page_numbers[place] : number_of(page);
    }
};

}  // namespace devices
