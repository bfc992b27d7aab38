#include "core/ledger/custody_transfers.h"

#include <algorithm>

namespace core {

namespace {

// Transfers to be, without those of nothing; a negative amount goes the other way.
class Moves {
  public:
    void move(std::string_view debit, std::string_view credit, Money amount) {
        if (amount.is_negative()) return move(credit, debit, -amount);
        if (amount.is_zero()) return;
        transfers_.push_back({std::string(debit), std::string(credit), amount});
    }
    std::vector<Transfer> take() { return std::move(transfers_); }

  private:
    std::vector<Transfer> transfers_;
};

}  // namespace

std::vector<Transfer> transfers_of(const VaultCounted& fact) {
    Moves moves;
    moves.move(ledger_account::vault,
               fact.first ? ledger_account::opening_balance : ledger_account::over_short_vault,
               fact.counted - fact.expected);
    return moves.take();
}

std::vector<Transfer> transfers_of(const DepositPrepared& fact) {
    Moves moves;
    moves.move(ledger_account::bank_in_transit, ledger_account::vault, fact.from_vault);
    MoneyByTender deposited;
    for (const SessionTakings& takings : fact.sessions) {
        for (const auto& [type, amount] : takings.amounts) {
            deposited[type] += amount;
            if (takings.code.empty()) continue;
            moves.move(ledger_account::undeposited(type), ledger_account::between_stations, amount);
        }
    }
    for (const auto& [type, amount] : deposited)
        moves.move(ledger_account::bank_in_transit, ledger_account::undeposited(type), amount);
    return moves.take();
}

std::vector<Transfer> transfers_of(const TakingsSent& fact) {
    Moves moves;
    for (const SessionTakings& takings : fact.sessions) {
        for (const auto& [type, amount] : takings.amounts)
            moves.move(ledger_account::between_stations, ledger_account::undeposited(type), amount);
    }
    return moves.take();
}

std::vector<Transfer> transfers_of(const DepositConfirmed& fact) {
    Moves moves;
    const Money agreed = std::min(fact.prepared, fact.credited);
    moves.move(ledger_account::bank, ledger_account::bank_in_transit, agreed);
    moves.move(ledger_account::over_short_bank, ledger_account::bank_in_transit, fact.prepared - agreed);
    moves.move(ledger_account::bank, ledger_account::over_short_bank, fact.credited - agreed);
    return moves.take();
}

std::vector<Transfer> transfers_of(const DepositCorrected& fact) {
    Moves moves;
    moves.move(ledger_account::bank, ledger_account::over_short_bank, fact.amount);
    return moves.take();
}

std::vector<Transfer> transfers_of(const CardsSettled& fact) {
    Moves moves;
    moves.move(ledger_account::bank, ledger_account::card_clearing, fact.amount - fact.fee);
    moves.move(ledger_account::card_fees, ledger_account::card_clearing, fact.fee);
    return moves.take();
}

}  // namespace core
