#include "core/reports/billing_file.h"

#include <fmt/format.h>

#include <map>

#include "core/facts/payment_facts.h"

namespace core {

namespace {

constexpr std::string_view payment_type = "115";
constexpr std::string_view return_type = "555";
constexpr std::string_view credit_type = "399";
constexpr std::string_view debit_type = "699";

// What one entry did on accounts; those of voided payments are taken out again.
class Details {
  public:
    void add(const Entry& entry) {
        if (entry.kind == EntryKind::payment_posted) return add_payment(payment_posted_from(entry.body));
        if (entry.kind == EntryKind::payment_voided) {
            payments_.erase(payment_voided_from(entry.body).payment);
            return;
        }
        for (const AccountMove& move : moves_of(entry.body)) add_move(entry, move);
    }

    std::vector<Bai2Transaction> take() {
        std::vector<Bai2Transaction> list;
        for (auto& [payment, lines] : payments_) list.insert(list.end(), lines.begin(), lines.end());
        list.insert(list.end(), moves_.begin(), moves_.end());
        return list;
    }

  private:
    static Bai2Transaction detail(std::string_view type, Money amount, std::string reference,
                                  const std::string& account, const std::string& receivable) {
        return {.type = std::string(type),
                .amount = amount.is_negative() ? -amount : amount,
                .bank_reference = std::move(reference),
                .customer_reference = account,
                .text = receivable.empty() ? "credit" : receivable};
    }

    void add_payment(const PaymentPosted& fact) {
        for (const AllocationLine& line : fact.allocations) {
            if (line.account.empty()) continue;
            payments_[fact.payment].push_back(
                detail(payment_type, line.amount, fact.payment, line.account, line.receivable));
        }
    }

    void add_move(const Entry& entry, const AccountMove& move) {
        if (move.account.empty()) return;
        const std::string_view debit = entry.kind == EntryKind::tender_returned ? return_type : debit_type;
        moves_.push_back(detail(move.amount.is_negative() ? debit : credit_type, move.amount,
                                fmt::format("E{}", entry.seq), move.account, move.receivable));
    }

    std::map<std::string, std::vector<Bai2Transaction>> payments_;
    std::vector<Bai2Transaction> moves_;
};

std::vector<Bai2Summary> summaries_of(const std::vector<Bai2Transaction>& details) {
    std::vector<Bai2Summary> summaries;
    for (const std::string_view type : {payment_type, return_type, credit_type, debit_type}) {
        Money sum;
        std::int64_t items = 0;
        for (const Bai2Transaction& detail : details) {
            if (detail.type != type) continue;
            sum += detail.amount;
            ++items;
        }
        if (items > 0 || type == payment_type)
            summaries.push_back({.type = std::string(type), .amount = sum, .items = items});
    }
    return summaries;
}

}  // namespace

Result<Bai2File> billing_file(ReportReader reader, const DayRow& day, const Entry& closing) {
    const auto range = reader.of_dates(day.business_date, day.business_date);
    if (!range) return tl::unexpected(range.error());
    Details found;
    if (const Done done = reader.for_each(*range, [&](const Entry& entry) { found.add(entry); }); !done)
        return tl::unexpected(done.error());
    std::vector<Bai2Transaction> details = found.take();
    const std::string at = closing.at.text();  // "2026-11-23T22:15:00.000Z"
    const auto created = Date::parse(at.substr(0, 10));
    if (!created) return tl::unexpected(created.error());
    Bai2Account account{.number = closing.station, .summaries = summaries_of(details)};
    account.transactions = std::move(details);
    Bai2Group group{.receiver = "BILLING", .originator = closing.station, .as_of_date = day.business_date};
    group.accounts.push_back(std::move(account));
    return Bai2File{.sender = closing.station,
                    .receiver = "BILLING",
                    .created_on = *created,
                    .created_at = at.substr(11, 2) + at.substr(14, 2),
                    .identification = std::to_string(closing.seq),
                    .record_length = 80,
                    .groups = {std::move(group)}};
}

}  // namespace core
