#include "core/counter/payments.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/counter/account_flags.h"
#include "core/counter/bank_key.h"
#include "core/counter/batches.h"
#include "core/counter/downtime.h"
#include "core/counter/open_session.h"
#include "core/counter/overrides.h"
#include "core/counter/service_orders.h"
#include "core/counter/tenders.h"
#include "core/ledger/transfers.h"
#include "core/store/station/numbering.h"
#include "core/store/station/payment_reader.h"

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

// The acts of a person that a payment may need besides taking money.
Done check_rights(const Counter& counter, const PaymentRequest& request, const Act& act) {
    for (const PaymentItem& item : request.items) {
        if (item.suspense) {
            const Done may = check_person(counter, act.person, act.pin, Right::post_suspense);
            if (!may) return may;
            if (item.reason.empty() && act.reason.empty()) return problem(ProblemCode::reason_missing);
        }
        if (item.directed.empty() || counter.policy.allocation.customer_may_direct) continue;
        const Done may = check_person(counter, act.person, act.pin, Right::direct_payment);
        if (!may) return may;
        if (act.reason.empty()) return problem(ProblemCode::reason_missing);
    }
    return {};
}

AllocationLine suspense_line(const PaymentItem& item, const Act& act, std::int64_t number) {
    return {.account = {},
            .receivable = {},
            .kind = PaymentKind::suspense,
            .to = std::string(ledger_account::suspense),
            .amount = item.amount,
            .due_date = {},
            .directed = false,
            .suspense = suspense_name(number),
            .reason = item.reason.empty() ? act.reason : item.reason};
}

// An account that comes twice in a payment is the same: what the earlier item relieves is no longer owed.
Result<PaidAccount*> paid_account(const Counter& counter, std::vector<PaidAccount>& accounts,
                                  AccountNumber number, Date as_of) {
    for (PaidAccount& known : accounts) {
        if (known.before.account.number == number) return &known;
    }
    auto due = account_due(counter.accounts, counter.store.reader(), number, as_of);
    if (!due) return tl::unexpected(due.error());
    accounts.push_back({.before = *due, .after = *due, .paid = {}});
    return &accounts.back();
}

Result<std::vector<PaidAccount>> spread(const Counter& counter, const PaymentRequest& request, const Act& act,
                                        Date as_of, PaymentPosted& fact) {
    const auto suspense = next_suspense_item(counter.store.reader());
    if (!suspense) return tl::unexpected(suspense.error());
    std::int64_t next = *suspense;
    std::vector<PaidAccount> accounts;
    for (const PaymentItem& item : request.items) {
        if (item.suspense) {
            fact.allocations.push_back(suspense_line(item, act, next++));
            continue;
        }
        const auto account = paid_account(counter, accounts, item.account, as_of);
        if (!account) return tl::unexpected(account.error());
        auto lines = allocate_item(**account, item, counter.policy);
        if (!lines) return tl::unexpected(lines.error());
        if (!item.directed.empty()) fact.reason = act.reason;
        for (AllocationLine& line : *lines) fact.allocations.push_back(std::move(line));
    }
    return accounts;
}

// Where the payment came from, if not from somebody at the window.
Done note_origin(StationReader reader, const PaymentRequest& request, PaymentPosted& fact) {
    if (!request.batch.empty()) {
        if (const auto open = open_batch(reader, request.batch); !open) return tl::unexpected(open.error());
        fact.batch = request.batch;
        fact.batch_items = static_cast<std::int64_t>(request.items.size());
    }
    if (request.manual_receipt.empty()) return {};
    const auto issued = check_manual_receipt(reader, request);
    if (!issued) return tl::unexpected(issued.error());
    fact.manual_receipt = receipt_number(request.manual_receipt);
    if (!*issued) fact.warnings.emplace_back("receipt_not_issued");
    return {};
}

Done check_payor(const Counter& counter, const PaymentRequest& request) {
    if (!request.payor_account) return {};
    const auto payor = counter.accounts.account(*request.payor_account);
    if (!payor) return tl::unexpected(payor.error());
    if (*payor) return {};
    return problem(ProblemCode::unknown_account,
                   fmt::format("the payor's account {} is not known", request.payor_account->text()));
}

Done check_tenders(const Counter& counter, const PaymentInView& view) {
    const auto identity = counter.store.reader().identity();
    if (!identity) return tl::unexpected(identity.error());
    const Date today = view.open.day.business_date;
    for (const TenderLine& tender : view.request.tenders) {
        if (const Done good = check_tender(tender, counter.policy); !good) return good;
        if (const Done good = check_paper(tender, counter.policy, today, identity->office); !good)
            return good;
    }
    if (const Done taken =
            check_acceptance(view.request.tenders, view.fact.allocations, view.accounts, counter.policy);
        !taken) {
        return taken;
    }
    for (const TenderLine& tender : view.request.tenders) {
        const auto reason = cash_only_reason(counter, view, tender);
        if (!reason) return tl::unexpected(reason.error());
        if (*reason) return problem(ProblemCode::cash_only, **reason);
    }
    return {};
}

