#include "core/service/licences.h"

#include <fmt/format.h>

#include "core/counter/flags.h"
#include "core/ledger/transfers.h"
#include "core/policy/day_count.h"
#include "core/policy/licence_penalty.h"
#include "core/store/station/numbering.h"

namespace core {

namespace {

constexpr int months_of_licence = 12;

Done check_day(const LicenceRow& licence, Date on, Date today) {
    if (on > today) {
        return problem(ProblemCode::date_not_allowed, fmt::format("{} is after {}", on.text(), today.text()));
    }
    if (licence.expires >= plus_months(on, months_of_licence)) {
        return problem(ProblemCode::date_not_allowed,
                       fmt::format("{} is renewed already, until {}", licence.name, licence.expires.text()));
    }
    return {};
}

void charge(LicenceRenewed& fact, const RenewalLine& line, const std::string& id) {
    fact.receivables.push_back({.id = id,
                                .account = fact.account,
                                .kind = ReceivableKind::licence,
                                .service = line.service,
                                .amount = line.amount,
                                .due_date = fact.on});
    fact.moves.push_back({.account = {},
                          .receivable = {},
                          .kind = PaymentKind::licence_misc,
                          .to = ledger_account::receivable(line.service),
                          .against = line.against,
                          .amount = -line.amount});
}

Money cost_of(const Counter& counter, const LicenceRow& licence, Date on) {
    Money sum;
    for (const RenewalLine& line : renewal_lines(counter.policy.licences, licence, on)) sum += line.amount;
    return sum;
}

}  // namespace

Result<LicenceAdded> add_licence(const Counter& counter, const LicenceRequest& request,
                                 const Act& act_given) {
    if (!request.fee.is_positive()) {
        return problem(ProblemCode::money_not_positive, fmt::format("{} is no fee", request.fee.text()));
    }
    const auto today = date_of_today(counter);
    if (!today) return tl::unexpected(today.error());
    if (const auto known = flags_of(counter, request.account, *today); !known)
        return tl::unexpected(known.error());
    const auto act = authorize(counter, act_given, {.right = Right::adjust_account, .reason = true});
    if (!act) return tl::unexpected(act.error());
    const auto identity = counter.store.reader().identity();
    if (!identity) return tl::unexpected(identity.error());
    const auto number = next_licence(counter.store.reader());
    if (!number) return tl::unexpected(number.error());
    LicenceAdded fact{.licence = licence_name(identity->name, *number),
                      .account = request.account.text(),
                      .fee = request.fee,
                      .expires = request.expires,
                      .reason = act->reason};
    const auto entry = append_now(counter, act->person, EntryKind::licence_added, to_body(fact));
    if (!entry) return tl::unexpected(entry.error());
    return fact;
}

std::vector<RenewalLine> renewal_lines(const LicenceRules& rules, const LicenceRow& licence, Date on) {
    std::vector<RenewalLine> lines{
        {.what = fmt::format("Fee of {} from {}", licence.name, licence.expires.text()),
         .against = std::string(ledger_account::licence_revenue),
         .service = "licence",
         .amount = licence.fee}};
    const Lateness late = licence_lateness(rules, licence.expires, on);
    const Money penalty = licence_penalty(rules, licence.fee, late);
    if (penalty.is_positive()) {
        lines.push_back({.what = fmt::format("Penalty: {} days late, {} firsts of a month ({})", late.days,
                                             late.month_starts, rules.source.citation),
                         .against = std::string(ledger_account::licence_penalty_revenue),
                         .service = "licence",
                         .amount = penalty});
    }
    const Money interest = licence_interest(rules, licence.fee, late);
    if (interest.is_positive()) {
        lines.push_back(
            {.what = fmt::format("Interest of {} months ({})", late.months, rules.source.citation),
             .against = std::string(ledger_account::licence_penalty_revenue),
             .service = "licence",
             .amount = interest});
    }
    if (rules.state_fee.is_positive()) {
        lines.push_back({.what = "State fee, passed on (Government Code 4467)",
                         .against = rules.state_fee_account,
                         .service = "state_fee",
                         .amount = rules.state_fee});
    }
    return lines;
}

Result<LicenceRenewed> renew_licence(const Counter& counter, const std::string& name, std::optional<Date> on,
                                     const Act& act_given) {
    StationReader reader = counter.store.reader();
    const auto known = licence(reader, name);
    if (!known) return tl::unexpected(known.error());
    if (!*known) {
        return problem(ProblemCode::unknown_licence, fmt::format("no licence is named {}", printable(name)));
    }
    const auto today = date_of_today(counter);
    if (!today) return tl::unexpected(today.error());
    const Date day = on.value_or(*today);
    if (const Done fits = check_day(**known, day, *today); !fits) return tl::unexpected(fits.error());
    // An earlier day costs less penalty, which is given up like any other charge.
    const Money given_up = cost_of(counter, **known, *today) - cost_of(counter, **known, day);
    const auto act =
        authorize(counter, act_given,
                  {.right = Right::take_money,
                   .reason = day<*today, .second_person = given_up> counter.policy.limits.waiver_above});
    if (!act) return tl::unexpected(act.error());
    const auto identity = reader.identity();
    if (!identity) return tl::unexpected(identity.error());
    auto next = reader.next_local_receivable();
    if (!next) return tl::unexpected(next.error());
    LicenceRenewed fact{.licence = name,
                        .account = (*known)->account,
                        .on = day,
                        .expires = plus_months((*known)->expires, months_of_licence),
                        .receivables = {},
                        .moves = {},
                        .reason = act->reason,
                        .approved_by = act->approved_by};
    for (const RenewalLine& line : renewal_lines(counter.policy.licences, **known, day)) {
        charge(fact, line, receivable_name(identity->name, (*next)++));
    }
    const auto entry = append_now(counter, act->person, EntryKind::licence_renewed, to_body(fact));
    if (!entry) return tl::unexpected(entry.error());
    return fact;
}

}  // namespace core
