#include "devices/escpos/status_decoder.h"

#include <utility>

namespace devices {
namespace {

constexpr std::uint8_t xon = 0x11;
constexpr std::uint8_t xoff = 0x13;

bool is_block_header(std::uint8_t byte) {
    return byte == 0x37 || byte == 0x5f;
}

// Process ids are a block with 22h after the header; other blocks (GS I answers, 24h, 25h) are not asked for
// here.
PrinterReply named(OtherBlock block) {
    if (block.header == 0x37 && block.content.size() == 5 && block.content.front() == 0x22) {
        if (const auto id = ProcessId::parse(std::string_view(block.content).substr(1)))
            return ProcessIdReply{*id};
    }
    return block;
}

}  // namespace

std::optional<PrinterReply> StatusDecoder::push(std::uint8_t byte) {
    switch (inside_) {
        case Inside::nothing:
            return begin(byte);
        case Inside::automatic_status:
            return continue_status(byte);
        case Inside::block:
            return continue_block(byte);
    }
    return std::nullopt;
}

void StatusDecoder::reset() {
    *this = StatusDecoder();
}

std::optional<PrinterReply> StatusDecoder::begin(std::uint8_t byte) {
    inside_ = Inside::nothing;
    if (byte == xon || byte == xoff) return std::nullopt;
    if (is_block_header(byte)) {
        inside_ = Inside::block;
        block_ = OtherBlock{byte, {}};
        return std::nullopt;
    }
    if ((byte & 0x93) == 0x12) return RealTimeReply{byte};
    if ((byte & 0x93) == 0x10) {
        inside_ = Inside::automatic_status;
        status_.bits = {byte, 0, 0, 0};
        status_size_ = 1;
        return std::nullopt;
    }
    if ((byte & 0x90) == 0) return InOrderReply{byte};
    ++noise_count_;
    return std::nullopt;
}

std::optional<PrinterReply> StatusDecoder::continue_status(std::uint8_t byte) {
    if (byte == xoff) return std::nullopt;
    if ((byte & 0x90) != 0) {
        noise_count_ += status_size_;
        return begin(byte);
    }
    status_.bits[status_size_++] = byte;
    if (status_size_ < status_.bits.size()) return std::nullopt;
    inside_ = Inside::nothing;
    return status_;
}

std::optional<PrinterReply> StatusDecoder::continue_block(std::uint8_t byte) {
    if (byte == 0) {
        inside_ = Inside::nothing;
        return named(std::exchange(block_, {}));
    }
    block_.content += static_cast<char>(byte);
    if (block_.content.size() < block_size_max) return std::nullopt;
    noise_count_ += block_.content.size() + 1;
    inside_ = Inside::nothing;
    return std::nullopt;
}

}  // namespace devices
