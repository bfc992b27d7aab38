#pragma once

#include <string>
#include <string_view>

namespace core {

// How the last digit of a line proves the digits before it; lines differ in each of these, so it is data.
// Seen: Creditron 2,1 from the left; 1,2 from the left and the remainder itself (remittanceprocessor.com);
// Luhn 2,1 from the right; GS1 3,1 from the right with whole products.
struct DigitCheck {
    std::string weights = "21";  // one digit each, used in turn
    bool from_right = false;     // the first weight belongs to the digit beside the check digit
    bool adds_digits = true;     // of each product; otherwise the products themselves
    bool is_complement = true;   // 10 minus the remainder; otherwise the remainder itself

    char digit_for(std::string_view body) const;  // digits only
    bool holds(std::string_view digits) const;    // two digits or more, the last one the check digit
};

}  // namespace core
