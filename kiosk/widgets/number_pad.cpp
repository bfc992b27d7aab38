#include "kiosk/widgets/number_pad.h"

#include <fmt/format.h>

#include <array>

#include "kiosk/widgets/button.h"

namespace kiosk {

namespace {

constexpr std::array<std::string_view, 9> calculator{"7", "8", "9", "4", "5", "6", "1", "2", "3"};
constexpr std::array<std::string_view, 9> telephone{"1", "2", "3", "4", "5", "6", "7", "8", "9"};
constexpr Grid grid{.columns = 3, .rows = 4, .gap = 8};

bool pad_key(Ui& ui, const NumberPadSpec& spec, std::string_view name, std::string_view label, int place) {
    const std::string id = fmt::format("{}.{}", spec.id, name);
    const bool erase = name == "erase";
    return button(ui, {.id = id,
                       .label = label,
                       .rect = cell(spec.rect, grid, place),
                       .icon = erase ? Icon::erase : Icon::none,
                       .icon_only = erase,
                       .type = Type::strong});
}

}  // namespace

void number_pad(Ui& ui, const NumberPadSpec& spec) {
    const auto& order = spec.order == PadOrder::calculator ? calculator : telephone;
    for (int place = 0; place < 9; ++place) {
        const std::string_view digit = order[static_cast<std::size_t>(place)];
        if (pad_key(ui, spec, digit, digit, place)) ui.feed(digit);
    }
    if (!spec.corner.empty() && pad_key(ui, spec, "corner", spec.corner, 9)) {
        if (spec.corner == "C") {
            // What the field holds is its view's; taking it as a whole and erasing it clears it.
            ui.focus().untouched = true;
            ui.feed(KeyPress{.key = Key::backspace});
        } else {
            ui.feed(spec.corner);
        }
    }
    if (pad_key(ui, spec, "0", "0", 10)) ui.feed("0");
    if (pad_key(ui, spec, "erase", spec.erase_label, 11)) ui.feed(KeyPress{.key = Key::backspace});
}

}  // namespace kiosk
