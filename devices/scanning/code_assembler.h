#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "core/ports/bill_scanner.h"

namespace devices {

// How a code ends that arrives character by character: with a carriage return, line feed, tab or ETX, or only
// by silence.
enum class CodeEnd { suffix, silence };

struct CodeEnding {
    CodeEnd by = CodeEnd::suffix;
    core::Milliseconds silence{by == CodeEnd::suffix ? 1000 : 80};
};

// Puts codes together from single characters, for scanners that type or send plain text:
//
//   code = [STX] ["]C1"] data end        data: printable ASCII, FS GS RS US, and core::unread_character
//
// With a suffix, silence inside a code drops it: what came may be half of a bill, and half an account number
// can be another one. Only a scanner set to send no suffix ends its codes by silence. A code with any other
// byte in it, or longer than code_size_max, is refused as a whole and counted.
class CodeAssembler {
  public:
    static constexpr std::size_t code_size_max = 4096;

    explicit CodeAssembler(CodeEnding ending) : ending_(ending) {}

    std::optional<core::ScannedCode> push(char character, core::Instant now);
    void push_unread(core::Instant now);  // something was sent and cannot be known
    std::optional<core::ScannedCode> pass_time(core::Instant now);

    bool is_inside_code() const { return is_spoiled_ || !text_.empty(); }
    void drop_partial_code();
    std::size_t refused_count() const { return refused_count_; }

  private:
    void add(char character, core::Instant now);
    void spoil(core::Instant now);
    std::optional<core::ScannedCode> finish();

    CodeEnding ending_;
    std::string text_;
    bool is_spoiled_ = false;  // the rest of the code is skipped up to its end
    core::Instant last_at_{};
    std::size_t refused_count_ = 0;
};

}  // namespace devices
