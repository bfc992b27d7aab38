#pragma once

#include <string>

#include "core/ports/printed_document.h"
#include "core/receipts/receipt_data.h"
#include "core/receipts/slip_data.h"
#include "core/texts/texts.h"

// The payments and closings that the tests of this folder print; the figures are those of the worked day.

core::Money money(const char* amount);
core::Texts english();
core::Texts spanish();
std::string rendered(const core::PrintedDocument& page);  // as text
bool has_line(const std::string& page, const std::string& line);

core::PrintedStation window_station();
core::ReceiptData example_receipt();
core::VoidData example_void();
core::XData example_x();
core::SessionZData example_session_z();
core::DayZData example_day_z();

inline const std::string example_hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
