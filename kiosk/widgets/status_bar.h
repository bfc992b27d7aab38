#pragma once

#include <span>
#include <string_view>

#include "kiosk/widgets/ui.h"

namespace kiosk {

// The dark bar on top of every clerk screen: who, when, which drawer; then what is not as it should be.
struct StatusItem {
    std::string_view id{};
    Icon icon = Icon::none;
    std::string_view caption{};  // muted, before the fact
    std::string_view fact{};
    bool alert = false;  // not normal: amber
};

struct DeviceLight {
    std::string_view label{};
    bool good = true;
    std::string_view trouble{};  // said instead of the label when not good: "Printer: paper out"
};

struct StatusBarSpec {
    std::string_view badge{};  // "W2"
    std::string_view place{};  // "Window 2"
    std::span<const StatusItem> items{};
    std::span<const DeviceLight> devices{};
    std::string_view alert{};  // "Sync behind by 3"
    Icon alert_icon = Icon::sync;
    std::string_view clock{};
};

inline constexpr float status_bar_height = 56;

void status_bar(Ui& ui, const StatusBarSpec& spec);

}  // namespace kiosk
