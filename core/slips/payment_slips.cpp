#include <algorithm>
#include <map>

#include "core/facts/payment_facts.h"
#include "core/receipts/receipt_page.h"
#include "core/slips/entry_codes.h"
#include "core/slips/slip_station.h"
#include "core/store/station/correction_reader.h"
#include "core/store/station/numbering.h"

namespace core {

namespace {

// "receivable:water" is the service water; a deposit held has its own word.
std::string service_of(const std::string& ledger_account) {
    const auto colon = ledger_account.find(':');
    if (colon != std::string::npos) return ledger_account.substr(colon + 1);
    return ledger_account == "deposits_held" ? "deposit" : ledger_account;
}

std::vector<ReceiptAccount> accounts_of(const PaymentPosted& fact) {
    std::vector<ReceiptAccount> accounts;
    for (const AllocationLine& line : fact.allocations) {
        auto place = std::find_if(accounts.begin(), accounts.end(),
                                  [&](const ReceiptAccount& known) { return known.account == line.account; });
        if (place == accounts.end()) {
            accounts.push_back({.account = line.account});
            place = accounts.end() - 1;
        }
        if (line.kind == PaymentKind::advance) {
            place->credit += line.amount;
            continue;
        }
        place->allocations.push_back({.service = service_of(line.to),
                                      .receivable_kind = {},
                                      .receivable = line.suspense.empty() ? line.receivable : line.suspense,
                                      .kind = std::string(name_of(line.kind)),
                                      .amount = line.amount});
    }
    return accounts;
}

std::vector<NamedAmount> kinds_of(const PaymentPosted& fact) {
    std::map<PaymentKind, Money> sums;
    for (const AllocationLine& line : fact.allocations) sums[line.kind] += line.amount;
    std::vector<NamedAmount> list;
    for (const auto& [kind, amount] : sums) list.push_back({std::string(name_of(kind)), amount});
    return list;
}

std::vector<ReceiptTender> tenders_of(const PaymentPosted& fact) {
    std::vector<ReceiptTender> list;
    for (const TenderLine& tender : fact.tenders) {
        if (tender.is_change()) continue;
        list.push_back({.type = std::string(name_of(tender.type)),
                        .amount = tender.amount,
                        .number = tender.number.empty() ? tender.reference : tender.number});
    }
    return list;
}

void add_requests(ReceiptData& data, const PaymentPosted& fact) {
    for (const ServiceRequest& request : fact.requests) {
        switch (request.ask) {
            case ServiceAsk::cancel_shutoff:
                data.shut_off_cancels.push_back(request.reference);
                break;
            case ServiceAsk::reconnect:
                data.reconnects.push_back(request.reference);
                break;
            case ServiceAsk::start_service:
                data.service_starts.push_back(request.reference);
                break;
        }
    }
}

// The journal's head as it stood before the first payment of a session: what the last session's tail is
// checked by.
Result<std::optional<JournalHead>> head_for_first_receipt(StationReader reader, const Entry& entry,
                                                          const PaymentPosted& fact) {
    const auto number = payment_number(fact.payment);
    const auto session = session_number(fact.session);
    const auto row = reader.session(session.value_or(0));
    if (!row) return tl::unexpected(row.error());
    if (!*row || !number || (*row)->first_payment != *number) return std::nullopt;
    const auto before = reader.entry(entry.seq - 1);
    if (!before) return tl::unexpected(before.error());
    if (!*before) return std::nullopt;
    return JournalHead{(*before)->seq, (*before)->hash};
}

// The date that counts for penalties, where it is not the business date.
std::optional<Date> received_on(const Entry& entry, const PaymentPosted& fact) {
    const auto date = Date::parse(fact.received_on);
    if (!date || entry.business_date == *date) return std::nullopt;
    return *date;
}

// Empty: the payment stands as it was posted.
Result<std::string> what_became_of(StationReader reader, const PaymentPosted& fact) {
    const auto row = reader.payment(payment_number(fact.payment).value_or(0));
    if (!row) return tl::unexpected(row.error());
    if (!*row) return std::string{};
    const auto corrected = corrected_payment(reader, **row);
    if (!corrected) return tl::unexpected(corrected.error());
    const PaymentState state = corrected->standing.state();
    return state == PaymentState::standing ? std::string{} : std::string(name_of(state));
}

}  // namespace

Result<PrintedDocument> receipt_of(SlipContext context, const Entry& entry, int copy) {
    const PaymentPosted fact = payment_posted_from(entry.body);
    const auto station = printed_station(context.reader);
    if (!station) return tl::unexpected(station.error());
    const auto head = head_for_first_receipt(context.reader, entry, fact);
    if (!head) return tl::unexpected(head.error());
    const auto no_longer = what_became_of(context.reader, fact);
    if (!no_longer) return tl::unexpected(no_longer.error());
    ReceiptData data{.station = *station,
                     .payment = fact.payment,
                     .business_date = entry.business_date.value_or(Date{}),
                     .local_time = office_time(context, entry.at),
                     .person = entry.person,
                     .payor = fact.payor.empty() ? std::nullopt : std::optional(fact.payor),
                     .received_on = received_on(entry, fact),
                     .mask_accounts = station->kiosk,
                     .accounts = accounts_of(fact),
                     .by_kind = kinds_of(fact),
                     .tenders = tenders_of(fact),
                     .change = fact.change(),
                     .amount = fact.amount(),
                     .rounding = fact.rounding,
                     .copy = copy,
                     .entry_hash = entry.hash,
                     .code = code_text(context.reader, entry),
                     .no_longer = *no_longer,
                     .journal_head = *head};
    add_requests(data, fact);
    return receipt_page(data, context.texts);
}

Result<PrintedDocument> void_slip_of(SlipContext context, const Entry& entry) {
    const PaymentVoided fact = payment_voided_from(entry.body);
    const auto station = printed_station(context.reader);
    if (!station) return tl::unexpected(station.error());
    const auto row = context.reader.payment(payment_number(fact.payment).value_or(0));
    if (!row) return tl::unexpected(row.error());
    const auto posted_entry = context.reader.entry(*row ? (*row)->seq : 0);
    if (!posted_entry) return tl::unexpected(posted_entry.error());
    if (!*posted_entry) return problem(ProblemCode::storage_corrupt, "the voided payment's entry is missing");
    const PaymentPosted posted = payment_posted_from((*posted_entry)->body);
    std::map<TenderType, Money> net;
    for (const TenderLine& tender : posted.tenders) net[tender.type] += tender.amount;
    VoidData data{.station = *station,
                  .payment = fact.payment,
                  .business_date = entry.business_date.value_or(Date{}),
                  .local_time = office_time(context, entry.at),
                  .person = entry.person,
                  .approved_by = fact.approved_by.empty() ? std::nullopt : std::optional(fact.approved_by),
                  .reason = fact.reason,
                  .accounts = accounts_of(posted),
                  .amount = posted.amount(),
                  .entry_hash = entry.hash};
    for (const auto& [type, amount] : net) data.given_back.push_back({std::string(name_of(type)), amount});
    return void_page(data, context.texts);
}

}  // namespace core
