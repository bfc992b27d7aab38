#pragma once

#include <optional>
#include <string_view>

namespace core {

// ABA routing number: nine digits d1..d9 with 3*(d1+d4+d7) + 7*(d2+d5+d8) + (d3+d6+d9) a multiple of ten.
// Nine zeros satisfy the sum and name no bank. Source: Accredited Standards Committee X9 "3-7-1" check digit,
// as in moov-io/ach validators_test.go and python-stdnum stdnum/us/rtn.py.
bool is_routing_number(std::string_view text);

// The ninth digit that the first eight ask for, by the same formula; nothing unless there are eight digits.
std::optional<char> routing_check_digit(std::string_view first_eight);

}  // namespace core
