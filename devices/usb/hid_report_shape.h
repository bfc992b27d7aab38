#pragma once

#include <cstddef>
#include <string_view>

namespace devices {

// What a HID report descriptor says about an interface: HID 1.11 section 6.2.2. A numbered report begins with
// its id on the wire, and a report longer than a packet spans several.
struct HidReportShape {
    bool is_numbered = false;
    std::size_t input_size_max = 0;  // bytes with the id; 0: none, or not known
    bool is_keyboard = false;        // some collection is a keyboard or a keypad (usages 01:06 and 01:07)

    // Somebody may type on what does not say that it is something else.
    bool may_be_read() const { return !is_keyboard && input_size_max > 0; }
};

// Whatever the bytes are, they are only read up to their end and the sizes stay bounded.
HidReportShape hid_report_shape(std::string_view descriptor);

}  // namespace devices
