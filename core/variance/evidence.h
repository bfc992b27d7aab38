#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/facts/cash_count.h"
#include "core/facts/drawer_facts.h"
#include "core/policy/vocabulary.h"

namespace core {

enum class CashMovementKind { payment, pay_back, pay_in, pay_out, drop };

// One time that cash went into or out of the drawer, as the books have it.
struct CashMovement {
    std::string name;  // what the clerk can look up: "W2-000001", "void W2-000005", "DROP-0001", "pay-in 2"
    CashMovementKind kind = CashMovementKind::payment;
    Money taken;            // keyed as taken in
    Money given;            // meant to be handed out: change, pay-back, drop
    CashCount pieces_in;    // empty: not known
    CashCount pieces_out;   // empty: not known
    bool voided = false;    // its pay-back is a movement of its own
    bool verified = false;  // a drop: its bag was opened and found right

    Money net() const { return taken - given; }
};

// A tender other than cash that stands: voided ones are left out.
struct NonCashItem {
    std::string name;  // "W2-000002"
    TenderType type = TenderType::check;
    Money amount;
};

// What is known of a drawer session once its count is saved.
struct DrawerEvidence {
    MoneyByTender expected;
    MoneyByTender counted;                     // a type that is not here was not counted and is not explained
    std::optional<CashCount> expected_pieces;  // where every movement's notes and coins are known
    std::optional<CashCount> counted_pieces;   // where the count was by denomination
    std::vector<CashMovement> movements;       // without the float
    std::vector<NonCashItem> items;
    std::vector<Money> denominations;
    Money float_total;
    CashCount float_pieces;               // empty: only the total was typed
    std::optional<Money> float_retained;  // what the session before left as float, where it is known
    std::optional<Money> rounding_sum;    // what cash rounding adds to `expected`, where it is in force

    Money variance(TenderType type) const;  // counted minus expected; zero where it was not counted

    // Counted minus expected by denomination ("20x-1,10x1"). None where either is not known, or where the
    // pieces do not sum to the variance and so prove nothing.
    std::optional<CashCount> signature() const;
};

}  // namespace core
