#include "core/policy/cash_packs.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace core {

namespace {

constexpr std::array<std::pair<std::int64_t, std::int64_t>, 6> roll_pieces{
    {{1, 50}, {5, 40}, {10, 50}, {25, 40}, {50, 20}, {100, 25}}};
constexpr std::array<std::int64_t, 7> note_cents{100, 200, 500, 1000, 2000, 5000, 10000};
constexpr std::int64_t strap_notes = 100;

}  // namespace

std::int64_t pieces_in(Money denomination, Pack pack) {
    switch (pack) {
        case Pack::loose:
            return 1;
        case Pack::roll:
            for (const auto& [cents, pieces] : roll_pieces) {
                if (cents == denomination.cents()) return pieces;
            }
            return 0;
        case Pack::strap:
            return std::find(note_cents.begin(), note_cents.end(), denomination.cents()) == note_cents.end()
                       ? 0
                       : strap_notes;
    }
    return 0;
}

Result<Money> value_of(const std::vector<CountedPacks>& counted) {
    constexpr std::int64_t number_max = 1'000'000;
    Money sum;
    for (const CountedPacks& packs : counted) {
        const std::int64_t pieces = pieces_in(packs.denomination, packs.pack);
        if (pieces == 0 || packs.number < 0 || packs.number > number_max) {
            return problem(ProblemCode::count_malformed,
                           fmt::format("{} of {} cannot be counted like this", packs.number,
                                       packs.denomination.grouped_text()));
        }
        sum += packs.denomination * (pieces * packs.number);
    }
    return sum;
}

}  // namespace core
