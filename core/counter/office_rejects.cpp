#include "core/counter/office_rejects.h"

#include <fmt/format.h>

#include "core/facts/office_codes.h"

namespace core {

namespace {

std::string name_of_reject(const HeadOfficeReject& reject) {
    if (reject.n == 0) return fmt::format("HO-{}", reject.seq);
    return fmt::format("HO-{}.{}", reject.seq, reject.n);
}

}  // namespace

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
