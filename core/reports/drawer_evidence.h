#pragma once

#include "core/facts/payment_facts.h"
#include "core/reports/session_report.h"
#include "core/variance/evidence.h"

namespace core {

// What is known of a counted session, for explaining its variance: each payment, void and move with its
// pieces. Reads the session's own entries only.
Result<DrawerEvidence> drawer_evidence(StationReader reader, const Policy& policy,
                                       const SessionReport& report);

}  // namespace core
