#include "kiosk/flows/kiosk/kiosk_payment.h"

#include "core/counter/account_flags.h"

namespace kiosk {

using core::Money;
using core::ProblemCode;

core::Result<KioskPayment> KioskPayment::open(const core::Counter& counter, std::string attempt,
                                              core::AccountNumber account) {
    const auto day = counter.store.reader().open_day();
    if (!day) return tl::unexpected(day.error());
    if (!*day) return core::problem(ProblemCode::day_not_open);
    auto due = core::account_due(counter.accounts, counter.store.reader(), account, (*day)->business_date);
    if (!due) return tl::unexpected(due.error());
    const auto held = counter.store.reader().held_for(attempt);
    if (!held) return tl::unexpected(held.error());
    // Asked before the first note: what is in the machine is taken whatever the flags say.
    const auto flags =
        core::flag_findings(counter.policy, due->account, (*day)->business_date, /*at_kiosk=*/true);
    if (held->is_zero() && !flags.stops.empty()) return tl::unexpected(flags.stops.front());
    return KioskPayment(std::move(attempt), std::move(*due), (*day)->business_date, *held);
}

core::Result<core::PostedPayment> KioskPayment::post(const core::Counter& counter) {
    core::PaymentRequest request;
    request.attempt = attempt_;
    request.items = {{account(), held_}};
    core::TenderLine notes;
    notes.type = core::TenderType::note_acceptor;
    notes.amount = held_;
    request.tenders = {notes};
    request.effects = {core::EffectKind::receipt};
    auto posted = core::pay(counter, request, {.person = {}});
    if (!posted) return posted;
    posted_ = *posted;
    const auto after = core::account_due(counter.accounts, counter.store.reader(), account(), business_date_);
    owed_after_ = after ? after->total() : (total() < held_ ? Money() : total() - held_);
    return posted;
}

Money KioskPayment::past_due() const {
    Money late;
    for (const core::DueItem& item : due_.items) {
        if (item.kind == core::PaymentKind::delinquent) late += item.open;
    }
    return late;
}

}  // namespace kiosk
