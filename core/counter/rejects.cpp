#include "core/counter/rejects.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/store/station/desk_reader.h"
#include "core/store/station/numbering.h"

namespace core {

namespace {

constexpr std::size_t rows_an_entry_max = 200;

std::string key_of(const std::string& file, RejectSource source, const RejectDraft& row) {
    const nlohmann::json content{file, reject_sources.name_of(source), row.line, row.raw};
    return chain_hash("", content.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace))
        .substr(0, 32);
}

Result<bool> is_known(StationReader reader, const std::vector<RejectedRow>& taken, const std::string& key) {
    const bool twice =
        std::any_of(taken.begin(), taken.end(), [&](const RejectedRow& row) { return row.key == key; });
    if (twice) return true;
    return reject_is_known(reader, key);
}

std::string field(const RejectRow& reject, const char* column) {
    const auto found = reject.row.fields.find(column);
    return found == reject.row.fields.end() ? std::string{} : found->second;
}

// One account with its amount each; without amounts, `whole` to the only account.
Result<std::vector<AccountPart>> parts_of(const RejectResolution& resolution, Money whole) {
    if (resolution.to.empty()) return problem(ProblemCode::usage, "say which account it is: --to ACCOUNT");
    const bool one = resolution.action != RejectAction::split;
    if (one && resolution.to.size() > 1)
        return problem(ProblemCode::usage, "several accounts share an item with --action split");
    if (!one && resolution.to.size() < 2)
        return problem(ProblemCode::usage, "a split names at least two accounts: --to A --to B");
    if (one && resolution.amounts.empty()) return std::vector<AccountPart>{{resolution.to.front(), whole}};
    if (resolution.amounts.size() != resolution.to.size())
        return problem(ProblemCode::usage, "each account needs its amount: --to ACCOUNT --amount AMOUNT");
    std::vector<AccountPart> parts;
    for (std::size_t i = 0; i < resolution.to.size(); ++i) {
        if (!resolution.amounts[i].is_positive()) return problem(ProblemCode::money_not_positive);
        parts.push_back({resolution.to[i], resolution.amounts[i]});
    }
    return parts;
}

Done check_free_of_accounts(const RejectResolution& resolution) {
    if (resolution.to.empty() && resolution.amounts.empty()) return {};
    return problem(ProblemCode::usage, fmt::format("{} names no account and no amount",
                                                   reject_actions.name_of(resolution.action)));
}

Result<Entry> resolve_money(const Counter& counter, const RejectResolution& resolution, const Act& act) {
    const auto item = suspense_item(counter.store.reader(), resolution.name);
    if (!item) return tl::unexpected(item.error());
    if (!*item) return problem(ProblemCode::unknown_reject);
    if ((*item)->settled_seq != 0)
        return problem(ProblemCode::reject_settled, fmt::format("{} is already settled", resolution.name));
    SuspenseSettlement settlement{.item = resolution.name, .parts = {}};
    switch (resolution.action) {
        case RejectAction::dismiss:
        case RejectAction::adjust:
            return problem(ProblemCode::state_wrong,
                           fmt::format("{} holds {} of somebody's money: it is applied, split or refunded, "
                                       "never dismissed or adjusted",
                                       resolution.name, (*item)->amount.text()));
        case RejectAction::refund: {
            if (const Done none = check_free_of_accounts(resolution); !none)
                return tl::unexpected(none.error());
            settlement.refund = true;
            settlement.payee = resolution.payee;
            break;
        }
        case RejectAction::apply:
        case RejectAction::split: {
            auto parts = parts_of(resolution, (*item)->amount);
            if (!parts) return tl::unexpected(parts.error());
            settlement.parts = std::move(*parts);
            break;
        }
    }
    const auto settled = settle_suspense(counter, settlement, act);
    if (!settled) return tl::unexpected(settled.error());
    return settled->entry;
}

// It becomes the name of a ledger account.
bool is_service(const std::string& word) {
    return !word.empty() &&
           std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

Result<LocalReceivable> receivable_in(const RejectRow& reject) {
    const auto kind = receivable_kind(field(reject, "kind"));
    const auto due = Date::parse(field(reject, "due_date"));
    const auto amount = Money::parse(field(reject, "amount"));
    if (!kind || !due || !is_service(field(reject, "service"))) {
        return problem(
            ProblemCode::state_wrong,
            fmt::format("{} cannot be read as an amount owed: correct the file, import it again and "
                        "dismiss this",
                        reject.row.reject));
    }
    return LocalReceivable{.id = {},
                           .account = {},
                           .kind = *kind,
                           .service = field(reject, "service"),
                           .amount = amount.value_or(Money{}),
                           .due_date = *due};
}

Done check_shares(const RejectResolution& resolution, const std::vector<AccountPart>& parts, Money whole,
                  const std::string& name) {
    Money sum;
    for (const AccountPart& part : parts) sum += part.amount;
    if (!sum.is_positive()) {
        return problem(ProblemCode::state_wrong,
                       fmt::format("the amount of {} cannot be read: --action adjust --amount AMOUNT", name));
    }
    if (resolution.action == RejectAction::adjust || sum == whole) return {};
    return problem(ProblemCode::amount_exceeds,
                   fmt::format("{} is for {}, the parts are {}", name, whole.text(), sum.text()));
}

// The row came in with a later import: what it asks for is asked for already.
Result<bool> is_imported(const Counter& counter, AccountNumber account, const std::string& receivable) {
    const auto known = counter.accounts.account(account);
    if (!known) return tl::unexpected(known.error());
    if (!*known) return problem(ProblemCode::unknown_account, fmt::format("{} is not known", account.text()));
    const auto owed = counter.accounts.receivables(account);
    if (!owed) return tl::unexpected(owed.error());
    return std::any_of(owed->begin(), owed->end(),
                       [&](const Receivable& item) { return item.id == receivable; });
}

Done ask_for(const Counter& counter, const RejectRow& reject, const RejectResolution& resolution,
             RejectResolved& fact) {
    const auto owed = receivable_in(reject);
    if (!owed) return tl::unexpected(owed.error());
    const auto parts = parts_of(resolution, owed->amount);
    if (!parts) return tl::unexpected(parts.error());
    if (const Done fits = check_shares(resolution, *parts, owed->amount, reject.row.reject); !fits)
        return fits;
    StationReader reader = counter.store.reader();
    const auto identity = reader.identity();
    if (!identity) return tl::unexpected(identity.error());
    auto next = reader.next_local_receivable();
    if (!next) return tl::unexpected(next.error());
    for (const AccountPart& part : *parts) {
        const auto imported = is_imported(counter, part.account, field(reject, "receivable"));
        if (!imported) return tl::unexpected(imported.error());
        if (parts->size() == 1) fact.account = part.account.text();
        if (*imported) continue;
        LocalReceivable made = *owed;
        made.id = receivable_name(identity->name, (*next)++);
        made.account = part.account.text();
        made.amount = part.amount;
        fact.receivables.push_back(std::move(made));
    }
    return {};
}

// A customer's row: it is settled when the customer is known by now.
Done find_account(const Counter& counter, const RejectResolution& resolution, RejectResolved& fact) {
    if (resolution.action != RejectAction::apply || !resolution.amounts.empty() ||
        resolution.to.size() != 1) {
        return problem(
            ProblemCode::state_wrong,
            fmt::format("{} is a customer's row: it is dismissed, or applied --to the account once "
                        "it is imported",
                        resolution.name));
    }
    const auto known = is_imported(counter, resolution.to.front(), {});
    if (!known) return tl::unexpected(known.error());
    fact.account = resolution.to.front().text();
    return {};
}

Done fill(const Counter& counter, const RejectRow& reject, const RejectResolution& resolution,
          RejectResolved& fact) {
    if (resolution.action == RejectAction::refund) {
        return problem(ProblemCode::state_wrong,
                       fmt::format("no money came with {}, so none is refunded", resolution.name));
    }
    if (resolution.action == RejectAction::dismiss) return check_free_of_accounts(resolution);
    if (reject.source == RejectSource::accounts) return find_account(counter, resolution, fact);
    return ask_for(counter, reject, resolution, fact);
}

// What the decision is about: what is asked for, or what is not asked for any more.
Money weight_of(const RejectRow& reject, const RejectResolved& fact) {
    Money sum;
    for (const LocalReceivable& owed : fact.receivables) sum += owed.amount;
    return std::max(sum, Money::parse(field(reject, "amount")).value_or(Money{}));
}

Result<Entry> resolve_row(const Counter& counter, const RejectResolution& resolution, const Act& act_given) {
    const auto found = reject(counter.store.reader(), resolution.name);
    if (!found) return tl::unexpected(found.error());
    if (!*found) {
        return problem(ProblemCode::unknown_reject,
                       fmt::format("no item is named {}", printable(resolution.name)));
    }
    if ((*found)->settled_seq != 0)
        return problem(ProblemCode::reject_settled, fmt::format("{} is already settled", resolution.name));
    RejectResolved fact{.reject = (*found)->row.reject,
                        .action = resolution.action,
                        .receivables = {},
                        .account = {},
                        .reason = {},
                        .approved_by = {}};
    if (const Done filled = fill(counter, **found, resolution, fact); !filled)
        return tl::unexpected(filled.error());
    const bool two = weight_of(**found, fact) > counter.policy.limits.reject_above;
    const auto act =
        authorize(counter, act_given, {.right = Right::work_rejects, .reason = true, .second_person = two});
    if (!act) return tl::unexpected(act.error());
    fact.reason = act->reason;
    fact.approved_by = act->approved_by;
    return append_now(counter, act->person, EntryKind::reject_resolved, to_body(fact));
}

}  // namespace

Result<RejectsTaken> raise_rejects(const Counter& counter, const std::string& file, RejectSource source,
                                   const std::vector<RejectDraft>& rows, const Act& act) {
    if (const Done may = check_person(counter, act.person, act.pin, Right::work_rejects); !may)
        return tl::unexpected(may.error());
    StationReader reader = counter.store.reader();
    auto next = next_reject(reader);
    if (!next) return tl::unexpected(next.error());
    RejectsTaken taken;
    RejectsRaised fact{.file = file, .source = source, .rows = {}};
    for (const RejectDraft& row : rows) {
        const std::string key = key_of(file, source, row);
        const auto known = is_known(reader, fact.rows, key);
        if (!known) return tl::unexpected(known.error());
        taken.known += *known ? 1 : 0;
        if (*known) continue;
        taken.raised.push_back(reject_name((*next)++));
        fact.rows.push_back({.reject = taken.raised.back(),
                             .key = key,
                             .line = row.line,
                             .raw = row.raw,
                             .reason = row.reason,
                             .fields = row.fields});
        if (fact.rows.size() < rows_an_entry_max) continue;
        const auto entry = append_now(counter, act.person, EntryKind::rejects_raised, to_body(fact));
        if (!entry) return tl::unexpected(entry.error());
        fact.rows.clear();
    }
    if (fact.rows.empty()) return taken;
    const auto entry = append_now(counter, act.person, EntryKind::rejects_raised, to_body(fact));
    if (!entry) return tl::unexpected(entry.error());
    return taken;
}

Result<Entry> resolve_reject(const Counter& counter, const RejectResolution& resolution, const Act& act) {
    if (resolution.name.starts_with("SUS-")) return resolve_money(counter, resolution, act);
    return resolve_row(counter, resolution, act);
}

}  // namespace core
