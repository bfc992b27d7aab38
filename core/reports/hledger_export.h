#pragma once

#include <string>

#include "core/store/station/report_reader.h"

namespace core {

// The entries' ledger transfers as a journal for hledger (hledger.org/hledger.html, journal format): one
// transaction an entry, dated by its business date, its number as the code, debits positive in USD. Accounts
// and the commodity are declared, so that `hledger check --strict` accepts it.
Result<std::string> hledger_journal(ReportReader reader, EntryRange range);

}  // namespace core
