#include "core/variance/explanation.h"

#include <fmt/format.h>

namespace core {

namespace {

std::string piece_text(Money piece) {
    return piece.cents() % 100 == 0 ? fmt::format("{}", piece.cents() / 100) : piece.text();
}

std::string noun_of(TenderType type) {
    switch (type) {
        case TenderType::cash:
            return "cash";
        case TenderType::check:
            return "a check";
        case TenderType::money_order:
            return "a money order";
        case TenderType::cashiers_check:
            return "a cashier's check";
        case TenderType::card:
            return "a card slip";
        case TenderType::note_acceptor:
            return "notes of the acceptor";
    }
    return "";
}

std::string bundle_text(const Explanation& explanation, std::string_view bundle, Money size) {
    return fmt::format("a {} of {}x{} ({})", bundle, size.cents() / explanation.piece.cents(),
                       piece_text(explanation.piece), size.text());
}

}  // namespace

std::string_view name_of(Cause cause) {
    switch (cause) {
        case Cause::tender_keyed_as_another:
            return "tender_keyed_as_another";
        case Cause::wrong_piece_out:
            return "wrong_piece_out";
        case Cause::wrong_piece_in:
            return "wrong_piece_in";
        case Cause::change_not_given:
            return "change_not_given";
        case Cause::change_given_twice:
            return "change_given_twice";
        case Cause::payment_doubled:
            return "payment_doubled";
        case Cause::payment_missing:
            return "payment_missing";
        case Cause::pieces_out_miscounted:
            return "pieces_out_miscounted";
        case Cause::pieces_in_miscounted:
            return "pieces_in_miscounted";
        case Cause::transposed_digits:
            return "transposed_digits";
        case Cause::decimal_slip:
            return "decimal_slip";
        case Cause::roll_not_counted:
            return "roll_not_counted";
        case Cause::roll_counted_twice:
            return "roll_counted_twice";
        case Cause::strap_not_counted:
            return "strap_not_counted";
        case Cause::strap_counted_twice:
            return "strap_counted_twice";
        case Cause::drop_miscounted:
            return "drop_miscounted";
        case Cause::float_differs:
            return "float_differs";
        case Cause::float_not_counted:
            return "float_not_counted";
        case Cause::float_counted_twice:
            return "float_counted_twice";
        case Cause::rounding_sum:
            return "rounding_sum";
    }
    return "";
}

std::string_view name_of(SignatureFit fit) {
    switch (fit) {
        case SignatureFit::contradicts:
            return "contradicts";
        case SignatureFit::unknown:
            return "unknown";
        case SignatureFit::fits:
            return "fits";
    }
    return "";
}

std::string describe(const Explanation& explanation) {
    const bool is_short = explanation.variance.is_negative();
    const Money size = is_short ? -explanation.variance : explanation.variance;
    const std::string piece = piece_text(explanation.piece);
    const std::string meant = piece_text(explanation.meant);
    const std::string was = explanation.was ? noun_of(*explanation.was) : "";
    switch (explanation.cause) {
        case Cause::tender_keyed_as_another:
            return fmt::format("{} keyed as {}", was, noun_of(explanation.type));
        case Cause::wrong_piece_out:
            return fmt::format("a {} handed out where a {} was meant", piece, meant);
        case Cause::wrong_piece_in:
            return fmt::format("a {} taken in and keyed as a {}", piece, meant);
        case Cause::change_not_given:
            return fmt::format("change or pay-back of {} not handed out", size.text());
        case Cause::change_given_twice:
            return fmt::format("change or pay-back of {} handed out twice", size.text());
        case Cause::payment_doubled:
            return fmt::format("a payment of {} keyed twice, or its money not there", size.text());
        case Cause::payment_missing:
            return fmt::format("a payment of {} taken and not keyed, or counted twice", size.text());
        case Cause::pieces_out_miscounted:
            return fmt::format("one {} too {} handed out", piece, is_short ? "many" : "few");
        case Cause::pieces_in_miscounted:
            return fmt::format("one {} {} taken in than keyed", piece, is_short ? "fewer" : "more");
        case Cause::transposed_digits:
            return "two digits of a typed amount changed places";
        case Cause::decimal_slip:
            return "the decimal point of a typed amount in the wrong place";
        case Cause::roll_not_counted:
            return bundle_text(explanation, "roll", size) + " not counted";
        case Cause::roll_counted_twice:
            return bundle_text(explanation, "roll", size) + " counted twice";
        case Cause::strap_not_counted:
            return bundle_text(explanation, "strap", size) + " not counted";
        case Cause::strap_counted_twice:
            return bundle_text(explanation, "strap", size) + " counted twice";
        case Cause::drop_miscounted:
            return "a drop miscounted; its bag has not been opened";
        case Cause::float_differs:
            return "the float miscounted: it differs from what the session before left";
        case Cause::float_not_counted:
            return "the float put aside before the count";
        case Cause::float_counted_twice:
            return "the float counted twice";
        case Cause::rounding_sum:
            return fmt::format("cash rounding of {} in the books and not in the drawer, or twice",
                               size.text());
    }
    return "";
}

std::string describe(const Place& place) {
    std::string what = place.amount.text();
    if (place.number != 0) what = fmt::format("{}x{}", place.number, piece_text(place.piece));
    if (!place.should_be.is_zero()) what += " for " + place.should_be.text();
    if (place.voided) what += ", voided";
    switch (place.part) {
        case PlacePart::movement:
            return fmt::format("{} ({})", place.name, what);
        case PlacePart::change:
            return fmt::format("{} change {}", place.name, what);
        case PlacePart::pay_back:
            return fmt::format("{} pay-back {}", place.name, what);
    }
    return "";
}

}  // namespace core
