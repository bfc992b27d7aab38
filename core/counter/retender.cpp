#include "core/counter/retender.h"

#include <fmt/format.h>

#include "core/counter/open_session.h"
#include "core/counter/tenders.h"

namespace core {

namespace {

TenderLine corrected_line(const RetenderRequest& request, Money amount) {
    TenderLine line;
    line.type = request.type;
    line.amount = amount;
    line.number = request.number;
    line.routing = request.routing;
    line.account_last4 = request.account_last4;
    line.reference = request.reference;
    line.pieces = request.pieces;
    return line;
}

Done check_changes_something(const Standing::Tender& tender, const TenderLine& line) {
    if (tender.state != TenderState::standing)
        return problem(ProblemCode::state_wrong, fmt::format("this tender is {}", name_of(tender.state)));
    if (tender.line.type == TenderType::note_acceptor || line.type == TenderType::note_acceptor)
        return problem(ProblemCode::state_wrong, "the acceptor itself counted these notes");
    const bool same = tender.line.type == line.type && tender.line.number == line.number &&
                      tender.line.reference == line.reference;
    if (same) return problem(ProblemCode::state_wrong, "it is keyed like this already");
    const bool is_cash = line.type == TenderType::cash;
    if (!line.pieces.empty() && (!is_cash || line.pieces.total() != line.amount)) {
        return problem(ProblemCode::count_malformed,
                       fmt::format("the pieces are {}, the tender is {}", line.pieces.total().text(),
                                   line.amount.text()));
    }
    return {};
}

// What the payment pays must take the new type, and change stands only where that type gives change.
Done check_still_taken(const Counter& counter, const TenderCase& item, const TenderLine& line) {
    const PaymentPosted& posted = item.correction.payment.posted;
    const TenderRule* rule = counter.policy.tender(line.type);
    if (posted.change().is_positive() && (!rule || !rule->change_allowed))
        return problem(ProblemCode::change_needs_cash, "change was given on this payment; void it instead");
    if (const Done paper =
            check_paper(line, counter.policy, item.correction.day.business_date, counter.policy.office);
        !paper)
        return paper;
    return check_acceptance({line}, posted.allocations, {}, counter.policy);
}

}  // namespace

Result<Corrected<PaymentRetendered>> retender(const Counter& counter, const RetenderRequest& request,
                                              const Act& act_given) {
    const auto item = tender_case(counter, request.tender);
    if (!item) return tl::unexpected(item.error());
    if (!item->correction.session_is_open()) return problem(ProblemCode::session_counted);
    const TenderLine line = corrected_line(request, item->tender.line.amount);
    if (const Done changes = check_changes_something(item->tender, line); !changes)
        return tl::unexpected(changes.error());
    if (const Done good = check_tender(line, counter.policy); !good) return tl::unexpected(good.error());
    if (const Done taken = check_still_taken(counter, *item, line); !taken)
        return tl::unexpected(taken.error());
    if (const Done works = check_drawer_works(counter.store.reader(), item->correction.session); !works)
        return tl::unexpected(works.error());
    Act given = act_given;
    if (given.person.empty()) given.person = item->correction.session.person;
    const bool own = given.person == item->correction.session.person;
    const auto act =
        authorize(counter, given, {.right = Right::take_money, .reason = true, .second_person = !own});
    if (!act) return tl::unexpected(act.error());
    PaymentRetendered fact{.payment = item->correction.payment.posted.payment,
                           .session = item->correction.payment.posted.session,
                           .tender = item->tender.number,
                           .was = item->tender.line,
                           .is = line,
                           .reason = act->reason,
                           .approved_by = act->approved_by};
    return append_correction(counter, *act, EntryKind::payment_retendered, std::move(fact),
                             item->correction.payment.row);
}

}  // namespace core
