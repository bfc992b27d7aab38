#include "core/counter/office_rejects.h"

#include <fmt/format.h>

#include <array>

namespace core {

namespace {

struct CodeWords {
    std::string_view code;
    std::string_view words;
};

// The codes are those of packaging/headoffice (ingest).
constexpr std::array known_codes{
    CodeWords{"unknown_account", "head office knows no such account; the money is in suspense there"},
    CodeWords{"tender_sum", "the tenders do not add up to what was paid; the money is in suspense there"},
    CodeWords{"books_differ", "the station's books do not say what the payment says"},
    CodeWords{"unreadable", "head office cannot read this entry"},
    CodeWords{"newer", "a newer program than head office's made this entry"},
    CodeWords{"misplaced", "this entry says that it belongs somewhere else"},
    CodeWords{"paid_over", "paid twice or too much, now credit"},
    CodeWords{"charge_known", "head office has another charge of this name; this one is not owed there"},
    CodeWords{"unknown_receivable", "head office knows no such bill; the money is credit now"},
};

std::string name_of_reject(const HeadOfficeReject& reject) {
    if (reject.n == 0) return fmt::format("HO-{}", reject.seq);
    return fmt::format("HO-{}.{}", reject.seq, reject.n);
}

}  // namespace

std::string words_of_office_code(std::string_view code) {
    for (const CodeWords& known : known_codes) {
        if (known.code == code) return std::string(known.words);
    }
    return std::string(code);
}

Result<std::vector<OfficeItem>> office_items(StationReader reader, HeadOfficeMail& mail, bool open_only) {
    const auto rejects = mail.head_office_rejects();
    if (!rejects) return tl::unexpected(rejects.error());
    std::vector<OfficeItem> items;
    for (const HeadOfficeReject& reject : *rejects) {
        if (open_only && !reject.resolution.empty()) continue;
        auto entry = reader.entry(reject.seq);
        if (!entry) return tl::unexpected(entry.error());
        items.push_back({.name = name_of_reject(reject),
                         .why = words_of_office_code(reject.code),
                         .reject = reject,
                         .entry = std::move(*entry)});
    }
    return items;
}

}  // namespace core
