#pragma once

#include <string>
#include <string_view>

namespace core {

// What a person typed into the search field, as the mirror looks for it.
struct AccountQuery {
    std::string whole_words;  // FTS5 expression: every word as it stands; empty when there is no word
    std::string word_starts;  // the same, each word perhaps unfinished
    std::string digits;       // the text without dashes and spaces, when it is only digits and fits a number
};

AccountQuery account_query(std::string_view text);

}  // namespace core
