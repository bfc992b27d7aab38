#include <utility>

#include "core/variance/suspicion.h"

namespace core {

namespace {

// The payments and items of exactly `amount`. Of cash, the pieces that each would leave behind must fit;
// nobody knows those of a payment that was never keyed.
Places payments_of(const Suspicion& suspicion, Money amount) {
    Places places;
    for (const NonCashItem& item : suspicion.evidence().items) {
        if (item.type != suspicion.type() || item.amount != amount) continue;
        places.add({.name = item.name, .amount = item.amount}, SignatureFit::unknown);
    }
    if (suspicion.type() != TenderType::cash) return places;
    for (const CashMovement& movement : suspicion.evidence().movements) {
        const bool comes_in =
            movement.kind == CashMovementKind::payment || movement.kind == CashMovementKind::pay_in;
        if (!comes_in || movement.voided || movement.net() != amount) continue;
        CashCount foretold;
        const bool known =
            !movement.pieces_in.empty() && (movement.given.is_zero() || !movement.pieces_out.empty());
        if (suspicion.is_short() && known) {
            foretold = movement.pieces_out;
            foretold -= movement.pieces_in;
        }
        Place place = place_in(movement);
        place.amount = movement.net();
        places.add(place, suspicion.fit_of(foretold));
    }
    return places;
}

void suspect_payments(Suspicion& suspicion) {
    const Cause cause = suspicion.is_short() ? Cause::payment_doubled : Cause::payment_missing;
    suspicion.add_at(payments_of(suspicion, suspicion.size()), {.cause = cause});
}

void suspect_change(Suspicion& suspicion) {
    const Cause cause = suspicion.is_short() ? Cause::change_given_twice : Cause::change_not_given;
    Places places;
    for (const CashMovement& movement : suspicion.evidence().movements) {
        if (movement.kind == CashMovementKind::drop) continue;
        if (movement.given != suspicion.size()) continue;
        places.add(place_out(movement), suspicion.fit_of(multiplied(movement.pieces_out, suspicion.sign())));
    }
    suspicion.add_at(std::move(places), {.cause = cause});
}

// One type is short by what another is over: named once, under the type that is short, because that is what
// it was keyed as.
void suspect_other_tenders(Suspicion& suspicion) {
    if (!suspicion.is_short()) return;
    for (const TenderType other : all_tender_types) {
        if (suspicion.evidence().variance(other) != suspicion.size()) continue;
        Places places;
        for (const NonCashItem& item : suspicion.evidence().items) {
            if (item.type != suspicion.type() || item.amount != suspicion.size()) continue;
            places.add({.name = item.name, .amount = item.amount}, SignatureFit::unknown);
        }
        for (const CashMovement& movement : suspicion.evidence().movements) {
            const bool keyed_here =
                suspicion.type() == TenderType::cash && movement.kind == CashMovementKind::payment;
            if (!keyed_here || movement.voided || movement.taken != suspicion.size()) continue;
            places.add(place_in(movement), SignatureFit::unknown);
        }
        // Two types that cancel out are telling even where no single amount is found.
        Explanation found{.cause = Cause::tender_keyed_as_another, .was = other};
        if (!places.empty()) places.move_into(found);
        suspicion.add(std::move(found));
    }
}

void suspect_float(Suspicion& suspicion) {
    const DrawerEvidence& evidence = suspicion.evidence();
    if (evidence.float_retained && *evidence.float_retained - evidence.float_total == suspicion.variance()) {
        const Place place{
            .name = "float", .amount = evidence.float_total, .should_be = *evidence.float_retained};
        suspicion.add({.cause = Cause::float_differs, .where = {place}});
    }
    if (evidence.float_total != suspicion.size()) return;
    suspicion.add({.cause = suspicion.is_short() ? Cause::float_not_counted : Cause::float_counted_twice,
                   .fit = suspicion.fit_of(multiplied(evidence.float_pieces, suspicion.sign())),
                   .where = {{.name = "float", .amount = evidence.float_total}}});
}

// Rounded by the books and not by hand, or rounded once more by hand.
void suspect_rounding(Suspicion& suspicion) {
    const std::optional<Money> sum = suspicion.evidence().rounding_sum;
    if (!sum || (*sum != suspicion.variance() && *sum != -suspicion.variance())) return;
    suspicion.add({.cause = Cause::rounding_sum});
}

}  // namespace

void suspect_amounts(Suspicion& suspicion) {
    suspect_payments(suspicion);
    suspect_other_tenders(suspicion);
    if (suspicion.type() != TenderType::cash) return;
    suspect_change(suspicion);
    suspect_float(suspicion);
    suspect_rounding(suspicion);
}

}  // namespace core
