#pragma once

#include <string>
#include <variant>
#include <vector>

#include "core/ports/dot_image.h"

namespace devices {

// What stands on a piece of printed paper, as a person would see it.

struct PaperRun {      // characters that look alike
    std::string text;  // UTF-8
    bool bold = false;
    int width = 1;  // times the normal character
    int height = 1;

    friend bool operator==(const PaperRun&, const PaperRun&) = default;
};

enum class PaperAlign { left, centre, right };

struct PaperLine {
    std::vector<PaperRun> runs;
    PaperAlign align = PaperAlign::left;
};

struct PaperQr {
    std::string data;
    int dots = 3;  // a module's side
    PaperAlign align = PaperAlign::left;
};

struct PaperBarcode {
    std::string modules;    // '1' a bar's, '0' a space's, without quiet zones
    std::string data;       // FNC1 as 1Dh
    int dots = 3;           // a module's width
    int height = 162;       // of the bars
    bool has_text = false;  // below the bars
    PaperAlign align = PaperAlign::left;
};

struct PaperImage {
    core::DotImage image;
    PaperAlign align = PaperAlign::left;
};

struct PaperFeed {  // white paper
    int dots = 0;
};

using PaperItem = std::variant<PaperLine, PaperQr, PaperBarcode, PaperImage, PaperFeed>;

struct Paper {
    std::vector<PaperItem> items;
    bool is_cut = false;

    std::string text()
        const;  // one text line for each printed line; [QR data], [bar code data], [image 576x48]
};

}  // namespace devices
