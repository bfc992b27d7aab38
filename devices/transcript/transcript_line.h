#pragma once

#include <optional>
#include <string_view>

#include "devices/transcript/transcript.h"

namespace devices {

// The event a line tells. Nothing where the line is not just as TranscriptEvent::text() writes it.
std::optional<TranscriptEvent> read_transcript_line(std::string_view line);

}  // namespace devices
