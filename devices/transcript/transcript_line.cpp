#include "devices/transcript/transcript_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>

namespace devices {
namespace {

using Kind = TranscriptEvent::Kind;

constexpr std::array words{
    std::pair{Kind::open, "open"},
    std::pair{Kind::unplugged, "unplugged"},
    std::pair{Kind::no_permission, "no_permission"},
    std::pair{Kind::failed, "failed"},
    std::pair{Kind::out, "out"},
    std::pair{Kind::taken, "taken"},
    std::pair{Kind::feature, "feature"},
    std::pair{Kind::in, "in"},
    std::pair{Kind::end, "end"},
};

std::string quoted(std::string_view bytes) {
    std::string text = "\"";
    for (const char byte : bytes) {
        if (byte == '"' || byte == '\\') {
            text += {'\\', byte};
        } else if (byte >= ' ' && byte <= '~') {
            text += byte;
        } else {
            text += fmt::format("\\x{:02x}", static_cast<std::uint8_t>(byte));
        }
    }
    return text + '"';
}

// Takes what a line says from its front. It forgives spelling, since the caller compares with the one right
// spelling.
class LineReader {
  public:
    explicit LineReader(std::string_view line) : rest_(line) {}

    template <class Number>
    Number number(int base = 10) {
        Number value{};
        const auto read = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value, base);
        rest_.remove_prefix(static_cast<std::size_t>(read.ptr - rest_.data()));
        if (!rest_.empty()) rest_.remove_prefix(1);  // what stands between two parts
        return value;
    }

    std::string_view word() {
        const std::string_view word = rest_.substr(0, rest_.find(' '));
        rest_.remove_prefix(std::min(word.size() + 1, rest_.size()));
        return word;
    }

    std::string bytes() {
        std::string bytes;
        std::size_t at = 1;
        for (; at < rest_.size() && rest_[at] != '"'; ++at) {
            if (rest_[at] != '\\') {
                bytes += rest_[at];
            } else if (rest_.substr(at).starts_with("\\x")) {
                const std::string_view digits = rest_.substr(at + 2, 2);
                std::uint8_t byte = 0;
                std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16);
                bytes += static_cast<char>(byte);
                at += 3;
            } else if (++at < rest_.size()) {
                bytes += rest_[at];
            }
        }
        rest_.remove_prefix(std::min(at + 2, rest_.size()));
        return bytes;
    }

  private:
    std::string_view rest_;
};

DeviceIdentity identity_in(LineReader& line) {
    DeviceIdentity identity;
    identity.vendor = line.number<std::uint16_t>(16);
    identity.product = line.number<std::uint16_t>(16);
    identity.maker = line.bytes();
    identity.model = line.bytes();
    identity.serial = line.bytes();
    identity.path = line.bytes();
    identity.device_id = line.bytes();
    return identity;
}

std::string details_of(const TranscriptEvent& event) {
    switch (event.kind) {
        case Kind::open: {
            const DeviceIdentity& who = event.identity;
            return fmt::format(" {:04x}:{:04x} {} {} {} {} {}", who.vendor, who.product, quoted(who.maker),
                               quoted(who.model), quoted(who.serial), quoted(who.path),
                               quoted(who.device_id));
        }
        case Kind::out:
        case Kind::in:
            return " " + quoted(event.bytes);
        case Kind::taken:
            return fmt::format(" {}", event.number);
        case Kind::feature:
            return fmt::format(" {} {}", event.number, quoted(event.bytes));
        case Kind::unplugged:
        case Kind::no_permission:
        case Kind::failed:
        case Kind::end:
            return "";
    }
    return "";
}

}  // namespace

std::string_view word_of(TranscriptEvent::Kind kind) {
    for (const auto& [known, word] : words) {
        if (known == kind) return word;
    }
    return "";
}

std::string TranscriptEvent::what() const {
    return std::string(word_of(kind)) + details_of(*this);
}

std::string TranscriptEvent::text() const {
    return fmt::format("{} {}", at_ms, what());
}

std::optional<TranscriptEvent> read_transcript_line(std::string_view line) {
    LineReader reader(line);
    TranscriptEvent event{.at_ms = reader.number<std::int64_t>()};
    const std::string_view word = reader.word();
    for (const auto& [kind, known] : words) {
        if (word == known) event.kind = kind;
    }
    if (event.kind == Kind::open) event.identity = identity_in(reader);
    if (event.kind == Kind::taken || event.kind == Kind::feature) event.number = reader.number<std::size_t>();
    if (event.kind == Kind::out || event.kind == Kind::in || event.kind == Kind::feature)
        event.bytes = reader.bytes();
    if (event.at_ms < 0 || event.text() != line) return std::nullopt;
    return event;
}

}  // namespace devices
