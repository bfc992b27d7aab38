#include "core/counter/cash_moves.h"

#include <fmt/format.h>

#include "core/counter/open_session.h"
#include "core/ledger/transfers.h"
#include "core/store/station/drawer_reader.h"

namespace core {

namespace {

bool is_pay(CashMoveKind kind) {
    return kind == CashMoveKind::pay_in || kind == CashMoveKind::pay_out;
}

bool is_received(CashMoveKind kind) {
    return kind == CashMoveKind::drop || kind == CashMoveKind::turn_in;
}

// What the pieces say is the cash amount.
Result<MoneyByTender> amounts_of(const CashMoveRequest& request) {
    const Money in = request.pieces_in.total();
    const Money out = request.pieces_out.total();
    if (request.kind == CashMoveKind::exchange && in != out) {
        return problem(ProblemCode::exchange_differs,
                       fmt::format("{} came in, {} went out", in.text(), out.text()));
    }
    MoneyByTender amounts = request.amounts;
    const Money pieces = request.kind == CashMoveKind::pay_out || is_received(request.kind) ? out : in;
    if (pieces.is_positive() && amounts.try_emplace(TenderType::cash, pieces).first->second != pieces)
        return problem(ProblemCode::count_malformed, "the pieces are not the amount");
    std::erase_if(amounts, [](const auto& item) { return item.second.is_zero(); });
    if (amounts.empty()) return problem(ProblemCode::money_not_positive);
    for (const auto& [type, amount] : amounts) {
        if (amount.is_negative()) return problem(ProblemCode::money_not_positive);
        if (type != TenderType::cash && request.kind != CashMoveKind::turn_in)
            return problem(ProblemCode::usage, "only a turn-in is of anything but cash");
    }
    return amounts;
}

Done check_receiver(const Counter& counter, const CashMoveRequest& request, const Act& act) {
    if (!is_received(request.kind)) return {};
    if (request.kind == CashMoveKind::drop && request.bag.empty())
        return problem(ProblemCode::usage, "a drop needs the number of its bag");
    if (request.received_by.empty()) return problem(ProblemCode::approval_missing, "nobody receives it");
    if (request.received_by == act.person) return problem(ProblemCode::second_person_is_first);
    const Right right = request.kind == CashMoveKind::drop ? Right::work_vault : Right::prepare_deposit;
    return check_person(counter, request.received_by, act.approve_pin, right);
}

// Says no figure of what is there: who counts it later must not learn it here.
Done check_enough(StationReader reader, const CashMoved& fact) {
    if (fact.goes_in() || fact.kind == CashMoveKind::exchange) return {};
    for (const auto& [type, amount] : fact.amounts) {
        const auto held = DrawerReader(reader).ledger_balance(ledger_account::drawer(fact.session, type));
        if (!held) return tl::unexpected(held.error());
        if (*held >= amount) continue;
        return problem(ProblemCode::not_enough_cash,
                       fmt::format("{} of {} is more than the drawer holds", amount.text(), name_of(type)));
    }
    return {};
}

Done check_bag(StationReader reader, const std::string& bag) {
    if (bag.empty()) return {};
    const auto used = DrawerReader(reader).is_bag_used(bag);
    if (!used) return tl::unexpected(used.error());
    if (*used)
        return problem(ProblemCode::bag_used, fmt::format("the bag {} was used before", printable(bag)));
    return {};
}

}  // namespace

Result<CashMoved> move_cash(const Counter& counter, const CashMoveRequest& request, const Act& act_given) {
    StationReader reader = counter.store.reader();
    const auto open = working_session(reader, act_given);
    if (!open) return tl::unexpected(open.error());
    const auto amounts = amounts_of(request);
    const Money cash =
        amounts && amounts->contains(TenderType::cash) ? amounts->at(TenderType::cash) : Money{};
    const bool pay = is_pay(request.kind);
    const auto act = authorize(counter, act_given,
                               {.right = pay ? Right::pay_in_out : Right::take_money,
                                .reason = pay,
                                .second_person = pay && cash > counter.policy.limits.pay_in_out_above});
    if (!act) return tl::unexpected(act.error());
    if (const Done received = check_receiver(counter, request, *act); !received)
        return tl::unexpected(received.error());
    if (!amounts) return tl::unexpected(amounts.error());
    const auto name = name_of_session(reader, open->session);
    if (!name) return tl::unexpected(name.error());
    const CashMoved fact{.session = *name,
                         .kind = request.kind,
                         .amounts = *amounts,
                         .pieces_in = request.pieces_in,
                         .pieces_out = request.pieces_out,
                         .with_vault = request.with_vault,
                         .bag = request.bag,
                         .received_by = request.received_by,
                         .reason = act->reason,
                         .approved_by = act->approved_by};
    if (const Done enough = check_enough(reader, fact); !enough) return tl::unexpected(enough.error());
    if (const Done fresh = check_bag(reader, fact.bag); !fresh) return tl::unexpected(fresh.error());
    const auto entry = append_now(counter, act->person, EntryKind::cash_moved, to_body(fact));
    if (!entry) return tl::unexpected(entry.error());
    return fact;
}

Result<Entry> open_without_sale(const Counter& counter, const Act& act_given, bool opens_drawer) {
    StationReader reader = counter.store.reader();
    const auto open = working_session(reader, act_given);
    if (!open) return tl::unexpected(open.error());
    const auto act = authorize(counter, act_given, {.right = Right::no_sale, .reason = true});
    if (!act) return tl::unexpected(act.error());
    const auto name = name_of_session(reader, open->session);
    if (!name) return tl::unexpected(name.error());
    const NoSale fact{.session = *name, .reason = act->reason, .opens_drawer = opens_drawer};
    return append_now(counter, act->person, EntryKind::no_sale, to_body(fact));
}

Result<Money> cash_in_drawer(StationReader reader, const SessionRow& session) {
    const auto name = name_of_session(reader, session);
    if (!name) return tl::unexpected(name.error());
    return DrawerReader(reader).ledger_balance(ledger_account::drawer(*name, TenderType::cash));
}

CashCeiling cash_ceiling(const Policy& policy, Money cash) {
    const CashRules& rules = policy.cash;
    if (rules.drawer_lock_above && cash > *rules.drawer_lock_above) return CashCeiling::locked_out;
    if (rules.drawer_warn_above && cash > *rules.drawer_warn_above) return CashCeiling::warn;
    return CashCeiling::within;
}

}  // namespace core
