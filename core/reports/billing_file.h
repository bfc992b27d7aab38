#pragma once

#include "core/formats/bai2.h"
#include "core/store/station/report_reader.h"

namespace core {

// A business date as a lockbox file for the billing system: what the day's entries did on customers'
// accounts. One group and one account, the station; a detail record a change:
//   115 lockbox deposit         a payment's amount       555 deposited item returned  a return's undone
//   amounts 399 miscellaneous credit    another amount relieved  699 miscellaneous debit      another amount
//   restored
// bank reference: the payment, or the entry; customer reference: the account; text: the receivable, or
// "credit". Summaries 115, 555, 399, 699 hold the sums with the numbers of items. Payments voided on the day
// are not in it, money in suspense is nobody's yet; `closing` is the day's closing entry.
Result<Bai2File> billing_file(ReportReader reader, const DayRow& day, const Entry& closing);

}  // namespace core
