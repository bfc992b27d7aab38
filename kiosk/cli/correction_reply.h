#pragma once

#include "core/counter/moves.h"
#include "core/counter/retender.h"
#include "core/counter/returns.h"
#include "core/counter/reversals.h"
#include "kiosk/cli/command_context.h"

namespace kiosk {

// What the commands that correct a payment answer.
Reply correction_reply(const core::Corrected<core::TenderReturned>& result);
Reply correction_reply(const core::Corrected<core::TenderRedeposited>& result);
Reply correction_reply(const core::Corrected<core::ReturnWaived>& result);
Reply correction_reply(const core::Corrected<core::PaymentReversed>& result);
Reply correction_reply(const core::Corrected<core::PaymentMoved>& result);
Reply correction_reply(const core::Corrected<core::PaymentRetendered>& result);

// What became of a payment, for receipt, account and find: state, standing amount, tenders, corrections.
nlohmann::json standing_json(const core::CorrectedPayment& payment);

}  // namespace kiosk
