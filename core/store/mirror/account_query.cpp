#include "core/store/mirror/account_query.h"

#include <algorithm>
#include <vector>

#include "core/accounts/account_number.h"
#include "core/base/utf8_text.h"

namespace core {

namespace {

constexpr std::size_t text_length_max = 100;
constexpr std::size_t words_max = 8;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// The index splits at everything that is no letter or digit. Bytes above ASCII stay with their word: the
// index takes them apart itself where they are punctuation.
bool is_of_word(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    bool inside = false;
    for (const char c : text) {
        const bool belongs = is_of_word(c);
        if (belongs && !inside) words.emplace_back();
        if (belongs) words.back() += c;
        inside = belongs;
    }
    words.resize(std::min(words.size(), words_max));
    return words;
}

std::string digits_of(std::string_view text) {
    std::string digits;
    for (const char c : text) {
        if (is_digit(c)) {
            digits += c;
        } else if (c != '-' && c != ' ') {
            return {};
        }
    }
    return digits.size() <= account_format.digits() ? digits : std::string{};
}

}  // namespace

AccountQuery account_query(std::string_view text) {
    AccountQuery query;
    const std::string known = valid_utf8(text.substr(0, text_length_max));
    for (const std::string& word : words_of(known)) {
        query.whole_words += "\"" + word + "\" ";
        query.word_starts += "\"" + word + "\"* ";
    }
    query.digits = digits_of(known);
    return query;
}

}  // namespace core
