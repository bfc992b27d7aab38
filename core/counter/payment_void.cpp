#include <fmt/format.h>

#include "core/counter/open_session.h"
#include "core/counter/payments.h"
#include "core/counter/service_orders.h"
#include "core/store/station/correction_reader.h"
#include "core/store/station/payment_reader.h"

namespace core {

namespace {

// Somebody already found out whose money it was: a void would give away what is settled.
Done check_unsettled(StationReader reader, const PaymentPosted& posted) {
    for (const AllocationLine& line : posted.allocations) {
        if (line.suspense.empty()) continue;
        const auto item = suspense_item(reader, line.suspense);
        if (!item) return tl::unexpected(item.error());
        if (*item && (*item)->settled_seq != 0)
            return problem(ProblemCode::reject_settled, fmt::format("{} is already settled", line.suspense));
    }
    return {};
}

}  // namespace

Result<VoidedPayment> void_payment(const Counter& counter, const std::string& payment,
                                   const std::vector<EffectKind>& effects, const Act& act_given) {
    StationReader reader = counter.store.reader();
    const auto row = reader.payment_named(payment);
    if (!row) return tl::unexpected(row.error());
    if (!*row)
        return problem(ProblemCode::unknown_payment,
                       fmt::format("no payment has the number {}", printable(payment)));
    if ((*row)->voided_seq != 0) return problem(ProblemCode::already_voided);
    const auto session = reader.session((*row)->session);
    if (!session) return tl::unexpected(session.error());
    if (!*session || (*session)->counted_seq != 0 || (*session)->closed_seq != 0) {
        return problem(ProblemCode::void_session_counted);
    }
    if (const Done works = check_drawer_works(reader, **session); !works)
        return tl::unexpected(works.error());
    Act act = act_given;
    if (act.person.empty()) act.person = (*session)->person;
    if (const Done allowed = check_person(counter, act.person, act.pin, Right::void_payment); !allowed) {
        return tl::unexpected(allowed.error());
    }
    if (act.reason.empty()) return problem(ProblemCode::reason_missing);
    if ((*row)->amount > counter.policy.void_approval_above) {
        if (const Done approved = check_approval(counter, act); !approved)
            return tl::unexpected(approved.error());
    }
    const auto corrected = corrected_payment(reader, **row);
    if (!corrected) return tl::unexpected(corrected.error());
    const PaymentPosted& posted = corrected->posted;
    if (const Done unsettled = check_unsettled(reader, posted); !unsettled)
        return tl::unexpected(unsettled.error());
    if (!corrected->standing.untouched()) {
        return problem(ProblemCode::state_wrong,
                       fmt::format("{} is {}; reverse it once its drawer is counted", payment,
                                   name_of(corrected->standing.state())));
    }
    const auto cash = reader.known_cash((*session)->id);
    if (!cash) return tl::unexpected(cash.error());

    PaymentVoided fact{.payment = posted.payment,
                       .session = posted.session,
                       .reason = act.reason,
                       .approved_by = act.approved_by,
                       .cash_back = {},
                       .pieces = {},
                       .effects = effects};
    for (const Standing::Tender& tender : corrected->standing.tenders) {
        if (tender.line.type == TenderType::cash) fact.cash_back += tender.line.amount;
    }
    fact.pieces = advise_change(fact.cash_back, *cash, counter.policy.denominations).pieces;
    auto withdrawn = orders_to_withdraw(counter, (*row)->seq, posted.allocations, (*session)->business_date);
    if (!withdrawn) return tl::unexpected(withdrawn.error());
    fact.withdrawn = std::move(*withdrawn);
    const auto appended = append_now(counter, act.person, EntryKind::payment_voided, to_body(fact));
    if (!appended) return tl::unexpected(appended.error());
    return VoidedPayment{.entry = *appended, .fact = std::move(fact)};
}

}  // namespace core
