#pragma once

#include <filesystem>
#include <functional>

#include "core/headoffice/desk.h"
#include "core/import/import.h"

namespace core {

struct DeskImport {
    std::filesystem::path file;
    // Of receivables: up to which daily file the amounts already hold what was paid.
    std::int64_t includes_file = 0;
    std::function<void(const ImportProgress&)> progress = {};
};

// Brings the billing system's accounts or receivables to head office: same files, same rejects file as the
// imports of a station (core/import/import.h), with a fixed amount of memory here, one transaction there.
// Stations get what changed by their next sync. Accounts are added and changed. Receivables are a whole
// snapshot: what it does not list is no longer owed. Problems: as importing at a station;
// includes_file_wrong; head_office_*.
Result<ImportReport> import_accounts(HeadOfficeLink& link, const DeskImport& wanted);
Result<ImportReport> import_receivables(HeadOfficeLink& link, const DeskImport& wanted);

}  // namespace core
