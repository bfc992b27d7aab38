#include <map>

#include "core/base/ensure.h"
#include "core/facts/arrangement_facts.h"
#include "core/store/station/numbering.h"
#include "core/store/station/projections.h"

namespace core {

namespace {

std::int64_t number_of_arrangement(const std::string& name) {
    const auto number = arrangement_number(name);
    ensure(number.has_value(), "a journal entry names no arrangement");
    return *number;
}

void arrangement_made(Books& books, const Entry& entry) {
    const ArrangementMade fact = arrangement_made_from(entry.body);
    const ArrangementState state =
        fact.kind == ArrangementKind::pledge ? ArrangementState::open : ArrangementState::active;
    books.run(
        "INSERT INTO arrangements (number, seq, account, kind, state, made_on, until, amount, agency) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        number_of_arrangement(fact.arrangement), entry.seq, fact.account,
        std::string(arrangement_kinds.name_of(fact.kind)), std::string(arrangement_states.name_of(state)),
        fact.made_on.text(), fact.until.text(), fact.amount, fact.agency);
}

void arrangement_changed(Books& books, const Entry& entry) {
    const ArrangementChanged fact = arrangement_changed_from(entry.body);
    const std::int64_t number = number_of_arrangement(fact.arrangement);
    books.run("UPDATE arrangements SET state = ?, cause = ?, changed_seq = ? WHERE number = ?",
              std::string(arrangement_states.name_of(fact.state)), fact.cause, entry.seq, number);
    if (fact.payment.empty()) return;
    books.run("UPDATE arrangements SET payment = ? WHERE number = ?", number_of_payment(fact.payment),
              number);
}

}  // namespace

void project_charges(Books& books, const Entry& entry) {
    books.add_receivables(receivables_of(entry.body));
    books.move_on_accounts(moves_of(entry.body));
}

void project_arrangements(Books& books, const Entry& entry) {
    if (entry.kind == EntryKind::arrangement_made) return arrangement_made(books, entry);
    ensure(entry.kind == EntryKind::arrangement_changed, "not an entry about an arrangement");
    arrangement_changed(books, entry);
}

void match_pledges(Books& books, const PaymentPosted& posted, std::int64_t seq) {
    if (posted.payor.empty()) return;
    std::map<std::string, Money> paid;
    for (const AllocationLine& line : posted.allocations) {
        if (!line.account.empty()) paid[line.account] += line.amount;
    }
    for (const auto& [account, amount] : paid) {
        books.run(
            "UPDATE arrangements SET state = 'matched', cause = 'paid', payment = ?, changed_seq = ? "
            "WHERE number = (SELECT min(number) FROM arrangements WHERE account = ? AND state = 'open' "
            "AND kind = 'pledge' AND amount = ? AND lower(agency) = lower(?))",
            number_of_payment(posted.payment), seq, account, amount, posted.payor);
    }
}

void reopen_pledges(Books& books, std::int64_t payment, std::int64_t seq) {
    books.run(
        "UPDATE arrangements SET state = 'open', cause = 'the payment was voided', payment = NULL, "
        "changed_seq = ? WHERE payment = ?",
        seq, payment);
}

}  // namespace core
