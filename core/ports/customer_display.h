#pragma once

#include <array>
#include <string>

namespace core {

// One line as it is meant: the words at the left, an amount at the right end. What does not fit is cut from
// the words, never from the amount.
struct DisplayedLine {
    std::string words;
    std::string amount;

    bool operator==(const DisplayedLine&) const = default;
};

using DisplayedLines = std::array<DisplayedLine, 2>;

// The two lines that face the customer. Whoever wires it steps the device.
class CustomerDisplay {
  public:
    virtual ~CustomerDisplay() = default;

    // What is to be read from now on; the display comes to it as soon as it can, however often it is lost.
    virtual void show(const DisplayedLines& lines) = 0;
};

}  // namespace core
