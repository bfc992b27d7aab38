#include "core/counter/tenders.h"
#include "kiosk/flows/window/window_flow.h"

namespace kiosk::window {

namespace {

// What a payment under way tells the customer: what is due, then what was received or is given back.
core::DisplayedLines lines_of(const core::Texts& texts, const core::Policy& policy, const PaymentDraft& draft,
                              const std::string& person, core::Date today) {
    const core::Money due = draft.to_pay();
    core::DisplayedLines lines{{{texts.text("window_display.due"), texts.money(due)}, {}}};
    if (draft.received().is_zero()) return lines;
    const auto settled = core::settle(draft.request(person).tenders, due, policy, today);
    lines[1] = {texts.text("window_display.received"), texts.money(draft.received())};
    if (settled && settled->change.is_positive())
        lines[1] = {texts.text("window_display.change"), texts.money(settled->change)};
    return lines;
}

core::DisplayedLines lines_of(const core::Texts& texts, const core::PaymentPosted& fact) {
    core::Money received;
    for (const core::TenderLine& tender : fact.tenders) {
        if (!tender.is_change()) received += tender.amount;
    }
    return {{{texts.text("window_display.received"), texts.money(received)},
             {texts.text("window_display.change"), texts.money(fact.change())}}};
}

}  // namespace

// Faces the customer, and whoever stands behind: amounts and greetings, never a name.
void WindowFlow::show_customer() {
    constexpr core::Milliseconds thanks_time{5000};
    if (parts_.display == nullptr) return;
    const bool posted = page_ == Page::posted && posted_ && !posted_->voided;
    if (posted) thanks_until_ = now_ + thanks_time;
    if (is_paying(page_)) {
        thanks_until_.reset();
        return parts_.display->show(
            lines_of(texts(), parts_.counter.policy, pay_->draft, person_, station_.today));
    }
    if (posted) return parts_.display->show(lines_of(texts(), posted_->fact));
    const bool thanks = thanks_until_ && now_ < *thanks_until_;
    parts_.display->show(
        {{{texts().text(thanks ? "window_display.thanks" : "window_display.welcome"), {}}, {}}});
}

}  // namespace kiosk::window
