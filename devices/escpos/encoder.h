#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/ports/printed_document.h"
#include "devices/escpos/code_page.h"

namespace devices {

// What a document needs to know about one printer's paper.
struct PaperProfile {
    std::size_t columns = 48;  // 48: 80 mm paper; 42: some 80 mm models; 32: 58 mm paper
    std::vector<CodePage> code_pages = {CodePage::cp437, CodePage::cp858, CodePage::cp1252};
    std::size_t qr_bytes_max = 600;  // longer contents are printed as text
};

// A document as bytes, and the offsets at which a command or line begins: the places where something else (a
// drawer pulse, the end of an abandoned job) can be put without being taken for data. Ends with feed and cut.
struct EncodedDocument {
    std::string bytes;
    std::vector<std::size_t> boundaries;

    // The first boundary at or after the offset; the end is one.
    std::size_t boundary_from(std::size_t offset) const;
};

EncodedDocument encode(const core::PrintedDocument& document, const PaperProfile& profile);

}  // namespace devices
