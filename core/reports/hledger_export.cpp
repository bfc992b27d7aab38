#include "core/reports/hledger_export.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace core {

namespace {

// The document that an entry is about, by the first of these that its body names.
std::string document_of(const Entry& entry) {
    constexpr std::array names{"payment", "deposit", "refund", "item", "licence", "session"};
    for (const char* name : names) {
        const auto found = entry.body.find(name);
        if (found != entry.body.end() && found->is_string()) return found->get<std::string>();
    }
    return {};
}

// What happened outside a business day has the date of its moment.
std::string date_of(const Entry& entry) {
    return entry.business_date ? entry.business_date->text() : entry.at.text().substr(0, 10);
}

std::string declarations(const std::vector<LedgerPosting>& postings) {
    std::set<std::string> names;
    for (const LedgerPosting& posting : postings) names.insert(posting.account);
    std::string text = "commodity 1000.00 USD\n";
    for (const std::string& name : names) text += fmt::format("account {}\n", name);
    return text;
}

// Accounts that only passed the amount on stand with zero only where nothing else is left.
std::string transaction(const Entry& entry, std::span<const LedgerPosting> postings) {
    const std::string document = document_of(entry);
    std::string text = fmt::format("\n{} ({}) {}{}{}\n", date_of(entry), entry.seq, name_of(entry.kind),
                                   document.empty() ? "" : " ", document);
    const bool all_zero = std::all_of(postings.begin(), postings.end(),
                                      [](const LedgerPosting& posting) { return posting.amount.is_zero(); });
    for (const LedgerPosting& posting : postings) {
        if (posting.amount.is_zero() && !all_zero) continue;
        text += fmt::format("    {:<40}  {:>14} USD\n", posting.account, posting.amount.text());
    }
    return text;
}

}  // namespace

Result<std::string> hledger_journal(ReportReader reader, EntryRange range) {
    const auto postings = reader.ledger_postings(range);
    if (!postings) return tl::unexpected(postings.error());
    std::string text = declarations(*postings);
    std::size_t next = 0;
    const Done done = reader.for_each(range, [&](const Entry& entry) {
        const std::size_t first = next;
        while (next < postings->size() && (*postings)[next].seq == entry.seq) ++next;
        if (next > first) text += transaction(entry, std::span(*postings).subspan(first, next - first));
    });
    if (!done) return tl::unexpected(done.error());
    return text;
}

}  // namespace core
