#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

// What the two linear codes of bills carry around their digits, for printing and for proving a code that was
// read raw. All take digits only and give nothing for anything else.

// Interleaved 2 of 5 encodes pairs: an odd number of digits gets a leading zero. The check digit is GS1's:
// weights 3,1,3,1 from the right. Source: ISO/IEC 16390; vectors from zint backend/tests/test_2of5.c.
std::optional<std::string> itf_digits(std::string_view digits);
std::optional<std::string> itf_digits_with_check(std::string_view digits);

// The modules of the symbol, '1' a bar and '0' a space, wide elements three modules, without quiet zones.
std::optional<std::string> itf_modules(std::string_view digits);

// Code 128 codewords, from start to stop: pairs in set C, an odd last digit in set B. Source: ISO/IEC 15417;
// vector from zint backend/tests/test_code128.c.
std::optional<std::vector<int>> code128_codewords(std::string_view digits);

// The check codeword of start and data codewords: the start plus each further one times its place, mod 103.
int code128_check(const std::vector<int>& codewords);

}  // namespace core
