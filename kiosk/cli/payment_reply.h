#pragma once

#include "core/counter/payments.h"
#include "kiosk/cli/command_context.h"

namespace kiosk {

// The answer to `pay`: what is stored, the same whenever it is asked again.
Reply payment_reply(const core::PostedPayment& posted);
Reply void_reply(const core::VoidedPayment& voided);

// The allocations and tenders of a payment, as the answers show them.
nlohmann::json allocations_json(const core::PaymentPosted& fact);
nlohmann::json tenders_json(const core::PaymentPosted& fact);

}  // namespace kiosk
