#pragma once

#include "core/counter/act.h"
#include "core/counter/payment_request.h"
#include "core/store/station/desk_reader.h"

namespace core {

// As receipts are kept: digits without leading zeros; other text as it is.
std::string receipt_number(std::string_view text);

// Hands a book of numbered receipts to a person, for an outage. Refusals, in order: usage (numbers that are
// none, or more than 10,000), those of authorize, receipt_number_used (a number was issued before).
Result<ReceiptsIssued> issue_receipts(const Counter& counter, ReceiptsIssued book, const Act& act);

// May a payment be keyed for its hand-written receipt? Gives whether its number stands in an issued book.
// Problems: usage (no received date), receipt_number_used, storage_*.
Result<bool> check_manual_receipt(StationReader reader, const PaymentRequest& request);

// A number that stands for no payment: spoilt, or never written. Refusals, in order: usage (not of an issued
// book), receipt_number_used, those of authorize (a reason).
Result<ReceiptVoided> void_receipt(const Counter& counter, const std::string& number, const Act& act);

struct MissingReceipts {
    ReceiptsIssued book;
    std::vector<std::int64_t> numbers;
};

// Of every issued book the numbers that were neither keyed nor voided; books that are whole are left out.
Result<std::vector<MissingReceipts>> receipts_missing(StationReader reader);

}  // namespace core
