#pragma once

#include <string>
#include <string_view>

namespace core {

// What a code of head office's rejects means (packaging/headoffice: post_entries, apply_lines), for the clerk
// at the station and for the person at head office's desk; a code that this program does not know as it is.
std::string words_of_office_code(std::string_view code);

}  // namespace core
