#include "core/reports/drawer_evidence.h"

#include <set>

namespace core {

namespace {

// Pieces say something only when they are all known.
CashCount if_whole(const CashCount& pieces, Money amount) {
    return pieces.total() == amount ? pieces : CashCount{};
}

CashMovement movement_of(const PaymentPosted& fact) {
    CashMovement movement{.name = fact.payment};
    for (const TenderLine& tender : fact.tenders) {
        if (tender.type != TenderType::cash) continue;
        if (tender.is_change()) {
            movement.given -= tender.amount;
            movement.pieces_out += tender.pieces;
        } else {
            movement.taken += tender.amount;
            movement.pieces_in += tender.pieces;
        }
    }
    movement.pieces_in = if_whole(movement.pieces_in, movement.taken);
    movement.pieces_out = if_whole(movement.pieces_out, movement.given);
    return movement;
}

CashMovement movement_of(const PaymentVoided& fact) {
    return {.name = "void " + fact.payment,
            .kind = CashMovementKind::pay_back,
            .given = fact.cash_back,
            .pieces_out = if_whole(fact.pieces, fact.cash_back)};
}

CashMovementKind movement_kind(CashMoveKind kind) {
    if (kind == CashMoveKind::pay_in) return CashMovementKind::pay_in;
    return kind == CashMoveKind::pay_out ? CashMovementKind::pay_out : CashMovementKind::drop;
}

CashMovement movement_of(const CashMoved& fact, std::size_t number) {
    const Money amount = fact.amount();
    CashMovement movement{
        .name = fact.bag.empty() ? std::string(name_of(fact.kind)) + " " + std::to_string(number) : fact.bag,
        .kind = movement_kind(fact.kind),
        .pieces_in = fact.pieces_in,
        .pieces_out = fact.pieces_out};
    (fact.goes_in() ? movement.taken : movement.given) = amount;
    return movement;
}

void add_moves(DrawerEvidence& evidence, const SessionHistory& history) {
    std::size_t number = 0;
    for (const auto& move : history.moves) {
        ++number;
        if (move.fact.kind == CashMoveKind::exchange || move.fact.amount().is_zero()) continue;
        evidence.movements.push_back(movement_of(move.fact, number));
    }
}

void add_payments(DrawerEvidence& evidence, const std::vector<Entry>& entries) {
    std::set<std::string> voided;
    for (const Entry& entry : entries) {
        if (entry.kind == EntryKind::payment_voided) voided.insert(payment_voided_from(entry.body).payment);
    }
    for (const Entry& entry : entries) {
        if (entry.kind == EntryKind::payment_voided) {
            const CashMovement back = movement_of(payment_voided_from(entry.body));
            if (!back.given.is_zero()) evidence.movements.push_back(back);
            continue;
        }
        const PaymentPosted fact = payment_posted_from(entry.body);
        CashMovement movement = movement_of(fact);
        movement.voided = voided.contains(fact.payment);
        if (!movement.taken.is_zero()) evidence.movements.push_back(movement);
        for (const TenderLine& tender : fact.tenders) {
            if (tender.type == TenderType::cash || movement.voided) continue;
            evidence.items.push_back({.name = fact.payment, .type = tender.type, .amount = tender.amount});
        }
    }
}

}  // namespace

Result<DrawerEvidence> drawer_evidence(StationReader reader, const Policy& policy,
                                       const SessionReport& report) {
    const auto entries = DrawerReader(reader).payment_entries_of(report.row);
    if (!entries) return tl::unexpected(entries.error());
    const DrawerOpened& opened = report.history.opened;
    DrawerEvidence evidence{.expected = report.expected,
                            .counted = report.counted,
                            .expected_pieces = report.expected_pieces,
                            .counted_pieces = report.counted_pieces,
                            .movements = {},
                            .items = {},
                            .denominations = policy.denominations,
                            .float_total = opened.float_total,
                            .float_pieces = opened.count,
                            .float_retained = {},
                            .rounding_sum = {}};
    if (!opened.continues.empty()) evidence.float_retained = opened.float_total - opened.difference;
    add_payments(evidence, *entries);
    add_moves(evidence, report.history);
    return evidence;
}

}  // namespace core
