#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/money.h"
#include "core/policy/vocabulary.h"

namespace core {

// What alone would make the whole variance of one tender type. The likelier ones come first; the order ranks
// causes that fit the evidence equally well.
enum class Cause {
    tender_keyed_as_another,  // a check keyed as cash
    wrong_piece_out,          // a 20 handed out where a 10 was meant
    wrong_piece_in,           // a 10 taken in and keyed as a 20
    change_not_given,         // or a pay-back
    change_given_twice,
    payment_doubled,  // keyed twice, or keyed and its money not in the drawer
    payment_missing,  // taken and not keyed, or counted twice
    pieces_out_miscounted,
    pieces_in_miscounted,
    transposed_digits,
    decimal_slip,
    roll_not_counted,
    roll_counted_twice,
    strap_not_counted,
    strap_counted_twice,
    drop_miscounted,
    float_differs,  // from what the session before left
    float_not_counted,
    float_counted_twice,
    rounding_sum,
};

// What the difference by denomination says of an explanation. `unknown`: the pieces are not known, or the
// cause says nothing about them.
enum class SignatureFit { contradicts, unknown, fits };

enum class PlacePart { movement, change, pay_back };

// Where it may have happened.
struct Place {
    std::string name;  // of the movement or item; "float", "count"
    PlacePart part = PlacePart::movement;
    Money piece;  // the note or coin in question and how many of them; 0: they are not known
    std::int64_t number = 0;
    Money amount;
    Money should_be;  // of a mistyped amount; else zero
    bool voided = false;
};

struct Explanation {
    Cause cause = Cause::payment_doubled;
    TenderType type = TenderType::cash;  // as keyed
    Money variance;                      // of that type; negative: short
    SignatureFit fit = SignatureFit::unknown;
    Money piece;                    // in truth: the note or coin handed out, taken in, rolled or strapped
    Money meant;                    // instead of this one
    std::optional<TenderType> was;  // tender_keyed_as_another: what it was in truth
    std::vector<Place> where;       // at most `places_max`, likeliest first
    std::size_t places_left_out = 0;
};

inline constexpr std::size_t places_max = 12;

// The stable names of JSON and logs: "wrong_piece_out".
std::string_view name_of(Cause cause);
std::string_view name_of(SignatureFit fit);

// In English, for reports: "a 20 handed out where a 10 was meant"; "W2-000005 (4x20, voided)".
std::string describe(const Explanation& explanation);
std::string describe(const Place& place);

}  // namespace core
