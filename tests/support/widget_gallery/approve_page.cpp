#include <fmt/format.h>

#include <array>

#include "kiosk/widgets/banner.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/field.h"
#include "kiosk/widgets/number_pad.h"
#include "kiosk/widgets/panel.h"
#include "kiosk/widgets/progress.h"
#include "kiosk/widgets/text.h"
#include "tests/support/widget_gallery/gallery.h"

namespace gallery {

using namespace kiosk;

namespace {

void draw_why(Ui& ui) {
    numbered_step(ui, {1288, 294}, {.number = "1", .label = "Why", .done = true});
    const std::array<std::string_view, 6> reasons{"Wrong account",  "Wrong amount", "Taken twice",
                                                  "Customer asked", "Wrong tender", "Other, in words"};
    const Grid grid{.columns = 2, .rows = 3, .gap = 8};
    for (int i = 0; i < 6; ++i) {
        const std::string hint = fmt::format("{}", i + 1);
        choice(ui, {.id = "reason." + hint,
                    .label = reasons[static_cast<std::size_t>(i)],
                    .rect = cell({1288, 322, 584, 220}, grid, i),
                    .hint = hint,
                    .selected = i == 1});
    }
}

void draw_second_person(Ui& ui) {
    divider(ui, 1288, 566, 584);
    numbered_step(ui, {1288, 600}, {.number = "2", .label = "Second person"});
    paragraph(ui, "Not rosa: nobody approves their own act", {1288, 628, 288, 32},
              {.line_height = 28, .ink = ui.palette().muted});
    choice(ui, {.id = "person.sam",
                .label = "sam",
                .rect = {1288, 700, 288, 68},
                .note = "supervisor",
                .selected = true});
    choice(ui, {.id = "person.kim", .label = "kim", .rect = {1288, 776, 288, 68}, .note = "supervisor"});
    pin_field(ui, {.id = "pin",
                   .label = "PIN of sam",
                   .value = "1234",
                   .rect = {1295, 859, 274, 62},
                   .autofocus = true});
    number_pad(ui, {.id = "pad", .rect = {1592, 632, 280, 296}, .corner = "C"});
}

}  // namespace

void draw_approve(Ui& ui) {
    ui.page("approve", "Void");
    draw_status(ui, "Drawer W2-S0187 open", "10:58");
    banner(ui, {.id = "message",
                .text = "The printer is out of paper",
                .advice = "Put in a new roll; the receipt prints by itself.",
                .rect = {24, 72, 1224, 96},
                .tone = Tone::bad,
                .icon = Icon::printer});
    banner(ui, {.id = "message.info",
                .text = "Maria Gonzalez is on hold",
                .advice = "123.45, nothing received",
                .rect = {24, 184, 1224, 96},
                .tone = Tone::info,
                .icon = Icon::pause,
                .action = "Bring back",
                .hint = "F4"});
    panel(ui, {1264, 72, 632, 872}, {.edge = Tone::bad});
    heading(ui, "Void W2-000016", {1288, 116});
    money(ui, "–75.20", {1872, 116},
          {.id = "void.amount", .style = bold(Type::amount), .ink = ui.palette().danger});
    notice(ui,
           {.id = "void.sentence",
            .text = "Give *75.20 in cash* back from this drawer; electric *75.20* is owed again, due Dec 5.",
            .rect = {1288, 152, 584, 108}});
    draw_why(ui);
    draw_second_person(ui);
    draw_tools(ui);
    button(ui, {.id = "void.back", .label = "Back", .rect = {1264, 960, 168, 96}, .hint = "Esc"});
    button(ui, {.id = "void.do",
                .label = "Void, give back 75.20",
                .rect = {1448, 960, 448, 96},
                .hint = "F12",
                .note = "sam's PIN: 2 more digits",
                .kind = ButtonKind::off,
                .money = true});
}

}  // namespace gallery
