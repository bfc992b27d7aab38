#pragma once

#include "kiosk/cli/commands.h"

namespace kiosk {

// The entries one by one, or as a general-ledger journal for hledger.
core::Result<Reply> journal_report(ReadStation& station, const CommandWords& words);

}  // namespace kiosk
