#pragma once

#include "core/headoffice/desk_check.h"
#include "core/headoffice/desk_rejects.h"
#include "core/headoffice/desk_status.h"
#include "core/import/import.h"
#include "kiosk/cli/command_context.h"

namespace kiosk {

// What the desk's commands answer.
Reply import_reply(const core::ImportReport& report, bool accounts);
Reply status_reply(const core::DeskStatus& status);
Reply check_reply(const core::CheckReport& report);
Reply reject_reply(const core::RejectItem& item);
Reply rejects_reply(const std::vector<core::RejectItem>& items);
Reply reject_shown_reply(const core::RejectShown& shown);

}  // namespace kiosk
