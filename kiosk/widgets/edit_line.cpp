#include "kiosk/widgets/edit_line.h"

#include <algorithm>

#include "core/base/utf8_text.h"
#include "kiosk/widgets/utf8_cursor.h"

namespace kiosk {

std::size_t EditLine::caret() const {
    std::size_t at = text.size();
    for (std::size_t i = 0; i < caret_from_end; ++i) at = previous_code_point(text, at);
    return at;
}

void EditLine::insert(std::string_view typed) {
    text.insert(caret(), typed);
}

void EditLine::erase_before() {
    const std::size_t end = caret(), begin = previous_code_point(text, end);
    text.erase(begin, end - begin);
}

void EditLine::erase_after() {
    if (caret_from_end == 0) return;
    const std::size_t begin = caret();
    text.erase(begin, next_code_point(text, begin) - begin);
    --caret_from_end;
}

void EditLine::move_left() {
    if (caret() > 0) ++caret_from_end;
}

void EditLine::move_right() {
    if (caret_from_end > 0) --caret_from_end;
}

void EditLine::move_to_start() {
    caret_from_end = core::utf8_length(text);
}

void EditLine::move_to_end() {
    caret_from_end = 0;
}

std::string accepted(FieldKind kind, std::string_view typed) {
    if (!core::is_valid_utf8(typed)) return {};
    std::string taken;
    for (const char letter : typed) {
        const bool digit = letter >= '0' && letter <= '9';
        const bool printable = static_cast<unsigned char>(letter) >= 0x20 && letter != 0x7F;
        if (kind == FieldKind::text ? printable : digit) taken += letter;
    }
    return taken;
}

std::string shown(FieldKind kind, std::string_view value) {
    if (kind == FieldKind::pin) {
        std::string dots;
        for (std::size_t i = 0; i < value.size(); ++i) dots += "•";
        return dots;
    }
    if (kind != FieldKind::amount || value.empty()) return std::string(value);
    std::string cents(value);
    cents.erase(0, std::min(cents.find_first_not_of('0'), cents.size()));
    if (cents.size() < 3) cents.insert(0, 3 - cents.size(), '0');
    std::string units = cents.substr(0, cents.size() - 2);
    for (std::size_t at = units.size(); at > 3; at -= 3) units.insert(at - 3, ",");
    return units + "." + cents.substr(cents.size() - 2);
}

}  // namespace kiosk
