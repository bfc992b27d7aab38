#include <fmt/format.h>

#include "core/facts/correction_facts.h"
#include "core/facts/service_facts.h"
#include "core/store/station/projections.h"
#include "core/store/station/service_reader.h"

namespace core {

namespace {

void account_flagged(Books& books, const Entry& entry) {
    const AccountFlagged fact = account_flagged_from(entry.body);
    books.run(
        "INSERT INTO account_flags (account, flag, is_set, until, reason, person, seq) "
        "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (account, flag) DO UPDATE SET is_set = excluded.is_set, "
        "until = excluded.until, reason = excluded.reason, person = excluded.person, seq = excluded.seq",
        fact.account, fact.flag, std::int64_t{fact.set ? 1 : 0}, fact.until, fact.reason, entry.person,
        entry.seq);
}

void order_added(Books& books, const Entry& entry) {
    const OrderAdded fact = order_added_from(entry.body);
    books.run("INSERT INTO orders (name, account, kind, state, seq, on_date) VALUES (?, ?, ?, ?, ?, ?)",
              fact.order, fact.account, fact.kind, fact.state, entry.seq, fact.on);
}

void order_changed(Books& books, const Entry& entry) {
    const OrderChanged fact = order_changed_from(entry.body);
    books.run(
        "UPDATE orders SET state = ?1, changed_seq = ?2, "
        "reference = CASE ?3 WHEN '' THEN reference ELSE ?3 END WHERE name = ?4",
        fact.state, entry.seq, fact.reference, fact.order);
}

void licence_added(Books& books, const Entry& entry) {
    const LicenceAdded fact = licence_added_from(entry.body);
    books.run("INSERT INTO licences (name, account, fee, expires, seq) VALUES (?, ?, ?, ?, ?)", fact.licence,
              fact.account, fact.fee, fact.expires.text(), entry.seq);
}

void licence_renewed(Books& books, const Entry& entry) {
    const LicenceRenewed fact = licence_renewed_from(entry.body);
    books.run("UPDATE licences SET expires = ?, renewed_seq = ? WHERE name = ?", fact.expires.text(),
              entry.seq, fact.licence);
    books.add_receivables(fact.receivables);
    books.move_on_accounts(fact.moves);
}

void insert_contact(Books& books, const Entry& entry, const ContactNoted& fact) {
    books.run(
        "INSERT INTO contacts (name, account, seq, kind, text, amount, by_date, what, person, approved_by) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        fact.contact, fact.account, entry.seq, std::string(contact_kinds.name_of(fact.kind)), fact.text,
        fact.amount, fact.by, fact.what, entry.person, fact.approved_by);
}

}  // namespace

void queue_letter(Books& books, const Entry& entry) {
    if (entry.kind != EntryKind::tender_returned) return;
    const TenderReturned fact = tender_returned_from(entry.body);
    if (!fact.letter) return;
    auto& count = books.statement("SELECT 1 + count(*) FROM contacts");
    const std::int64_t number = count.executeStep() ? count.getColumn(0).getInt64() : 1;
    count.reset();
    insert_contact(books, entry,
                   {.contact = contact_name(entry.station, number),
                    .account = fact.payor_account,
                    .kind = ContactKind::letter,
                    .text = fmt::format("Returned item: {}, {} of {}, notice due {}", fact.payor,
                                        fact.amount.text(), fact.correction.payment, fact.notice_due),
                    .amount = {},
                    .by = {},
                    .what = {},
                    .approved_by = {}});
}

void project_accounts(Books& books, const Entry& entry) {
    if (entry.kind == EntryKind::account_flagged) return account_flagged(books, entry);
    if (entry.kind == EntryKind::deposit_applied)
        return books.move_on_accounts(deposit_applied_from(entry.body).moves);
    if (entry.kind == EntryKind::order_added) return order_added(books, entry);
    if (entry.kind == EntryKind::order_changed) return order_changed(books, entry);
    if (entry.kind == EntryKind::licence_added) return licence_added(books, entry);
    if (entry.kind == EntryKind::licence_renewed) return licence_renewed(books, entry);
    if (entry.kind == EntryKind::contact_noted)
        return insert_contact(books, entry, contact_noted_from(entry.body));
    const ContactSettled fact = contact_settled_from(entry.body);
    books.run("UPDATE contacts SET settled_seq = ? WHERE name = ?", entry.seq, fact.contact);
}

}  // namespace core
