#pragma once

#include <cstddef>
#include <vector>

#include "devices/printing/code_page.h"

namespace devices {

// What a document needs to know about one printer's paper.
struct PaperProfile {
    std::size_t columns = 48;  // 48: 80 mm paper; 42: some 80 mm models; 32: 58 mm paper
    std::vector<CodePage> code_pages = {CodePage::cp437, CodePage::cp858, CodePage::cp1252};
    std::size_t qr_bytes_max = 600;  // longer contents are printed as text
};

}  // namespace devices
