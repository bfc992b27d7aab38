#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/counter/act.h"
#include "core/custody/takings.h"
#include "core/facts/custody_facts.h"

namespace core {

// A check, money order or cashier's check as it lies in the bag. Without a type the books say which it is;
// where they know no such item it is a check.
struct BaggedItem {
    Money amount;
    std::optional<TenderType> type;
};

// What is in the bag, as counted by whoever packs it.
struct BagContents {
    Money cash;
    CashCount pieces;  // empty when only the total was counted
    std::vector<BaggedItem> items;
};

struct PreparedDeposit {
    DepositPrepared fact;
    Entry entry;
};

// Packs the takings of closed sessions for the bank. Cash is what was counted and dropped less the float;
// each tender type must match what was turned in, not only the total. `act.approved_by` signs second. Checks
// in this order: person and right, second signature (approval_missing, second_person_is_first), the bag's
// number (usage, bag_used), the sessions (those of takings_of), the contents (deposit_differs).
Result<PreparedDeposit> prepare_deposit(const Counter& counter, const std::string& bag,
                                        const TakingsWanted& wanted, const BagContents& contents,
                                        const Act& act);

// A part of the change fund goes to the bank with its own bag. Refusals: as above, money_not_positive,
// vault_short.
Result<PreparedDeposit> pick_up_from_vault(const Counter& counter, const std::string& bag,
                                           const BagContents& contents, const Act& act);

// The bank's amount. A difference needs a reason and stands as over or short at the bank under the deposit's
// sessions. Refusals: unknown_person ..., unknown_deposit, deposit_settled, money_not_positive,
// reason_missing.
Result<DepositConfirmed> confirm_deposit(const Counter& counter, const std::string& deposit, Money credited,
                                         const Act& act);

// A later correction by the bank of a confirmed deposit, for one of its sessions. Refusals: unknown_person
// ..., reason_missing, unknown_deposit, state_wrong, unknown_session, money_not_positive.
struct BankCorrection {
    std::string deposit;
    std::string session;
    Money amount;  // positive: credited
};
Result<DepositCorrected> correct_deposit(const Counter& counter, const BankCorrection& correction,
                                         const Act& act);

// The card processor settled takings of a date; its fee is taken out of the amount. Refusals: unknown_person
// ..., money_not_positive, amount_exceeds.
Result<CardsSettled> settle_cards(const Counter& counter, const CardsSettled& settlement, const Act& act);

}  // namespace core
