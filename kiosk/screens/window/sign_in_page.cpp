#include <fmt/format.h>

#include "kiosk/screens/window/page_drawing.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/number_pad.h"
#include "kiosk/widgets/panel.h"
#include "kiosk/widgets/text.h"

namespace kiosk::window {

namespace {

void draw_people(PageDrawing& page, const SignInView& view, Rect area) {
    const int rows = std::max(3, static_cast<int>(view.people.size() + 1) / 2);
    const Grid grid{.columns = 2, .rows = rows, .gap = 16};
    int place = 0;
    for (const ChoiceView& person : view.people) {
        const std::string id = "person-" + person.label, hint = place < 9 ? fmt::format("{}", place + 1) : "";
        page.when(button(page.ui, {.id = id,
                                   .label = person.label,
                                   .rect = cell(area, grid, place),
                                   .hint = hint,
                                   .note = person.note,
                                   .kind = person.selected ? ButtonKind::selected : ButtonKind::plain,
                                   .type = Type::strong}),
                  Verb::choose_person, place);
        ++place;
    }
}

void draw_pin(PageDrawing& page, const SignInView& view) {
    panel(page.ui, right_column, {.title = view.pin_label, .title_y = 40});
    const FieldEdit edit = pin_field(page.ui, {.id = "pin", .label = view.pin_label, .value = view.pin, .rect = {1295, 152, 570, 76}, .autofocus = true});
    page.when(edit.submitted, Verb::sign_in, 0, edit.text);
    page.edited(edit, Verb::type_pin);
    number_pad(page.ui, {.id = "pad", .rect = {1288, 260, 584, 660}, .corner = "C", .erase_label = page.say("window.erase")});
    page.when(button(page.ui, {.id = "sign-in",
                               .label = page.say("window_sign_in.sign_in"),
                               .rect = act_key,
                               .hint = "F12",
                               .kind = view.ready ? ButtonKind::primary : ButtonKind::off,
                               .type = Type::act}),
              Verb::sign_in);
}

}  // namespace

void draw_page(PageDrawing& page, const SignInView& view) {
    page.ui.page("sign-in", page.say("window_sign_in.who"));
    const Rect card{left_x, top_y, view.needs_pin ? left_width : 1872, page.left_bottom() - top_y};
    panel(page.ui, card);
    heading(page.ui, page.say("window_sign_in.who"), {72, 140}, {.style = bold(Type::amount)});
    text(page.ui, page.say("window_sign_in.hint"), {72, 194}, {.ink = page.palette().muted});
    draw_people(page, view, {72, 240, card.width - 96, card.height - 168 - 48});
    if (view.needs_pin) draw_pin(page, view);
    draw_left_foot(page);
}

void draw_page(PageDrawing& page, const OpenDayView& view) {
    const Palette& p = page.palette();
    page.ui.page("open-day", page.say("window_day.title"));
    panel(page.ui, {left_x, top_y, left_width, page.left_bottom() - top_y});
    heading(page.ui, page.say("window_day.title"), {72, 140}, {.style = bold(Type::amount)});
    paragraph(page.ui, page.say("window_day.why"), {72, 174, 1100, 36}, {.type = Type::body, .ink = p.muted});
    text(page.ui, page.say("window_day.date"), {72, 310}, {.style = bold(Type::body)});
    const FieldEdit edit = field(page.ui, {.id = "day-date",
                                           .label = page.say("window_day.date"),
                                           .value = view.date,
                                           .rect = {72, 344, 480, 92},
                                           .icon = Icon::calendar,
                                           .type = Type::amount,
                                           .length_max = 10,
                                           .autofocus = true});
    page.edited(edit, Verb::type_date);
    text(page.ui, view.means.empty() ? page.say("window_day.not_a_date") : view.means, {584, 390},
         {.id = "day-means", .style = bold(Type::strong), .ink = view.means.empty() ? p.warn : p.ink});
    text(page.ui, view.last_day, {72, 486}, {.ink = p.muted});
    panel(page.ui, right_column, {.title = page.say("window_day.pad")});
    number_pad(page.ui, {.id = "pad", .rect = {1288, 136, 584, 784}, .corner = "-", .erase_label = page.say("window.erase")});
    page.when(button(page.ui, {.id = "day-open",
                               .label = page.say("window_day.open"),
                               .rect = act_key,
                               .hint = "F12",
                               .kind = view.means.empty() ? ButtonKind::off : ButtonKind::primary,
                               .type = Type::act}),
              Verb::open_day);
    draw_left_foot(page);
}

void draw_page(PageDrawing& page, const OutOfServiceView& view) {
    const Palette& p = page.palette();
    page.ui.page("out-of-service", page.say("window_fault.title"));
    panel(page.ui, {left_x, top_y, 1872, 872}, {.edge = Tone::bad});
    page.ui.painter().icon(Icon::warning, {144, 190}, 96, p.danger);
    heading(page.ui, page.say("window_fault.title"), {232, 168}, {.style = bold(Type::amount), .ink = p.danger});
    text(page.ui, view.what, {232, 226}, {.id = "fault-what", .style = bold(Type::body), .room = 1600, .may_cut = true});
    text(page.ui, view.advice, {232, 268}, {.ink = p.muted, .room = 1600, .may_cut = true});
    notice(page.ui, {.id = "fault-money", .text = view.money, .rect = {72, 340, 1776, 170}, .tone = Tone::warn, .icon = Icon::banknote});
    if (!view.in_hand.empty()) draw_sums(page, {72, 540, 1776, 84 + 46 * static_cast<float>(view.in_hand.size())}, page.say("window_fault.in_hand"), view.in_hand);
    draw_tools(page, {left_x, 988, left_width, 68});
    page.when(button(page.ui, {.id = "fault-again",
                               .label = page.say("window_fault.try_again"),
                               .rect = act_key,
                               .hint = "F12",
                               .kind = ButtonKind::primary,
                               .type = Type::act}),
              Verb::try_again);
}

}  // namespace kiosk::window
