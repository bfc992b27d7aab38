#include "core/counter/work_list.h"

#include "core/store/station/correction_reader.h"
#include "core/store/station/numbering.h"

#include <fmt/format.h>

namespace core {

namespace {

Result<Entry> entry_at(StationReader reader, std::int64_t seq) {
    auto entry = reader.entry(seq);
    if (!entry) return tl::unexpected(entry.error());
    if (!*entry) return problem(ProblemCode::storage_corrupt, "an item's journal entry is missing");
    return std::move(**entry);
}

std::string action_of(const Entry& entry) {
    if (entry.kind == EntryKind::reject_resolved || entry.kind == EntryKind::suspense_resolved)
        return entry.body.value("action", std::string("apply"));
    return std::string(name_of(entry.kind));
}

Done add_settlement(StationReader reader, std::int64_t seq, WorkItem& item) {
    if (seq == 0) return {};
    auto entry = entry_at(reader, seq);
    if (!entry) return tl::unexpected(entry.error());
    const std::string action = action_of(*entry);
    item.settled = WorkSettlement{.entry = std::move(*entry), .action = action};
    return {};
}

Result<WorkItem> item_of(StationReader reader, const RejectRow& reject) {
    WorkItem item{.name = reject.row.reject,
                  .what = std::string(reject_sources.name_of(reject.source)),
                  .amount = {},
                  .why = reject.row.reason,
                  .raw = reject.row.raw,
                  .file = reject.file,
                  .line = reject.row.line,
                  .payment = {},
                  .clues = {},
                  .history = {},
                  .settled = {}};
    for (const char* column : {"account", "name"}) {
        const auto found = reject.row.fields.find(column);
        if (found != reject.row.fields.end() && !found->second.empty()) item.clues.push_back(found->second);
    }
    if (const auto found = reject.row.fields.find("amount"); found != reject.row.fields.end()) {
        if (const auto amount = Money::parse(found->second)) item.amount = *amount;
    }
    auto raised = entry_at(reader, reject.seq);
    if (!raised) return tl::unexpected(raised.error());
    item.history.push_back(std::move(*raised));
    if (const Done added = add_settlement(reader, reject.settled_seq, item); !added)
        return tl::unexpected(added.error());
    if (item.settled) item.history.push_back(item.settled->entry);
    return item;
}

// The payment, its corrections, and its void.
Done add_history(StationReader reader, const std::string& payment, WorkItem& item) {
    const auto found = corrected_payment(reader, payment);
    if (!found) return tl::unexpected(found.error());
    if (!*found) return problem(ProblemCode::storage_corrupt, "an item's payment is missing");
    item.clues = {item.why, (*found)->posted.payor};
    item.history.push_back((*found)->entry);
    for (const Entry& correction : (*found)->corrections) item.history.push_back(correction);
    if ((*found)->row.voided_seq == 0) return {};
    auto voided = entry_at(reader, (*found)->row.voided_seq);
    if (!voided) return tl::unexpected(voided.error());
    item.history.push_back(std::move(*voided));
    return {};
}

Result<WorkItem> item_of(StationReader reader, const SuspenseRow& row) {
    const auto identity = reader.identity();
    if (!identity) return tl::unexpected(identity.error());
    WorkItem item{.name = row.item,
                  .what = "suspense",
                  .amount = row.amount,
                  .why = row.reason,
                  .raw = {},
                  .file = {},
                  .line = 0,
                  .payment = payment_name(identity->name, row.payment),
                  .clues = {},
                  .history = {},
                  .settled = {}};
    if (const Done added = add_history(reader, item.payment, item); !added)
        return tl::unexpected(added.error());
    if (const Done added = add_settlement(reader, row.settled_seq, item); !added)
        return tl::unexpected(added.error());
    return item;
}

template <class Row>
Done add_items(StationReader reader, const Result<std::vector<Row>>& rows, std::vector<WorkItem>& list) {
    if (!rows) return tl::unexpected(rows.error());
    for (const Row& row : *rows) {
        auto item = item_of(reader, row);
        if (!item) return tl::unexpected(item.error());
        list.push_back(std::move(*item));
    }
    return {};
}

template <class Row>
Result<WorkItem> found_item(StationReader reader, const Result<std::optional<Row>>& row,
                            const std::string& name) {
    if (!row) return tl::unexpected(row.error());
    if (*row) return item_of(reader, **row);
    return problem(ProblemCode::unknown_reject, fmt::format("no item is named {}", printable(name)));
}

}  // namespace

Result<std::vector<WorkItem>> work_list(StationReader reader, bool open_only) {
    std::vector<WorkItem> list;
    if (const Done added = add_items(reader, rejects(reader, open_only), list); !added)
        return tl::unexpected(added.error());
    if (const Done added = add_items(reader, suspense_items(reader, open_only), list); !added)
        return tl::unexpected(added.error());
    return list;
}

Result<WorkItem> work_item(StationReader reader, const std::string& name) {
    if (name.starts_with("SUS-")) return found_item(reader, suspense_item(reader, name), name);
    return found_item(reader, reject(reader, name), name);
}

}  // namespace core
