#pragma once

#include <string_view>
#include <vector>

#include "core/receipts/page_writer.h"
#include "core/receipts/slip_data.h"
#include "core/texts/texts.h"

namespace core {

// The blocks that X and Z share; each starts with its rule.

void write_cash(PageWriter& page, const CashInDrawer& cash, const Texts& texts);
void write_payments(PageWriter& page, const PaymentTotals& payments, const Texts& texts);
void write_tender_counts(PageWriter& page, const std::vector<TenderCount>& tenders, const Texts& texts);
void write_findings(PageWriter& page, const CountFindings& findings, const Texts& texts);
// Notes that may be in the cassette and are in no figure, with what to do; nothing when there are none.
void write_unexplained_notes(PageWriter& page, const std::vector<UnexplainedNoteLine>& notes,
                             const Texts& texts);
void write_receipt_range(PageWriter& page, const ReceiptRange& receipts, const Texts& texts);
void write_grand_totals(PageWriter& page, const GrandTotals& totals, const Texts& texts);
void write_journal_head(PageWriter& page, const JournalHead& head, const Texts& texts);

// A titled list of amounts whose names have their words in `section`; nothing when there are none.
struct AmountList {
    std::string_view title_key;
    std::string_view section;
};
void write_amounts(PageWriter& page, const AmountList& list, const std::vector<NamedAmount>& amounts,
                   const Texts& texts);
void write_counts(PageWriter& page, const AmountList& list, const std::vector<NamedCount>& counts,
                  const Texts& texts);

}  // namespace core
