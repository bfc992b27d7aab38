#include "devices/ssp/frame.h"

#include "core/base/ensure.h"

namespace devices {
namespace {

constexpr char stx = 0x7f;
constexpr std::size_t head_size = 2;
constexpr std::size_t crc_size = 2;

std::uint8_t byte_at(std::string_view bytes, std::size_t place) {
    return static_cast<std::uint8_t>(bytes[place]);
}

}  // namespace

std::uint16_t ssp_crc(std::string_view bytes) {
    std::uint32_t crc = 0xffff;
    for (const char byte : bytes) {
        crc ^= static_cast<std::uint32_t>(static_cast<std::uint8_t>(byte)) << 8U;
        for (int bit = 0; bit < 8; ++bit) crc = (crc & 0x8000U) != 0 ? (crc << 1U) ^ 0x8005U : crc << 1U;
        crc &= 0xffffU;
    }
    return static_cast<std::uint16_t>(crc);
}

std::string encode_ssp(const SspFrame& frame) {
    core::ensure(frame.data.size() <= ssp_data_size_max, "a frame has a length of one byte");
    std::string body;
    body += static_cast<char>((frame.sequence ? 0x80 : 0) | (frame.address & 0x7f));
    body += static_cast<char>(frame.data.size());
    body += frame.data;
    const std::uint16_t crc = ssp_crc(body);
    body += static_cast<char>(crc & 0xff);
    body += static_cast<char>(crc >> 8);
    std::string bytes(1, stx);
    for (const char byte : body) bytes.append(byte == stx ? 2 : 1, byte);
    return bytes;
}

std::optional<SspFrame> SspDecoder::push(char byte) {
    if (!is_inside_) {
        is_inside_ = byte == stx;
        return std::nullopt;
    }
    if (was_stx_ && byte != stx) {
        // The 7F before stood alone: a new frame began there, and the old one is lost.
        ++refused_count_;
        bytes_.clear();
        was_stx_ = false;
        return take(byte);
    }
    if (byte == stx && !was_stx_) {
        was_stx_ = true;
        return std::nullopt;
    }
    was_stx_ = false;
    return take(byte);
}

void SspDecoder::reset() {
    is_inside_ = false;
    was_stx_ = false;
    bytes_.clear();
}

std::optional<SspFrame> SspDecoder::take(char byte) {
    bytes_ += byte;
    if (bytes_.size() < head_size) return std::nullopt;
    const std::size_t length = byte_at(bytes_, 1);
    if (bytes_.size() < head_size + length + crc_size) return std::nullopt;
    const std::string whole = bytes_;
    reset();
    const std::string_view covered = std::string_view(whole).substr(0, head_size + length);
    const auto crc = static_cast<std::uint16_t>(byte_at(whole, covered.size()) |
                                                (byte_at(whole, covered.size() + 1) << 8));
    if (crc != ssp_crc(covered)) {
        ++refused_count_;
        return std::nullopt;
    }
    return SspFrame{.sequence = (byte_at(whole, 0) & 0x80) != 0,
                    .address = static_cast<std::uint8_t>(byte_at(whole, 0) & 0x7f),
                    .data = whole.substr(head_size, length)};
}

}  // namespace devices
