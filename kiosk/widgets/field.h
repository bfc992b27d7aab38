#pragma once

#include <string>
#include <string_view>

#include "kiosk/widgets/edit_line.h"
#include "kiosk/widgets/ui.h"

namespace kiosk {

// Fields keep no text: the view holds the value, what was typed comes back as an edit, the next view shows
// it.
struct FieldSpec {
    std::string_view id{};
    std::string_view label{};  // for speech and tests; drawn by the screen
    std::string_view value{};  // an amount's value is its cents as digits
    Rect rect{};
    FieldKind kind = FieldKind::text;
    Align align = Align::left;       // counts and amounts: right
    std::string_view prefix{};       // small, muted, at the left: "10,000 ×"
    std::string_view placeholder{};  // while empty
    Icon icon = Icon::none;
    Type type = Type::body;
    std::size_t length_max = 64;  // characters
    bool enabled = true;
    bool settled = false;           // typed and left: sunk, so that what is still to type stands out
    bool autofocus = false;         // has the focus when nothing else has it
    bool takes_stray_text = false;  // text typed or scanned while no field has the focus comes here
    bool enter_moves_on = false;    // Enter goes to the next field, down the column
};

struct FieldEdit {
    std::string text;  // the value after this frame
    bool changed = false;
    bool submitted = false;  // Enter
};

FieldEdit field(Ui& ui, const FieldSpec& spec);

// A PIN: one dot a digit, rings for the digits that are at least still to come.
struct PinFieldSpec {
    std::string_view id{};
    std::string_view label{};
    std::string_view value{};
    Rect rect{};
    std::size_t length_min = 6;
    std::size_t length_max = 12;
    bool autofocus = false;
};
FieldEdit pin_field(Ui& ui, const PinFieldSpec& spec);

// The keyboard's part of a field, without its looks. For components that show a value in their own way.
struct FieldKeys {
    bool focused = false;
    EditLine line;
    FieldEdit edit;
};
FieldKeys edit_field(Ui& ui, WidgetRecord& record, const FieldSpec& spec);

}  // namespace kiosk
