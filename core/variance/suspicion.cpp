#include "core/variance/suspicion.h"

#include <algorithm>
#include <utility>

namespace core {

namespace {

PlacePart part_out(CashMovementKind kind) {
    switch (kind) {
        case CashMovementKind::payment:
            return PlacePart::change;
        case CashMovementKind::pay_back:
            return PlacePart::pay_back;
        case CashMovementKind::pay_in:
        case CashMovementKind::pay_out:
        case CashMovementKind::drop:
            return PlacePart::movement;
    }
    return PlacePart::movement;
}

}  // namespace

Suspicion::Suspicion(const DrawerEvidence& evidence, TenderType type)
    : evidence_(evidence), type_(type), variance_(evidence.variance(type)) {
    if (type == TenderType::cash) signature_ = evidence.signature();
}

SignatureFit Suspicion::fit_of(const CashCount& foretold) const {
    if (!signature_ || foretold.empty()) return SignatureFit::unknown;
    return foretold == *signature_ ? SignatureFit::fits : SignatureFit::contradicts;
}

void Suspicion::add(Explanation explanation) {
    explanation.type = type_;
    explanation.variance = variance_;
    found_.push_back(std::move(explanation));
}

void Suspicion::add_at(Places places, Explanation explanation) {
    if (places.empty()) return;
    places.move_into(explanation);
    add(std::move(explanation));
}

void Places::add(const Place& place, SignatureFit fit) {
    if (fit < fit_) return;
    if (fit > fit_) places_.clear();
    fit_ = fit;
    places_.push_back(place);
}

void Places::move_into(Explanation& explanation) {
    // Those whose pieces are on record before those that only might have held them; voided ones last of each.
    const auto standing = [](const Place& place) { return !place.voided; };
    const auto on_record = [](const Place& place) { return place.number != 0; };
    std::stable_partition(places_.begin(), places_.end(), standing);
    std::stable_partition(places_.begin(), places_.end(), on_record);
    const std::size_t kept = std::min(places_.size(), places_max);
    explanation.fit = fit_;
    explanation.places_left_out = places_.size() - kept;
    places_.resize(kept);
    explanation.where = std::move(places_);
}

Place place_in(const CashMovement& movement) {
    return {.name = movement.name, .amount = movement.taken, .voided = movement.voided};
}

Place place_out(const CashMovement& movement) {
    return {.name = movement.name,
            .part = part_out(movement.kind),
            .amount = movement.given,
            .voided = movement.voided};
}

Place with_pieces(Place place, const CashCount& pieces, Money piece) {
    place.piece = piece;
    place.number = pieces.number_of(piece);
    return place;
}

CashCount multiplied(const CashCount& pieces, std::int64_t times) {
    CashCount result;
    for (const auto& [piece, number] : pieces.numbers()) result.add(piece, number * times);
    return result;
}

}  // namespace core
