#pragma once

#include <optional>
#include <vector>

#include "core/facts/drawer_move_facts.h"
#include "core/store/station/drawer_reader.h"

namespace core {

// When and by whom something of a session was done.
template <class Fact>
struct Dated {
    Moment at;
    std::string person;
    Fact fact;
};

// What a session went through beside its payments, from its own journal entries.
struct SessionHistory {
    DrawerOpened opened;
    std::vector<Dated<DrawerCounted>> counts;  // all of them, the first kept beside any recount
    std::vector<Dated<CashMoved>> moves;
    std::vector<Dated<DrawerHandedOver>> handovers;
    std::vector<Dated<DrawerAudited>> audits;
    std::vector<Dated<NoSale>> no_sales;
    std::vector<Dated<DrawerReopened>> reopenings;

    // What moves of this kind brought (positive) or took (negative) of a tender type.
    Money moved(CashMoveKind kind, TenderType type = TenderType::cash) const;
    // Drops and turn-ins: what left for deposit before the close; negative or zero.
    Money handed_in(TenderType type) const;
};

Result<SessionHistory> session_history(StationReader reader, std::int64_t session);

}  // namespace core
