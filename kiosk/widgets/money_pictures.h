#pragma once

#include <span>
#include <string_view>

#include "kiosk/widgets/ui.h"

namespace kiosk {

// Pictures of money: a note is a green box, a coin a grey circle, with the face value in words.
void note_picture(Ui& ui, Point centre, std::string_view face);
void coin_picture(Ui& ui, Point centre, std::string_view face);

// "2 x (25c)": how many of which.
struct PieceCount {
    std::string_view count{};
    std::string_view face{};
    bool coin = false;
};

// A row of them from the left, for change and counts; spoken as one value. Keeps to the room by closing up
// the gaps.
struct PiecesSpec {
    std::string_view id{};
    std::string_view label{};
    std::span<const PieceCount> pieces{};
    float room = 584;
};
void pieces(Ui& ui, Point left_middle, const PiecesSpec& spec);

}  // namespace kiosk
