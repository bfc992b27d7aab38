#include "core/counter/change.h"

#include <algorithm>
#include <optional>

namespace core {

namespace {

// Depth-first from the largest piece down; tries fewer of a piece only when the rest cannot be formed. The
// number of tries is bounded, because an unlucky mix of pieces could take exponentially many.
class ChangeSearch {
  public:
    ChangeSearch(const std::vector<Money>& denominations, const CashCount* held)
        : denominations_(denominations), held_(held) {}

    std::optional<CashCount> form(Money amount) {
        CashCount pieces;
        if (!form_from(0, amount, pieces)) return std::nullopt;
        return pieces;
    }

  private:
    bool form_from(std::size_t place, Money amount, CashCount& pieces) {
        if (amount.is_zero()) return true;
        if (place == denominations_.size() || ++tries_ > tries_max) return false;
        const Money piece = denominations_[place];
        std::int64_t number = amount.cents() / piece.cents();
        if (held_) number = std::min(number, std::max<std::int64_t>(0, held_->number_of(piece)));
        for (; number >= 0; --number) {
            pieces.add(piece, number);
            if (form_from(place + 1, amount - piece * number, pieces)) return true;
            pieces.add(piece, -number);
            if (tries_ > tries_max) return false;
        }
        return false;
    }

    static constexpr int tries_max = 20'000;
    const std::vector<Money>& denominations_;
    const CashCount* held_;
    int tries_ = 0;
};

// A $2 note and a 50 cent coin are legal but no drawer stocks them: without knowing the drawer, they are not
// advised.
std::vector<Money> usual(const std::vector<Money>& denominations) {
    std::vector<Money> list = denominations;
    std::erase(list, Money::from_cents(200));
    std::erase(list, Money::from_cents(50));
    return list;
}

}  // namespace

ChangeAdvice advise_change(Money amount, const CashCount& held, const std::vector<Money>& denominations) {
    if (auto pieces = ChangeSearch(denominations, &held).form(amount))
        return {.pieces = *pieces, .from_drawer = true};
    const std::vector<Money> any = usual(denominations);
    return {.pieces = ChangeSearch(any, nullptr).form(amount).value_or(CashCount{}), .from_drawer = false};
}

}  // namespace core
