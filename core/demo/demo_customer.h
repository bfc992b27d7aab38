#pragma once

#include <array>
#include <vector>

#include "core/accounts/account.h"
#include "core/accounts/receivable.h"

namespace core {

// Why a made-up customer comes to the counter.
enum class DemoKind {
    current,      // bills that are not due yet
    delinquent,   // several months behind, with penalties
    cut_off,      // the same, with a reconnect fee
    opening,      // deposit and connection fee of a new account
    closing,      // moved out: a final bill
    licence,      // a business licence, perhaps with its penalty
    cash_only,    // flag cash_only after returned checks, with the returned item's fee
    on_plan,      // flag plan: pays arrears in instalments
    credit,       // flag credit=35.20: paid ahead, owes nothing
    paid_up,      // owes nothing
    written_off,  // an old debt given to collection
};
inline constexpr std::array all_demo_kinds{DemoKind::current,   DemoKind::delinquent, DemoKind::cut_off,
                                           DemoKind::opening,   DemoKind::closing,    DemoKind::licence,
                                           DemoKind::cash_only, DemoKind::on_plan,    DemoKind::credit,
                                           DemoKind::paid_up,   DemoKind::written_off};

struct DemoCustomer {
    DemoKind kind = DemoKind::current;
    Account account;
    std::vector<Receivable> receivables;  // oldest first
};

// The customer of this place in the demo's list: the same for the same seed and business date. Place 0 is
// Maria Gonzalez, 10-00041-00, 62.10 late (R-5512) and 61.35 to come (R-5601); places 1 to 11 show every kind
// once.
DemoCustomer demo_customer(std::uint64_t seed, std::int64_t place, Date business_date);

}  // namespace core
