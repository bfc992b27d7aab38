#pragma once

#include <string>
#include <variant>
#include <vector>

#include "core/ports/dot_image.h"

namespace core {

// A printed page without a device: what a receipt, slip or Z says and how it stands. Drawn by the text, PNG
// and PDF renderers (core/receipts) and by the printer encoders (devices), which choose code pages and bytes.

enum class PrintedAlign { left, centre, right };

// 1: normal; 2: twice the height and width; 3 is the largest a receipt printer is asked for.
struct PrintedText {
    std::string text;  // UTF-8, one line; longer lines wrap at words
    PrintedAlign align = PrintedAlign::left;
    bool bold = false;
    int size = 1;
};

// A label at the left edge and a figure at the right edge of one line; the label wraps, the figure never
// does.
struct PrintedPair {
    std::string label;
    std::string figure;
    bool bold = false;
    int size = 1;
};

struct PrintedRule {};  // a line across the paper

struct PrintedGap {  // empty lines
    int lines = 1;
};

struct PrintedQr {  // error correction M
    std::string data;
};

enum class PrintedSymbology { code_128, gs1_128, interleaved_2_of_5 };

// A linear bar code across the middle of the paper with its data below it. What the symbol or the paper's
// width cannot hold is printed as text.
struct PrintedBarcode {
    PrintedSymbology symbology = PrintedSymbology::code_128;
    std::string data;  // GS1-128: elements without brackets, 1Dh after each of open length but the last
};

struct PrintedLogo {  // in the middle; one wider than the paper is left out
    DotImage image;
};

using PrintedBlock =
    std::variant<PrintedText, PrintedPair, PrintedRule, PrintedGap, PrintedQr, PrintedBarcode, PrintedLogo>;

// Ends with a cut; renderers add the feed their device needs.
struct PrintedDocument {
    std::vector<PrintedBlock> blocks;
};

}  // namespace core
