#pragma once

#include "core/variance/explain.h"

namespace test {

core::Money money(std::string_view text);       // "-2.49"
core::CashCount pieces(std::string_view text);  // "20x7,0.25x2"
std::vector<core::Money> us_denominations();

// A small session of which only amounts are known: payments of 45.00, 123.45 (of 140.00) and 68.10 in cash,
// one of 60.00 voided, a pay-in of 30.00, a pay-out of 12.50, a drop of 100.00 that is verified; checks of
// 230.00 and 40.00, a money order of 62.35; float 200.00. Nothing differs until `off_by` says so.
core::DrawerEvidence example_drawer();
core::DrawerEvidence off_by(core::DrawerEvidence evidence, std::string_view cash);
core::DrawerEvidence off_by(core::DrawerEvidence evidence, core::TenderType type, std::string_view amount);

const core::Explanation* find(const std::vector<core::Explanation>& list, core::Cause cause);
std::vector<std::string> where(const core::Explanation& explanation);

// What is listed for `cause`: its words and places. Empty: it is not listed.
std::vector<std::string> listed(const core::DrawerEvidence& evidence, core::Cause cause);

}  // namespace test
