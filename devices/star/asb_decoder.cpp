#include "devices/star/asb_decoder.h"

#include <utility>

namespace devices::star {
namespace {

constexpr std::string_view version_head = "\x1b#*,";

// Five bits with a fixed 0 between them, at bits 6, 5, 3, 2 and 1: sizes, versions and counts have this form.
int spread_number(int byte) {
    return (byte >> 1 & 0x07) | (byte >> 2 & 0x18);
}

}  // namespace

PrinterStatus AsbFrame::status() const {
    const auto has = [this](std::size_t at, int mask) { return (bytes.at(at) & mask) != 0; };
    return PrinterStatus{
        // Bit 2 says that the switch is closed, which pulls the line down.
        .drawer_pin_high = !has(2, 0x04),
        .offline = has(2, 0x08),
        .cover_open = has(2, 0x20),
        .paper_near_end = has(5, 0x04),
        .paper_end = has(5, 0x08),
        .cutter_error = has(3, 0x08),
        .overheated = has(3, 0x40),
        // Mechanical, unrecoverable; black mark, presenter jam, head up.
        .error = has(3, 0x24) || has(4, 0x0e),
    };
}

int AsbFrame::version() const {
    return spread_number(bytes.at(1));
}

bool AsbFrame::ends_block() const {
    return (bytes.at(2) & 0x02) != 0;
}

std::optional<int> AsbFrame::etb_count() const {
    return bytes.size() < 8 ? std::nullopt : std::optional(spread_number(bytes[7]));
}

bool AsbFrame::has_lost_data() const {
    return (bytes.at(4) & 0x40) != 0;
}

std::optional<StarReply> AsbDecoder::push(std::uint8_t byte) {
    switch (inside_) {
        case Inside::nothing:
            return begin(byte);
        case Inside::status:
            return continue_status(byte);
        case Inside::version:
            return continue_version(byte);
    }
    return std::nullopt;
}

std::optional<StarReply> AsbDecoder::begin(std::uint8_t byte) {
    inside_ = Inside::nothing;
    bytes_.assign(1, static_cast<char>(byte));
    const auto size = static_cast<std::size_t>(spread_number(byte));
    if (byte == 0x1b) {
        inside_ = Inside::version;
    } else if ((byte & 0x91) == 0x01 && size >= status_size_min) {
        inside_ = Inside::status;
        size_ = size;
    } else {
        ++noise_count_;
    }
    return std::nullopt;
}

std::optional<StarReply> AsbDecoder::continue_status(std::uint8_t byte) {
    if ((byte & 0x91) != 0) {
        noise_count_ += bytes_.size();
        return begin(byte);
    }
    bytes_ += static_cast<char>(byte);
    if (bytes_.size() < size_) return std::nullopt;
    inside_ = Inside::nothing;
    return AsbFrame{std::move(bytes_)};
}

std::optional<StarReply> AsbDecoder::continue_version(std::uint8_t byte) {
    const std::size_t at = bytes_.size();
    if (at < version_head.size() && byte != static_cast<std::uint8_t>(version_head[at])) {
        noise_count_ += at;
        return begin(byte);
    }
    if (byte == 0) {
        inside_ = Inside::nothing;
        std::string text = bytes_.substr(version_head.size());
        if (text.ends_with('\n')) text.pop_back();
        return VersionReply{std::move(text)};
    }
    bytes_ += static_cast<char>(byte);
    if (bytes_.size() < version_size_max) return std::nullopt;
    noise_count_ += bytes_.size();
    inside_ = Inside::nothing;
    return std::nullopt;
}

}  // namespace devices::star
