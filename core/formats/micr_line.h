#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/money.h"

namespace core {

// The magnetic line at the foot of a check, left to right (T transit, O on-us, A amount symbol):
//   [O check number O] [digit] T routing T account O [check number] [A amount A]
// The first group, auxiliary on-us, stands on business checks only; personal checks have the number after the
// account. The single digit is the external processing code. Sources: Microsoft UPOS MICR class
// (TransitNumber, AccountNumber), ANSI X9.100-160 field order, micrtools bug 1.
struct MicrLine {
    std::string routing;          // nine digits whose check digit holds
    std::string account;          // digits; printed spaces and dashes are left out
    std::string number;           // of the check, with its leading zeros; empty when the line does not tell
    std::optional<Money> amount;  // present only after the bank encoded it

    friend bool operator==(const MicrLine&, const MicrLine&) = default;
};

// Reads the line as a reader delivers it. Symbols: U+2446 U+2448 U+2447 U+2449, or the letters T, O or U, A,
// D or -, the micrtools letters d, c, b, or : ; < =
// (ISO 2033). On a personal check whose number is printed left of the account
// nothing tells the two apart: it is read as part of the account.
// Problems: micr_unreadable (which part), routing_number_wrong.
Result<MicrLine> parse_micr_line(std::string_view raw);

// Whether this is a check's line at all, perhaps a damaged one: two transit symbols about a routing number
// apart, and few characters that were not read.
bool looks_like_micr_line(std::string_view raw);

// The routing number alone, for filling in what can be read of a line that is otherwise damaged.
std::optional<std::string> routing_in_micr_line(std::string_view raw);

}  // namespace core
