#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/accounts/receivable.h"
#include "core/base/money.h"
#include "core/policy/vocabulary.h"

namespace core {

// One change on a customer's account that no tender explains. Positive: relieves (debit `against`, credit
// `to`). Negative: restores or charges (debit `to`, credit `against`). Without an account only the ledger
// moves.
struct AccountMove {
    std::string account;
    std::string receivable;  // empty: account credit; deposit_on_account: the security deposit
    PaymentKind kind = PaymentKind::current;
    std::string to;       // the customer's side in the ledger: "receivable:water", "customer_credit"
    std::string against;  // the other side: "bank", "suspense", "revenue:returned_item_fee"
    Money amount;
    std::string due_date = {};  // of the receivable, so that it can re-open as it was; empty: none
};

// Stands in the sub-ledger for the security deposit held on an account: positive is held.
inline constexpr std::string_view deposit_on_account = "@deposit";

// An amount that this station charged; owed from then on like those of the mirror.
struct LocalReceivable {
    std::string id;  // "W2-R000001"
    std::string account;
    ReceivableKind kind = ReceivableKind::fee;
    std::string service;
    Money amount;
    Date due_date;
};

// Parts of journal bodies: "moves" and "receivables"; absent when empty.
void put_moves(nlohmann::json& body, const std::vector<AccountMove>& moves);
std::vector<AccountMove> moves_of(const nlohmann::json& body);
void put_receivables(nlohmann::json& body, const std::vector<LocalReceivable>& receivables);
std::vector<LocalReceivable> receivables_of(const nlohmann::json& body);

}  // namespace core
