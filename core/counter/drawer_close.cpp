#include "core/counter/drawer_close.h"

#include <fmt/format.h>

#include "core/counter/open_session.h"
#include "core/ledger/transfers.h"
#include "core/reports/session_report.h"
#include "core/store/station/custody_reader.h"
#include "core/store/station/numbering.h"

namespace core {

namespace {

bool exceeds(Money amount, const std::optional<Money>& limit) {
    return limit && amount > *limit;
}

// What a difference asks for, by its size. Fills in who forced the close.
Done check_variance(const Counter& counter, const SessionReport& report, const Act& act, DrawerClosed& fact) {
    const Money size = report.largest_variance();
    if (size.is_zero()) return {};
    if (exceeds(size, counter.policy.close.reason_above) && act.reason.empty()) {
        return problem(ProblemCode::reason_missing,
                       "the count differs from the books; closing needs a reason");
    }
    if (exceeds(size, counter.policy.close.second_person_above)) {
        if (const Done approved = check_approval(counter, act); !approved) return approved;
    }
    const auto state = DrawerReader(counter.store.reader()).state(report.row.id);
    if (!state) return tl::unexpected(state.error());
    if (report.row.counts - state->counts_set_aside < counter.policy.count_attempts_max) return {};
    const bool own = act.person == report.row.person;  // nobody forces their own drawer
    if (!own && check_person(counter, act.person, act.pin, Right::force_close)) {
        fact.forced_by = act.person;
        return {};
    }
    if (act.approved_by.empty()) return problem(ProblemCode::count_attempts_used);
    fact.forced_by = act.approved_by;
    return check_person(counter, act.approved_by, act.approve_pin, Right::force_close);
}

tl::unexpected<Problem> parted_wrongly(const std::string& what, Money should, Money is) {
    return problem(ProblemCode::deposit_differs,
                   fmt::format("{} must be {}, not {}", what, should.text(), is.text()));
}

// The float and what is turned in are together what was counted, piece by piece where that is known.
Done part_cash(const SessionReport& report, const CashParted& parted, DrawerClosed& fact) {
    fact.float_retained = parted.float_pieces;
    fact.turned_in = parted.turned_in;
    const Money kept = fact.float_from_drawer() + fact.float_from_safe();
    if (parted.float_total && *parted.float_total != kept)
        return parted_wrongly("the float to keep", kept, *parted.float_total);
    const auto cash = report.counted.find(TenderType::cash);
    const Money rest = (cash == report.counted.end() ? Money{} : cash->second) - fact.float_from_drawer();
    if (!parted.turned_in.empty() && parted.turned_in.total() != rest)
        return parted_wrongly("the cash turned in", rest, parted.turned_in.total());
    if (!report.counted_pieces || parted.float_pieces.empty() || fact.float_from_safe().is_positive())
        return {};
    CashCount left = *report.counted_pieces;
    left -= parted.float_pieces;
    if (left.has_negative())
        return problem(ProblemCode::deposit_differs, "the float has pieces that were not counted");
    if (fact.turned_in.empty()) fact.turned_in = left;
    if (fact.turned_in == left) return {};
    return problem(ProblemCode::deposit_differs,
                   fmt::format("with this float the pieces turned in are {}, not {}", left.text(),
                               fact.turned_in.text()));
}

nlohmann::json z_of(const SessionReport& report, const DrawerClosed& fact) {
    nlohmann::json z = to_json(report);
    z["float_retained"] = (fact.float_from_drawer() + fact.float_from_safe()).text();
    if (!fact.float_retained.empty()) z["float_by_denomination"] = fact.float_retained.text();
    if (!fact.turned_in.empty()) z["turned_in_by_denomination"] = fact.turned_in.text();
    for (const SafeDrop& drop : fact.drops)
        z["drops_opened"].push_back({{"bag", drop.bag}, {"amount", drop.amount.text()}});
    if (!fact.forced_by.empty()) z["forced_by"] = fact.forced_by;
    return z;
}

// Closed money can come back only while it is still here: its day open, no deposit made of it.
Done check_still_here(const Counter& counter, const SessionRow& session, const DrawerClosed& close) {
    StationReader reader = counter.store.reader();
    DrawerReader drawers(reader);
    const auto day = reader.day(session.business_date);
    if (!day) return tl::unexpected(day.error());
    if (!*day || (*day)->closed_seq != 0) {
        return problem(ProblemCode::day_not_open,
                       fmt::format("the business day {} is closed", session.business_date.text()));
    }
    const auto gone = CustodyReader(reader).gone_to(close.session);
    if (!gone) return tl::unexpected(gone.error());
    if (!gone->empty()) return problem(ProblemCode::session_deposited);
    std::map<std::string, Money> taken;
    for (const Transfer& move : transfers_of(close)) taken[move.debit] += move.amount;
    for (const auto& [account, amount] : taken) {
        if (!account.starts_with("undeposited:")) continue;
        const auto balance = drawers.ledger_balance(account);
        if (!balance) return tl::unexpected(balance.error());
        if (*balance >= amount) continue;
        return problem(ProblemCode::session_deposited,
                       fmt::format("{} holds {}, {} was turned in", account, balance->text(), amount.text()));
    }
    return {};
}

Done check_owner_free(StationReader reader, const SessionRow& session) {
    const auto open = DrawerReader(reader).open_sessions();
    if (!open) return tl::unexpected(open.error());
    for (const SessionRow& row : *open) {
        if (row.person == session.person && row.id != session.id) {
            return problem(ProblemCode::drawer_already_open,
                           fmt::format("{} has another drawer open", row.person));
        }
    }
    return {};
}

}  // namespace

Result<DrawerClosed> close_drawer(const Counter& counter, const Act& act_given, const CashParted& parted) {
    const auto charge = session_in_charge(counter, act_given);
    if (!charge) return tl::unexpected(charge.error());
    const Act& act = charge->act;
    StationReader reader = counter.store.reader();
    const auto state = DrawerReader(reader).state(charge->open.session.id);
    if (!state) return tl::unexpected(state.error());
    if (state->count_begun_seq != 0) return problem(ProblemCode::count_under_way);
    if (charge->open.session.counted_seq == 0) return problem(ProblemCode::drawer_not_counted);
    auto report = session_report(reader, charge->open.session.id);
    if (!report) return tl::unexpected(report.error());
    DrawerClosed fact{.session = report->session,
                      .float_total = report->row.float_total,
                      .expected = report->expected,
                      .counted = report->counted,
                      .drops = report->drops,
                      .reason = act.reason,
                      .approved_by = act.approved_by,
                      .supersedes = report->supersedes};
    if (const Done agreed = check_variance(counter, *report, act, fact); !agreed)
        return tl::unexpected(agreed.error());
    if (const Done right = part_cash(*report, parted, fact); !right) return tl::unexpected(right.error());
    if (const Done explained = explain(*report, reader, counter.policy); !explained)
        return tl::unexpected(explained.error());
    fact.z = z_of(*report, fact);
    const auto entry = append_now(counter, act.person, EntryKind::drawer_closed, to_body(fact));
    if (!entry) return tl::unexpected(entry.error());
    return fact;
}

Result<DrawerReopened> reopen_drawer(const Counter& counter, const std::string& name, const Act& act_given) {
    StationReader reader = counter.store.reader();
    const auto session = reader.session_named(name);
    if (!session) return tl::unexpected(session.error());
    if (!*session) {
        return problem(ProblemCode::unknown_session, fmt::format("there is no session {}", printable(name)));
    }
    const auto act =
        authorize(counter, act_given, {.right = Right::reopen_drawer, .reason = true, .second_person = true});
    if (!act) return tl::unexpected(act.error());
    if ((*session)->closed_seq == 0 && (*session)->counted_seq == 0)
        return problem(ProblemCode::drawer_already_open);
    if (const Done unowned = check_owner_free(reader, **session); !unowned)
        return tl::unexpected(unowned.error());
    if ((*session)->closed_seq != 0) {
        const auto close = reader.entry((*session)->closed_seq);
        if (!close) return tl::unexpected(close.error());
        if (!*close) return problem(ProblemCode::storage_corrupt, "a session's closing record is missing");
        const Done here = check_still_here(counter, **session, drawer_closed_from((*close)->body));
        if (!here) return tl::unexpected(here.error());
    }
    const DrawerReopened fact{.session = name,
                              .close_seq = (*session)->closed_seq,
                              .reason = act->reason,
                              .approved_by = act->approved_by};
    const auto entry = append_now(counter, act->person, EntryKind::drawer_reopened, to_body(fact));
    if (!entry) return tl::unexpected(entry.error());
    return fact;
}

}  // namespace core
