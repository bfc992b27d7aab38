#include "core/scan/barcode_symbols.h"
#include "core/formats/fixed_columns.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

int pair_at(std::string_view digits, std::size_t at) {
    return (digits[at] - '0') * 10 + (digits[at + 1] - '0');
}

// Two of the five elements of each digit are wide.
constexpr std::array<std::string_view, 10> itf_elements{"nnwwn", "wnnnw", "nwnnw", "wwnnn", "nnwnw",
                                                        "wnwnn", "nwwnn", "nnnww", "wnnwn", "nwnwn"};

}  // namespace

std::optional<std::string> itf_digits(std::string_view digits) {
    if (!is_digits(digits)) return std::nullopt;
    return std::string(digits.size() % 2, '0') + std::string(digits);
}

std::optional<std::string> itf_digits_with_check(std::string_view digits) {
    if (!is_digits(digits)) return std::nullopt;
    int sum = 0;
    for (std::size_t from_right = 0; from_right < digits.size(); ++from_right) {
        const int digit = digits[digits.size() - 1 - from_right] - '0';
        sum = (sum + (from_right % 2 == 0 ? 3 * digit : digit)) % 10;
    }
    return itf_digits(std::string(digits) + static_cast<char>('0' + (10 - sum) % 10));
}

std::optional<std::string> itf_modules(std::string_view digits) {
    const auto pairs = itf_digits(digits);
    if (!pairs) return std::nullopt;
    std::string modules = "1010";
    for (std::size_t i = 0; i < pairs->size(); i += 2) {
        const std::string_view bars = itf_elements[static_cast<std::size_t>((*pairs)[i] - '0')];
        const std::string_view spaces = itf_elements[static_cast<std::size_t>((*pairs)[i + 1] - '0')];
        for (std::size_t element = 0; element < bars.size(); ++element) {
            modules.append(bars[element] == 'w' ? 3 : 1, '1');
            modules.append(spaces[element] == 'w' ? 3 : 1, '0');
        }
    }
    return modules + "11101";
}

int code128_check(const std::vector<int>& codewords) {
    int sum = codewords.empty() ? 0 : codewords.front() % 103;
    for (std::size_t place = 1; place < codewords.size(); ++place)
        sum = (sum + static_cast<int>(place % 103) * codewords[place]) % 103;
    return sum;
}

std::optional<std::vector<int>> code128_codewords(std::string_view digits) {
    constexpr int to_set_b = 100;
    constexpr int start_b = 104;
    constexpr int start_c = 105;
    constexpr int stop = 106;
    if (!is_digits(digits)) return std::nullopt;
    std::vector<int> codewords{digits.size() == 1 ? start_b : start_c};
    std::size_t at = 0;
    for (; at + 1 < digits.size(); at += 2) codewords.push_back(pair_at(digits, at));
    if (at < digits.size()) {
        if (digits.size() > 1) codewords.push_back(to_set_b);
        codewords.push_back(digits[at] - ' ');  // set B counts from the space
    }
    codewords.push_back(code128_check(codewords));
    codewords.push_back(stop);
    return codewords;
}

}  // namespace core
