#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kiosk {

// What a field lets through.
enum class FieldKind {
    text,
    digits,  // account and reference numbers; dashes and spaces of a typed number are dropped
    count,   // a number of pieces
    amount,  // digits are cents from the right: 1 2 3 4 5 reads 123.45; a point or comma is dropped
    pin,     // digits, shown as dots
};

// One line of UTF-8 text being edited. The caret is counted from the end, so that it stays where it is when
// the owner of the text reformats what lies before it.
struct EditLine {
    std::string text;
    std::size_t caret_from_end = 0;  // code points

    std::size_t caret() const;  // byte offset
    void insert(std::string_view typed);
    void erase_before();
    void erase_after();
    void move_left();
    void move_right();
    void move_to_start();
    void move_to_end();
};

// The part of typed text that a field of this kind takes.
std::string accepted(FieldKind kind, std::string_view typed);

// How a field shows its value: "12345" as an amount is "123.45", a PIN is one dot a digit.
std::string shown(FieldKind kind, std::string_view value);

}  // namespace kiosk
