#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "core/accounts/account_number.h"
#include "core/base/calendar.h"
#include "core/base/money.h"

namespace core {

// What a receivable is for, as head office says it. Whether a charge is current or delinquent is not said
// here: that follows from its due date.
enum class ReceivableKind {
    deposit,
    connection,
    charge,
    penalty,
    fee,
    reconnect,
    final,
    licence,
    misc,
    written_off,
};

inline constexpr std::array receivable_kind_names{
    std::string_view{"deposit"},     std::string_view{"connection"}, std::string_view{"charge"},
    std::string_view{"penalty"},     std::string_view{"fee"},        std::string_view{"reconnect"},
    std::string_view{"final"},       std::string_view{"licence"},    std::string_view{"misc"},
    std::string_view{"written_off"},
};

std::string_view name_of(ReceivableKind kind);
std::optional<ReceivableKind> receivable_kind(std::string_view name);

// One amount owed on an account, as the last snapshot from head office had it; always more than zero.
struct Receivable {
    std::string id;
    AccountNumber account;
    ReceivableKind kind = ReceivableKind::charge;
    std::string service;  // a lower-case word: "electric", "water", ...
    Money amount;
    Date due_date;

    bool operator==(const Receivable&) const = default;
};

}  // namespace core
