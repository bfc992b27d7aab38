#pragma once

#include "core/ports/printed_document.h"
#include "devices/printing/encoded_document.h"
#include "devices/printing/paper_profile.h"

namespace devices::star {

// A document in Star's text commands; only the profile's pages that Star printers have are used.
EncodedDocument encode(const core::PrintedDocument& document, const PaperProfile& profile);

}  // namespace devices::star
