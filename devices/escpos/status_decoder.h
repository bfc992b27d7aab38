#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "devices/escpos/process_id.h"

namespace devices {

struct RealTimeReply {  // to DLE EOT; which of its four questions it answers is known only from the order
                        // asked
    std::uint8_t bits = 0;
};

struct AutomaticStatus {  // ASB: sent unasked at each change
    std::array<std::uint8_t, 4> bits{};
};

struct InOrderReply {  // to GS r
    std::uint8_t bits = 0;
};

struct ProcessIdReply {  // to GS ( H function 48
    ProcessId id;
};

struct OtherBlock {  // some other answer framed by a header and NUL
    std::uint8_t header = 0;
    std::string content;
};

using PrinterReply = std::variant<RealTimeReply, AutomaticStatus, InOrderReply, ProcessIdReply, OtherBlock>;

// Tells the replies of an ESC/POS printer apart, byte by byte, whatever was asked and in whatever order they
// come.
//
//   0xx1xx10            DLE EOT reply             00010001, 00010011  XON, XOFF: skipped
//   0xx1xx00            ASB, then three 0xx0xxxx  37h or 5Fh ... 00   block (37h 22h: process id)
//   0xx0xxxx            GS r reply                anything else       noise: skipped and counted
//
// Source: Epson TM-T88III appendix G, the same table at Citizen and Wincor. Inside a block no byte is looked
// at until NUL; inside an ASB only XOFF is let through, and a byte that cannot belong to it begins anew.
class StatusDecoder {
  public:
    static constexpr std::size_t block_size_max = 96;

    std::optional<PrinterReply> push(std::uint8_t byte);
    void reset();
    std::size_t noise_count() const { return noise_count_; }

  private:
    std::optional<PrinterReply> begin(std::uint8_t byte);
    std::optional<PrinterReply> continue_status(std::uint8_t byte);
    std::optional<PrinterReply> continue_block(std::uint8_t byte);

    enum class Inside { nothing, automatic_status, block };
    Inside inside_ = Inside::nothing;
    AutomaticStatus status_;
    std::size_t status_size_ = 0;
    OtherBlock block_;
    std::size_t noise_count_ = 0;
};

}  // namespace devices
