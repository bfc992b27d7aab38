#include <utility>

#include "core/variance/suspicion.h"
#include "core/variance/typing_slips.h"

namespace core {

namespace {

enum class Raises { expected, counted };  // what a larger amount makes larger

// An amount that a person typed.
struct Typed {
    Place place;
    Raises raises = Raises::expected;
    bool by_pieces = false;  // the pieces are on record as well, so it was hardly typed as a sum
};

void add_cash(const DrawerEvidence& evidence, std::vector<Typed>& list) {
    for (const CashMovement& movement : evidence.movements) {
        // Change and pay-backs are worked out, not typed.
        const bool pays_out = movement.kind == CashMovementKind::pay_out ||
                              (movement.kind == CashMovementKind::drop && !movement.verified);
        if (movement.taken.is_positive())
            list.push_back({place_in(movement), Raises::expected, !movement.pieces_in.empty()});
        // What went out lowers what is expected, which is as if more were counted.
        if (pays_out) list.push_back({place_out(movement), Raises::counted, !movement.pieces_out.empty()});
    }
    if (evidence.float_total.is_positive()) {
        list.push_back({{.name = "float", .amount = evidence.float_total},
                        Raises::expected,
                        !evidence.float_pieces.empty()});
    }
}

std::vector<Typed> typed_amounts(const Suspicion& suspicion) {
    const DrawerEvidence& evidence = suspicion.evidence();
    std::vector<Typed> list;
    if (suspicion.type() == TenderType::cash) add_cash(evidence, list);
    for (const NonCashItem& item : evidence.items) {
        if (item.type == suspicion.type()) list.push_back({{.name = item.name, .amount = item.amount}});
    }
    const bool counted_by_pieces =
        suspicion.type() == TenderType::cash && evidence.counted_pieces.has_value();
    const Place count{.name = "count", .amount = evidence.counted.at(suspicion.type())};
    if (!counted_by_pieces) list.push_back({count, Raises::counted});
    return list;
}

void suspect_slip(Suspicion& suspicion, Cause cause, bool (*is_slip)(Money typed, Money meant)) {
    Places places;
    for (Typed& typed : typed_amounts(suspicion)) {
        Place& place = typed.place;
        place.should_be =
            place.amount + (typed.raises == Raises::expected ? suspicion.variance() : -suspicion.variance());
        if (!is_slip(place.amount, place.should_be)) continue;
        places.add(place, typed.by_pieces ? SignatureFit::contradicts : SignatureFit::unknown);
    }
    suspicion.add_at(std::move(places), {.cause = cause});
}

}  // namespace

void suspect_typing(Suspicion& suspicion) {
    suspect_slip(suspicion, Cause::transposed_digits, is_transposition);
    suspect_slip(suspicion, Cause::decimal_slip, is_decimal_slip);
}

}  // namespace core
