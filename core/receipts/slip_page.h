#pragma once

#include "core/ports/printed_document.h"
#include "core/receipts/slip_data.h"
#include "core/texts/texts.h"

namespace core {

PrintedDocument x_page(const XData& data, const Texts& texts);                 // says that it is read only
PrintedDocument session_z_page(const SessionZData& data, const Texts& texts);  // with two signatures
PrintedDocument day_z_page(const DayZData& data, const Texts& texts);

}  // namespace core
