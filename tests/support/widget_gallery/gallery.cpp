#include "tests/support/widget_gallery/gallery.h"

#include <array>

#include "kiosk/widgets/button.h"
#include "kiosk/widgets/status_bar.h"

namespace gallery {

using namespace kiosk;

std::span<const Page> pages() {
    static constexpr std::array all{
        Page{"pay", Station::window, draw_pay},
        Page{"count", Station::window, draw_count},
        Page{"approve", Station::window, draw_approve},
        Page{"kiosk_amount", Station::kiosk, draw_kiosk_amount},
        Page{"kiosk_cash", Station::kiosk, draw_kiosk_cash},
        Page{"kiosk_receipt", Station::kiosk, draw_kiosk_receipt},
    };
    return all;
}

void draw_status(Ui& ui, std::string_view drawer, std::string_view clock) {
    const std::array<StatusItem, 3> items{
        {{.id = "status.person", .icon = Icon::person, .fact = "rosa"},
         {.icon = Icon::calendar, .caption = "Business date", .fact = "Mon Nov 23"},
         {.id = "status.drawer", .icon = Icon::drawer, .fact = drawer}}};
    const std::array<DeviceLight, 4> devices{
        {{.label = "Printer"},
         {.label = "Scanner"},
         {.label = "Drawer"},
         {.label = "Card", .good = false, .trouble = "Card: no answer"}}};
    status_bar(ui, {.badge = "W2",
                    .place = "Window 2",
                    .items = items,
                    .devices = devices,
                    .alert = "Sync behind by 3",
                    .clock = clock});
}

void draw_tools(Ui& ui) {
    struct Tool {
        std::string_view id, hint, label;
    };
    static constexpr std::array<Tool, 7> tools{{{"tool.keys", "F1", "Keys"},
                                                {"tool.find", "F2", "Find"},
                                                {"tool.add", "F3", "Add account"},
                                                {"tool.hold", "F4", "Hold"},
                                                {"tool.no_sale", "F10", "No sale"},
                                                {"tool.copy", "Ctrl P", "Print a copy"},
                                                {"tool.lock", "Ctrl L", "Lock"}}};
    const Grid grid{.columns = 7, .rows = 1, .gap = 8};
    for (int i = 0; i < 7; ++i) {
        const Tool& tool = tools[static_cast<std::size_t>(i)];
        button(ui, {.id = tool.id,
                    .label = tool.label,
                    .rect = cell({24, 988, 1224, 68}, grid, i),
                    .hint = tool.hint,
                    .kind = ButtonKind::ghost,
                    .face = ButtonFace::stacked});
    }
}

}  // namespace gallery
