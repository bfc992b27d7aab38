#include "core/store/station/correction_reader.h"

#include <SQLiteCpp/Statement.h>

#include "core/store/database/storage_problem.h"
#include "core/store/station/numbering.h"

namespace core {

namespace {

std::optional<CorrectionStep> step_of_entry(const Entry& entry) {
    const nlohmann::json& body = entry.body;
    if (entry.kind == EntryKind::tender_returned) return step_of(tender_returned_from(body));
    if (entry.kind == EntryKind::tender_redeposited) return step_of(tender_redeposited_from(body));
    if (entry.kind == EntryKind::payment_reversed) return step_of(payment_reversed_from(body));
    if (entry.kind == EntryKind::payment_moved) return step_of(payment_moved_from(body));
    if (entry.kind == EntryKind::payment_retendered) return step_of(payment_retendered_from(body));
    if (entry.kind == EntryKind::suspense_resolved) return step_of(suspense_resolved_from(body));
    return std::nullopt;  // a waived fee changes nothing of the payment
}

Result<std::vector<std::int64_t>> corrections_of(StationReader reader, std::int64_t payment) {
    return storage_call([&] {
        SQLite::Statement query(reader.database().raw(),
                                "SELECT seq FROM corrections WHERE payment = ? ORDER BY seq");
        query.bind(1, payment);
        std::vector<std::int64_t> list;
        while (query.executeStep()) list.push_back(query.getColumn(0).getInt64());
        return list;
    });
}

Result<Entry> entry_at(StationReader reader, std::int64_t seq) {
    auto entry = reader.entry(seq);
    if (!entry) return tl::unexpected(entry.error());
    if (!*entry) return problem(ProblemCode::storage_corrupt, "a payment's journal entry is missing");
    return std::move(**entry);
}

RefundRow refund_in(SQLite::Statement& row) {
    return {.name = refund_name(row.getColumn(0).getInt64()),
            .seq = row.getColumn(1).getInt64(),
            .payment = row.getColumn(2).getString(),
            .account = row.getColumn(3).getString(),
            .payee = row.getColumn(4).getString(),
            .amount = Money::from_cents(row.getColumn(5).getInt64()),
            .paid_seq = row.getColumn(6).getInt64(),
            .check = row.getColumn(7).getString()};
}

}  // namespace

Result<CorrectedPayment> corrected_payment(StationReader reader, const PaymentRow& row) {
    auto entry = entry_at(reader, row.seq);
    if (!entry) return tl::unexpected(entry.error());
    const auto seqs = corrections_of(reader, row.number);
    if (!seqs) return tl::unexpected(seqs.error());
    CorrectedPayment payment{
        .row = row, .entry = std::move(*entry), .posted = {}, .corrections = {}, .standing = {}};
    payment.posted = payment_posted_from(payment.entry.body);
    std::vector<CorrectionStep> steps;
    for (const std::int64_t seq : *seqs) {
        auto correction = entry_at(reader, seq);
        if (!correction) return tl::unexpected(correction.error());
        if (auto step = step_of_entry(*correction)) steps.push_back(std::move(*step));
        payment.corrections.push_back(std::move(*correction));
    }
    payment.standing = standing(payment.posted, steps);
    if (row.voided_seq != 0) {
        payment.standing.allocations.clear();
        for (Standing::Tender& tender : payment.standing.tenders) tender.state = TenderState::voided;
    }
    return payment;
}

Result<std::optional<CorrectedPayment>> corrected_payment(StationReader reader, const std::string& name) {
    const auto row = reader.payment_named(name);
    if (!row) return tl::unexpected(row.error());
    if (!*row) return std::nullopt;
    auto payment = corrected_payment(reader, **row);
    if (!payment) return tl::unexpected(payment.error());
    return std::move(*payment);
}

Result<int> returned_items_since(StationReader reader, const ReturnSource& source, Date since) {
    return storage_call([&] {
        SQLite::Statement query(
            reader.database().raw(),
            "SELECT count(*) FROM returned_items WHERE counts = 1 AND business_date >= ?4 "
            "AND ((account <> '' AND account = ?1) OR (bank_key <> '' AND bank_key = ?3) "
            "OR (account = '' AND payor <> '' AND payor = ?2))");
        query.bind(1, source.account);
        query.bind(2, source.payor);
        query.bind(3, source.bank_key);
        query.bind(4, since.text());
        return query.executeStep() ? query.getColumn(0).getInt() : 0;
    });
}

Result<std::optional<CashOnly>> cash_only(StationReader reader, const std::string& account,
                                          const std::string& bank_key, Date date) {
    return storage_call([&]() -> std::optional<CashOnly> {
        SQLite::Statement query(
            reader.database().raw(),
            "SELECT account, bank_key, until FROM ("
            "SELECT * FROM cash_only WHERE account <> '' AND account = ?1 AND lifted_seq IS NULL UNION "
            "SELECT * FROM cash_only WHERE bank_key <> '' AND bank_key = ?2 AND lifted_seq IS NULL) "
            "WHERE until = '' OR until >= ?3 ORDER BY until = '' DESC, until DESC LIMIT 1");
        query.bind(1, account);
        query.bind(2, bank_key);
        query.bind(3, date.text());
        if (!query.executeStep()) return std::nullopt;
        return CashOnly{.account = query.getColumn(0).getString(),
                        .bank_key = query.getColumn(1).getString(),
                        .until = query.getColumn(2).getString()};
    });
}

Result<std::int64_t> last_relief(StationReader reader, const std::string& account,
                                 const std::string& receivable) {
    return storage_call([&] {
        SQLite::Statement query(reader.database().raw(),
                                "SELECT coalesce(max(seq), 0) FROM allocations "
                                "WHERE account = ? AND receivable = ? AND amount > 0");
        query.bind(1, account);
        query.bind(2, receivable);
        return query.executeStep() ? query.getColumn(0).getInt64() : std::int64_t{0};
    });
}

Result<std::string> next_refund(StationReader reader) {
    return storage_call([&] {
        return refund_name(reader.database()
                               .raw()
                               .execAndGet("SELECT 1 + coalesce(max(number), 0) FROM refunds")
                               .getInt64());
    });
}

Result<std::vector<RefundRow>> refunds(StationReader reader, int limit) {
    return storage_call([&] {
        SQLite::Statement query(
            reader.database().raw(),
            "SELECT number, seq, payment, account, payee, amount, paid_seq, check_number FROM refunds "
            "ORDER BY paid_seq IS NOT NULL, number DESC LIMIT ?");
        query.bind(1, limit);
        std::vector<RefundRow> list;
        while (query.executeStep()) list.push_back(refund_in(query));
        return list;
    });
}

Result<std::optional<RefundRow>> refund(StationReader reader, const std::string& name) {
    return storage_call([&]() -> std::optional<RefundRow> {
        SQLite::Statement query(
            reader.database().raw(),
            "SELECT number, seq, payment, account, payee, amount, paid_seq, check_number FROM refunds "
            "WHERE number = ?");
        query.bind(1, refund_number(name).value_or(0));
        if (!query.executeStep()) return std::nullopt;
        return refund_in(query);
    });
}

}  // namespace core
