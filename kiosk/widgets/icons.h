#pragma once

#include <array>

namespace kiosk {

// The pictures in use, by what they stand for; values are code points of Font Awesome 4.7.
// Font Awesome has no sewer: that one is drawn.
enum class Icon : char32_t {
    none = 0,
    sewer = 1,
    search = 0xf002,
    person = 0xf007,
    check = 0xf00c,
    cross = 0xf00d,
    larger = 0xf00e,
    refuse = 0xf014,
    clock = 0xf017,
    sync = 0xf021,
    lock = 0xf023,
    audio = 0xf025,
    barcode = 0xf02a,
    printer = 0xf02f,
    contrast = 0xf042,
    water = 0xf043,
    pause = 0xf04c,
    next = 0xf054,
    help = 0xf059,
    information = 0xf05a,
    erase = 0xf060,
    up = 0xf062,
    down = 0xf063,
    plus = 0xf067,
    alert = 0xf06a,
    hidden = 0xf070,
    warning = 0xf071,
    calendar = 0xf073,
    key = 0xf084,
    phone = 0xf095,
    card = 0xf09d,
    languages = 0xf0ac,
    list = 0xf0ae,
    banknote = 0xf0d6,
    letter = 0xf0e0,
    returned = 0xf0e2,
    electric = 0xf0e7,
    circle = 0xf10c,
    waiting = 0xf110,
    keyboard = 0xf11c,
    drawer = 0xf187,
    sent = 0xf1d8,
    calculator = 0xf1ec,
};

inline constexpr std::array font_icons{
    Icon::search,   Icon::person,   Icon::check,  Icon::cross,    Icon::larger,     Icon::refuse,
    Icon::clock,    Icon::sync,     Icon::lock,   Icon::audio,    Icon::barcode,    Icon::printer,
    Icon::contrast, Icon::water,    Icon::pause,  Icon::next,     Icon::help,       Icon::information,
    Icon::erase,    Icon::up,       Icon::down,   Icon::plus,     Icon::alert,      Icon::hidden,
    Icon::warning,  Icon::calendar, Icon::key,    Icon::phone,    Icon::card,       Icon::languages,
    Icon::list,     Icon::banknote, Icon::letter, Icon::returned, Icon::electric,   Icon::circle,
    Icon::waiting,  Icon::keyboard, Icon::drawer, Icon::sent,     Icon::calculator,
};

}  // namespace kiosk
