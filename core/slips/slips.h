#pragma once

#include "core/journal/entry.h"
#include "core/policy/policy.h"
#include "core/ports/printed_document.h"
#include "core/store/station/station_reader.h"
#include "core/texts/texts.h"

namespace core {

// What a page needs beside the entry it shows.
struct SlipContext {
    StationReader reader;
    const Policy& policy;
    const Texts& texts;
};

// Pages made from journal entries, so that a reprint always says the same. Problems: storage_*,
// storage_corrupt.

// The receipt of a "payment_posted" entry. `copy`: 0 for the original, else which copy it is.
Result<PrintedDocument> receipt_of(SlipContext context, const Entry& entry, int copy);

// The slip of a "payment_voided" entry.
Result<PrintedDocument> void_slip_of(SlipContext context, const Entry& entry);

// The Z of a session from its "drawer_closed" entry, of a day from its "day_closed" entry.
Result<PrintedDocument> session_z_of(SlipContext context, const Entry& entry);
Result<PrintedDocument> day_z_of(SlipContext context, const Entry& entry);

// The slip of a "deposit_prepared" entry, for the bag.
Result<PrintedDocument> deposit_slip_of(SlipContext context, const Entry& entry);

// The X of the open session, now.
Result<PrintedDocument> x_slip(SlipContext context, const SessionRow& session, Moment now);

}  // namespace core
