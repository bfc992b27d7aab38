#include "core/receipts/slip_parts.h"

#include <string>

namespace core {

namespace {

std::string counted_label(std::string_view label, std::int64_t count, const Texts& texts) {
    return texts.format("slip.payments_line", TextArgument("label", label),
                        TextArgument("count", std::to_string(count)));
}

void write_counted(PageWriter& page, std::string_view label, const CountedAmount& counted,
                   const Texts& texts) {
    page.amount(counted_label(label, counted.count, texts), counted.amount);
}

// "Short" or "Over" beside the figure, so that nobody has to know what the sign means.
std::string variance_label(Money variance, const Texts& texts) {
    if (variance.is_negative()) return texts.text("slip.variance_short");
    if (variance.is_positive()) return texts.text("slip.variance_over");
    return texts.text("slip.variance");
}

}  // namespace

void write_cash(PageWriter& page, const CashInDrawer& cash, const Texts& texts) {
    page.rule();
    page.heading(texts.text("slip.cash"));
    page.amount(texts.text("slip.opening_float"), cash.opening_float);
    page.amount(texts.text("slip.taken"), cash.taken);
    page.amount(texts.text("slip.change"), cash.change);
    page.amount(texts.text("slip.voided"), cash.voided);
    page.amount(texts.text("slip.pay_in"), cash.pay_in);
    page.amount(texts.text("slip.pay_out"), cash.pay_out);
    page.amount(texts.text("slip.drops"), cash.drops);
    page.strong_amount(texts.text("slip.expected"), cash.expected_in_drawer);
}

void write_payments(PageWriter& page, const PaymentTotals& payments, const Texts& texts) {
    page.rule();
    page.heading(texts.text("slip.payments"));
    write_counted(page, texts.text("slip.gross"), payments.gross, texts);
    write_counted(page, texts.text("slip.voids"), payments.voided, texts);
    page.strong_amount(counted_label(texts.text("slip.net"), payments.net.count, texts), payments.net.amount);
}

void write_tender_counts(PageWriter& page, const std::vector<TenderCount>& tenders, const Texts& texts) {
    page.rule();
    page.heading(texts.text("slip.count_title"));
    for (const TenderCount& tender : tenders) {
        page.gap();
        const std::string name = texts.word("tender", tender.type);
        if (tender.items) {
            page.strong_pair(name, texts.counted("slip.items", *tender.items));
        } else {
            page.heading(name);
        }
        page.amount(texts.text("slip.expected"), tender.expected);
        page.amount(texts.text("slip.counted"), tender.counted);
        const std::string variance = variance_label(tender.variance, texts);
        if (tender.variance.is_zero()) {
            page.amount(variance, tender.variance);
        } else {
            page.strong_amount(variance, tender.variance);
        }
    }
}

void write_findings(PageWriter& page, const CountFindings& findings, const Texts& texts) {
    const auto amounts = [&](std::string_view key, const std::vector<NamedAmount>& list) {
        if (list.empty()) return;
        page.rule();
        page.heading(texts.text(key));
        for (const NamedAmount& item : list) page.amount(item.name, item.amount);
    };
    const auto lines = [&](std::string_view key, const std::vector<std::string>& list) {
        if (list.empty()) return;
        page.heading(texts.text(key));
        for (const std::string& text : list) page.line(text);
    };
    if (!findings.forced_by.empty())
        page.line(texts.format("slip.forced_by", TextArgument("person", findings.forced_by)));
    amounts("slip.counts", findings.counts);
    if (!findings.explanations.empty()) {
        page.rule();
        lines("slip.expected_pieces", {findings.expected_pieces});
        lines("slip.counted_pieces", {findings.counted_pieces});
        lines("slip.perhaps", findings.explanations);
    }
    amounts("slip.funds_held", findings.funds_held);
}

void write_receipt_range(PageWriter& page, const ReceiptRange& receipts, const Texts& texts) {
    page.rule();
    if (receipts.count == 0) {
        page.pair(texts.text("slip.receipts"), texts.text("slip.receipts_none"));
        return;
    }
    page.pair(texts.text("slip.receipts"),
              texts.format("slip.receipts_range", TextArgument("first", receipts.first),
                           TextArgument("last", receipts.last)));
    page.pair(texts.text("slip.receipts_count"), std::to_string(receipts.count));
}

void write_grand_totals(PageWriter& page, const GrandTotals& totals, const Texts& texts) {
    page.rule();
    page.heading(texts.text("slip.grand_totals"));
    write_counted(page, texts.text("slip.gross"), totals.payments_gross, texts);
    write_counted(page, texts.text("slip.voids"), totals.voided, texts);
    write_counted(page, texts.text("slip.returned"), totals.returned, texts);
    if (totals.redeposited.count > 0)
        write_counted(page, texts.text("slip.redeposited"), totals.redeposited, texts);
    write_counted(page, texts.text("slip.reversed"), totals.reversed, texts);
    write_counted(page, texts.text("slip.moved"), totals.moved, texts);
    page.strong_amount(counted_label(texts.text("slip.standing"), totals.standing.count, texts),
                       totals.standing.amount);
}

void write_journal_head(PageWriter& page, const JournalHead& head, const Texts& texts) {
    page.rule();
    page.pair(texts.text("slip.head_count"), std::to_string(head.count));
    page.line(texts.text("slip.head_hash"));
    page.hash(head.hash);
}

void write_amounts(PageWriter& page, const AmountList& list, const std::vector<NamedAmount>& amounts,
                   const Texts& texts) {
    if (amounts.empty()) return;
    page.rule();
    page.heading(texts.text(list.title_key));
    for (const NamedAmount& item : amounts) page.amount(texts.word(list.section, item.name), item.amount);
}

void write_counts(PageWriter& page, const AmountList& list, const std::vector<NamedCount>& counts,
                  const Texts& texts) {
    if (counts.empty()) return;
    page.rule();
    page.heading(texts.text(list.title_key));
    for (const NamedCount& item : counts) {
        write_counted(page, texts.word(list.section, item.name), item.counted, texts);
    }
}

}  // namespace core
