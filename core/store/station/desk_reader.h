#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/facts/batch_facts.h"
#include "core/facts/downtime_facts.h"
#include "core/facts/reject_facts.h"
#include "core/store/station/payment_reader.h"

namespace core {

// Questions about the work list, batches and receipts written by hand. Every problem is a storage problem.

// Rejects are numbered REJ-0001, batches W2-B0001.
std::string reject_name(std::int64_t number);
std::optional<std::int64_t> reject_number(std::string_view name);
std::string batch_name(std::string_view station, std::int64_t number);
std::optional<std::int64_t> batch_number(std::string_view name);

struct RejectRow {
    std::int64_t seq = 0;
    std::int64_t settled_seq = 0;  // 0: open
    std::string file;
    RejectSource source = RejectSource::receivables;
    RejectedRow row;
};

Result<std::int64_t> next_reject(StationReader reader);
Result<bool> reject_is_known(StationReader reader, const std::string& key);
Result<std::vector<RejectRow>> rejects(StationReader reader, bool open_only);  // oldest first
Result<std::optional<RejectRow>> reject(StationReader reader, const std::string& name);
// Items of suspense, settled ones too, oldest first.
Result<std::vector<SuspenseRow>> suspense_items(StationReader reader, bool open_only);

struct BatchPayment {
    std::int64_t payment = 0;
    std::int64_t items = 0;
    Money amount;
    bool voided = false;
};

struct BatchRow {
    BatchOpened opened;
    std::int64_t opened_seq = 0;
    std::optional<BatchClosed> closed;
    std::vector<BatchPayment> payments;

    std::int64_t items() const;  // keyed and not voided
    Money total() const;
};

Result<std::int64_t> next_batch(StationReader reader);
Result<std::vector<BatchRow>> batches(StationReader reader, bool open_only);  // newest first
Result<std::optional<BatchRow>> batch(StationReader reader, const std::string& name);

struct ManualReceipt {
    std::string number;
    std::int64_t seq = 0;
    std::int64_t payment = 0;  // 0: voided
};

Result<std::vector<ReceiptsIssued>> receipt_books(StationReader reader);  // by first number
Result<std::optional<ManualReceipt>> manual_receipt(StationReader reader, const std::string& number);
// The numbers of a book that were neither keyed nor voided.
Result<std::vector<std::int64_t>> missing_receipts(StationReader reader, const ReceiptsIssued& book);

}  // namespace core
