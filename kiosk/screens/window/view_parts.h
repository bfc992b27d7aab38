#pragma once

#include <string>
#include <vector>

#include "kiosk/screens/window/window_action.h"
#include "kiosk/widgets/icons.h"
#include "kiosk/widgets/palette.h"

namespace kiosk::window {

// Parts that several pages show.

struct Light {
    std::string label;
    bool good = true;
    std::string trouble;
};

struct StatusView {
    std::string station;
    std::string place;
    std::string person;
    std::string business_date;
    std::string drawer;
    bool drawer_is_unusual = false;
    std::vector<Light> lights;
    std::string training;  // empty: real money
    std::string clock;
};

// A key of the strip at the bottom.
struct ToolView {
    std::string id;
    std::string hint;
    std::string label;
    Verb verb = Verb::go_back;
    bool enabled = true;
};

struct MessageView {
    std::string text;  // empty: no message
    std::string advice;
    Tone tone = Tone::warn;
};

struct ChipView {
    std::string label;
    Icon icon = Icon::none;
    Tone tone = Tone::neutral;
};

struct PieceView {
    std::string count;
    std::string face;
    bool coin = false;
};

struct AccountView {
    std::string name;
    std::string number;
    std::string details;
    std::string as_of;  // how old the amounts are
    std::vector<ChipView> chips;
    struct Service {
        Icon icon = Icon::none;
        std::string name;
        std::string owed;
    };
    std::vector<Service> services;
};

// One line of a table of amounts: a receivable, a tender, a sum.
struct OwedLine {
    Icon icon = Icon::none;
    std::string what;
    std::string note;
    std::string due;
    std::string when;
    Tone when_tone = Tone::neutral;
    std::string owed;
    std::string pay;
};

struct OwedGroup {
    Tone tone = Tone::neutral;
    std::string name;
    std::string reason;
    std::string amount;
    std::vector<OwedLine> lines;
};

// The one figure that the eye must meet: change, what is still to pay, what to give back.
struct FigureView {
    std::string label;
    std::string amount;
    Tone tone = Tone::good;
    std::vector<PieceView> pieces;
    std::string note;
};

struct ChoiceView {
    std::string label;
    std::string note;
    bool selected = false;
};

// The right column when an act needs a reason, and perhaps a second person.
struct ApprovalView {
    std::vector<ChoiceView> reasons;
    bool in_words = false;  // the reason is typed
    std::string words;
    bool needs_approver = false;
    std::string not_own_act;
    std::vector<ChoiceView> approvers;
    bool needs_pin = false;
    std::string pin_label;
    std::string pin;
    std::string act;      // the act and its money
    std::string missing;  // what is still to choose or type; empty: ready
};

// A line with an amount at its end.
struct SumLine {
    std::string label;
    std::string note;
    std::string amount;
    Tone tone = Tone::neutral;
};

// Drawer or receipt after a posting, as it really is.
struct EffectView {
    Icon icon = Icon::none;
    std::string what;
    std::string state;
    std::string advice;
    Tone tone = Tone::neutral;
};

}  // namespace kiosk::window
