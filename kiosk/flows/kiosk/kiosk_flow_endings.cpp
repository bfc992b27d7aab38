#include "kiosk/flows/kiosk/kiosk_flow.h"
#include "kiosk/flows/kiosk/kiosk_sentences.h"
#include "kiosk/flows/kiosk/slot_sentences.h"

namespace kiosk {

using core::EffectState;
using core::Milliseconds;
using core::TextArgument;

// Views of how it ended: paid, or closed.

namespace {

// "2026-11-23 08:02" -> "08:02"
std::string clock_time(const std::string& local) {
    const std::size_t space = local.find(' ');
    return space == std::string::npos ? local : local.substr(space + 1);
}

void tell_printing(ReceiptView& view, const EffectRunner::Outcome& outcome, core::PrinterCondition condition,
                   const core::Texts& texts) {
    const bool is_blocked =
        condition != core::PrinterCondition::ready && condition != core::PrinterCondition::paper_near_end;
    const bool is_running =
        outcome.receipt == EffectState::started || outcome.receipt == EffectState::planned;
    if (outcome.receipt == EffectState::confirmed) {
        view.printing = texts.text("kiosk.receipt.printed");
        return;
    }
    if (is_running && !is_blocked) {
        view.printing = texts.text("kiosk.receipt.printing");
        return;
    }
    view.printed = false;
    view.advice = texts.text("kiosk.receipt.advice");
    if (outcome.receipt == EffectState::unknown) {
        view.printing = texts.text("kiosk.receipt.unknown");
        return;
    }
    const core::PrinterCondition cause = is_running ? condition : outcome.cause;
    const std::string_view name =
        cause == core::PrinterCondition::ready ? name_of(core::PrinterCondition::failed) : name_of(cause);
    view.printing =
        texts.format("kiosk.receipt.not_printed", TextArgument("reason", texts.word("kiosk_printer", name)));
}

}  // namespace

ReceiptView KioskFlow::receipt_view() const {
    const KioskPayment& payment = *visit_.payment;
    const core::PostedPayment& posted = *payment.posted();
    const std::string time = clock_time(core::local_text(posted.entry.at, counter_.policy.time_zone));
    const core::Money owed = payment.owed_after();
    ReceiptView view{
        .paid = texts().money_with_sign(posted.fact.amount()),
        .when = texts().format("kiosk.receipt.when", TextArgument("time", time)),
        .number = texts().format("kiosk.receipt.number", TextArgument("number", posted.fact.payment)),
        .relieved = relieved_lines(posted.fact, texts()),
        .balance = owed.is_positive() ? texts().format("kiosk.receipt.balance",
                                                       TextArgument("amount", texts().money_with_sign(owed)))
                                      : texts().text("kiosk.receipt.balance_none"),
        .ends = texts().text("kiosk.receipt.ends_later")};
    const auto condition =
        devices_.printer ? devices_.printer->condition() : core::PrinterCondition::unplugged;
    tell_printing(view, effects_.outcome(), condition, texts());
    if (view.advice.empty()) view.advice = receipt_advice();
    if (!visit_.ending_since) return view;
    const Milliseconds left = receipt_time - (now_ - *visit_.ending_since);
    view.ends = texts().counted("kiosk.receipt.ends", seconds_left(left.count()));
    view.time_left = static_cast<float>(left.count()) / static_cast<float>(receipt_time.count());
    return view;
}

// Of a note that did not become part of this payment.
std::string KioskFlow::receipt_advice() const {
    if (visit_.unknown_note)
        return unknown_note_sentence("kiosk.receipt.unknown_note", *visit_.unknown_note, texts());
    const auto& note = visit_.last_note;
    const bool came_back = note && note->kind == core::NoteEvent::Kind::returned;
    return came_back ? texts().text("kiosk.receipt.note_came_back") : std::string();
}

OutOfServiceView KioskFlow::out_of_service_view() const {
    OutOfServiceView view;
    if (closure_) {
        view.reason = texts().text(closure_->reason);
        view.code = texts().format("kiosk.out.code", closure_->code);
        const std::string advice = texts().word("kiosk_staff", closure_->code);
        if (advice != closure_->code) view.staff.push_back(advice);
    }
    if (unexplained_notes_ > 0)
        view.staff.push_back(texts().counted("kiosk.out.unexplained", unexplained_notes_));
    const auto name_money = [&](core::Money amount, const std::string& last4) {
        view.money =
            texts().format("kiosk.out.money", TextArgument("amount", texts().money_with_sign(amount)),
                           TextArgument("digits", last4));
    };
    if (has_money()) {
        name_money(visit_.payment->held(), visit_.payment->account().last4());
    } else if (earlier_) {
        const auto number = core::AccountNumber::parse(earlier_->account);
        name_money(earlier_->amount, number ? number->last4() : "?");
    }
    if (visit_.unknown_note)
        view.waiting = unknown_note_sentence("kiosk.out.unknown", *visit_.unknown_note, texts());
    if (note_waiting_) {
        view.waiting = texts().format("kiosk.out.uncounted",
                                      TextArgument("amount", texts().money_with_sign(*note_waiting_)));
    }
    return view;
}

}  // namespace kiosk
