#include <string_view>
#include "core/base/ensure.h"
#include "devices/escpos/status_decoder.h"

void feed_escpos_status(std::string_view bytes);

void feed_escpos_status(std::string_view bytes) {
    devices::StatusDecoder decoder;
    for (const char byte : bytes) {
        const auto reply = decoder.push(static_cast<std::uint8_t>(byte));
        if (!reply) continue;
        if (const auto* block = std::get_if<devices::OtherBlock>(&*reply)) {
            core::ensure(block->content.size() <= devices::StatusDecoder::block_size_max,
                         "a block has a limit");
        }
    }
    core::ensure(decoder.noise_count() <= bytes.size(), "no more noise than bytes");
}
