#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/facts/account_facts.h"
#include "core/facts/payment_facts.h"

namespace core {

// What became of a payment as a whole.
enum class PaymentState { standing, moved, partly_returned, returned, reversed, voided };
std::string_view name_of(PaymentState state);  // "partly returned"

// What became of one tender. `redeposited`: it came back once and is at the bank again.
enum class TenderState { standing, returned, redeposited, reversed, voided };
std::string_view name_of(TenderState state);

// One correction, as far as it changes what stands of a payment.
struct CorrectionStep {
    std::vector<AccountMove> moves;       // negative: an allocation undone; positive: one made
    int tender = 0;                       // which tender it touches; 0: all that stand
    std::optional<TenderState> becomes;   // nothing: the tenders stay as they are
    std::optional<TenderLine> corrected;  // the tender as it should have been keyed
};

// What still stands of a payment: its tenders with what became of each, and its allocations in the order in
// which they were made, with everything undone taken away.
struct Standing {
    struct Tender {
        int number = 0;  // 1 is W2-000017/T1
        TenderLine line;
        TenderState state = TenderState::standing;

        bool stands() const { return state == TenderState::standing || state == TenderState::redeposited; }
    };

    std::vector<Tender> tenders;
    std::vector<AllocationLine> allocations;
    bool moved = false;

    Money amount() const;
    PaymentState state() const;
    bool untouched() const;                      // nothing was undone, moved or collected a second time
    const Tender* tender(int number) const;      // null: there is none
    std::vector<std::string> accounts() const;   // whose allocations stand, each once
    bool has_standing(TenderType type) const;    // a tender of this type stands
    bool stands_only_of(TenderType type) const;  // no other type stands
};

Standing standing(const PaymentPosted& posted, const std::vector<CorrectionStep>& corrections);

// Undoes so much from the end of the allocations, so that the tenders that stand keep the first ones; the
// moves come in the order of the allocations. `against` is where the money goes. More than stands undoes
// all.
std::vector<AccountMove> undo_last(const Standing& standing, Money amount, const std::string& against);

// Undoes all that stands on the account; without an account all of it.
std::vector<AccountMove> undo_all(const Standing& standing, const std::string& account,
                                  const std::string& against);

// Undoes all that stands anywhere but on this account, also in suspense.
std::vector<AccountMove> undo_except(const Standing& standing, const std::string& account,
                                     const std::string& against);
// Makes allocations out of what an undoing set free.
std::vector<AccountMove> make_again(const std::vector<AllocationLine>& lines, const std::string& against);

Money total_of(const std::vector<AccountMove>& moves);

}  // namespace core
