#pragma once

#include <string>
#include <vector>

#include "core/facts/custody_facts.h"
#include "core/ledger/transfers.h"

namespace core {

namespace ledger_account {

inline constexpr std::string_view opening_balance = "opening_balance";
inline constexpr std::string_view over_short_vault = "over_short:vault";
inline constexpr std::string_view over_short_bank = "over_short:bank";
inline constexpr std::string_view card_fees = "expense:card_fees";
// Takings that one station hands to another for its deposit; zero over all stations.
inline constexpr std::string_view between_stations = "between_stations";

}  // namespace ledger_account

// What happens to money after the drawer: vault, deposit, bank, card processor. A change bought for the vault
// moves nothing.
std::vector<Transfer> transfers_of(const VaultCounted& fact);
std::vector<Transfer> transfers_of(const DepositPrepared& fact);
std::vector<Transfer> transfers_of(const TakingsSent& fact);
std::vector<Transfer> transfers_of(const DepositConfirmed& fact);
std::vector<Transfer> transfers_of(const DepositCorrected& fact);
std::vector<Transfer> transfers_of(const CardsSettled& fact);

}  // namespace core
