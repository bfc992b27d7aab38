#include <fmt/format.h>

#include <algorithm>

#include "kiosk/screens/window/page_drawing.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/number_pad.h"
#include "kiosk/widgets/panel.h"
#include "kiosk/widgets/progress.h"
#include "kiosk/widgets/scroll_area.h"
#include "kiosk/widgets/text.h"

namespace kiosk::window {

namespace {

float draw_reasons(PageDrawing& page, float top, const ApprovalView& approval) {
    const bool chosen = std::any_of(approval.reasons.begin(), approval.reasons.end(),
                                    [](const ChoiceView& reason) { return reason.selected; });
    numbered_step(page.ui, {1288, top + 22},
                  {.number = "1", .label = page.say("window_approval.why"), .done = chosen});
    const int rows = static_cast<int>(approval.reasons.size() + 1) / 2;
    const Rect area{1288, top + 50, 584, static_cast<float>(rows) * 72 - 8};
    int place = 0;
    for (const ChoiceView& reason : approval.reasons) {
        const std::string id = fmt::format("reason-{}", place), hint = fmt::format("{}", place + 1);
        page.when(choice(page.ui, {.id = id,
                                   .label = reason.label,
                                   .rect = cell(area, {.columns = 2, .rows = rows, .gap = 8}, place),
                                   .hint = hint,
                                   .selected = reason.selected}),
                  Verb::choose_reason, place);
        ++place;
    }
    if (!approval.in_words) return area.bottom();
    page.edited(field(page.ui, {.id = "reason-words",
                                .label = page.say("window_approval.words"),
                                .value = approval.words,
                                .rect = {1288, area.bottom() + 8, 584, 60},
                                .placeholder = page.say("window_approval.words"),
                                .length_max = 80,
                                .autofocus = true}),
                Verb::type_reason);
    return area.bottom() + 68;
}

void draw_people(PageDrawing& page, Rect area, const std::vector<ChoiceView>& people) {
    constexpr float row = 68;
    ScrollArea scroll(
        page.ui,
        {.id = "approvers", .rect = area, .content_height = row * static_cast<float>(people.size()) - 8});
    float y = area.y;
    int place = 0;
    for (const ChoiceView& person : people) {
        const std::string id = "approver-" + person.label;
        page.when(choice(page.ui, {.id = id,
                                   .label = person.label,
                                   .rect = {area.x, y, area.width, row - 8},
                                   .note = person.note,
                                   .selected = person.selected}),
                  Verb::choose_approver, place);
        y += row;
        ++place;
    }
}

void draw_approvers(PageDrawing& page, float top, const ApprovalView& approval) {
    divider(page.ui, 1288, top, 584);
    const bool chosen = std::any_of(approval.approvers.begin(), approval.approvers.end(),
                                    [](const ChoiceView& person) { return person.selected; });
    numbered_step(
        page.ui, {1288, top + 32},
        {.number = "2", .label = page.say("window_approval.second"), .done = chosen && !approval.needs_pin});
    const float width = approval.needs_pin ? 288 : 584;
    float y = top + 64;
    if (!approval.in_words) {  // else its room is needed
        y = 24 + paragraph(page.ui, approval.not_own_act, {1288, top + 58, width, 28},
                           {.line_height = 28, .ink = page.palette().muted});
    }
    const float bottom = right_column.bottom() - 16;
    const float list_bottom = approval.needs_pin ? bottom - 76 : bottom;
    draw_people(page, {1288, y, width, list_bottom - y}, approval.approvers);
    if (!approval.needs_pin) return;
    page.edited(pin_field(page.ui, {.id = "approver-pin",
                                    .label = approval.pin_label,
                                    .value = approval.pin,
                                    .rect = {1295, bottom - 62, 274, 60},
                                    .autofocus = chosen}),
                Verb::type_approver_pin);
    number_pad(page.ui, {.id = "pad",
                         .rect = {1592, top + 66, 280, 928 - top - 66},
                         .corner = "C",
                         .erase_label = page.say("window.erase")});
}

}  // namespace

void draw_approval(PageDrawing& page, float top, const ApprovalView& approval) {
    const float end = draw_reasons(page, top, approval);
    if (approval.needs_approver) draw_approvers(page, end + 20, approval);
}

}  // namespace kiosk::window
