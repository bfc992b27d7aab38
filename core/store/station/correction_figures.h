#pragma once

#include <map>
#include <string>

#include "core/base/calendar.h"
#include "core/facts/counted_amount.h"
#include "core/policy/vocabulary.h"
#include "core/store/database/database.h"

namespace core {

// What the corrections of one business date come to. They are never takings; a correction counts on the
// business date of its entry, whatever day its payment was of, so that an earlier Z never changes.
struct CorrectionFigures {
    // One sort: how many, what they took from (negative) or gave back to standing payments, and what went
    // from one place to another and still stands.
    struct Sort {
        std::int64_t count = 0;
        Money amount;
        Money moved;
    };

    std::map<std::string, Sort> sorts;     // returned_items, redeposits, reversals, moves, suspense_resolved
    std::map<PaymentKind, Money> by_kind;  // only those that changed
    CountedAmount fees_charged;            // for returned items; not takings
    CountedAmount fees_waived;

    Money net() const;
    bool empty() const { return sorts.empty(); }
};

// Costs time in proportion to the day's own corrections.
Result<CorrectionFigures> correction_figures(Database& database, Date business_date);

// Since the station's first entry, never reset; positive amounts.
struct CorrectionTotals {
    CountedAmount returned;
    CountedAmount redeposited;
    CountedAmount reversed;
    CountedAmount moved;      // moves, and reversals whose money stays with the city
    std::int64_t fallen = 0;  // payments, not voided, of which nothing stands

    // What stands of payments, from their gross and voided totals.
    CountedAmount standing(CountedAmount gross, CountedAmount voided) const;
};

Result<CorrectionTotals> correction_totals(Database& database);

}  // namespace core
