#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/problem.h"

namespace core {

// FNC1 inside a symbol arrives as the ASCII group separator.
inline constexpr char gs1_separator = '\x1d';

// One element of a GS1 element string: "415" and "1234567890128".
struct Gs1Element {
    std::string identifier;
    std::string value;

    bool operator==(const Gs1Element&) const = default;
};

// Splits an element string (without its leading FNC1) by the dictionary's rules:
//   string    = element *( [separator] element ) [separator]
//   element   = identifier value         a value of predefined length ends by itself, any other at a
//   separator
// Lengths, characters, check digits and dates of every value are checked. Problems: scan_check_digit;
// scan_ambiguous when a value is too long, which is what a lost separator looks like; scan_unreadable.
Result<std::vector<Gs1Element>> parse_gs1_elements(std::string_view data);

// The same from the form printed under a code, "(415)1234567890128(8020)0012"; "\(" is a bracket inside a
// value. Square brackets do as well.
Result<std::vector<Gs1Element>> parse_gs1_brackets(std::string_view text);

// The element string with separators exactly where the rules want them, without the leading FNC1.
std::string gs1_element_string(const std::vector<Gs1Element>& elements);

}  // namespace core
