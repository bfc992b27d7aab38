#pragma once

#include <string>
#include <variant>
#include <vector>

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

using PaperItem = std::variant<PaperLine, PaperQr>;

struct Paper {
    std::vector<PaperItem> items;
    bool is_cut = false;

    std::string text() const;  // one text line for each printed line; QR codes as [QR data]
};

}  // namespace devices
