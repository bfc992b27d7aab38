#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/accounts/receivable.h"
#include "core/policy/percent.h"
#include "core/policy/rule_source.h"
#include "core/policy/word_list.h"

namespace core {

class PolicyReader;

// How a charge stands in the books.
struct ChargeBooking {
    ReceivableKind receivable = ReceivableKind::fee;
    std::string service = "fees";
    std::string revenue = {};  // "late_fee" is the ledger account revenue:late_fee
};

enum class FeeEvent {
    late,
    collection,
    notice,  // a shut-off notice sent or posted
    trip,    // a person sent out
    reconnect,
    reconnect_after_hours,
    reconnect_tampering,
    after_hours,
    connection,
};
inline constexpr WordList<FeeEvent, 9> fee_events{{"late", "collection", "notice", "trip", "reconnect",
                                                   "reconnect_after_hours", "reconnect_tampering",
                                                   "after_hours", "connection"}};

enum class FeeMethod { flat, percent, greater_of };
inline constexpr WordList<FeeMethod, 3> fee_methods{{"flat", "percent", "greater_of"}};

// A charge that an event brings. One rule an event, or one an event and class of account.
struct FeeRule {
    FeeEvent event = FeeEvent::late;
    RuleSource source = {};
    std::string account_class = {};  // empty: every class that has no rule of its own
    FeeMethod method = FeeMethod::flat;
    Money amount = {};
    Percent percent = {};
    Money past_due_min = {};                   // nothing is charged on less
    int grace_days = 0;                        // after the due date
    int after_days = 0;                        // after the bill's issue, where the rule counts from there
    std::optional<int> from_minute = {};       // of the day, for after hours
    std::optional<Money> low_income_max = {};  // Health & Safety Code 116914
    ChargeBooking booking = {};

    // The charge on what is past due, rounded half a cent up; whatever the date.
    Money charge_on(Money past_due) const;
};

// A bill that is not paid, or not wholly.
struct LateBill {
    Date issued;
    Date due;
    Money past_due;
};

// What a rule charges for a bill on a day: nothing before its days are over, then always the same.
Money charge_by(const FeeRule& rule, const LateBill& bill, Date on);

void read_fee(PolicyReader& reader, std::vector<FeeRule>& fees);
void read_booking(PolicyReader& reader, ChargeBooking& booking);  // requires a revenue

// The rule for an account of this class, or null: the event costs nothing here.
const FeeRule* fee_for(const std::vector<FeeRule>& fees, FeeEvent event, std::string_view account_class);

}  // namespace core
