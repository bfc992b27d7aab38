#include <algorithm>
#include <utility>

#include "core/counter/overrides.h"
#include "core/slips/slips.h"
#include "core/store/station/numbering.h"
#include "kiosk/flows/window/view_words.h"
#include "kiosk/flows/window/window_flow.h"

namespace kiosk::window {

using core::EffectKind;
using core::EffectState;

bool WindowFlow::act_pay(const WindowAction& action) {
    PaymentDraft& draft = pay_->draft;
    if (action.verb == Verb::take_payment) {
        take_payment();
        return true;
    }
    const auto index = static_cast<std::size_t>(std::max(0, action.index));
    const std::vector<core::TenderType> types = window_tenders(parts_.counter.policy);
    const std::vector<core::Money> quick = draft.quick_amounts();
    if (action.verb == Verb::type_amount) {
        draft.type_amount(action.text);
    } else if (action.verb == Verb::type_tendered) {
        draft.type_tendered(action.text);
    } else if (action.verb == Verb::quick_cash) {
        if (index < quick.size()) draft.tender_exactly(quick[index]);
    } else if (action.verb == Verb::choose_tender) {
        if (index < types.size()) draft.choose(types[index]);
    } else if (action.verb == Verb::select_tender) {
        draft.select(index);
    } else if (action.verb == Verb::remove_tender) {
        draft.remove(index);
    } else if (action.verb == Verb::type_number) {
        draft.type_number(action.text);
    } else if (action.verb == Verb::type_routing) {
        draft.type_routing(action.text);
    } else if (action.verb == Verb::type_reference) {
        draft.type_reference(action.text);
    } else {
        return false;
    }
    pay_->leaving = false;
    clear_message();
    return true;
}

void WindowFlow::take_payment() {
    core::PaymentRequest request = pay_->draft.request(person_);
    if (pay_->stop) {
        for (const core::Problem& stop : pay_->stop->why) request.overrides.codes.emplace_back(stop.name());
    }
    const auto posted =
        core::pay(parts_.counter, request, pay_->stop ? act_with(pay_->stop->approval) : me());
    if (!posted) {
        const auto right = core::right_to_pass(posted.error().code, request.payor);
        if (right) return enter_stopped(posted.error(), *right);
        failed(posted.error());
        return;
    }
    show_posted(*posted);
    if (!posted->repeated) run_effects(posted->entry, posted->fact.effects);
}

// The journal keeps one reason and one second person for a payment, so whoever agrees sees all that stopped
// it, and agrees anew when something is added.
void WindowFlow::enter_stopped(const core::Problem& stop, core::Right right) {
    StopState now;
    if (pay_->stop)
        now = {
            .why = std::move(pay_->stop->why), .needs_approver = pay_->stop->needs_approver, .approval = {}};
    now.why.push_back(stop);
    pay_->leaving = false;
    pay_->stop = std::move(now);
    go(Page::stopped);
    const auto clerk = reader().person(person_);
    if (!clerk) {
        failed(clerk.error());
        return;
    }
    const core::Policy& policy = parts_.counter.policy;
    if (!*clerk || !policy.allows((*clerk)->role, right)) pay_->stop->needs_approver = true;
    pay_->stop->approval = approval_for("stop", right);
}

void WindowFlow::show_posted(const core::PostedPayment& posted) {
    PostedState shown{.entry = posted.entry,
                      .fact = posted.fact,
                      .voided = {},
                      .due = pay_->draft.due(),
                      .advice = {},
                      .effects = {}};
    for (const EffectKind kind : posted.fact.effects) {
        (kind == EffectKind::drawer ? shown.effects.drawer : shown.effects.receipt) = EffectState::planned;
    }
    shown.advice =
        core::advise_change(posted.fact.change(), pay_->known_cash, parts_.counter.policy.denominations);
    posted_ = std::move(shown);
    pay_.reset();
    go(Page::posted);
}

bool WindowFlow::act_posted(const WindowAction& action) {
    if (action.verb == Verb::next_customer) {
        enter_ready();
        return true;
    }
    if (action.verb == Verb::type_search) {
        enter_ready();
        return page_ == Page::ready && act_ready(action);
    }
    if (action.verb == Verb::print_again) {
        run_again(EffectKind::receipt);
        return true;
    }
    if (action.verb == Verb::open_drawer_again) {
        run_again(EffectKind::drawer);
        return true;
    }
    if (action.verb == Verb::ask_for_void) {
        if (!posted_->voided) enter_void(posted_->fact.payment);
        return true;
    }
    return false;
}

void WindowFlow::run_again(EffectKind kind) {
    if (effects_.is_busy()) return;
    const bool closed = page_ == Page::drawer_closed || page_ == Page::day_closed;
    if (!closed && !posted_) return;
    run_effects(closed ? closed_.entry : posted_->entry, {kind});
}

// Prints what the entry's kind prints. A receipt that came out before, or may have, is a copy.
void WindowFlow::run_effects(const core::Entry& entry, const std::vector<EffectKind>& effects) {
    if (effects.empty()) return;
    const core::SlipContext context{reader(), parts_.counter.policy, texts()};
    const auto rows = reader().effects_of(entry.seq);
    if (!rows) {
        failed(rows.error());
        return;
    }
    int copy = 0;
    for (const core::EffectRow& row : *rows) {
        const bool came_out = row.state == EffectState::confirmed || row.state == EffectState::unknown;
        if (row.kind == EffectKind::receipt && came_out) copy = row.starts;
    }
    const auto document = document_of(context, entry, copy);
    if (!document) {
        failed(document.error());
        return;
    }
    effects_seq_ = entry.seq;
    effects_.start(person_, entry.seq, effects, *document, now_);
    follow_effects();
}

void WindowFlow::follow_effects() {
    const bool was_busy = effects_.is_busy();
    effects_.step(now_);
    const auto merge = [&](EffectsShown& shown, std::int64_t seq) {
        if (seq != effects_seq_) return;
        const EffectRunner::Outcome& outcome = effects_.outcome();
        if (outcome.drawer != EffectState::not_requested) {
            shown.drawer = outcome.drawer;
            shown.drawer_cause = outcome.drawer_cause;
        }
        if (outcome.receipt != EffectState::not_requested) shown.receipt = outcome.receipt;
        shown.cause = outcome.cause;
    };
    if (posted_) merge(posted_->effects, posted_->entry.seq);
    merge(closed_.effects, closed_.entry.seq);
    if (was_busy && effects_.problem()) failed(*effects_.problem());
}

void WindowFlow::enter_void(std::string payment) {
    page_before_ = page_;
    void_ = {};
    void_.payment = payment.empty() ? station_.identity.name + "-" : std::move(payment);
    go(Page::void_payment);
    void_.approval = approval_for("void");
    if (page_ != Page::void_payment) return;
    look_up_void();
}

// Finds what was typed so far; a number that is not one yet is no problem.
void WindowFlow::look_up_void() {
    void_.row.reset();
    void_.due = {};
    clear_message();
    const auto number = core::payment_number(void_.payment);
    if (!number) return;
    const auto row = reader().payment(*number);
    if (!row || !*row) return;
    const auto entry = reader().entry((*row)->seq);
    if (!entry || !*entry) return;
    void_.fact = core::posted_payment(**entry).fact;
    if (void_.fact.payment != void_.payment) return;
    void_.row = **row;
    if (void_.fact.allocations.empty() || !station_.day) return;
    const auto account = core::AccountNumber::parse(void_.fact.allocations.front().account);
    if (!account) return;
    const auto record = parts_.counter.accounts.account(*account);
    const auto receivables = parts_.counter.accounts.receivables(*account);
    if (!record || !*record || !receivables) return;
    void_.due.account = **record;
    // As they were billed: what the payment relieved is no longer among what is owed.
    const core::Date today = station_.day->business_date;
    for (const core::Receivable& receivable : *receivables) {
        void_.due.items.push_back({.receivable = receivable,
                                   .open = receivable.amount,
                                   .kind = core::kind_of(receivable.kind, receivable.due_date, today),
                                   .days_late = today - receivable.due_date});
    }
}

void WindowFlow::void_payment() {
    const auto voided = core::void_payment(
        parts_.counter, void_.payment, {EffectKind::drawer, EffectKind::receipt}, act_with(void_.approval));
    if (!voided) {
        failed(voided.error());
        return;
    }
    posted_ = PostedState{.entry = voided->entry,
                          .fact = void_.fact,
                          .voided = voided->fact,
                          .due = void_.due,
                          .advice = {.pieces = voided->fact.pieces, .from_drawer = true},
                          .effects = {}};
    go(Page::posted);
    run_effects(voided->entry, voided->fact.effects);
}

}  // namespace kiosk::window
