#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/money.h"

namespace core {

// An ACH file as a bank sends it: returned entries, or checks presented again (RCK). Lines of 94 columns:
//   file = 1 batch* 9 filler*     batch = 5 (6 7*)* 8     filler = nines up to a multiple of ten lines
// Source: NACHA operating rules, appendix three, columns as in moov-io/ach (entryDetail.go, addenda99.go,
// batchControl.go, fileControl.go).

struct AchEntry {
    std::string transaction_code;  // "26" return of a debit, "21" of a credit, "27" debit
    std::string routing;           // nine digits
    std::string account;
    Money amount;
    std::string identification;  // the check's number in an RCK entry
    std::string name;
    std::string trace;
    std::string return_code;     // for bank_return; empty unless this is a return
    std::string original_trace;  // of the entry that comes back

    bool is_debit() const { return !transaction_code.empty() && transaction_code.back() >= '5'; }
};

struct AchBatch {
    std::string company;
    std::string entry_class;  // "RCK", "ARC", "WEB"
    std::string description;
    std::vector<AchEntry> entries;
};

// As the control records count: entries with their addenda, and the sum of the entries' first eight routing
// digits, of which ten are kept.
struct AchTotals {
    std::int64_t entries_and_addenda = 0;
    std::int64_t entry_hash = 0;
    Money debit;
    Money credit;

    friend bool operator==(const AchTotals&, const AchTotals&) = default;
};

struct AchFile {
    std::int64_t blocks = 0;  // of ten lines
    AchTotals totals;
    std::vector<AchBatch> batches;
};

// Reads a whole file and proves what its 8 and 9 records say. Problems name the line: bank_file_malformed,
// bank_file_total_wrong.
Result<AchFile> read_ach_file(std::string_view text);

}  // namespace core
