#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "devices/port/device_identity.h"

namespace devices {

// One thing that happened on a cable.
struct TranscriptEvent {
    enum class Kind { open, unplugged, no_permission, failed, out, taken, feature, in, end };

    std::int64_t at_ms = 0;  // since the recording began
    Kind kind = Kind::end;
    std::size_t number = 0;        // taken: how many bytes of the write; feature: the report's id
    std::string bytes = {};        // out, in, feature
    DeviceIdentity identity = {};  // open
    std::size_t line = 0;          // in its file, from 1

    std::string what() const;  // `in "\x16"`
    std::string text() const;  // its line: the time and what
};

// Where a transcript and what really came part.
struct TranscriptDifference {
    std::size_t line = 0;
    std::string expected;
    std::string came;

    std::string text() const;  // `line 7: expected in "\x16", came nothing`
};

// The first line of a transcript. A change of the grammar in README.md is a new number.
inline constexpr std::string_view transcript_title = "paydesk transcript 1";

// All of a recording that was ended. A file that was cut, or that tells what no port does, is refused at its
// first line that cannot be.
tl::expected<std::vector<TranscriptEvent>, TranscriptDifference> read_transcript(std::string_view text);

}  // namespace devices
