#include "core/base/utf8_text.h"

#include <utf8.h>

#include <iterator>

namespace core {

bool is_valid_utf8(std::string_view text) {
    return utf8::is_valid(text.begin(), text.end());
}

std::string valid_utf8(std::string_view text) {
    std::string result;
    utf8::replace_invalid(text.begin(), text.end(), std::back_inserter(result), U'?');
    return result;
}

std::size_t utf8_length(std::string_view text) {
    return static_cast<std::size_t>(utf8::unchecked::distance(text.begin(), text.end()));
}

}  // namespace core
