#include <fmt/format.h>

#include <vector>

#include "kiosk/screens/window/page_drawing.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/panel.h"
#include "kiosk/widgets/status_bar.h"
#include "kiosk/widgets/text.h"

namespace kiosk::window {

void draw_status(PageDrawing& page) {
    const StatusView& status = page.view().status;
    const std::string caption = page.say("window.business_date");
    std::vector<StatusItem> items;
    if (!status.person.empty()) {
        items.push_back({.id = "status-person", .icon = Icon::person, .fact = status.person});
    }
    if (!status.business_date.empty()) {
        items.push_back(
            {.id = "status-date", .icon = Icon::calendar, .caption = caption, .fact = status.business_date});
    }
    if (!status.drawer.empty()) {
        items.push_back({.id = "status-drawer",
                         .icon = Icon::drawer,
                         .fact = status.drawer,
                         .alert = status.drawer_is_unusual});
    }
    std::vector<DeviceLight> lights;
    for (const Light& light : status.lights) {
        lights.push_back({.label = light.label, .good = light.good, .trouble = light.trouble});
    }
    status_bar(page.ui, {.badge = status.station,
                         .place = status.place,
                         .items = items,
                         .devices = lights,
                         .alert = status.training,
                         .alert_icon = Icon::warning,
                         .clock = status.clock});
}

void draw_tools(PageDrawing& page, Rect area) {
    const std::vector<ToolView>& tools = page.view().tools;
    const int columns = std::max(6, static_cast<int>(tools.size()));
    const Grid grid{
        .columns = area.width > 700 ? columns : static_cast<int>(tools.size()), .rows = 1, .gap = 8};
    int place = 0;
    for (const ToolView& tool : tools) {
        const bool asked = button(page.ui, {.id = tool.id,
                                            .label = tool.label,
                                            .rect = cell(area, grid, place++),
                                            .hint = tool.hint,
                                            .kind = tool.enabled ? ButtonKind::ghost : ButtonKind::off,
                                            .face = ButtonFace::stacked});
        page.when(asked, tool.verb);
    }
}

void draw_message(PageDrawing& page, Rect area) {
    if (!page.has_message()) return;
    const MessageView& message = page.view().message;
    const std::string sentence = message.advice.empty()
                                     ? "*" + message.text + "*"
                                     : fmt::format("*{}*\n{}", message.text, message.advice);
    const Icon icon = message.tone == Tone::good ? Icon::check : Icon::warning;
    notice(page.ui, {.id = "message",
                     .text = sentence,
                     .rect = area,
                     .tone = message.tone,
                     .icon = icon,
                     .type = Type::second});
}

void draw_left_foot(PageDrawing& page) {
    draw_message(page, {left_x, 884, left_width, 88});
    draw_tools(page, {left_x, 988, left_width, 68});
}

void draw_sums(PageDrawing& page, Rect card, std::string_view title, const std::vector<SumLine>& lines,
               std::string_view note) {
    panel(page.ui, card, {.title = title, .note = note});
    constexpr float row_height = 46;
    float y = card.y + 64;
    divider(page.ui, card.x + 24, y, card.width - 48);
    y += row_height / 2 + 2;
    for (const SumLine& line : lines) {
        if (y + row_height / 2 > card.bottom()) break;
        const Colour ink =
            line.tone == Tone::neutral ? page.palette().ink : ink_of(page.palette(), line.tone);
        const float end =
            text(page.ui, line.label, {card.x + 24, y},
                 {.style = bold(Type::second), .ink = ink, .room = card.width * 0.55F, .may_cut = true});
        text(page.ui, line.note, {end + 14, y},
             {.style = regular(Type::second),
              .ink = page.palette().muted,
              .room = card.right() - 160 - end,
              .may_cut = true});
        money(page.ui, line.amount, {card.right() - 24, y},
              {.label = line.label, .ink = line.tone == Tone::neutral ? std::nullopt : std::optional(ink)});
        y += row_height;
    }
}

void draw_effect(PageDrawing& page, Rect area, const EffectView& effect) {
    const Palette& p = page.palette();
    const Colour ink = effect.tone == Tone::neutral ? p.muted : ink_of(p, effect.tone);
    page.ui.painter().icon(effect.icon, {area.x + 16, area.y + 24}, 26, ink);
    const float end = text(page.ui, effect.what, {area.x + 48, area.y + 24}, {.style = bold(Type::body)});
    text(page.ui, effect.state, {end + 14, area.y + 24},
         {.style = bold(Type::second), .ink = ink, .room = area.right() - end - 14});
    if (effect.advice.empty()) return;
    paragraph(page.ui, effect.advice, {area.x + 48, area.y + 44, area.width - 48, 30},
              {.line_height = 30, .ink = p.muted});
}

}  // namespace kiosk::window
