#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/accounts/receivable.h"
#include "core/base/money.h"
#include "core/facts/drawer_move_facts.h"
#include "core/facts/payment_facts.h"

namespace core {

// Double entry: money moves from one ledger account (credit) to another (debit); the amount is always
// positive.
struct Transfer {
    std::string debit;
    std::string credit;
    Money amount;
};

// A transfer of a payment, with the kind of what it relieves; rounding relieves nothing.
struct KindTransfer {
    Transfer transfer;
    std::optional<PaymentKind> kind;
};

// The names of the general-ledger accounts. Customers' own balances are the sub-ledger (allocations by
// account and receivable); these are the control accounts that the general ledger knows.
namespace ledger_account {

std::string drawer(std::string_view session, TenderType type);  // contents of a drawer or cassette
std::string safe(std::string_view session);                     // drops, for which the session still answers
std::string undeposited(
    TenderType type);  // where a tender goes when its session closes (cards: card_clearing)
std::string over_short(TenderType type);
std::string allocation(PaymentKind kind, std::string_view service, ReceivableKind owed);
std::string receivable(std::string_view service);
inline constexpr std::string_view vault = "vault:change_fund";
inline constexpr std::string_view pay_in = "pay_in";
inline constexpr std::string_view pay_out = "pay_out";
inline constexpr std::string_view customer_credit = "customer_credit";
inline constexpr std::string_view deposits_held = "deposits_held";
inline constexpr std::string_view deposit_interest = "expense:deposit_interest";
inline constexpr std::string_view licence_revenue = "revenue:licence";
inline constexpr std::string_view licence_penalty_revenue = "revenue:licence_penalty";
inline constexpr std::string_view suspense = "suspense";
inline constexpr std::string_view waivers = "waivers";  // of amounts that head office charged
inline constexpr std::string_view adjustments = "adjustments";
inline constexpr std::string_view rounding = "rounding";
inline constexpr std::string_view refunds_payable = "refunds_payable";
inline constexpr std::string_view payment_clearing = "payment_clearing";
inline constexpr std::string_view bank = "bank";
inline constexpr std::string_view bank_in_transit = "bank_in_transit";
inline constexpr std::string_view card_clearing = "card_clearing";
inline constexpr std::string_view customer_funds_held = "customer_funds_held";

}  // namespace ledger_account

// What a posting moves: each tender type's net into its drawer (notes held from the acceptor: out of customer
// funds held), each allocation to its account, what rounding cash gained or gave away to its own. Cash handed
// out on a check leaves the cash drawer for the check's.
std::vector<KindTransfer> transfers_of(const PaymentPosted& fact);

// What closing a session moves: the variance to over/short, the float back to the vault, the rest to be
// deposited, with what was dropped into the safe. Every account of the session is zero afterwards; a shortage
// lessens the deposit, never the float.
std::vector<Transfer> transfers_of(const DrawerClosed& fact);

// Cash into or out of a drawer without a payment. An exchange moves nothing.
std::vector<Transfer> transfers_of(const CashMoved& fact);

std::vector<Transfer> undone(std::vector<Transfer> transfers);

}  // namespace core
