#include "core/counter/payments.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/counter/allocate.h"
#include "core/counter/open_session.h"
#include "core/formats/routing_number.h"
#include "core/store/station/numbering.h"

namespace core {

namespace {

Result<PostedPayment> stored_payment(StationReader reader, const PaymentRow& row,
                                     const std::string& content) {
    const auto entry = reader.entry(row.seq);
    if (!entry) return tl::unexpected(entry.error());
    if (!*entry) return problem(ProblemCode::storage_corrupt, "a payment's journal entry is missing");
    PostedPayment posted = posted_payment(**entry);
    posted.repeated = true;
    if (posted.fact.content != content) return problem(ProblemCode::attempt_reused);
    return posted;
}

Done check_amounts(const PaymentRequest& request) {
    for (const PaymentItem& item : request.items) {
        if (!item.amount.is_positive()) {
            return problem(ProblemCode::money_not_positive,
                           fmt::format("{} is not an amount to pay", item.amount.text()));
        }
    }
    for (const TenderLine& tender : request.tenders) {
        if (!tender.amount.is_positive()) {
            return problem(ProblemCode::money_not_positive,
                           fmt::format("{} is not a tender", tender.amount.text()));
        }
    }
    return {};
}

Done check_held_funds(StationReader reader, const PaymentRequest& request) {
    Money from_acceptor;
    for (const TenderLine& tender : request.tenders) {
        if (tender.type == TenderType::note_acceptor) from_acceptor += tender.amount;
    }
    const auto held = reader.held_for(request.attempt);
    if (!held) return tl::unexpected(held.error());
    if (from_acceptor == *held) return {};
    return problem(ProblemCode::held_funds_differ,
                   fmt::format("the acceptor holds {} for this attempt, the tender says {}", held->text(),
                               from_acceptor.text()));
}

bool opens_drawer(const PaymentPosted& fact, const Policy& policy) {
    return std::any_of(fact.tenders.begin(), fact.tenders.end(), [&](const TenderLine& tender) {
        const TenderRule* rule = policy.tender(tender.type);
        return rule && rule->opens_drawer;
    });
}

void plan_effects(PaymentPosted& fact, const std::vector<EffectKind>& wanted, const Policy& policy) {
    for (const EffectKind effect : wanted) {
        if (effect == EffectKind::drawer && !opens_drawer(fact, policy)) continue;
        fact.effects.push_back(effect);
    }
}

// Builds what will be posted; nothing is stored yet.
Result<PaymentPosted> prepare(const Counter& counter, const PaymentRequest& request,
                              const OpenSession& open) {
    StationReader reader = counter.store.reader();
    if (const Done positive = check_amounts(request); !positive) return tl::unexpected(positive.error());
    PaymentPosted fact{.payment = {},
                       .attempt = request.attempt,
                       .content = fingerprint(request),
                       .session = {},
                       .payor = request.payor,
                       .received_on = request.received_on ? request.received_on->text() : std::string{},
                       .tenders = request.tenders,
                       .allocations = {},
                       .effects = {}};
    const Date as_of = request.received_on.value_or(open.day.business_date);
    if (as_of > open.day.business_date) {
        return problem(ProblemCode::date_malformed, "a payment is not received after its business date");
    }
    for (const PaymentItem& item : request.items) {
        auto due = account_due(counter.accounts, reader, item.account, as_of);
        if (!due) return tl::unexpected(due.error());
        // The same account twice in one payment: what the earlier item relieves is no longer owed.
        for (const AllocationLine& earlier : fact.allocations) {
            for (DueItem& owed : due->items) {
                const bool same =
                    owed.receivable.id == earlier.receivable && item.account.text() == earlier.account;
                if (same) owed.open -= earlier.amount;
            }
        }
        for (AllocationLine& line : allocate(*due, item.amount, counter.policy))
            fact.allocations.push_back(std::move(line));
    }
    for (const TenderLine& tender : request.tenders) {
        if (const Done good = check_tender(tender, counter.policy); !good)
            return tl::unexpected(good.error());
    }
    if (const Done held = check_held_funds(reader, request); !held) return tl::unexpected(held.error());
    const auto change = change_for(request.tenders, request.amount(), counter.policy);
    if (!change) return tl::unexpected(change.error());
    if (change->is_positive()) {
        auto cash = reader.known_cash(open.session.id);
        if (!cash) return tl::unexpected(cash.error());
        for (const TenderLine& tender : request.tenders) *cash += tender.pieces;
        TenderLine given;
        given.amount = -*change;
        given.pieces = advise_change(*change, *cash, counter.policy.denominations).pieces;
        fact.tenders.push_back(std::move(given));
    }
    plan_effects(fact, request.effects, counter.policy);
    return fact;
}

}  // namespace

PostedPayment posted_payment(const Entry& entry) {
    return {.entry = entry, .fact = payment_posted_from(entry.body), .repeated = false};
}

Result<PostedPayment> pay(const Counter& counter, PaymentRequest request, const Act& act) {
    if (request.attempt.empty()) return problem(ProblemCode::payment_malformed, "the payment has no attempt");
    StationReader reader = counter.store.reader();
    const auto known = reader.payment_of_attempt(request.attempt);
    if (!known) return tl::unexpected(known.error());
    if (*known) return stored_payment(reader, **known, fingerprint(request));

    const auto open = open_session(reader, act);
    const std::string person = !act.person.empty() ? act.person : open ? open->session.person : std::string{};
    if (open || !act.person.empty()) {
        if (const Done allowed = check_person(counter, person, act.pin, Right::take_money); !allowed) {
            return tl::unexpected(allowed.error());
        }
    }
    if (!open) return tl::unexpected(open.error());
    if (open->session.counted_seq != 0) return problem(ProblemCode::drawer_already_counted);
    auto fact = prepare(counter, request, *open);
    if (!fact) return tl::unexpected(fact.error());

    const auto identity = reader.identity();
    const auto number = reader.next_payment();
    if (!identity) return tl::unexpected(identity.error());
    if (!number) return tl::unexpected(number.error());
    fact->payment = payment_name(identity->name, *number);
    fact->session = session_name(identity->name, open->session.id);
    if (const Done kept =
            counter.store.remember_attempt(fact->attempt, fact->content, counter.clock.wall_time());
        !kept) {
        return tl::unexpected(kept.error());
    }
    const auto entry = append_now(counter, person, EntryKind::payment_posted, to_body(*fact));
    if (!entry) return tl::unexpected(entry.error());
    return posted_payment(*entry);
}

Result<Money> change_for(const std::vector<TenderLine>& tenders, Money amount, const Policy& policy) {
    Money total;
    Money changeable;
    for (const TenderLine& tender : tenders) {
        total += tender.amount;
        const TenderRule* rule = policy.tender(tender.type);
        if (rule && rule->change_allowed) changeable += tender.amount;
    }
    if (total < amount) {
        return problem(ProblemCode::tender_short,
                       fmt::format("the tenders are {}, {} short of {}", total.text(),
                                   (amount - total).text(), amount.text()));
    }
    const Money change = total - amount;
    if (change.is_zero()) return change;
    if (changeable.is_zero()) return problem(ProblemCode::change_needs_cash);
    if (change >= changeable) {
        return problem(ProblemCode::change_exceeds_cash,
                       fmt::format("the change of {} is not less than the cash of {}", change.text(),
                                   changeable.text()));
    }
    return change;
}

Done check_tender(const TenderLine& tender, const Policy& policy) {
    const TenderRule* rule = policy.tender(tender.type);
    if (!rule) {
        return problem(ProblemCode::tender_type_unknown,
                       fmt::format("{} is not accepted here", name_of(tender.type)));
    }
    if (rule->number_required && tender.number.empty()) {
        return problem(ProblemCode::tender_reference_missing,
                       fmt::format("a {} needs its number", name_of(tender.type)));
    }
    if (rule->reference_required && tender.reference.empty()) {
        return problem(ProblemCode::tender_reference_missing,
                       fmt::format("a {} needs the reference of its slip", name_of(tender.type)));
    }
    if (!rule->routing_required) return {};
    if (tender.routing.empty()) {
        return problem(ProblemCode::tender_reference_missing,
                       fmt::format("a {} needs its routing number", name_of(tender.type)));
    }
    if (!is_routing_number(tender.routing)) {
        return problem(ProblemCode::routing_number_wrong,
                       fmt::format("the routing number {} is wrong", printable(tender.routing)));
    }
    return {};
}

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
    Act act = act_given;
    if (act.person.empty()) act.person = (*session)->person;
    if (const Done allowed = check_person(counter, act.person, act.pin, Right::take_money); !allowed) {
        return tl::unexpected(allowed.error());
    }
    if (act.reason.empty()) return problem(ProblemCode::reason_missing);
    if ((*row)->amount > counter.policy.void_approval_above) {
        if (const Done approved = check_approval(counter, act); !approved)
            return tl::unexpected(approved.error());
    }
    const auto entry = reader.entry((*row)->seq);
    if (!entry) return tl::unexpected(entry.error());
    if (!*entry) return problem(ProblemCode::storage_corrupt, "a payment's journal entry is missing");
    const PaymentPosted posted = payment_posted_from((*entry)->body);
    const auto cash = reader.known_cash((*session)->id);
    if (!cash) return tl::unexpected(cash.error());

    PaymentVoided fact{.payment = posted.payment,
                       .session = posted.session,
                       .reason = act.reason,
                       .approved_by = act.approved_by,
                       .cash_back = {},
                       .pieces = {},
                       .effects = effects};
    for (const TenderLine& tender : posted.tenders) {
        if (tender.type == TenderType::cash) fact.cash_back += tender.amount;
    }
    fact.pieces = advise_change(fact.cash_back, *cash, counter.policy.denominations).pieces;
    const auto appended = append_now(counter, act.person, EntryKind::payment_voided, to_body(fact));
    if (!appended) return tl::unexpected(appended.error());
    return VoidedPayment{.entry = *appended, .fact = std::move(fact)};
}

}  // namespace core
