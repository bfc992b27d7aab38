#pragma once

#include <optional>
#include <string>

#include "core/base/clock.h"

namespace core {

// Stands in a code where the scanner sent something that cannot be known, such as a key that is no character
// in its keyboard layout. No bill holds it, so a code with it is refused with its reason and never guessed.
inline constexpr char unread_character = '\x1a';

// What a scanner read: the data as the symbol holds it (FNC1 inside is GS, 0x1d) and the AIM identifier it
// sent, such as "]C1", or empty.
struct ScannedCode {
    std::string aim_id;
    std::string data;
};

enum class ScannerCondition { ready, unplugged, no_permission, failed };

// A barcode scanner. Every call returns at once; `step` does the work.
class BillScanner {
  public:
    virtual ~BillScanner() = default;

    virtual void step(Instant now) = 0;
    virtual std::string name() const = 0;
    virtual ScannerCondition condition() const = 0;
    virtual std::optional<ScannedCode> take_scan() = 0;  // each scan once, in order
};

}  // namespace core
