#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/money.h"
#include "core/policy/rule_source.h"
#include "core/policy/vocabulary.h"
#include "core/policy/word_list.h"

namespace core {

class PolicyReader;

// What a tender type may do at this city's counters.
struct TenderRule {
    TenderType type = TenderType::cash;
    RuleSource source = {};
    bool like_cash = false;       // may be taken from a cash-only payor
    bool guaranteed = false;      // guaranteed funds: no bank can take them back
    bool change_allowed = false;  // change is given on it, as a negative cash tender
    bool opens_drawer = false;
    bool number_required = false;     // check, money order
    bool routing_required = false;    // check
    bool reference_required = false;  // card terminal slip
    bool count_required = false;      // must be typed at every blind count, with 0 where there is none
    bool endorse = false;             // stamped "for deposit only" when it is taken
    std::string bank = {};  // the bank account it is deposited to; empty: it is settled, not deposited
    std::optional<Money> amount_min = {};
    std::optional<Money> amount_max = {};
    // Of one payment, while the amounts owed are older than AcceptanceRules::offline_after_hours: news of
    // returned checks and disputed cards has not come either. Nothing: no limit.
    std::optional<Money> offline_amount_max = {};
};

// Occasions on which only guaranteed funds are taken, whatever the kind of payment.
enum class FundsOccasion { opening, reconnect, after_final_notice, returned_item_redemption };
inline constexpr WordList<FundsOccasion, 4> funds_occasions{
    {"opening", "reconnect", "after_final_notice", "returned_item_redemption"}};

// Which tenders each kind of payment takes. A kind that is not listed takes every tender of the policy.
struct AcceptanceRules {
    RuleSource source;
    std::map<PaymentKind, std::vector<TenderType>> accepted;
    std::vector<FundsOccasion> guaranteed_only;
    // How old the amounts owed may be before offline_amount_max holds; 0: however old.
    int offline_after_hours = 0;

    bool accepts(PaymentKind kind, TenderType type) const;
    bool needs_guaranteed(FundsOccasion occasion) const;
};

// Which checks are taken.
struct CheckRules {
    RuleSource source;
    int stale_after_days = 180;  // 0: never
    bool post_dated_refused = true;
    bool foreign_refused = true;
    bool third_party_refused = true;
    bool paid_in_full_to_supervisor = true;  // those words on a disputed bill
    bool cash_back = false;                  // change in cash for more than is owed
};

void read_tender(PolicyReader& reader, std::vector<TenderRule>& tenders);
void read_acceptance(PolicyReader& reader, AcceptanceRules& rules);
void read_checks(PolicyReader& reader, CheckRules& rules);

}  // namespace core
