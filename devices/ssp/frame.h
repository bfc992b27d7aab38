#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace devices {

// A frame of SSP, as sent:
//
//   7F | seq/id | length | data | CRC low | CRC high      every 7F behind the first is sent twice
//
// Bit 7 of seq/id is the sequence bit, the rest the slave's address. The CRC (polynomial 8005, seed FFFF,
// high bit first) covers seq/id to data. Source: SSP interface specification GA138.
struct SspFrame {
    bool sequence = false;
    std::uint8_t address = 0;
    std::string data;

    friend bool operator==(const SspFrame&, const SspFrame&) = default;
};

inline constexpr std::size_t ssp_data_size_max = 255;

std::uint16_t ssp_crc(std::string_view bytes);
std::string encode_ssp(const SspFrame& frame);

// Takes bytes one by one. A single 7F begins a frame wherever it comes; what is no whole frame with a right
// CRC is dropped and counted.
class SspDecoder {
  public:
    std::optional<SspFrame> push(char byte);
    void reset();
    std::size_t refused_count() const { return refused_count_; }

  private:
    std::optional<SspFrame> take(char byte);

    bool is_inside_ = false;
    bool was_stx_ = false;  // inside a frame: the next byte tells whether it was data
    std::string bytes_;
    std::size_t refused_count_ = 0;
};

}  // namespace devices
