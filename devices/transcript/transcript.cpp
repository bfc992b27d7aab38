#include "devices/transcript/transcript.h"

#include <fmt/format.h>

#include <optional>

#include "devices/port/byte_port.h"
#include "devices/transcript/transcript_line.h"

namespace devices {
namespace {

using Kind = TranscriptEvent::Kind;

// What a port can do next, as byte_port.h says: no byte without an open device, one write at a time, and none
// taken that was not sent. Says what was expected where an event cannot be.
class PortRules {
  public:
    std::optional<std::string> broken_by(const TranscriptEvent& event) {
        if (event.at_ms < at_ms_) return fmt::format("a time from {} on", at_ms_);
        at_ms_ = event.at_ms;
        switch (event.kind) {
            case Kind::open:
            case Kind::unplugged:
            case Kind::no_permission:
            case Kind::failed:
                is_open_ = event.kind == Kind::open;
                writing_ = 0;
                return std::nullopt;
            case Kind::out:
                if (!is_open_ || writing_ > 0) return "an open port without a write under way";
                if (event.bytes.empty() || event.bytes.size() > BytePort::write_size_max)
                    return fmt::format("1 to {} bytes", BytePort::write_size_max);
                writing_ = event.bytes.size();
                return std::nullopt;
            case Kind::taken:
                if (writing_ == 0) return "a write under way";
                if (event.number > writing_) return fmt::format("at most {} bytes", writing_);
                writing_ = 0;
                return std::nullopt;
            case Kind::feature:
                if (event.number > 0xff) return "a report id up to 255";
                [[fallthrough]];
            case Kind::in:
                if (!is_open_) return "an open port";
                return std::nullopt;
            case Kind::end:
                return std::nullopt;
        }
        return std::nullopt;
    }

  private:
    std::int64_t at_ms_ = 0;
    bool is_open_ = false;
    std::size_t writing_ = 0;  // how many bytes the write under way has; 0: none
};

}  // namespace

std::string TranscriptDifference::text() const {
    return fmt::format("line {}: expected {}, came {}", line, expected, came);
}

tl::expected<std::vector<TranscriptEvent>, TranscriptDifference> read_transcript(std::string_view text) {
    std::vector<TranscriptEvent> events;
    PortRules rules;
    for (std::size_t number = 1;; ++number) {
        const std::size_t size = text.find('\n');
        const std::string_view line = text.substr(0, size);
        const auto refuse = [&](std::string expected) {
            return tl::unexpected(TranscriptDifference{number, std::move(expected), core::printable(line)});
        };
        if (size == std::string_view::npos) return refuse("a whole line, and `end` as the last one");
        text.remove_prefix(size + 1);
        if (number == 1) {
            if (line != transcript_title) return refuse(fmt::format("`{}`", transcript_title));
            continue;
        }
        if (line.starts_with('#')) continue;
        auto event = read_transcript_line(line);
        if (!event) return refuse("a time and an event");
        if (auto expected = rules.broken_by(*event)) return refuse(std::move(*expected));
        event->line = number;
        events.push_back(std::move(*event));
        if (events.back().kind != Kind::end) continue;
        if (!text.empty()) return refuse("nothing behind the end");
        return events;
    }
}

}  // namespace devices
