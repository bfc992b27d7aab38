#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/counter/change.h"
#include "core/counter/payments.h"
#include "core/ports/bill_scanner.h"
#include "core/ports/receipt_printer.h"
#include "core/reports/day_report.h"
#include "core/reports/session_report.h"
#include "core/store/station/station_reader.h"
#include "kiosk/flows/window/count_draft.h"
#include "kiosk/flows/window/payment_draft.h"

namespace kiosk::window {

// What each page holds between frames. Read from the station when the page is entered, so that a view costs
// no storage.

// Where the drawer and the receipt of one entry are.
struct EffectsShown {
    core::EffectState drawer = core::EffectState::not_requested;
    core::EffectState receipt = core::EffectState::not_requested;
    core::PrinterCondition cause = core::PrinterCondition::ready;  // of the receipt
    core::PrinterCondition drawer_cause = core::PrinterCondition::ready;
};

struct StationState {
    core::StationIdentity identity;
    std::optional<core::DayRow> day, last_day;
    std::optional<core::SessionRow> session;
    std::string session_name;
    core::Date today;  // by the office's clock
};

struct SignInState {
    std::vector<core::Person> people;
    std::string chosen;
    std::string pin;
};

struct UnfinishedEffect {
    core::EffectRow row;
    std::string name;  // of the payment
};

struct ReadyState {
    std::string search;
    std::vector<core::Account> hits;
    bool nothing_found = false;
    std::vector<UnfinishedEffect> unfinished;
    core::CountedAmount gross, voided;
};

// A payment of today's session or before, as lists show it.
struct EarlierPayment {
    core::PaymentRow row;
    std::string name;
    core::Moment at;
};

// Why, and who else agrees.
struct ApprovalState {
    std::vector<std::string> reasons;  // in words
    int reason = -1;
    std::string words;  // of the last reason
    std::vector<core::Person> approvers;
    int approver = -1;
    std::string pin;

    bool in_words() const { return reason >= 0 && reason + 1 == static_cast<int>(reasons.size()); }
    std::string why() const;
    std::string second_person() const;
};

// A payment that somebody must let pass before it is posted.
struct StopState {
    std::vector<core::Problem> why;  // all that stopped it so far, the newest last
    bool needs_approver = false;     // the clerk may not let it pass alone
    ApprovalState approval;          // given to all of them at once, begun anew with each
};

struct PayState {
    PaymentDraft draft;
    core::CashCount known_cash;
    std::vector<EarlierPayment> earlier;
    bool leaving = false;           // Esc was pressed once with money typed
    std::optional<StopState> stop;  // while it is looked at
};

// A payment or a void after its commit.
struct PostedState {
    core::Entry entry;
    core::PaymentPosted fact;
    std::optional<core::PaymentVoided> voided;
    core::AccountDue due;  // before the posting
    core::ChangeAdvice advice;
    EffectsShown effects;
};

struct VoidState {
    std::string payment;  // as typed
    std::optional<core::PaymentRow> row;
    core::PaymentPosted fact;
    core::AccountDue due;
    ApprovalState approval;
};

struct CloseState {
    core::SessionReport report;
    core::CashCount cash;  // of the last count
    ApprovalState approval;
};

struct ClosedSession {
    core::SessionReport report;
    core::Money variance;  // as its closing record has it, all tenders together
};

struct ClosedState {
    core::Entry entry;
    bool is_day = false;
    core::SessionReport report;           // of a session
    std::vector<ClosedSession> sessions;  // of a day
    std::int64_t number = 0;              // of the day's Z
    EffectsShown effects;
};

}  // namespace kiosk::window
