#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/policy/policy.h"
#include "core/slips/slips.h"
#include "core/texts/texts.h"
#include "kiosk/screens/window/view_parts.h"

namespace kiosk::window {

struct ProblemWords {
    std::string sentence, advice;
};
std::string as_sentence(std::string message);  // of a Problem: begins large, ends with a full stop
ProblemWords words_of(const core::Texts& texts, const core::Problem& problem);

// The reasons a clerk may choose from, of "void" or "variance"; the last is to be put in words.
std::vector<std::string> reasons_in(const core::Texts& texts, std::string_view act);

// The payment's number in an entry that posts or voids one; else empty.
std::string payment_name_in(const core::Entry& entry);

// What can be handed over at a window, in the policy's order.
std::vector<core::TenderType> window_tenders(const core::Policy& policy);

// The page that an entry prints: receipt, void slip or Z.
core::Result<core::PrintedDocument> document_of(core::SlipContext context, const core::Entry& entry,
                                                int copy);

std::string face_of(core::Money denomination);                             // "$20", "25¢"
std::string whole_or_cents(const core::Texts& texts, core::Money amount);  // "140", "123.45"
std::vector<PieceView> pieces_of(const core::CashCount& count);
Icon icon_of_service(std::string_view service);
Icon icon_of_tender(core::TenderType type);
Tone tone_of_kind(core::PaymentKind kind);
// "cash_only;plan=A-0107" as chips.
std::vector<ChipView> chips_of(const core::Texts& texts, std::string_view flags);

}  // namespace kiosk::window
