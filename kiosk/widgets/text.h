#pragma once

#include <optional>
#include <string_view>

#include "kiosk/widgets/ui.h"

namespace kiosk {

struct TextOptions {
    std::string_view id{};  // for text that tests or speech look for; otherwise numbered
    TextStyle style{};
    std::optional<Colour> ink{};
    Align align = Align::left;
    float room = 0;
    bool may_cut = false;
};

// One line; `at.y` is the middle of its capitals. Answers where it ends, so that the next text can follow.
float text(Ui& ui, std::string_view text, Point at, const TextOptions& options = {});
float heading(Ui& ui, std::string_view text, Point at, const TextOptions& options = {});

// An amount whose last digit ends at `at.x`: columns of money share that line. Bold unless a style is given;
// nothing owed ("0.00") is muted.
struct MoneyOptions {
    std::string_view id{};
    std::string_view label{};  // what the amount is, for speech
    TextStyle style = bold(Type::body);
    std::optional<Colour> ink{};
    bool to_the_ink = false;  // a huge figure ends at its ink, not at its advance
};
void money(Ui& ui, std::string_view amount, Point at, const MoneyOptions& options = {});

// Wrapped text with *bold* spans; a new line is kept. Answers the middle of the last line's capitals.
struct ParagraphOptions {
    std::string_view id{};
    Type type = Type::second;
    float line_height = 0;  // 0: 1.33 of the font size
    std::optional<Colour> ink{};
    std::optional<Colour> bold_ink{};
};
float paragraph(Ui& ui, std::string_view text, Rect first_line, const ParagraphOptions& options = {});

// How many lines it will take.
int paragraph_lines(const Ui& ui, std::string_view text, float width, Type type);

}  // namespace kiosk
