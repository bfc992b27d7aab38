#include "core/facts/office_codes.h"

#include <array>

namespace core {

namespace {

struct CodeWords {
    std::string_view code;
    std::string_view words;
};

constexpr std::array office_codes{
    CodeWords{"unknown_account",
              "head office has no such account; the money waits in suspense at head office"},
    CodeWords{"unknown_receivable", "head office has no such receivable; the money is credit of the account"},
    CodeWords{"paid_over",
              "paid more than was left, perhaps at two stations; the rest is credit of the account"},
    CodeWords{"tender_sum",
              "what was handed over is not what was relieved; the money waits in suspense at head office"},
    CodeWords{"books_differ",
              "the station's books say another amount; the money waits in suspense at head office"},
    CodeWords{"charge_known", "head office has another charge of this name; this one is not owed"},
    CodeWords{"newer", "a newer program than head office's wrote this entry; bring head office up to date"},
    CodeWords{"misplaced", "the entry names another station or another place in the journal"},
    CodeWords{"unreadable", "head office cannot read the entry"},
};

}  // namespace

std::string words_of_office_code(std::string_view code) {
    for (const CodeWords& known : office_codes) {
        if (known.code == code) return std::string(known.words);
    }
    return std::string(code);
}

}  // namespace core
