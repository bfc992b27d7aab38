#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace test {

struct DrawerKick {
    int pin = 0;           // 0: pin 2, 1: pin 5
    bool at_once = false;  // by the real-time command
};

// How a line looked at its first visible character.
struct DecodedLine {
    std::string text;
    char align = 'l';  // l, c, r
    bool bold = false;
    int width = 1;
    int height = 1;

    friend bool operator==(const DecodedLine&, const DecodedLine&) = default;
};

// Where a line stands, in cells of normal characters: before its first visible character, and to its end.
struct DecodedExtent {
    int left = 0;
    int all = 0;
};

struct DecodedBarcode {
    int symbology = 0;  // as GS k form B numbers them: 73 is Code 128
    std::string data;   // Code 128: set changes resolved, FNC1 as 1Dh
};

struct DecodedImage {
    std::size_t bytes_across = 0;
    std::size_t rows = 0;
    std::string dots;
};

// What a stream of ESC/POS bytes says, as plain facts.
struct DecodedPrint {
    std::vector<std::string> lines;   // UTF-8, with the spaces that alignment and padding print
    std::vector<DecodedLine> styled;  // the same lines with their looks
    std::vector<DecodedExtent> extents;
    std::vector<std::string> qr_codes;
    std::vector<DecodedBarcode> barcodes;
    std::vector<DecodedImage> images;
    int feeds = 0;  // ESC J, ESC d
    int cuts = 0;
    std::vector<DrawerKick> drawer_kicks;
    std::vector<std::string> process_ids;  // asked for, four characters each
    std::vector<std::string> unknown;      // commands it does not know, in hex: a test expects none

    std::string text() const;  // the lines, each ended by a line feed
    bool has_line_with(std::string_view part) const;
};

// An independent reader of receipts, for tests: written from the manuals' tables, sharing no code with the
// program's encoder or its virtual printer, with characters from the C library's converters.
DecodedPrint decode_print(std::string_view bytes);

}  // namespace test
