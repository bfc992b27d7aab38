#include "core/headoffice/desk_rejects.h"

#include <fmt/format.h>

#include "core/facts/office_codes.h"

namespace core {

namespace {

constexpr const char* columns =
    "SELECT station || ':' || seq || ':' || n || ':' || code, code, account, receivable, amount, stands_in, "
    "action, resolution, resolved_by, approved_by FROM paydesk.desk_rejects ";

constexpr const char* of_name =
    "WHERE station = split_part($1, ':', 1) AND seq::text = split_part($1, ':', 2) AND n::text = "
    "split_part($1, ':', 3) "
    "AND code = split_part($1, ':', 4)";

RejectItem item_of(const LinkRows& rows, int row) {
    const auto text = [&](int column) { return std::string(rows.text(row, column)); };
    return {.name = text(0),
            .code = text(1),
            .in_words = words_of_office_code(rows.text(row, 1)),
            .account = text(2),
            .receivable = text(3),
            .amount = Money::from_cents(rows.number(row, 4)),
            .stands_in = text(5),
            .action = text(6),
            .resolution = text(7),
            .resolved_by = text(8),
            .approved_by = text(9)};
}

Result<RejectItem> item_named(HeadOfficeLink& link, const std::string& name) {
    const auto rows = ask_desk(link, std::string(columns) + of_name, {name});
    if (!rows) return tl::unexpected(rows.error());
    if (rows->rows() == 0) return problem(ProblemCode::unknown_reject);
    return item_of(*rows, 0);
}

// What the database answers by name.
Problem refusal_named(std::string_view name) {
    using enum ProblemCode;
    for (const ProblemCode code :
         {unknown_reject, reject_settled, unknown_person, reason_missing, approval_missing, approval_own_act,
          money_not_positive, unknown_account, unknown_receivable}) {
        if (name_of(code) == name) return {code, {}};
    }
    return {usage, "an item is resolved by assign, refund or dismiss"};
}

}  // namespace

Result<std::vector<RejectItem>> office_rejects(HeadOfficeLink& link, bool open_only) {
    const auto moment = DeskTransaction::begin(link, DeskTransaction::Kind::reading);
    if (!moment) return tl::unexpected(moment.error());
    std::vector<RejectItem> items;
    const Done read =
        each_row(link,
                 fmt::format("{}{} ORDER BY raised_at, station, seq, n", columns,
                             open_only ? "WHERE action = ''" : ""),
                 {}, [&](const LinkRows& rows, int row) { items.push_back(item_of(rows, row)); });
    if (!read) return tl::unexpected(read.error());
    return items;
}

Result<RejectShown> office_reject(HeadOfficeLink& link, const std::string& name) {
    auto item = item_named(link, name);
    if (!item) return tl::unexpected(item.error());
    RejectShown shown{.item = std::move(*item)};
    const auto entry =
        ask_desk(link,
                 "SELECT payload FROM paydesk.entries WHERE station = split_part($1, ':', 1) AND seq = "
                 "split_part($1, ':', 2)::bigint",
                 {name});
    if (!entry) return tl::unexpected(entry.error());
    if (entry->rows() > 0) shown.raw = entry->text(0, 0);
    if (shown.item.code != "unknown_account") return shown;
    const auto near = ask_desk(link, "SELECT number, name, why FROM paydesk.near_accounts($1, $2, 10)",
                               {shown.item.account, std::to_string(shown.item.amount.cents())});
    if (!near) return tl::unexpected(near.error());
    for (int row = 0; row < near->rows(); ++row) {
        shown.near.push_back({std::string(near->text(row, 0)), std::string(near->text(row, 1)),
                              std::string(near->text(row, 2))});
    }
    return shown;
}

Result<RejectItem> resolve_office_reject(HeadOfficeLink& link, const std::string& name,
                                         const RejectDecision& decision) {
    const auto item = item_named(link, name);
    if (!item) return tl::unexpected(item.error());
    auto transaction = DeskTransaction::begin(link, DeskTransaction::Kind::writing);
    if (!transaction) return tl::unexpected(transaction.error());
    const auto refused =
        ask_desk(link,
                 "SELECT paydesk.resolve_reject(split_part($1, ':', 1), split_part($1, ':', 2)::bigint, "
                 "split_part($1, ':', 3)::bigint, split_part($1, ':', 4), $2, $3, $4, $5, $6, $7)",
                 {name, decision.action, decision.to, decision.receivable, decision.reason, decision.person,
                  decision.approved_by});
    if (!refused) return tl::unexpected(refused.error());
    if (!refused->text(0, 0).empty()) return tl::unexpected(refusal_named(refused->text(0, 0)));
    if (const Done kept = transaction->commit(); !kept) return tl::unexpected(kept.error());
    return item_named(link, name);
}

Result<std::int64_t> deliver(HeadOfficeLink& link, const std::string& station, const std::string& kind,
                             const std::string& content, const std::string& person) {
    const auto put =
        ask_desk(link, "SELECT paydesk.deliver($1, $2, $3, $4)", {station, kind, content, person});
    if (!put) return tl::unexpected(put.error());
    return put->number(0, 0);
}

}  // namespace core
