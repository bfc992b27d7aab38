#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "core/variance/evidence.h"
#include "core/variance/explanation.h"

namespace core {

// The places of one cause. Each place may foretell another difference: only those that fit best stay.
class Places {
  public:
    void add(const Place& place, SignatureFit fit);
    bool empty() const { return places_.empty(); }
    void move_into(Explanation& explanation);

  private:
    SignatureFit fit_ = SignatureFit::contradicts;
    std::vector<Place> places_;
};

// One tender type that does not match, and the explanations found for it so far.
class Suspicion {
  public:
    Suspicion(const DrawerEvidence& evidence, TenderType type);

    const DrawerEvidence& evidence() const { return evidence_; }
    TenderType type() const { return type_; }
    Money variance() const { return variance_; }
    bool is_short() const { return variance_.is_negative(); }
    Money size() const { return variance_ * sign(); }
    std::int64_t sign() const { return is_short() ? -1 : 1; }

    // How the difference by denomination compares with the one a cause would leave behind; empty: it
    // foretells none.
    SignatureFit fit_of(const CashCount& foretold) const;

    void add(Explanation explanation);
    void add_at(Places places, Explanation explanation);  // nothing where it could have happened nowhere
    std::vector<Explanation> take() { return std::move(found_); }

  private:
    const DrawerEvidence& evidence_;
    TenderType type_;
    Money variance_;
    std::optional<CashCount> signature_;
    std::vector<Explanation> found_;
};

Place place_in(const CashMovement& movement);                          // what was taken in
Place place_out(const CashMovement& movement);                         // what was handed out
Place with_pieces(Place place, const CashCount& pieces, Money piece);  // how many of `piece` there were
CashCount multiplied(const CashCount& pieces, std::int64_t times);

void suspect_notes(Suspicion& suspicion);    // one piece for another, one too many, rolls, straps, drops
void suspect_amounts(Suspicion& suspicion);  // whole payments, change, other tenders, the float, rounding
void suspect_typing(Suspicion& suspicion);   // transposed digits, decimal points

}  // namespace core
