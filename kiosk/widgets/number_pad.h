#pragma once

#include <string_view>

#include "kiosk/widgets/ui.h"

namespace kiosk {

enum class PadOrder { calculator, telephone };  // clerks' 7 8 9 on top, customers' 1 2 3 on top

struct NumberPadSpec {
    std::string_view id{};  // keys are id.0 ... id.9, id.corner, id.erase
    Rect rect{};
    PadOrder order = PadOrder::calculator;
    std::string_view corner = "00";          // also "" for none; "C" clears
    std::string_view erase_label = "Erase";  // spoken
};

// On-screen digits; they arrive in the next frame as if typed, so the focused field takes them.
void number_pad(Ui& ui, const NumberPadSpec& spec);

}  // namespace kiosk
