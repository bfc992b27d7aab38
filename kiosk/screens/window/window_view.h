#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/texts/texts.h"
#include "kiosk/screens/window/drawer_views.h"
#include "kiosk/screens/window/payment_views.h"

namespace kiosk::window {

// Storage failed: no page but this one until it works again.
struct OutOfServiceView {
    std::string what;
    std::string advice;
    std::string money;  // where it is
    std::vector<SumLine> in_hand;
};

using PageView = std::variant<SignInView, OpenDayView, OpenDrawerView, ReadyView, PayView, StoppedView,
                              PostedView, VoidView, CountView, VarianceView, ClosedView, OutOfServiceView>;

// All that the window shows. `texts` gives the fixed labels of the chosen language; everything else is in
// words here.
struct WindowView {
    const core::Texts* texts = nullptr;
    StatusView status;
    MessageView message;
    std::vector<ToolView> tools;
    PageView page;
};

}  // namespace kiosk::window
