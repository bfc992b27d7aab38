#include "core/custody/deposits.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/custody/bag_contents.h"
#include "core/custody/signatures.h"
#include "core/ledger/custody_transfers.h"
#include "core/store/station/custody_reader.h"

namespace core {

namespace {

Done check_bag(StationReader reader, const std::string& bag) {
    if (bag.empty()) return problem(ProblemCode::usage, "a deposit needs the number of its bag");
    const auto used = CustodyReader(reader).deposit_in_bag(bag);
    if (!used) return tl::unexpected(used.error());
    if (*used) {
        return problem(ProblemCode::bag_used,
                       fmt::format("bag {} is {}", printable(bag), deposit_name((*used)->number)));
    }
    return {};
}

// The business day the slip bears: the open one, else the last.
Result<Date> slip_date(StationReader reader) {
    const auto day = reader.last_day();
    if (!day) return tl::unexpected(day.error());
    if (!*day) return problem(ProblemCode::day_not_open);
    return (*day)->business_date;
}

// The items that the books know of this station's own sessions, by type.
Result<std::vector<DepositItem>> known_items(StationReader reader, const std::vector<SessionTakings>& list) {
    std::vector<DepositItem> known;
    for (const SessionTakings& takings : list) {
        if (!takings.code.empty()) continue;
        const auto session = reader.session_named(takings.session);
        if (!session) return tl::unexpected(session.error());
        const auto items = CustodyReader(reader).items_of(session->value());
        if (!items) return tl::unexpected(items.error());
        known.insert(known.end(), items->begin(), items->end());
    }
    return known;
}

Result<PreparedDeposit> store_deposit(const Counter& counter, const Act& act, DepositPrepared fact) {
    const auto number = CustodyReader(counter.store.reader()).next_deposit();
    if (!number) return tl::unexpected(number.error());
    const auto date = slip_date(counter.store.reader());
    if (!date) return tl::unexpected(date.error());
    fact.deposit = deposit_name(*number);
    fact.date = *date;
    fact.second = act.approved_by;
    auto entry = append_now(counter, act.person, EntryKind::deposit_prepared, to_body(fact));
    if (!entry) return tl::unexpected(entry.error());
    return PreparedDeposit{.fact = std::move(fact), .entry = std::move(*entry)};
}

struct StoredDeposit {
    DepositRow row;
    DepositPrepared fact;

