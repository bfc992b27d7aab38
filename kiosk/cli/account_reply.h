#pragma once

#include "kiosk/cli/command_context.h"

namespace kiosk {

nlohmann::json account_json(const core::Account& account);

// Who an account is, what it owes, what was paid on it, and what else it goes through.
core::Result<Reply> show_account(const CommandContext& context, const std::string& number);

}  // namespace kiosk
