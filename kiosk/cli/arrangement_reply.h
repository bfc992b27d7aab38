#pragma once

#include "core/service/arrangements.h"
#include "kiosk/cli/command_context.h"

namespace kiosk {

nlohmann::json arrangement_json(const core::ArrangementMade& made, std::string_view state);

// What was agreed, with its schedule.
Reply agreement_reply(const core::ArrangementMade& made, std::string_view state);
// Allowed, or refused because of which rules.
Reply proposal_reply(const core::Proposal& proposal);
Reply arrangements_reply(const std::vector<core::ArrangementRow>& rows);
Reply changes_reply(const std::vector<core::ArrangementChanged>& changes);

}  // namespace kiosk
