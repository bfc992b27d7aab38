#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "devices/printing/printer_status.h"

namespace devices::star {

// One automatic status, as it was sent: from 7 bytes, the newer the model the longer.
struct AsbFrame {
    std::string bytes;

    PrinterStatus status() const;
    int version() const;                   // 4 and up: StarPRNT
    bool ends_block() const;               // sent because an ETB was reached
    std::optional<int> etb_count() const;  // 0 to 31; old models do not count
    bool has_lost_data() const;            // its receive buffer overflowed
};

struct VersionReply {  // to ESC # *: "TSP654II Ver3.0"
    std::string text;
};

using StarReply = std::variant<AsbFrame, VersionReply>;

// Tells the replies of a Star printer apart, byte by byte.
//
//   0xx0xxx1  begins an automatic status; its size is in bits 6, 5, 3, 2, 1
//   0xx0xxx0  its other bytes (bit 7 of the second is set on networks only: refused)
//   1B "#*," text 0A 00   version                    anything else    noise: skipped and counted
//
// A byte that cannot belong to the status begins anew, so that a status cut off does not spoil the next.
class AsbDecoder {
  public:
    static constexpr std::size_t status_size_min = 7;
    static constexpr std::size_t version_size_max = 96;

    std::optional<StarReply> push(std::uint8_t byte);
    void reset() { *this = AsbDecoder(); }
    std::size_t noise_count() const { return noise_count_; }

  private:
    std::optional<StarReply> begin(std::uint8_t byte);
    std::optional<StarReply> continue_status(std::uint8_t byte);
    std::optional<StarReply> continue_version(std::uint8_t byte);

    enum class Inside { nothing, status, version };
    Inside inside_ = Inside::nothing;
    std::string bytes_;
    std::size_t size_ = 0;
    std::size_t noise_count_ = 0;
};

}  // namespace devices::star
