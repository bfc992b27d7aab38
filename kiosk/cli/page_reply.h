#pragma once

#include "core/ports/printed_document.h"
#include "kiosk/cli/command_context.h"

namespace kiosk {

// A page in the form that was asked for: text, json, png, pdf or escpos; `value` is what --json answers.
core::Result<Reply> page_reply(const core::PrintedDocument& page, const std::string& format,
                               nlohmann::json value);

}  // namespace kiosk
