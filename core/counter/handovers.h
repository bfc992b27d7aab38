#pragma once

#include <optional>

#include "core/counter/act.h"
#include "core/facts/drawer_move_facts.h"

namespace core {

// A drawer changes hands, as for a lunch relief:
//
//   owner offers -> nobody works with it -> receiver accepts (owns it now) | giver takes it back

// Refusals: those of working_session, unknown_person ..., second_person_is_first, drawer_already_open (the
// receiver has one).
Result<DrawerHandedOver> offer_drawer(const Counter& counter, const std::string& receiver, const Act& act);

// The receiver may count the cash first. The count stands on record; what was expected is not told.
struct HandoverCount {
    Money total;
    CashCount pieces;
};

// Refusals: no_handover, unknown_person ..., drawer_already_open.
Result<DrawerHandedOver> accept_drawer(const Counter& counter, const std::optional<HandoverCount>& count,
                                       const Act& act);

// Refusals: those of open_session, no_handover, unknown_person ...
Result<DrawerHandedOver> take_back_drawer(const Counter& counter, const Act& act);

}  // namespace core
