#include "core/base/problem.h"

#include "core/base/ensure.h"
#include "core/base/utf8_text.h"

namespace core {

const ProblemEntry& entry_of(ProblemCode code) {
    for (const auto list : {refusal_list(), fault_list()}) {
        for (const ProblemEntry& entry : list) {
            if (entry.code == code) return entry;
        }
    }
    ensure(false, "a problem code without its entry");
    return refusal_list().front();
}

std::string_view name_of(ProblemCode code) {
    return entry_of(code).name;
}

std::string Problem::message() const {
    return detail.empty() ? std::string(entry_of(code).sentence) : detail;
}

std::string printable(std::string_view text) {
    constexpr std::size_t length_max = 80;
    std::string shown = valid_utf8(text);
    for (char& c : shown) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = '?';
    }
    if (shown.size() <= length_max) return shown;
    std::size_t cut = length_max;
    while (cut > 0 && (static_cast<unsigned char>(shown[cut]) & 0xc0) == 0x80) --cut;
    return shown.substr(0, cut) + "...";
}

}  // namespace core
