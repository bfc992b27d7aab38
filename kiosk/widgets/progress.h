#pragma once

#include <span>
#include <string_view>

#include "kiosk/widgets/ui.h"

namespace kiosk {

// One segment a thing to do; `done` of them are full.
void progress_segments(Ui& ui, Rect rect, int done, int total);

// A bar that fills; `on_primary` lies on a primary button.
enum class BarColours { primary, good, on_primary };
void progress_bar(Ui& ui, Rect rect, float fraction, BarColours colours = BarColours::primary);

// One step of a task: its number in a disc, or a check when done, and what it is.
struct NumberedStep {
    std::string_view number{};
    std::string_view label{};
    bool done = false;
};
void numbered_step(Ui& ui, Point left_middle, const NumberedStep& step);

// Something that happens by itself, one after the other, joined by a line.
enum class StageState { done, under_way, to_come };
struct TimelineEntry {
    std::string_view label{};
    std::string_view note{};
    StageState state = StageState::to_come;
    Icon icon = Icon::none;  // while under way
};
void timeline(Ui& ui, Point first_middle, float step, std::span<const TimelineEntry> entries);

// A dot in a tone with its word: a device and how it is.
float status_dot(Ui& ui, Point centre, std::string_view label, Tone tone);

}  // namespace kiosk
