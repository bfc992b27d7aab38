#include <algorithm>
#include <optional>
#include <utility>

#include "core/variance/bundles.h"
#include "core/variance/suspicion.h"

namespace core {

namespace {

// `truth` was handed over, `meant` is what the books have.
struct Swap {
    Money truth;
    Money meant;
};

// Nobody takes a note for a coin; one dollar is either.
bool look_alike(Money a, Money b) {
    return (a.cents() >= 100 && b.cents() >= 100) || (a.cents() <= 100 && b.cents() <= 100);
}

// Pairs of pieces whose difference is the variance, with the larger one first.
std::vector<std::pair<Money, Money>> confusable(const Suspicion& suspicion) {
    const std::vector<Money>& pieces = suspicion.evidence().denominations;
    std::vector<std::pair<Money, Money>> pairs;
    for (const Money large : pieces) {
        for (const Money small : pieces) {
            const bool differ = large - small == suspicion.size();
            if (differ && look_alike(large, small)) pairs.emplace_back(large, small);
        }
    }
    return pairs;
}

CashCount one_for_another(Money gone, Money come) {
    CashCount difference;
    difference.add(gone, -1);
    difference.add(come, 1);
    return difference;
}

CashCount pieces_of(Money piece, std::int64_t number) {
    CashCount pieces;
    pieces.add(piece, number);
    return pieces;
}

// Whether `piece` was among them, or may have been. Whole dollars are hardly ever coins.
bool may_hold(const CashCount& pieces, Money total, Money piece) {
    if (!pieces.empty()) return pieces.number_of(piece) > 0;
    return total >= piece && (piece.cents() >= 100 || total.cents() % 100 != 0);
}

void suspect_swap_out(Suspicion& suspicion, Swap swap) {
    const SignatureFit fit = suspicion.fit_of(one_for_another(swap.truth, swap.meant));
    Places places;
    for (const CashMovement& movement : suspicion.evidence().movements) {
        if (movement.kind == CashMovementKind::drop) continue;
        if (!may_hold(movement.pieces_out, movement.given, swap.meant)) continue;
        places.add(with_pieces(place_out(movement), movement.pieces_out, swap.meant), fit);
    }
    suspicion.add_at(std::move(places),
                     {.cause = Cause::wrong_piece_out, .piece = swap.truth, .meant = swap.meant});
}

void suspect_swap_in(Suspicion& suspicion, Swap swap) {
    const SignatureFit fit = suspicion.fit_of(one_for_another(swap.meant, swap.truth));
    Places places;
    for (const CashMovement& movement : suspicion.evidence().movements) {
        if (!may_hold(movement.pieces_in, movement.taken, swap.meant)) continue;
        places.add(with_pieces(place_in(movement), movement.pieces_in, swap.meant), fit);
    }
    suspicion.add_at(std::move(places),
                     {.cause = Cause::wrong_piece_in, .piece = swap.truth, .meant = swap.meant});
}

// Two notes that stuck together. Only where the pieces are on record, or every payment would be named.
void suspect_one_too_many(Suspicion& suspicion, Cause cause) {
    const Money piece = suspicion.size();
    const SignatureFit fit = suspicion.fit_of(pieces_of(piece, suspicion.sign()));
    Places places;
    for (const CashMovement& movement : suspicion.evidence().movements) {
        if (movement.kind == CashMovementKind::drop) continue;
        const bool out = cause == Cause::pieces_out_miscounted;
        const CashCount& pieces = out ? movement.pieces_out : movement.pieces_in;
        if (pieces.number_of(piece) == 0) continue;
        places.add(with_pieces(out ? place_out(movement) : place_in(movement), pieces, piece), fit);
    }
    suspicion.add_at(std::move(places), {.cause = cause, .piece = piece});
}

// A forgotten bundle must be expected to be there, one counted twice must be in the count twice.
bool is_possible(const DrawerEvidence& evidence, const Bundle& bundle, bool forgotten) {
    const std::optional<CashCount>& pieces = forgotten ? evidence.expected_pieces : evidence.counted_pieces;
    return !pieces || pieces->number_of(bundle.piece()) >= bundle.number * (forgotten ? 1 : 2);
}

void suspect_bundles(Suspicion& suspicion) {
    const std::vector<Money>& in_use = suspicion.evidence().denominations;
    for (const Bundle& bundle : bundles()) {
        if (bundle.value() != suspicion.size()) continue;
        if (std::find(in_use.begin(), in_use.end(), bundle.piece()) == in_use.end()) continue;
        if (!is_possible(suspicion.evidence(), bundle, suspicion.is_short())) continue;
        const Cause forgotten = bundle.strap ? Cause::strap_not_counted : Cause::roll_not_counted;
        const Cause twice = bundle.strap ? Cause::strap_counted_twice : Cause::roll_counted_twice;
        suspicion.add({.cause = suspicion.is_short() ? forgotten : twice,
                       .fit = suspicion.fit_of(pieces_of(bundle.piece(), suspicion.sign() * bundle.number)),
                       .piece = bundle.piece()});
    }
}

struct DropError {
    Money piece;         // what the bag holds by the books
    CashCount foretold;  // what the error leaves behind in the drawer
};

// What may be wrong with a bag that nobody has opened: one piece too many or too few, or one for another.
std::vector<DropError> drop_errors(const Suspicion& suspicion) {
    const Money size = suspicion.size();
    std::vector<DropError> errors;
    for (const Money piece : suspicion.evidence().denominations) {
        if (piece == size) errors.push_back({piece, pieces_of(piece, suspicion.sign())});
    }
    for (const auto& [large, small] : confusable(suspicion)) {
        const auto [truth, meant] = suspicion.is_short() ? std::pair(large, small) : std::pair(small, large);
        errors.push_back({meant, one_for_another(truth, meant)});
    }
    return errors;
}

// The likeliest error of one bag.
void add_drop(const Suspicion& suspicion, const CashMovement& drop, const std::vector<DropError>& errors,
              Places& places) {
    std::optional<Place> likeliest;
    SignatureFit best = SignatureFit::contradicts;
    const auto consider = [&](const Place& place, SignatureFit fit) {
        if (likeliest && fit <= best) return;
        likeliest = place;
        best = fit;
    };
    const Place bag = place_out(drop);
    if (drop.given == suspicion.size()) {
        consider(bag, suspicion.fit_of(multiplied(drop.pieces_out, suspicion.sign())));
    }
    for (const DropError& error : errors) {
        if (!may_hold(drop.pieces_out, drop.given, error.piece)) continue;
        consider(with_pieces(bag, drop.pieces_out, error.piece), suspicion.fit_of(error.foretold));
    }
    if (likeliest) places.add(*likeliest, best);
}

void suspect_drops(Suspicion& suspicion) {
    const std::vector<DropError> errors = drop_errors(suspicion);
    Places places;
    for (const CashMovement& movement : suspicion.evidence().movements) {
        if (movement.kind != CashMovementKind::drop || movement.verified) continue;
        add_drop(suspicion, movement, errors, places);
    }
    suspicion.add_at(std::move(places), {.cause = Cause::drop_miscounted});
}

}  // namespace

void suspect_notes(Suspicion& suspicion) {
    for (const auto& [large, small] : confusable(suspicion)) {
        // Short: the larger one went out, or the smaller one came in. Over: the other way round.
        suspect_swap_out(suspicion, suspicion.is_short() ? Swap{large, small} : Swap{small, large});
        suspect_swap_in(suspicion, suspicion.is_short() ? Swap{small, large} : Swap{large, small});
    }
    suspect_one_too_many(suspicion, Cause::pieces_out_miscounted);
    suspect_one_too_many(suspicion, Cause::pieces_in_miscounted);
    suspect_bundles(suspicion);
    suspect_drops(suspicion);
}

}  // namespace core
