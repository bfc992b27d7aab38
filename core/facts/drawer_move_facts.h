#pragma once

#include <optional>
#include <string_view>

#include "core/facts/drawer_facts.h"

namespace core {

// Cash that went into or out of a drawer without a payment. A turn-in hands takings to the head cashier in
// the middle of the day; an exchange changes pieces, never the total.
enum class CashMoveKind { pay_in, pay_out, drop, turn_in, exchange };

std::string_view name_of(CashMoveKind kind);

// Journal body "cash_moved".
struct CashMoved {
    std::string session;
    CashMoveKind kind = CashMoveKind::pay_in;
    MoneyByTender amounts;  // positive; other types than cash only in a turn-in
    CashCount pieces_in;    // empty: not known
    CashCount pieces_out;
    bool with_vault = false;  // an exchange: a change order from the vault
    std::string bag;          // of a drop
    std::string received_by;  // drop, turn-in
    std::string reason;
    std::string approved_by;

    Money amount(TenderType type = TenderType::cash) const;
    bool goes_in() const { return kind == CashMoveKind::pay_in; }
};

// Journal body "drawer_handed_over": offered, then accepted by its receiver or taken back by its giver.
enum class HandoverStep { offered, accepted, taken_back };

std::string_view name_of(HandoverStep step);

struct DrawerHandedOver {
    std::string session;
    HandoverStep step = HandoverStep::offered;
    std::string giver;
    std::string receiver;
    std::optional<Money> counted;  // the receiver's own count of the cash, if there was one
    Money expected;                // what the drawer should have held then
    CashCount cash;
};

// Journal body "count_begun": until a count is saved, nobody at the station sees an expected figure.
struct CountBegun {
    std::string session;
};

// Journal body "drawer_audited": a surprise count. Nothing moves.
struct DrawerAudited {
    std::string session;
    MoneyByTender counted;
    MoneyByTender expected;  // of the types that were counted
    CashCount cash;
};

// Journal body "no_sale": the drawer opened without a payment.
struct NoSale {
    std::string session;
    std::string reason;
};

// Journal body "drawer_reopened": a counted or closed session goes on. The closing record that it sets aside
// stays as it is; its transfers are taken back.
struct DrawerReopened {
    std::string session;
    std::int64_t close_seq = 0;  // 0: it was only counted
    std::string reason;
    std::string approved_by;
};

nlohmann::json to_body(const CashMoved& fact);
nlohmann::json to_body(const DrawerHandedOver& fact);
nlohmann::json to_body(const CountBegun& fact);
nlohmann::json to_body(const DrawerAudited& fact);
nlohmann::json to_body(const NoSale& fact);
nlohmann::json to_body(const DrawerReopened& fact);
CashMoved cash_moved_from(const nlohmann::json& body);
DrawerHandedOver drawer_handed_over_from(const nlohmann::json& body);
CountBegun count_begun_from(const nlohmann::json& body);
DrawerAudited drawer_audited_from(const nlohmann::json& body);
NoSale no_sale_from(const nlohmann::json& body);
DrawerReopened drawer_reopened_from(const nlohmann::json& body);

}  // namespace core
