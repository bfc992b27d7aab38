#include "devices/scanning/aim_id.h"

#include <utility>

namespace devices {
namespace {

bool is_letter(char character) {
    return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z');
}

}  // namespace

bool is_aim_id(std::string_view text) {
    return text.size() == 3 && text[0] == ']' && is_letter(text[1]) && text[2] > 0x20 && text[2] < 0x7f;
}

core::ScannedCode code_from_text(std::string text) {
    core::ScannedCode code{.aim_id = {}, .data = std::move(text)};
    if (!is_aim_id(std::string_view(code.data).substr(0, 3))) return code;
    code.aim_id = code.data.substr(0, 3);
    code.data.erase(0, 3);
    return code;
}

}  // namespace devices
