#include <algorithm>

#include "kiosk/flows/kiosk/kiosk_flow.h"
#include "kiosk/flows/kiosk/kiosk_sentences.h"
#include "kiosk/flows/kiosk/slot_sentences.h"

namespace kiosk {

using core::Milliseconds;
using core::Money;
using core::TextArgument;

namespace {

float part_left(Milliseconds passed, Milliseconds whole) {
    const float part = 1.0F - static_cast<float>(passed.count()) / static_cast<float>(whole.count());
    return std::clamp(part, 0.0F, 1.0F);
}

}  // namespace

KioskView KioskFlow::view() const {
    KioskView view{.frame = frame_view(), .page = StartView{}};
    if (idle() == IdleWatch::State::asking) {
        view.page = still_there_view();
        return view;
    }
    if (visit_.help) {
        view.page = help_view();
        return view;
    }
    switch (page_) {
        case Page::start:
            view.page = start_view();
            break;
        case Page::account:
            view.page = account_view();
            break;
        case Page::amount:
            view.page = amount_view();
            break;
        case Page::other_amount:
            view.page = other_amount_view();
            break;
        case Page::cash:
            view.page = cash_view();
            break;
        case Page::receipt:
            view.page = receipt_view();
            break;
        case Page::earlier_money:
            view.page = earlier_money_view();
            break;
        case Page::out_of_service:
            view.page = out_of_service_view();
            break;
    }
    return view;
}

KioskFrame KioskFlow::frame_view() const {
    KioskFrame frame{
        .office = station_.office,
        .place = texts().format(station_.training ? "kiosk.training_place" : "kiosk.office_place",
                                TextArgument("station", station_.name)),
        .languages = {},
        .high_contrast = visit_.high_contrast};
    // For staff; a customer loses nothing by it.
    const auto& office = office_.standing();
    if (office && office->standing == core::SyncStanding::offline)
        frame.place += "  •  " + texts().text("office.kiosk_offline");
    if (office && office->standing == core::SyncStanding::refused)
        frame.place += "  •  " + texts().text("office.kiosk_refused");
    for (std::size_t i = 0; i < setup_.languages.size(); ++i) {
        const core::Texts& language = setup_.languages[i];
        frame.languages.push_back({.code = language.language(),
                                   .name = language.text("language.name"),
                                   .selected = i == visit_.language});
    }
    return frame;
}

StartView KioskFlow::start_view() const {
    StartView view;
    const auto& note = visit_.last_note;
    if (note && note->kind == core::NoteEvent::Kind::returned)
        view.trouble = returned_sentence(note->why, notes_taken(), texts());
    if (visit_.unknown_note) view.trouble = texts().text("kiosk.trouble.unknown_note");
    if (!visit_.trouble.empty()) view.trouble = texts().text(visit_.trouble);
    const bool scans = devices_.scanner && devices_.scanner->condition() == core::ScannerCondition::ready;
    if (!printer_works()) view.warning = texts().text("kiosk.trouble.no_receipt");
    if (!scans) view.warning = texts().text("kiosk.trouble.no_scanner");
    return view;
}

AccountView KioskFlow::account_view() const {
    GroupedDigits grouped = grouped_account(visit_.account_digits);
    return {.typed = visit_.account_digits,
            .grouped = std::move(grouped.typed),
            .rest = std::move(grouped.rest),
            .trouble = visit_.trouble.empty() ? std::string() : texts().text(visit_.trouble),
            .complete = visit_.account_digits.size() == core::account_format.digits()};
}

AmountView KioskFlow::amount_view() const {
    const KioskPayment& payment = *visit_.payment;
    const Money total = payment.total(), late = payment.past_due();
    const bool late_is_a_choice = late.is_positive() && late < total;
    return {
        .holder = masked_name(payment.due().account.name),
        .account = texts().format("kiosk.account_ending", TextArgument("digits", payment.account().last4())),
        .owed = owed_lines(payment.due(), payment.business_date(), texts()),
        .total = total.is_positive() ? texts().money_with_sign(total) : std::string(),
        .past_due = late_is_a_choice ? texts().money_with_sign(late) : std::string(),
        .warning = printer_works() ? std::string() : texts().text("kiosk.trouble.no_receipt"),
        .as_of = as_of_words(texts(), payment.due(), counter_.policy.time_zone)};
}

OtherAmountView KioskFlow::other_amount_view() const {
    const Money total = visit_.payment->total(), typed = typed_amount();
    OtherAmountView view{.typed = visit_.dollars,
                         .amount = texts().money_with_sign(typed),
                         .owed = total.is_positive()
                                     ? texts().format("kiosk.other.owed",
                                                      TextArgument("amount", texts().money_with_sign(total)))
                                     : texts().text("kiosk.other.owed_nothing"),
                         .effect = texts().text("kiosk.other.empty"),
                         .ready = typed.is_positive()};
    const auto with_amount = [&](const char* key, Money amount) {
        return texts().format(key, TextArgument("amount", texts().money_with_sign(amount)));
    };
    if (!view.ready) return view;
    if (typed < total) view.effect = with_amount("kiosk.other.leaves", total - typed);
    if (typed == total) view.effect = texts().text("kiosk.other.clears");
    if (typed > total) view.effect = with_amount("kiosk.other.credit", typed - total);
    return view;
}

std::vector<Money> KioskFlow::notes_taken() const {
    std::vector<Money> notes = setup_.notes;
    const auto& largest = counter_.policy.cash.kiosk_note_max;
    if (largest) std::erase_if(notes, [&](Money note) { return note > *largest; });
    return notes;
}

// What the customer must know of the slot now, the worst first.
std::string KioskFlow::cash_trouble() const {
    if (!acceptor_works()) {
        const auto condition =
            devices_.acceptor ? devices_.acceptor->condition() : core::AcceptorCondition::unplugged;
        return slot_broken_sentence(condition, visit_.payment->held(), texts());
    }
    if (visit_.unknown_note)
        return unknown_note_sentence("kiosk.cash.unknown", *visit_.unknown_note, texts());
    if (!visit_.last_note) return {};
    switch (visit_.last_note->kind) {
        case core::NoteEvent::Kind::returned:
            return returned_sentence(visit_.last_note->why, notes_taken(), texts());
        case core::NoteEvent::Kind::fraud_attempt:
            return texts().text("kiosk.cash.disturbed");
        case core::NoteEvent::Kind::stacked:
            return {};
    }
    return {};
}

CashView KioskFlow::cash_view() const {
    const KioskPayment& payment = *visit_.payment;
    const std::string account =
        texts().format("kiosk.account_ending", TextArgument("digits", payment.account().last4()));
    const std::string held = texts().money_with_sign(payment.held());
    const float asked = static_cast<float>(std::max<std::int64_t>(payment.asked().cents(), 1));
    CashView view{.account = texts().format("kiosk.cash.notes", TextArgument("account", account),
                                            TextArgument("notes", note_faces(notes_taken()))),
                  .put_in = held,
                  .still_to_pay = texts().money_with_sign(payment.still_to_pay()),
                  .to_pay = texts().money_with_sign(payment.asked()),
                  .fraction = std::min(1.0F, static_cast<float>(payment.held().cents()) / asked),
                  .trouble = cash_trouble(),
                  .slot_works = acceptor_works(),
                  .note = texts().text("kiosk.cash.no_change")};
    const Money extra = payment.extra();
    if (extra.is_positive())
        view.note =
            texts().format("kiosk.cash.extra", TextArgument("amount", texts().money_with_sign(extra)));
    if (visit_.last_note && visit_.last_note->kind == core::NoteEvent::Kind::stacked) {
        view.accepted = texts().money_with_sign(visit_.last_note->denomination);
    }
    if (has_money()) view.finish = texts().format("kiosk.cash.finish_less", held);
    if (!payment.is_all_in()) return view;
    const Milliseconds passed = now_ - visit_.all_in_at;
    view.finish = texts().format("kiosk.cash.finish_now", held);
    view.finishing = texts().counted("kiosk.cash.finishing", seconds_left((all_in_pause - passed).count()));
    view.time_left = part_left(passed, all_in_pause);
    return view;
}

EarlierMoneyView KioskFlow::earlier_money_view() const {
    const Milliseconds passed = now_ - page_since_;
    const auto number = core::AccountNumber::parse(earlier_->account);
    return {
        .amount = texts().money_with_sign(earlier_->amount),
        .account =
            texts().format("kiosk.earlier.account", TextArgument("digits", number ? number->last4() : "?")),
        .note = texts().counted("kiosk.earlier.posts", seconds_left((earlier_money_time - passed).count())),
        .time_left = part_left(passed, earlier_money_time)};
}

StillThereView KioskFlow::still_there_view() const {
    const Milliseconds left = idle_.left(now_, limits());
    StillThereView view{.money = texts().text("kiosk.still_there.no_money"),
                        .seconds = std::to_string(seconds_left(left.count())),
                        .time_left = 1.0F - part_left(left, limits().asking)};
    if (has_money()) {
        view.money = texts().format("kiosk.still_there.money",
                                    TextArgument("amount", texts().money_with_sign(visit_.payment->held())),
                                    TextArgument("digits", visit_.payment->account().last4()));
    } else if (page_ == Page::receipt) {
        view.money = texts().text("kiosk.still_there.paid");
    }
    return view;
}

HelpView KioskFlow::help_view() const {
    HelpView view{.in_payment = is_visited() && page_ != Page::receipt};
    if (!has_money() || page_ != Page::cash) return view;
    const std::string held = texts().money_with_sign(visit_.payment->held());
    view.money = texts().format("kiosk.help_page.money", TextArgument("amount", held),
                                TextArgument("digits", visit_.payment->account().last4()));
    view.finish = texts().format("kiosk.help_page.finish", held);
    return view;
}

}  // namespace kiosk
