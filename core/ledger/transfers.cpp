#include "core/ledger/transfers.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/ensure.h"

namespace core {

namespace ledger_account {

std::string drawer(std::string_view session, TenderType type) {
    return fmt::format("drawer:{}:{}", session, name_of(type));
}

std::string safe(std::string_view session) {
    return fmt::format("safe:{}:cash", session);
}

std::string undeposited(TenderType type) {
    if (type == TenderType::card) return "card_clearing";
    if (type == TenderType::note_acceptor) return "undeposited:cash";
    return fmt::format("undeposited:{}", name_of(type));
}

std::string over_short(TenderType type) {
    return fmt::format("over_short:{}", name_of(type));
}

std::string allocation(PaymentKind kind, std::string_view service, ReceivableKind owed) {
    if (kind == PaymentKind::advance) return std::string(customer_credit);
    if (kind == PaymentKind::suspense) return std::string(suspense);
    if (owed == ReceivableKind::deposit) return std::string(deposits_held);
    return receivable(service);
}

std::string receivable(std::string_view service) {
    return fmt::format("receivable:{}", service);
}

}  // namespace ledger_account

namespace {

// One side of a payment: where money comes from, or where it goes.
struct Side {
    std::string account;
    Money left;
    std::optional<PaymentKind> kind;
};

std::string holder_of(const PaymentPosted& fact, TenderType type) {
    if (type == TenderType::note_acceptor) return std::string(ledger_account::customer_funds_held);
    return ledger_account::drawer(fact.session, type);
}

// Signed sides that no allocation names: each tender type's net, and rounding. Positive is a source.
std::vector<Side> tender_sides(const PaymentPosted& fact) {
    std::vector<Side> sides;
    for (const TenderType type : all_tender_types) {
        Money net;
        for (const TenderLine& tender : fact.tenders) {
            if (tender.type == type) net += tender.amount;
        }
        sides.push_back({holder_of(fact, type), net, {}});
    }
    sides.push_back({std::string(ledger_account::rounding), -fact.rounding, {}});
    return sides;
}

}  // namespace

std::vector<KindTransfer> transfers_of(const PaymentPosted& fact) {
    std::vector<Side> sources;
    std::vector<Side> targets;
    for (const AllocationLine& line : fact.allocations) targets.push_back({line.to, line.amount, line.kind});
    for (const Side& side : tender_sides(fact)) {
        if (side.left.is_positive()) sources.push_back(side);
        if (side.left.is_negative()) targets.push_back({side.account, -side.left, {}});
    }
    std::vector<KindTransfer> transfers;
    auto source = sources.begin();
    for (const Side& target : targets) {
        for (Money left = target.left; left.is_positive();) {
            ensure(source != sources.end() && source->left.is_positive(), "allocations exceed the tenders");
            const Money amount = std::min(left, source->left);
            transfers.push_back({{source->account, target.account, amount}, target.kind});
            left -= amount;
            source->left -= amount;
            if (source->left.is_zero()) ++source;
        }
    }
    ensure(source == sources.end(), "tenders exceed the allocations");
    return transfers;
}

namespace {

// Transfers of more than nothing.
class PositiveMoves {
  public:
    void add(std::string debit, std::string credit, Money amount) {
        if (amount.is_positive()) list_.push_back({std::move(debit), std::move(credit), amount});
    }
    std::vector<Transfer> take() { return std::move(list_); }

  private:
    std::vector<Transfer> list_;
};

// The float comes out of the drawer, and what that lacks out of the bags, in their order.
void open_drops(PositiveMoves& moves, const DrawerClosed& fact) {
    const std::string safe = ledger_account::safe(fact.session);
    Money for_float = fact.float_from_safe();
    for (const SafeDrop& drop : fact.drops) {
        const Money kept = std::min(for_float, drop.amount);
        for_float -= kept;
        moves.add(std::string(ledger_account::vault), safe, kept);
        moves.add(ledger_account::undeposited(TenderType::cash), safe, drop.amount - kept);
    }
}

}  // namespace

std::vector<Transfer> transfers_of(const DrawerClosed& fact) {
    PositiveMoves moves;
    for (const auto& [type, counted] : fact.counted) {
        const std::string drawer = ledger_account::drawer(fact.session, type);
        const auto expected = fact.expected.find(type);
        const Money variance = counted - (expected == fact.expected.end() ? Money{} : expected->second);
        moves.add(ledger_account::over_short(type), drawer, -variance);
        moves.add(drawer, ledger_account::over_short(type), variance);
        const Money returned = type == TenderType::cash ? fact.float_from_drawer() : Money{};
        moves.add(std::string(ledger_account::vault), drawer, returned);
        moves.add(ledger_account::undeposited(type), drawer, counted - returned);
    }
    open_drops(moves, fact);
    return moves.take();
}

std::vector<Transfer> transfers_of(const CashMoved& fact) {
    PositiveMoves moves;
    for (const auto& [type, amount] : fact.amounts) {
        const std::string drawer = ledger_account::drawer(fact.session, type);
        switch (fact.kind) {
            case CashMoveKind::pay_in:
                moves.add(drawer, std::string(ledger_account::pay_in), amount);
                break;
            case CashMoveKind::pay_out:
                moves.add(std::string(ledger_account::pay_out), drawer, amount);
                break;
            case CashMoveKind::drop:
                moves.add(ledger_account::safe(fact.session), drawer, amount);
                break;
            case CashMoveKind::turn_in:
                moves.add(ledger_account::undeposited(type), drawer, amount);
                break;
            case CashMoveKind::exchange:
                break;
        }
    }
    return moves.take();
}

std::vector<Transfer> undone(std::vector<Transfer> transfers) {
    for (Transfer& move : transfers) std::swap(move.debit, move.credit);
    return transfers;
}

}  // namespace core
