#include "core/service/contacts.h"

#include <fmt/format.h>

#include "core/counter/flags.h"

namespace core {

namespace {

Done check_words(const ContactRequest& request) {
    const bool promises = request.kind == ContactKind::promise;
    if (request.text.empty()) return problem(ProblemCode::usage, "a contact needs its text");
    if (request.amount && !promises) return problem(ProblemCode::usage, "an amount goes with a promise only");
    if ((promises || request.kind == ContactKind::callback) && !request.by) {
        return problem(ProblemCode::usage,
                       fmt::format("a {} needs its day: --by DATE", contact_kinds.name_of(request.kind)));
    }
    if (request.amount && !request.amount->is_positive()) {
        return problem(ProblemCode::money_not_positive,
                       fmt::format("{} is nothing to promise", request.amount->text()));
    }
    return {};
}

Done check_day(const std::optional<Date>& by, Date today) {
    if (!by || *by >= today) return {};
    return problem(ProblemCode::date_not_allowed, fmt::format("{} is before {}", by->text(), today.text()));
}

Done check_account(const Counter& counter, AccountNumber account, Date today) {
    const auto known = flags_of(counter, account, today);
    return known ? Done{} : tl::unexpected(known.error());
}

Result<ContactNoted> append_contact(const Counter& counter, const std::string& person, ContactNoted fact) {
    const auto identity = counter.store.reader().identity();
    if (!identity) return tl::unexpected(identity.error());
    const auto number = next_contact(counter.store.reader());
    if (!number) return tl::unexpected(number.error());
    fact.contact = contact_name(identity->name, *number);
    const auto entry = append_now(counter, person, EntryKind::contact_noted, to_body(fact));
    if (!entry) return tl::unexpected(entry.error());
    return fact;
}

}  // namespace

Result<ContactNoted> note_contact(const Counter& counter, const ContactRequest& request,
                                  const Act& act_given) {
    const auto today = date_of_today(counter);
    if (!today) return tl::unexpected(today.error());
    if (const Done known = check_account(counter, request.account, *today); !known)
        return tl::unexpected(known.error());
    if (const Done words = check_words(request); !words) return tl::unexpected(words.error());
    if (const Done day = check_day(request.by, *today); !day) return tl::unexpected(day.error());
    const auto act = authorize(counter, act_given, {.right = Right::note_account});
    if (!act) return tl::unexpected(act.error());
    return append_contact(counter, act->person,
                          {.contact = {},
                           .account = request.account.text(),
                           .kind = request.kind,
                           .text = request.text,
                           .amount = request.amount.value_or(Money{}),
                           .by = request.by ? request.by->text() : std::string{},
                           .what = {},
                           .approved_by = {}});
}

Result<ContactNoted> decide_service(const Counter& counter, const DecisionRequest& request,
                                    const Act& act_given) {
    const auto today = date_of_today(counter);
    if (!today) return tl::unexpected(today.error());
    if (const Done known = check_account(counter, request.account, *today); !known)
        return tl::unexpected(known.error());
    if (request.what != "hold" && request.what != "start" && request.what != "stop") {
        return problem(ProblemCode::usage,
                       fmt::format("\"{}\" is not one of hold, start, stop", printable(request.what)));
    }
    if (request.what == "hold" && !request.until)
        return problem(ProblemCode::usage, "a hold needs its last day: --until DATE");
    if (request.why.empty()) return problem(ProblemCode::reason_missing);
    if (const Done day = check_day(request.until, *today); !day) return tl::unexpected(day.error());
    const auto act = authorize(counter, act_given, {.right = Right::decide_service, .second_person = true});
    if (!act) return tl::unexpected(act.error());
    return append_contact(counter, act->person,
                          {.contact = {},
                           .account = request.account.text(),
                           .kind = ContactKind::decision,
                           .text = request.why,
                           .amount = {},
                           .by = request.until ? request.until->text() : std::string{},
                           .what = request.what,
                           .approved_by = act->approved_by});
}

Result<ContactSettled> settle_contact(const Counter& counter, const std::string& name, const Act& act_given) {
    const auto row = contact(counter.store.reader(), name);
    if (!row) return tl::unexpected(row.error());
    if (!*row) {
        return problem(ProblemCode::unknown_reject,
                       fmt::format("no line of the contact log is named {}", printable(name)));
    }
    const bool settles = (*row)->kind == "letter" || (*row)->kind == "callback";
    if (!settles || (*row)->settled) {
        return problem(ProblemCode::state_wrong,
                       settles ? fmt::format("{} is done already", name)
                               : fmt::format("{} is a {}, which nobody sends or makes", name, (*row)->kind));
    }
    const auto act = authorize(counter, act_given, {.right = Right::note_account});
    if (!act) return tl::unexpected(act.error());
    ContactSettled fact{.contact = name, .text = act->reason};
    const auto entry = append_now(counter, act->person, EntryKind::contact_settled, to_body(fact));
    if (!entry) return tl::unexpected(entry.error());
    return fact;
}

std::string state_of(const ContactRow& row, Date today) {
    if (row.kind == "promise") {
        const Money promised = row.amount.is_positive() ? row.amount : Money::from_cents(1);
        if (row.paid >= promised) return "kept";
        return row.by < today.text() ? "broken" : "open";
    }
    if (row.kind == "letter") return row.settled ? "sent" : "to_send";
    if (row.kind == "callback") return row.settled ? "done" : "open";
    if (row.kind == "decision") return row.by.empty() || row.by >= today.text() ? "in_force" : "over";
    return {};
}

}  // namespace core
