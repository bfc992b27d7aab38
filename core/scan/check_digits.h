#pragma once

#include <string_view>

namespace core {

// GS1 General Specifications 7.9: weights 3,1,3,1 from the right over all digits but the last. The lengths
// that carry such a digit are 8, 12, 13, 14, 17 and 18; anything else, or anything but digits, does not hold.
bool gs1_check_digit_holds(std::string_view digits);

// Creditron's mod 10 for OCR scan lines: weights 2,1,2,1 from the left over all digits but the last, the
// digits of each product added, the last digit brings the sum to a multiple of ten.
bool creditron_check_digit_holds(std::string_view digits);
char creditron_check_digit(std::string_view body);

// ISO 13616: country, two check digits and account, mod 97.
bool iban_holds(std::string_view iban);

}  // namespace core
