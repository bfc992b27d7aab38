#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ports/printed_document.h"

namespace core {

// How the linear symbols of printed pages are built: one place for page pictures, printers without bar codes
// of their own, and the virtual printer.

// Code 128 from its start to its last data codeword, without check and stop: pairs of digits in set C where
// they come four or more in a row, else set B. `gs1` begins with FNC1 and takes GS (1Dh) as a separating
// FNC1. Nothing for what these sets do not hold: control characters and everything beyond ASCII. Source:
// ISO/IEC 15417; the GS1 General Specifications 5.4.
struct Code128Options {
    bool gs1 = false;
};
std::optional<std::vector<int>> code128_data(std::string_view text, Code128Options options = {});

inline constexpr int code128_set_c = 99;  // switches; also FNC1 and the starts
inline constexpr int code128_set_b = 100;
inline constexpr int code128_set_a = 101;
inline constexpr int code128_fnc1 = 102;
inline constexpr int code128_start_a = 103;
inline constexpr int code128_start_b = 104;
inline constexpr int code128_start_c = 105;

// The whole symbol, '1' a bar's module and '0' a space's, without quiet zones; adds check and stop.
std::string code128_modules(const std::vector<int>& data);

// Interleaved 2 of 5, wide elements three modules; an odd number of digits gets a leading zero.
std::optional<std::string> interleaved_modules(std::string_view digits);

// The modules of what a page asks for; nothing when the symbol cannot hold the data.
std::optional<std::string> barcode_modules(const PrintedBarcode& barcode);

// What stands below the bars for people: the data, its separators as spaces.
std::string barcode_text(const PrintedBarcode& barcode);

}  // namespace core
