#pragma once

#include <filesystem>
#include <functional>

#include "core/base/calendar.h"
#include "core/base/problem.h"
#include "core/sync/link/head_office_link.h"

namespace core {

struct SyncProgress {
    const char* stage = "";  // "posting", "accounts", "receivables"
    std::int64_t done = 0;
    std::int64_t total = 0;
};
using ShowSyncProgress = std::function<void(const SyncProgress&)>;

struct CustomersCopied {
    bool all = false;
    std::int64_t accounts = 0;
    std::int64_t receivables = 0;
    std::int64_t left_out = 0;  // rows that this program cannot read: an account number of another shape
};

// Brings the mirror of a station's folder to what head office has: everything the first time, later what
// changed. Amounts and how far they include this station change together or not at all. The link's failure,
// or a problem of the mirror as trouble `failed` with the problem's words.
LinkResult<CustomersCopied> copy_customers(HeadOfficeLink& link, const std::filesystem::path& folder,
                                           Moment now, const ShowSyncProgress& show);

}  // namespace core
