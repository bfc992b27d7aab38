#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace core {

// What a payment is for. Derived from what is paid, never chosen by the clerk.
enum class PaymentKind { opening, delinquent, current, closing, licence_misc, recovery, advance, suspense };

// What was handed over. `note_acceptor`: notes stacked by a kiosk's acceptor.
enum class TenderType { cash, check, money_order, cashiers_check, card, note_acceptor };

inline constexpr std::array all_payment_kinds{
    PaymentKind::opening,      PaymentKind::delinquent, PaymentKind::current, PaymentKind::closing,
    PaymentKind::licence_misc, PaymentKind::recovery,   PaymentKind::advance, PaymentKind::suspense};
inline constexpr std::array all_tender_types{TenderType::cash,        TenderType::check,
                                             TenderType::money_order, TenderType::cashiers_check,
                                             TenderType::card,        TenderType::note_acceptor};

// The stable names of files, JSON and the journal.
std::string_view name_of(PaymentKind kind);
std::string_view name_of(TenderType type);
std::optional<PaymentKind> payment_kind(std::string_view name);
std::optional<TenderType> tender_type(std::string_view name);

}  // namespace core
