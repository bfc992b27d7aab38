#include <algorithm>

#include "kiosk/flows/kiosk/kiosk_flow.h"

namespace kiosk {

// What a customer asks for. An act that does not belong to the page it comes from was overtaken, and is dropped.

void KioskFlow::act(const KioskAction& action) {
    const bool was_asked = idle() == IdleWatch::State::asking;
    idle_.sign_of_life(now_);
    if (visit_.ending_since) visit_.ending_since = now_;
    // To somebody who was asked "are you still there?" any touch is the answer, and does nothing else.
    const bool is_look = std::holds_alternative<ChooseLanguage>(action) || action == KioskAction(KioskCommand::switch_contrast);
    if (was_asked && !is_look) return;
    if (const auto* command = std::get_if<KioskCommand>(&action)) {
        obey(*command);
    } else if (const auto* language = std::get_if<ChooseLanguage>(&action)) {
        const auto chosen = std::find_if(setup_.languages.begin(), setup_.languages.end(),
                                         [&](const core::Texts& texts) { return texts.language() == language->code; });
        if (chosen == setup_.languages.end()) return;
        visit_.language = static_cast<std::size_t>(chosen - setup_.languages.begin());
    } else if (const auto* account = std::get_if<EditAccount>(&action)) {
        if (page_ != Page::account) return;
        visit_.account_digits = account->digits;
        visit_.trouble.clear();
    } else if (const auto* amount = std::get_if<EditAmount>(&action)) {
        if (page_ != Page::other_amount) return;
        visit_.dollars = amount->dollars;
    }
}

void KioskFlow::obey(KioskCommand command) {
    if (command == KioskCommand::switch_contrast) {
        visit_.high_contrast = !visit_.high_contrast;
    } else if (command == KioskCommand::ask_help) {
        visit_.help = page_ != Page::out_of_service && page_ != Page::earlier_money;
    } else if (visit_.help) {
        obey_in_help(command);
    } else {
        obey_on_page(command);
    }
}

void KioskFlow::obey_in_help(KioskCommand command) {
    if (command == KioskCommand::leave_help) visit_.help = false;
    if (command == KioskCommand::finish && page_ == Page::cash) post();
    if (command == KioskCommand::start_over && !has_money()) settle();
}

void KioskFlow::obey_on_page(KioskCommand command) {
    const auto on = [&](Page page, KioskCommand wanted) { return page_ == page && command == wanted; };
    if (on(Page::start, KioskCommand::type_account)) {
        visit_.trouble.clear();
        visit_.account_digits.clear();
        go(Page::account);
    } else if (on(Page::account, KioskCommand::open_account)) {
        open_typed_account();
    } else if (on(Page::account, KioskCommand::go_back)) {
        visit_.trouble.clear();
        go(Page::start);
    } else if (on(Page::amount, KioskCommand::pay_all)) {
        ask(visit_.payment->total());
    } else if (on(Page::amount, KioskCommand::pay_past_due)) {
        ask(visit_.payment->past_due());
    } else if (on(Page::amount, KioskCommand::type_amount)) {
        visit_.dollars.clear();
        go(Page::other_amount);
    } else if (on(Page::amount, KioskCommand::start_over)) {
        begin_next_visit();
        go(Page::start);
    } else if (on(Page::other_amount, KioskCommand::pay_typed_amount)) {
        ask(typed_amount());
    } else if (on(Page::other_amount, KioskCommand::go_back)) {
        go(Page::amount);
    } else if (on(Page::cash, KioskCommand::finish)) {
        post();
    } else if (on(Page::cash, KioskCommand::cancel)) {
        visit_.help = true;
    } else if (on(Page::receipt, KioskCommand::done)) {
        settle();
    } else if (on(Page::receipt, KioskCommand::pay_another_bill)) {
        begin_next_visit();
        go(Page::start);
    } else if (on(Page::earlier_money, KioskCommand::post_earlier)) {
        post_earlier();
    } else if (on(Page::earlier_money, KioskCommand::resume_earlier)) {
        resume_earlier();
    }
}

}  // namespace kiosk
