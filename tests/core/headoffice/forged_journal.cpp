#include "tests/core/headoffice/forged_journal.h"

#include <fmt/format.h>

#include "core/journal/entry.h"

namespace test {

core::FeedEntry ForgedJournal::raw(const std::string& payload, const std::string& books) {
    hash_ = core::chain_hash(hash_, payload);
    return {.seq = ++seq_, .payload = payload, .hash = hash_, .books = books};
}

core::FeedEntry ForgedJournal::entry(const std::string& kind, const nlohmann::json& body,
                                     const nlohmann::json& books) {
    const std::string payload = fmt::format(
        R"({{"v":1,"station":"W2","seq":{},"at":1795653560900,"business_date":"2026-11-23","person":"rosa","kind":"{}","body":{}}})",
        next(), kind, body.dump());
    return raw(payload, books.is_null() ? "" : books.dump());
}

core::FeedEntry ForgedJournal::payment(const std::string& account, std::int64_t paid, std::int64_t relieved,
                                       const std::string& receivable) {
    return entry(
        "payment_posted",
        {{"payment", fmt::format("W2-{:06}", next())},
         {"session", "W2-S0001"},
         {"tenders", {{{"type", "cash"}, {"amount", paid}}}},
         {"allocations",
          {{{"account", account}, {"amount", relieved}, {"kind", "current"}, {"receivable", receivable}}}}},
        {{"transfers", {{"drawer:W2-S0001:cash", "receivable:water", relieved}}},
         {"accounts", {{account, receivable, relieved}}}});
}

}  // namespace test
