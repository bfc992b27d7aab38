#pragma once

#include "core/ports/printed_document.h"
#include "core/receipts/receipt_data.h"
#include "core/texts/texts.h"

namespace core {

// The receipt for the customer. A copy shows its total at the normal size and COPY at three times that, so
// that no copy passes for the original (the rule is at least twice).
PrintedDocument receipt_page(const ReceiptData& data, const Texts& texts);

// The slip of a void, with a line for the customer's signature.
PrintedDocument void_page(const VoidData& data, const Texts& texts);

}  // namespace core
