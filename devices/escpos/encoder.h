#pragma once

#include "core/ports/printed_document.h"
#include "devices/printing/encoded_document.h"
#include "devices/printing/paper_profile.h"

namespace devices {

EncodedDocument encode(const core::PrintedDocument& document, const PaperProfile& profile);

}  // namespace devices
