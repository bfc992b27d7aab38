#include "core/counter/suspense_items.h"

#include <fmt/format.h>

#include "core/store/station/numbering.h"
#include "core/store/station/payment_reader.h"

namespace core {

namespace {

Result<SuspenseRow> open_item(StationReader reader, const std::string& name) {
    const auto item = suspense_item(reader, name);
    if (!item) return tl::unexpected(item.error());
    if (!*item)
        return problem(ProblemCode::unknown_reject, fmt::format("no item is named {}", printable(name)));
    if ((*item)->settled_seq != 0)
        return problem(ProblemCode::reject_settled, fmt::format("{} is already settled", name));
    return **item;
}

}  // namespace

Result<Corrected<SuspenseResolved>> resolve_suspense(const Counter& counter, const std::string& name,
                                                     AccountNumber account, const Act& act_given) {
    StationReader reader = counter.store.reader();
    const auto item = open_item(reader, name);
    if (!item) return tl::unexpected(item.error());
    const auto identity = reader.identity();
    if (!identity) return tl::unexpected(identity.error());
    const auto found = correction_case(counter, payment_name(identity->name, item->payment));
    if (!found) return tl::unexpected(found.error());

    const std::string clearing(ledger_account::payment_clearing);
    SuspenseResolved fact;
    fact.correction.payment = found->payment.posted.payment;
    fact.item = item->item;
    fact.account = account.text();
    fact.amount = item->amount;
    fact.correction.moves = {{.account = {},
                              .receivable = item->item,
                              .kind = PaymentKind::suspense,
                              .to = std::string(ledger_account::suspense),
                              .against = clearing,
                              .amount = -item->amount}};
    const auto made = allocate_moved(counter, fact.account, fact.amount, found->received_on(), clearing);
    if (!made) return tl::unexpected(made.error());
    fact.correction.moves.insert(fact.correction.moves.end(), made->begin(), made->end());
    const auto act =
        authorize(counter, act_given, {.right = Right::work_rejects, .reason = true, .second_person = true});
    if (!act) return tl::unexpected(act.error());
    fact.correction.reason = act->reason;
    fact.correction.approved_by = act->approved_by;
    return append_correction(counter, *act, EntryKind::suspense_resolved, std::move(fact),
                             found->payment.row);
}

}  // namespace core
