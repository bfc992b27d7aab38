#include "kiosk/widgets/picture_hash.h"

#include <imgui.h>

#include <cstring>

#include "kiosk/widgets/picture.h"

namespace kiosk {

namespace {

// Multiply and rotate over 8-byte words: the whole list of a full screen (0.3 MB) takes under 0.1 ms.
class PictureHash {
  public:
    void add(const void* data, std::size_t size) {
        const auto* bytes = static_cast<const unsigned char*>(data);
        for (; size >= sizeof(std::uint64_t); size -= sizeof(std::uint64_t), bytes += sizeof(std::uint64_t)) {
            std::uint64_t word = 0;
            std::memcpy(&word, bytes, sizeof word);
            mix(word);
        }
        std::uint64_t rest = 0;
        std::memcpy(&rest, bytes, size);
        mix(rest + (static_cast<std::uint64_t>(size) << 56));
    }
    std::uint64_t value() const { return state_ ^ (state_ >> 29); }

  private:
    void mix(std::uint64_t word) {
        state_ = (state_ ^ word) * 0x9E3779B97F4A7C15ULL;
        state_ = (state_ << 31) | (state_ >> 33);
    }

    std::uint64_t state_ = 0x243F6A8885A308D3ULL;
};

}  // namespace

std::uint64_t hash_of(const ImDrawData& data) {
    PictureHash hash;
    for (int i = 0; i < data.CmdListsCount; ++i) {
        const ImDrawList& list = *data.CmdLists[i];
        hash.add(list.VtxBuffer.Data, static_cast<std::size_t>(list.VtxBuffer.size_in_bytes()));
        hash.add(list.IdxBuffer.Data, static_cast<std::size_t>(list.IdxBuffer.size_in_bytes()));
        for (const ImDrawCmd& command : list.CmdBuffer) {
            hash.add(&command.ClipRect, sizeof command.ClipRect);
            const auto* picture = static_cast<const Picture*>(command.TextureId);
            if (picture) hash.add(&picture->version, sizeof picture->version);
        }
    }
    return hash.value();
}

std::uint64_t hash_of(const Canvas& canvas) {
    PictureHash hash;
    hash.add(canvas.pixels().data(), canvas.pixels().size() * sizeof(std::uint32_t));
    return hash.value();
}

}  // namespace kiosk
