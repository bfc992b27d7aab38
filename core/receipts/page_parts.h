#pragma once

#include <string>
#include <string_view>

#include "core/receipts/page_writer.h"
#include "core/receipts/receipt_data.h"
#include "core/texts/texts.h"

namespace core {

// The parts that receipts and slips share.

void write_page_head(PageWriter& page, const PrintedStation& station,
                     const Texts& texts);  // office, station, TRAINING
void write_page_foot(PageWriter& page, const PrintedStation& station, int copy, const Texts& texts);
void write_copy_mark(PageWriter& page, int copy, const Texts& texts);  // nothing for the original
void write_signature(PageWriter& page, std::string_view who);  // a rule to sign on and whose name goes there

// The last four digits or letters of an account, check or reference number.
std::string last_four(std::string_view number);

// "Nov 23, 2026 08:02" from "2026-11-23 08:02".
std::string people_time(std::string_view local_time, const Texts& texts);

}  // namespace core
