#include "core/custody/vault.h"

#include <fmt/format.h>

#include "core/ledger/custody_transfers.h"
#include "core/store/station/custody_reader.h"

namespace core {

Result<VaultCounted> count_vault(const Counter& counter, const VaultCount& count, const Act& given) {
    const auto act = authorize(counter, given, {.right = Right::work_vault});
    if (!act) return tl::unexpected(act.error());
    if (count.total.is_negative()) return problem(ProblemCode::money_not_positive, "a count is not negative");
    CustodyReader reader(counter.store.reader());
    const auto expected = reader.balance(ledger_account::vault);
    if (!expected) return tl::unexpected(expected.error());
    const auto counted_before = reader.vault_was_counted();
    if (!counted_before) return tl::unexpected(counted_before.error());
    const VaultCounted fact{.first = !*counted_before,
                            .expected = *expected,
                            .counted = count.total,
                            .pieces = count.pieces,
                            .reason = act->reason,
                            .approved_by = act->approved_by};
    if (fact.counted != fact.expected) {
        if (!fact.first && fact.reason.empty()) {
            return problem(ProblemCode::reason_missing,
                           fmt::format("the vault holds {}, the books say {}; the difference needs a reason",
                                       fact.counted.text(), fact.expected.text()));
        }
        if (const Done approved = check_approval(counter, *act); !approved)
            return tl::unexpected(approved.error());
    }
    const auto entry = append_now(counter, act->person, EntryKind::vault_counted, to_body(fact));
    if (!entry) return tl::unexpected(entry.error());
    return fact;
}

Result<VaultExchanged> buy_change(const Counter& counter, const VaultExchanged& exchange, const Act& given) {
    const auto act = authorize(counter, given, {.right = Right::work_vault});
    if (!act) return tl::unexpected(act.error());
    const Money out = exchange.out.total();
    const Money in = exchange.in.total();
    if (out != in || !out.is_positive()) {
        return problem(ProblemCode::exchange_differs,
                       fmt::format("{} goes out and {} comes in", out.text(), in.text()));
    }
    const auto held = CustodyReader(counter.store.reader()).balance(ledger_account::vault);
    if (!held) return tl::unexpected(held.error());
    if (out > *held) {
        return problem(ProblemCode::vault_short,
                       fmt::format("the vault holds {}, not {}", held->text(), out.text()));
    }
    const auto entry = append_now(counter, act->person, EntryKind::vault_exchanged, to_body(exchange));
    if (!entry) return tl::unexpected(entry.error());
    return exchange;
}

Result<VaultStatus> vault_status(StationReader reader) {
    CustodyReader custody(reader);
    VaultStatus status;
    const auto counted = custody.vault_was_counted();
    if (!counted) return tl::unexpected(counted.error());
    status.counted = *counted;
    const auto undeposited = custody.undeposited();
    if (!undeposited) return tl::unexpected(undeposited.error());
    status.undeposited = *undeposited;
    const auto balances = reader.ledger_balances();
    if (!balances) return tl::unexpected(balances.error());
    for (const auto& [name, amount] : *balances) {
        // "safe:W2-S0001:cash"
        constexpr std::string_view safe = "safe:";
        if (name.starts_with(safe))
            status.safe[name.substr(safe.size(), name.rfind(':') - safe.size())] += amount;
        if (name == ledger_account::vault) status.change_fund = amount;
        if (name == ledger_account::bank_in_transit) status.in_transit = amount;
    }
    return status;
}

}  // namespace core
