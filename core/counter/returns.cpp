#include "core/counter/returns.h"

#include <fmt/format.h>

#include "core/formats/bank_return.h"
#include "core/policy/day_count.h"
#include "core/store/station/numbering.h"

namespace core {

namespace {

Done check_returnable(const TenderCase& item) {
    const TenderType type = item.tender.line.type;
    if (type == TenderType::cash || type == TenderType::note_acceptor)
        return problem(ProblemCode::not_returnable);
    if (item.tender.state == TenderState::returned) return problem(ProblemCode::already_returned);
    if (!item.tender.stands() || item.correction.standing().amount().is_zero())
        return problem(ProblemCode::nothing_standing);
    return {};
}

// A payor of whom nothing is known is the customer whose bill came first.
std::string payor_account(const PaymentPosted& posted) {
    const bool unknown = posted.payor.empty() && posted.payor_account.empty();
    return unknown ? posted.allocations.front().account : posted.payor_account;
}

// Charges of the payor; numbered on from the station's last.
class PayorCharges {
  public:
    PayorCharges(std::string station, std::int64_t next, std::string account, Date due)
        : station_(std::move(station)), next_(next), account_(std::move(account)), due_(due) {}

    void add(ReceivableKind kind, const std::string& service, Money amount, std::string against) {
        if (!amount.is_positive()) return;
        charges_.push_back({.owed = {.id = receivable_name(station_, next_++),
                                     .account = account_,
                                     .kind = kind,
                                     .service = service,
                                     .amount = amount,
                                     .due_date = due_},
                            .against = std::move(against)});
    }
    std::vector<Charge> take() { return std::move(charges_); }

  private:
    std::string station_;
    std::int64_t next_;
    std::string account_;
    Date due_;
    std::vector<Charge> charges_;
};

Result<std::vector<Charge>> charges_for(const Counter& counter, const TenderReturned& fact, Money fee,
                                        Date date) {
    StationReader reader = counter.store.reader();
    const auto identity = reader.identity();
    if (!identity) return tl::unexpected(identity.error());
    const auto next = reader.next_local_receivable();
    if (!next) return tl::unexpected(next.error());
    const ChargeBooking& booking = counter.policy.returned_items.booking;
    PayorCharges charges(identity->name, *next, fact.payor_account, date);
    // A payor without an account gets a letter instead.
    if (!fact.letter) charges.add(booking.receivable, booking.service, fee, "revenue:" + booking.revenue);
    // Cash that was handed out on the check: the bank takes back more than the payment relieved.
    const Money handed_out = fact.amount + total_of(fact.correction.moves);
    charges.add(ReceivableKind::fee, booking.service, handed_out, std::string(ledger_account::bank));
    return charges.take();
}

// Which of the payor's returns this is, within the policy's window. The bank's own mistakes do not count.
Done count_returns(const Counter& counter, TenderReturned& fact, const BankReturn& bank, Date date) {
    if (bank.reason == ReturnClass::bank_error) return {};
    const auto earlier =
        returned_items_since(counter.store.reader(),
                             {.account = fact.payor_account, .payor = fact.payor, .bank_key = fact.bank_key},
                             plus_months(date, -counter.policy.returned_items.window_months));
    if (!earlier) return tl::unexpected(earlier.error());
    fact.count = *earlier + 1;
    return {};
}

void make_cash_only(const ReturnedItemRules& rules, TenderReturned& fact, Date date) {
    if (fact.count == 0 || !rules.cash_only(fact.count)) return;
    if (fact.payor_account.empty() && fact.bank_key.empty()) return;
    fact.cash_only = CashOnly{
        .account = fact.payor_account,
        .bank_key = fact.bank_key,
        .until = rules.cash_only_months == 0 ? "" : plus_months(date, rules.cash_only_months).text()};
}

Result<TenderReturned> returned_fact(const Counter& counter, const TenderCase& item, const BankReturn& bank,
                                     const ReturnNotice& notice) {
    const Date date = item.correction.day.business_date;
    const PaymentPosted& posted = item.correction.payment.posted;
    TenderReturned fact;
    fact.correction.payment = posted.payment;
    fact.correction.moves =
        undo_last(item.correction.standing(), item.tender.line.amount, std::string(ledger_account::bank));
    fact.correction.reason = bank.meaning;
    fact.correction.restore_shutoff = shutoffs_to_restore(posted, fact.correction.moves);
    fact.tender = item.tender.number;
    fact.amount = item.tender.line.amount;
    fact.code = bank.code;
    fact.meaning = bank.meaning;
    fact.advice_date = notice.advice_date.text();
    fact.payor = posted.payor;
    fact.payor_account = payor_account(posted);
    fact.bank_key = bank_key_of(item.tender.line);
    fact.letter = fact.payor_account.empty();
    const ReturnedItemRules& rules = counter.policy.returned_items;
    const int cure_days = rules.cure_days_for(std::string(name_of(bank.reason)));
    fact.notice_due = plus_days(date, cure_days).text();
    if (const Done counted = count_returns(counter, fact, bank, date); !counted)
        return tl::unexpected(counted.error());
    make_cash_only(rules, fact, date);
    return fact;
}

}  // namespace

std::string bank_key_of(const TenderLine& tender) {
    if (!tender.bank_key.empty() || tender.account_last4.empty()) return tender.bank_key;
    return fmt::format("{}:{}", tender.routing, tender.account_last4);
}

Result<Corrected<TenderReturned>> return_tender(const Counter& counter, const ReturnNotice& notice,
                                                const Act& act_given) {
    const auto item = tender_case(counter, notice.tender);
    if (!item) return tl::unexpected(item.error());
    if (const Done returnable = check_returnable(*item); !returnable)
        return tl::unexpected(returnable.error());
    const auto bank = bank_return(notice.code);
    if (!bank) {
        return problem(ProblemCode::unknown_reason_code,
                       fmt::format("{} is no return code", printable(notice.code)));
    }
    if (notice.advice_date < item->correction.session.business_date) {
        return problem(ProblemCode::date_not_allowed,
                       fmt::format("the advice of {} is older than the payment of {}",
                                   notice.advice_date.text(), item->correction.session.business_date.text()));
    }
    auto fact = returned_fact(counter, *item, *bank, notice);
    if (!fact) return tl::unexpected(fact.error());
    const ReturnedItemRules& rules = counter.policy.returned_items;
    const Money fee =
        fact->count == 0 ? Money{} : rules.charge(fact->count, item->tender.line.type, fact->amount);
    const auto act =
        authorize(counter, act_given,
                  {.right = Right::correct_payment,
                   .second_person = notice.waive_fee && fee > counter.policy.limits.waiver_above});
    if (!act) return tl::unexpected(act.error());
    fact->fee_waived = notice.waive_fee || fact->count == 0;
    fact->correction.approved_by = act->approved_by;
    auto charges =
        charges_for(counter, *fact, fact->fee_waived ? Money{} : fee, item->correction.day.business_date);
    if (!charges) return tl::unexpected(charges.error());
    fact->charges = std::move(*charges);
    return append_correction(counter, *act, EntryKind::tender_returned, std::move(*fact),
                             item->correction.payment.row);
}

}  // namespace core
