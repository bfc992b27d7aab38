#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/facts/drawer_facts.h"
#include "core/policy/policy.h"

namespace kiosk::window {

// How many pieces a strap of notes or a roll of coins holds (Federal Reserve cash services: straps of 100 notes,
// standard rolls); 0 where none is in use.
std::int64_t pieces_in_bundle(core::Money denomination);

// Coins are what is below a dollar.
bool is_coin(core::Money denomination);

// Cash being counted: what was typed, by denomination, and the totals of the other tenders.
class CountDraft {
  public:
    explicit CountDraft(const core::Policy& policy);

    struct Row {
        core::Money denomination;
        std::string loose;
        std::string bundles;
    };
    struct Total {
        core::TenderRule rule;
        std::string amount;  // cents as digits; empty: not typed
    };

    const std::vector<Row>& rows() const { return rows_; }
    const std::vector<Total>& totals() const { return totals_; }
    void type_loose(int index, std::string text);
    void type_bundles(int index, std::string text);
    void type_total(int index, std::string cents);

    std::optional<core::Money> amount_of(const Row& row) const;  // nothing while it is not typed
    core::CashCount cash() const;
    core::Money total() const;       // cash and tenders
    core::MoneyByTender counted() const;  // as far as it is typed

  private:
    std::vector<Row> rows_;
    std::vector<Total> totals_;
};

}  // namespace kiosk::window