    std::vector<std::string> sessions() const {
        std::vector<std::string> names;
        for (const SessionTakings& takings : fact.sessions) names.push_back(takings.session);
        if (fact.from_vault.is_positive()) names.emplace_back("vault");
        return names;
    }
};

Result<StoredDeposit> stored_deposit(StationReader reader, const std::string& name) {
    const auto row = CustodyReader(reader).deposit_named(name);
    if (!row) return tl::unexpected(row.error());
    if (!*row)
        return problem(ProblemCode::unknown_deposit, fmt::format("there is no deposit {}", printable(name)));
    const auto entry = reader.entry((*row)->seq);
    if (!entry) return tl::unexpected(entry.error());
    if (!*entry) return problem(ProblemCode::storage_corrupt, "a deposit's entry is missing");
    return StoredDeposit{.row = **row, .fact = deposit_prepared_from((*entry)->body)};
}

}  // namespace

Result<PreparedDeposit> prepare_deposit(const Counter& counter, const std::string& bag,
                                        const TakingsWanted& wanted, const BagContents& contents,
                                        const Act& given) {
    const auto act = authorize_with_second(counter, given, Right::prepare_deposit);
    if (!act) return tl::unexpected(act.error());
    StationReader reader = counter.store.reader();
    if (const Done unused = check_bag(reader, bag); !unused) return tl::unexpected(unused.error());
    auto takings = takings_of(reader, wanted);
    if (!takings) return tl::unexpected(takings.error());
    const auto known = known_items(reader, *takings);
    if (!known) return tl::unexpected(known.error());
    auto items = items_on_slip(contents.items, *known);
    if (const Done same = check_composition(contents.cash, items, total_of(*takings)); !same)
        return tl::unexpected(same.error());
    return store_deposit(counter, *act,
                         {.deposit = {},
                          .date = {},
                          .bag = bag,
                          .second = {},
                          .sessions = std::move(*takings),
                          .from_vault = {},
                          .cash = contents.cash,
                          .pieces = contents.pieces,
                          .items = std::move(items)});
}

Result<PreparedDeposit> pick_up_from_vault(const Counter& counter, const std::string& bag,
                                           const BagContents& contents, const Act& given) {
    const auto act = authorize_with_second(counter, given, Right::work_vault);
    if (!act) return tl::unexpected(act.error());
    StationReader reader = counter.store.reader();
    if (const Done unused = check_bag(reader, bag); !unused) return tl::unexpected(unused.error());
    if (!contents.cash.is_positive()) return problem(ProblemCode::money_not_positive);
    const auto held = CustodyReader(reader).balance(ledger_account::vault);
    if (!held) return tl::unexpected(held.error());
    if (contents.cash > *held) {
        return problem(ProblemCode::vault_short,
                       fmt::format("the vault holds {}, not {}", held->text(), contents.cash.text()));
    }
    return store_deposit(counter, *act,
                         {.deposit = {},
                          .date = {},
                          .bag = bag,
                          .second = {},
                          .sessions = {},
                          .from_vault = contents.cash,
                          .cash = contents.cash,
                          .pieces = contents.pieces,
                          .items = {}});
}

Result<DepositConfirmed> confirm_deposit(const Counter& counter, const std::string& name, Money credited,
                                         const Act& given) {
    const auto act = authorize(counter, given, {.right = Right::confirm_deposit});
    if (!act) return tl::unexpected(act.error());
    const auto deposit = stored_deposit(counter.store.reader(), name);
    if (!deposit) return tl::unexpected(deposit.error());
    if (deposit->row.confirmed_seq != 0)
        return problem(ProblemCode::deposit_settled, fmt::format("{} is already confirmed", name));
    if (credited.is_negative())
        return problem(ProblemCode::money_not_positive, "what the bank credited is not negative");
    const DepositConfirmed fact{.deposit = deposit->fact.deposit,
                                .prepared = deposit->fact.total(),
                                .credited = credited,
                                .sessions = deposit->sessions(),
                                .reason = act->reason};
    if (fact.credited != fact.prepared && fact.reason.empty()) {
        return problem(ProblemCode::reason_missing,
                       fmt::format("the bank credited {}, {} was {}; the difference needs a reason",
                                   credited.text(), name, fact.prepared.text()));
    }
    const auto entry = append_now(counter, act->person, EntryKind::deposit_confirmed, to_body(fact));
    if (!entry) return tl::unexpected(entry.error());
    return fact;
}

Result<DepositCorrected> correct_deposit(const Counter& counter, const BankCorrection& correction,
                                         const Act& given) {
    const auto act = authorize(counter, given, {.right = Right::confirm_deposit, .reason = true});
    if (!act) return tl::unexpected(act.error());
    const auto deposit = stored_deposit(counter.store.reader(), correction.deposit);
    if (!deposit) return tl::unexpected(deposit.error());
    if (deposit->row.confirmed_seq == 0) {
        return problem(ProblemCode::state_wrong,
                       fmt::format("the bank has not confirmed {} yet", correction.deposit));
    }
    const auto sessions = deposit->sessions();
    if (std::find(sessions.begin(), sessions.end(), correction.session) == sessions.end()) {
        return problem(ProblemCode::unknown_session,
                       fmt::format("{} holds nothing of a session \"{}\"", correction.deposit,
                                   printable(correction.session)));
    }
    if (correction.amount.is_zero())
        return problem(ProblemCode::money_not_positive, "a correction of nothing changes nothing");
    const DepositCorrected fact{.deposit = deposit->fact.deposit,
                                .session = correction.session,
                                .amount = correction.amount,
                                .reason = act->reason};
    const auto entry = append_now(counter, act->person, EntryKind::deposit_corrected, to_body(fact));
    if (!entry) return tl::unexpected(entry.error());
    return fact;
}

Result<CardsSettled> settle_cards(const Counter& counter, const CardsSettled& settlement, const Act& given) {
    const auto act = authorize(counter, given, {.right = Right::confirm_deposit});
    if (!act) return tl::unexpected(act.error());
    if (!settlement.amount.is_positive()) return problem(ProblemCode::money_not_positive);
    if (settlement.fee.is_negative() || settlement.fee > settlement.amount)
        return problem(ProblemCode::money_not_positive, "a fee is a part of the amount");
    const auto waiting = CustodyReader(counter.store.reader()).balance(ledger_account::card_clearing);
    if (!waiting) return tl::unexpected(waiting.error());
    if (settlement.amount > *waiting) {
        return problem(ProblemCode::amount_exceeds,
                       fmt::format("only {} of card takings wait for settlement", waiting->text()));
    }
    const auto entry = append_now(counter, act->person, EntryKind::cards_settled, to_body(settlement));
    if (!entry) return tl::unexpected(entry.error());
    return settlement;
}

}  // namespace core