Done add_change(const Counter& counter, const OpenSession& open, Money change, PaymentPosted& fact) {
    if (!change.is_positive()) return {};
    auto cash = counter.store.reader().known_cash(open.session.id);
    if (!cash) return tl::unexpected(cash.error());
    for (const TenderLine& tender : fact.tenders) *cash += tender.pieces;
    TenderLine given;
    given.amount = -change;
    given.pieces = advise_change(change, *cash, counter.policy.denominations).pieces;
    fact.tenders.push_back(std::move(given));
    return {};
}

// Builds what will be posted; nothing is stored yet.
Result<PaymentPosted> prepare(const Counter& counter, const PaymentRequest& request, const Act& act,
                              const OpenSession& open, const StationIdentity& station) {
    if (const Done positive = check_amounts(request); !positive) return tl::unexpected(positive.error());
    if (const Done may = check_rights(counter, request, act); !may) return tl::unexpected(may.error());
    if (const Done known = check_payor(counter, request); !known) return tl::unexpected(known.error());
    PaymentPosted fact{.payment = {},
                       .attempt = request.attempt,
                       .content = fingerprint(request),
                       .session = session_name(station.name, open.session.id),
                       .payor = request.payor,
                       .received_on = request.received_on ? request.received_on->text() : std::string{},
                       .tenders = request.tenders,
                       .allocations = {},
                       .effects = {}};
    if (request.payor_account) fact.payor_account = request.payor_account->text();
    if (const Done noted = note_origin(counter.store.reader(), request, fact); !noted)
        return tl::unexpected(noted.error());
    const Date as_of = request.received_on.value_or(open.day.business_date);
    if (as_of > open.day.business_date) {
        return problem(ProblemCode::date_malformed, "a payment is not received after its business date");
    }
    const auto accounts = spread(counter, request, act, as_of, fact);
    if (!accounts) return tl::unexpected(accounts.error());
    const PaymentInView view{.request = request,
                             .fact = fact,
                             .accounts = *accounts,
                             .open = open,
                             .at_kiosk = station.role == "kiosk"};
    if (const Done good = check_tenders(counter, view); !good) return tl::unexpected(good.error());
    if (const Done held = check_held_funds(counter.store.reader(), request); !held)
        return tl::unexpected(held.error());
    const auto settled = settle(request.tenders, request.amount(), counter.policy, open.day.business_date);
    if (!settled) return tl::unexpected(settled.error());
    fact.rounding = settled->rounding;
    if (const Done added = add_change(counter, open, settled->change, fact); !added)
        return tl::unexpected(added.error());
    if (const Done on = decide_stops(counter, act, view, fact); !on) return tl::unexpected(on.error());
    auto requests = service_requests(counter, *accounts, station.name);
    if (!requests) return tl::unexpected(requests.error());
    fact.requests = std::move(*requests);
    plan_effects(fact, request.effects, counter.policy);
    return fact;
}

// The act with what the request itself brings; the person is the owner of the open drawer unless named.
Act act_of(const PaymentRequest& request, Act act, const Result<OpenSession>& open) {
    if (act.person.empty() && open) act.person = open->session.person;
    if (act.reason.empty()) act.reason = request.reason;
    if (act.approved_by.empty()) act.approved_by = request.approved_by;
    return act;
}

}  // namespace

PostedPayment posted_payment(const Entry& entry) {
    return {.entry = entry, .fact = payment_posted_from(entry.body), .repeated = false};
}

Result<PostedPayment> pay(const Counter& counter, PaymentRequest request, const Act& act_given) {
    if (request.attempt.empty()) return problem(ProblemCode::payment_malformed, "the payment has no attempt");
    if (const Done sealed = seal_bank_accounts(request, counter.store.folder()); !sealed)
        return tl::unexpected(sealed.error());
    StationReader reader = counter.store.reader();
    const auto known = reader.payment_of_attempt(request.attempt);
    if (!known) return tl::unexpected(known.error());
    if (*known) return stored_payment(reader, **known, fingerprint(request));

    const auto open = open_session(reader, act_given);
    const Act act = act_of(request, act_given, open);
    if (open || !act.person.empty()) {
        if (const Done allowed = check_person(counter, act.person, act.pin, Right::take_money); !allowed) {
            return tl::unexpected(allowed.error());
        }
    }
    if (!open) return tl::unexpected(open.error());
    if (const Done works = check_drawer_works(reader, open->session); !works)
        return tl::unexpected(works.error());
    const auto identity = reader.identity();
    if (!identity) return tl::unexpected(identity.error());
    auto fact = prepare(counter, request, act, *open, *identity);
    if (!fact) return tl::unexpected(fact.error());
    const auto number = reader.next_payment();
    if (!number) return tl::unexpected(number.error());
    fact->payment = payment_name(identity->name, *number);
    if (const Done kept =
            counter.store.remember_attempt(fact->attempt, fact->content, counter.clock.wall_time());
        !kept) {
        return tl::unexpected(kept.error());
    }
    const auto entry = append_now(counter, act.person, EntryKind::payment_posted, to_body(*fact));
    if (!entry) return tl::unexpected(entry.error());
    return posted_payment(*entry);
}

}  // namespace core
