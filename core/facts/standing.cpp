#include "core/facts/standing.h"

#include <algorithm>

namespace core {

namespace {

AccountMove undoing(const AllocationLine& line, Money amount, const std::string& against) {
    return {.account = line.account,
            .receivable = line.account.empty() ? line.suspense : line.receivable,
            .kind = line.kind,
            .to = line.to,
            .against = against,
            .amount = -amount,
            .due_date = line.due_date};
}

bool is_of(const AccountMove& move, const AllocationLine& line) {
    const std::string& name = line.account.empty() ? line.suspense : line.receivable;
    return line.account == move.account && name == move.receivable && line.to == move.to;
}

void apply(std::vector<AllocationLine>& lines, const AccountMove& move) {
    if (move.amount.is_positive()) {
        AllocationLine line{.account = move.account,
                            .receivable = move.receivable,
                            .kind = move.kind,
                            .to = move.to,
                            .amount = move.amount,
                            .due_date = move.due_date};
        if (line.account.empty()) std::swap(line.receivable, line.suspense);
        lines.push_back(std::move(line));
        return;
    }
    Money left = -move.amount;
    for (auto line = lines.rbegin(); line != lines.rend() && left.is_positive(); ++line) {
        if (!is_of(move, *line)) continue;
        const Money part = std::min(left, line->amount);
        line->amount -= part;
        left -= part;
    }
    std::erase_if(lines, [](const AllocationLine& line) { return line.amount.is_zero(); });
}

void apply(Standing::Tender& tender, const CorrectionStep& step) {
    if (step.tender != 0 && step.tender != tender.number) return;
    if (step.corrected) tender.line = *step.corrected;
    if (step.becomes && (step.tender != 0 || tender.stands())) tender.state = *step.becomes;
}

}  // namespace

std::string_view name_of(PaymentState state) {
    switch (state) {
        case PaymentState::standing:
            return "standing";
        case PaymentState::moved:
            return "moved";
        case PaymentState::partly_returned:
            return "partly returned";
        case PaymentState::returned:
            return "returned";
        case PaymentState::reversed:
            return "reversed";
        case PaymentState::voided:
            return "voided";
    }
    return {};
}

std::string_view name_of(TenderState state) {
    switch (state) {
        case TenderState::standing:
            return "standing";
        case TenderState::returned:
            return "returned";
        case TenderState::redeposited:
            return "redeposited";
        case TenderState::reversed:
            return "reversed";
        case TenderState::voided:
            return "voided";
    }
    return {};
}

Money Standing::amount() const {
    Money sum;
    for (const AllocationLine& line : allocations) sum += line.amount;
    return sum;
}

PaymentState Standing::state() const {
    const auto any = [&](TenderState state) {
        return std::any_of(tenders.begin(), tenders.end(),
                           [&](const Tender& tender) { return tender.state == state; });
    };
    if (any(TenderState::voided)) return PaymentState::voided;
    if (any(TenderState::reversed)) return PaymentState::reversed;
    if (any(TenderState::returned))
        return amount().is_zero() ? PaymentState::returned : PaymentState::partly_returned;
    return moved ? PaymentState::moved : PaymentState::standing;
}

bool Standing::untouched() const {
    return !moved && std::all_of(tenders.begin(), tenders.end(),
                                 [](const Tender& tender) { return tender.state == TenderState::standing; });
}

const Standing::Tender* Standing::tender(int number) const {
    const auto found = std::find_if(tenders.begin(), tenders.end(),
                                    [&](const Tender& tender) { return tender.number == number; });
    return found == tenders.end() ? nullptr : &*found;
}

std::vector<std::string> Standing::accounts() const {
    std::vector<std::string> list;
    for (const AllocationLine& line : allocations) {
        if (std::find(list.begin(), list.end(), line.account) == list.end()) list.push_back(line.account);
    }
    return list;
}

bool Standing::has_standing(TenderType type) const {
    return std::any_of(tenders.begin(), tenders.end(),
                       [&](const Tender& tender) { return tender.stands() && tender.line.type == type; });
}

bool Standing::stands_only_of(TenderType type) const {
    return std::all_of(tenders.begin(), tenders.end(),
                       [&](const Tender& tender) { return !tender.stands() || tender.line.type == type; });
}

Standing standing(const PaymentPosted& posted, const std::vector<CorrectionStep>& corrections) {
    Standing result{.tenders = {}, .allocations = posted.allocations};
    for (const TenderLine& line : posted.tenders) {
        result.tenders.push_back({.number = static_cast<int>(result.tenders.size()) + 1, .line = line});
    }
    for (const CorrectionStep& step : corrections) {
        for (const AccountMove& move : step.moves) apply(result.allocations, move);
        if (!step.moves.empty() && !step.becomes) result.moved = true;
        if (!step.becomes && !step.corrected) continue;
        for (Standing::Tender& tender : result.tenders) apply(tender, step);
    }
    return result;
}

std::vector<AccountMove> undo_last(const Standing& standing, Money amount, const std::string& against) {
    std::vector<AccountMove> moves;
    for (auto line = standing.allocations.rbegin(); line != standing.allocations.rend(); ++line) {
        const Money part = std::min(amount, line->amount);
        if (!part.is_positive()) break;
        moves.push_back(undoing(*line, part, against));
        amount -= part;
    }
    std::reverse(moves.begin(), moves.end());
    return moves;
}

std::vector<AccountMove> undo_all(const Standing& standing, const std::string& account,
                                  const std::string& against) {
    std::vector<AccountMove> moves;
    for (const AllocationLine& line : standing.allocations) {
        if (account.empty() || line.account == account) moves.push_back(undoing(line, line.amount, against));
    }
    return moves;
}

std::vector<AccountMove> undo_except(const Standing& standing, const std::string& account,
                                     const std::string& against) {
    std::vector<AccountMove> moves;
    for (const AllocationLine& line : standing.allocations) {
        if (line.account != account) moves.push_back(undoing(line, line.amount, against));
    }
    return moves;
}

std::vector<AccountMove> make_again(const std::vector<AllocationLine>& lines, const std::string& against) {
    std::vector<AccountMove> moves;
    for (const AllocationLine& line : lines) {
        moves.push_back(undoing(line, -line.amount, against));
    }
    return moves;
}

Money total_of(const std::vector<AccountMove>& moves) {
    Money sum;
    for (const AccountMove& move : moves) sum += move.amount;
    return sum;
}

}  // namespace core
