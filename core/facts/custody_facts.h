#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/base/calendar.h"
#include "core/base/money.h"
#include "core/facts/cash_count.h"
#include "core/facts/drawer_facts.h"

namespace core {

// Journal body "vault_counted": the change fund counted. The first count of a station says with what it
// began; a later difference is over or short.
struct VaultCounted {
    bool first = false;
    Money expected;
    Money counted;
    CashCount pieces;  // empty when only the total was counted
    std::string reason;
    std::string approved_by;
};

// Journal body "vault_exchanged": change bought from the bank, piece for piece; the total stays.
struct VaultExchanged {
    CashCount out;
    CashCount in;
};

// What one closed session turned in. `code`: the signed Z code, where it is a session of another station.
struct SessionTakings {
    std::string session;    // "W2-S0001"
    MoneyByTender amounts;  // as they are deposited: an acceptor's notes are cash, cards are not here
    std::string code;
};

// A check, money order or cashier's check in the bag.
struct DepositItem {
    TenderType type = TenderType::check;
    std::string number;  // empty where this station does not know it
    Money amount;
};

// Journal body "deposit_prepared": a bag packed for the bank and signed for by two.
struct DepositPrepared {
    std::string deposit;  // "DEP-0001"
    Date date;
    std::string bag;
    std::string second;  // who signed beside the entry's person
    std::vector<SessionTakings> sessions;
    Money from_vault;  // of the change fund; then no session is in it
    Money cash;
    CashCount pieces;  // empty when only the total was counted
    std::vector<DepositItem> items;

    Money items_total() const;
    Money total() const { return cash + items_total(); }
};

// Journal body "takings_sent": closed sessions' takings handed to another station, whose deposit they join.
struct TakingsSent {
    std::string to;
    std::string second;
    std::vector<SessionTakings> sessions;
};

// Journal body "deposit_confirmed": what the bank credited.
struct DepositConfirmed {
    std::string deposit;
    Money prepared;
    Money credited;
    std::vector<std::string> sessions;  // who answers for a difference
    std::string reason;                 // of the difference
};

// Journal body "deposit_corrected": what the bank credited (positive) or debited later for one session.
struct DepositCorrected {
    std::string deposit;
    std::string session;
    Money amount;
    std::string reason;
};

// Journal body "cards_settled": what the card processor settled, its fee taken out of it.
struct CardsSettled {
    Date date;  // of the takings
    Money amount;
    Money fee;
};

// Journal body "station_trusted": another station's public key, by which its Z codes are checked here.
struct StationTrusted {
    std::string station;
    std::string public_key;
    std::string approved_by;
};

nlohmann::json to_body(const VaultCounted& fact);
nlohmann::json to_body(const VaultExchanged& fact);
nlohmann::json to_body(const DepositPrepared& fact);
nlohmann::json to_body(const TakingsSent& fact);
nlohmann::json to_body(const DepositConfirmed& fact);
nlohmann::json to_body(const DepositCorrected& fact);
nlohmann::json to_body(const CardsSettled& fact);
nlohmann::json to_body(const StationTrusted& fact);
VaultCounted vault_counted_from(const nlohmann::json& body);
VaultExchanged vault_exchanged_from(const nlohmann::json& body);
DepositPrepared deposit_prepared_from(const nlohmann::json& body);
TakingsSent takings_sent_from(const nlohmann::json& body);
DepositConfirmed deposit_confirmed_from(const nlohmann::json& body);
DepositCorrected deposit_corrected_from(const nlohmann::json& body);
CardsSettled cards_settled_from(const nlohmann::json& body);
StationTrusted station_trusted_from(const nlohmann::json& body);

}  // namespace core
