#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace core {

// What must hold of one part of an element's value beyond its length and characters.
enum class Gs1Check : std::uint8_t { none, check_digit, date, iban };

// One part of an element's value: N digits, X characters of set 82, Y of set 39.
struct Gs1Part {
    char set = 0;  // 0: no such part
    std::uint8_t least = 0;
    std::uint8_t most = 0;
    Gs1Check check = Gs1Check::none;
    bool may_be_absent = false;
};

// The rule of one application identifier or a range of them (GS1 General Specifications 3.2, GS1 Barcode
// Syntax Dictionary 2026-01-27). Elements of predefined length need no separator behind them; all others do,
// unless last.
struct Gs1Rule {
    std::string_view first;
    std::string_view last;
    bool predefined_length = false;
    std::array<Gs1Part, 5> parts{};
};

// The rule of the identifier that `data` begins with, or nullptr. The list holds the payment identifiers and
// those a counter meets by mistake (products, logistics), so that a wrong code can be told from a damaged
// one.
const Gs1Rule* gs1_rule_at(std::string_view data);
// The rule of exactly this identifier, or nullptr.
const Gs1Rule* gs1_rule(std::string_view identifier);

bool is_gs1_character(char set, char c);

}  // namespace core
