#include <array>

#include "kiosk/widgets/button.h"
#include "kiosk/widgets/charts.h"
#include "kiosk/widgets/money_pictures.h"
#include "kiosk/widgets/number_pad.h"
#include "kiosk/widgets/panel.h"
#include "kiosk/widgets/text.h"
#include "tests/support/widget_gallery/gallery.h"

namespace gallery {

using namespace kiosk;

namespace {

constexpr float due_x = 664, owed_x = 1000, pay_x = 1224;

void draw_service(Ui& ui, float centre, Icon icon, std::string_view name, std::string_view state) {
    ui.painter().icon(icon, {centre, 116}, 28, ui.palette().primary);
    text(ui, name, {centre, 156}, {.style = bold(Type::second), .align = Align::centre});
    text(ui, state, {centre, 186},
         {.style = regular(Type::second), .ink = ui.palette().muted, .align = Align::centre});
}

void draw_account(Ui& ui) {
    const Palette& p = ui.palette();
    panel(ui, {24, 72, 1224, 164});
    const float x =
        heading(ui, "Maria Gonzalez", {48, 106}, {.id = "account.name", .style = bold(Type::amount)});
    text(ui, "10-00041-00", {x + 24, 110},
         {.id = "account.number", .style = regular(Type::strong), .ink = p.muted});
    text(ui, "118 Elm St, Apt 2   •   Residential since 2014   •   555-0138   •   speaks Spanish", {48, 156},
         {.style = regular(Type::second), .ink = p.muted, .room = 760});
    const float end =
        chip(ui, {48, 202}, {.label = "Shut-off notice Nov 25", .icon = Icon::electric, .tone = Tone::bad});
    chip(ui, {end + 12, 202},
         {.label = "Cash only until Mar 2027", .icon = Icon::banknote, .tone = Tone::warn});
    draw_service(ui, 832, Icon::electric, "Electric", "on");
    draw_service(ui, 944, Icon::water, "Water", "on");
    draw_service(ui, 1056, Icon::sewer, "Sewer", "on");
    draw_service(ui, 1168, Icon::refuse, "Refuse", "weekly");
    for (const float line : {888.0F, 1000.0F, 1112.0F}) upright_divider(ui, line, 108, 92);
}

struct Owed {
    Icon icon;
    std::string_view what, note, due, when;
    Tone tone;
    std::string_view owed, pay;
};

void draw_owed(Ui& ui, float y, const Owed& owed) {
    const Palette& p = ui.palette();
    ui.painter().icon(owed.icon, {62, y + 34}, 24, p.muted);
    text(ui, owed.what, {92, y + 22}, {.style = bold(Type::body)});
    text(ui, owed.note, {92, y + 50}, {.style = regular(Type::second), .ink = p.muted});
    text(ui, owed.due, {due_x, y + 22});
    text(
        ui, owed.when, {due_x, y + 50},
        {.style = regular(Type::second), .ink = owed.tone == Tone::neutral ? p.muted : ink_of(p, owed.tone)});
    money(ui, owed.owed, {owed_x, y + 34}, {.style = regular(Type::body)});
    money(ui, owed.pay, {pay_x, y + 34});
}

void draw_table(Ui& ui) {
    const Palette& p = ui.palette();
    panel(ui, {24, 252, 1224, 348}, {.title = "What is owed", .title_y = 24});
    const TextOptions head{.style = regular(Type::second), .ink = p.muted};
    const TextOptions right{.style = regular(Type::second), .ink = p.muted, .align = Align::right};
    text(ui, "Due", {due_x, 276}, head);
    text(ui, "Owed", {owed_x, 276}, right);
    text(ui, "To pay", {pay_x, 276}, right);
    group_band(ui, {.id = "band.delinquent",
                    .rect = {25, 300, 1222, 48},
                    .tone = Tone::bad,
                    .name = "Delinquent",
                    .reason = "Paying 62.10 asks dispatch to cancel the shut-off",
                    .amount = "62.10",
                    .amount_x = pay_x});
    draw_owed(ui, 348,
              {Icon::water, "Water, September", "R-5512   •   8.1 kgal", "Oct 20", "34 days late", Tone::bad,
               "62.10", "62.10"});
    group_band(ui, {.id = "band.current",
                    .rect = {25, 416, 1222, 48},
                    .name = "Current",
                    .reason = "Not past due",
                    .amount = "61.35",
                    .amount_x = pay_x});
    draw_owed(ui, 464,
              {Icon::electric, "Electric, October", "R-5601   •   512 kWh", "Dec 5", "in 12 days",
               Tone::neutral, "61.35", "61.35"});
    divider(ui, 48, 532, 1176);
    ui.painter().icon(Icon::calendar, {62, 566}, 24, p.muted);
    const float x = text(ui, "Plan A-0107", {92, 566}, {.style = bold(Type::second)});
    text(ui, "3 of 6 instalments kept, next 25.00", {x + 16, 566}, head);
    text(ui, "Dec 15", {due_x, 566});
    money(ui, "75.00", {owed_x, 566}, {.style = regular(Type::body)});
    text(ui, "not today", {pay_x, 566}, right);
}

void draw_history(Ui& ui) {
    const Palette& p = ui.palette();
    panel(ui, {24, 616, 604, 356}, {.title = "Last 12 months"});
    const std::array<std::pair<Icon, Tone>, 4> marks{{{Icon::check, Tone::good},
                                                      {Icon::warning, Tone::warn},
                                                      {Icon::returned, Tone::bad},
                                                      {Icon::circle, Tone::neutral}}};
    const std::array<std::string_view, 12> months{"D", "J", "F", "M", "A", "M", "J", "J", "A", "S", "O", "N"};
    const std::array<int, 12> values{412, 468, 455, 390, 318, 296, 402, 588, 640, 571, 430, 512};
    const std::array<std::size_t, 12> states{0, 0, 0, 0, 0, 0, 0, 1, 0, 2, 1, 3};
    std::array<ChartBar, 12> bars;
    for (std::size_t i = 0; i < bars.size(); ++i) {
        bars[i] = {months[i], values[i], marks[states[i]].first, marks[states[i]].second};
    }
    bar_chart(ui, {.id = "history",
                   .label = "Last 12 months",
                   .rect = {48, 700, 556, 260},
                   .bars = bars,
                   .important = 11,
                   .important_text = "512"});
    float x = 604;
    for (const auto& [icon, label, tone] :
         {std::tuple{Icon::warning, "late", Tone::warn}, std::tuple{Icon::returned, "returned", Tone::bad},
          std::tuple{Icon::check, "paid", Tone::good}}) {
        text(ui, label, {x, 648}, {.style = regular(Type::second), .ink = p.muted, .align = Align::right});
        x -= ui.painter().width(label, regular(Type::second)) + 16;
        ui.painter().icon(icon, {x, 648}, 16, ink_of(p, tone));
        x -= 26;
    }
}

void draw_notes(Ui& ui) {
    struct Note {
        std::string_view date, who, text;
    };
    const std::array<Note, 4> notes{
        {{"Nov 18", "kim", "*Cash only.* Second returned check in 12 months."},
         {"Nov 12", "sam", "Promised *62.10* by Nov 24, on the phone."},
         {"Oct 30", "rosa", "New phone number. Prefers Spanish. Asks for the bill in large print."},
         {"Sep 24", "bank", "Check 2207 returned, 58.80, no funds."}}};
    panel(ui, {644, 616, 604, 356}, {.title = "Notes", .note = "4 of 11"});
    float y = 676;
    for (const Note& note : notes) {
        divider(ui, 668, y, 556);
        text(ui, note.date, {668, y + 22}, {.style = bold(Type::second)});
        text(ui, note.who, {668, y + 52}, {.style = regular(Type::second), .ink = ui.palette().muted});
        const float up = paragraph_lines(ui, note.text, 452, Type::second) > 1 ? 32 : 16;
        paragraph(ui, note.text, {772, y + 37 - up, 452, 32});
        y += 73;
    }
}

void draw_change(Ui& ui) {
    const Palette& p = ui.palette();
    const Rect card{1264, 72, 632, 476};
    panel(ui, card);
    text(ui, "Total to collect", {1288, 116}, {.ink = p.muted});
    money(ui, "123.45", {1872, 116},
          {.id = "pay.total", .label = "Total to collect", .style = bold(Type::amount)});
    divider(ui, 1288, 156, 584);
    const float x = text(ui, "Received", {1288, 196}, {.ink = p.muted});
    chip(ui, {x + 20, 196}, {.label = "cash", .icon = Icon::banknote, .height = 36});
    money(ui, "140.00", {1872, 196},
          {.id = "pay.received", .label = "Received", .style = bold(Type::amount)});
    panel_foot(ui, card, 307, Tone::good);
    text(ui, "CHANGE", {1288, 284}, {.style = bold(Type::strong), .ink = p.ok});
    money(ui, "16.55", {1872, 346},
          {.id = "pay.change",
           .label = "Change",
           .style = bold(Type::change),
           .ink = p.ok,
           .to_the_ink = true});
    const std::array<PieceCount, 5> change{
        {{"1", "$10"}, {"1", "$5"}, {"1", "$1"}, {"2", "25¢", true}, {"1", "5¢", true}}};
    pieces(ui, {1288, 452}, {.id = "pay.pieces", .label = "Change in pieces", .pieces = change});
    divider(ui, 1288, 496, 584);
    text(ui, "All in the drawer. Or take 3.45 more and give one $20.", {1288, 522},
         {.style = regular(Type::second)});
}

void draw_keys(Ui& ui) {
    const std::array<std::string_view, 6> amounts{"123.45", "124", "125", "130", "140", "200"};
    const std::array<std::string_view, 6> hints{"F5", "Alt 1", "Alt 2", "Alt 3", "Alt 4", "Alt 5"};
    const Grid quick{.columns = 2, .rows = 3, .gap = 8};
    for (int i = 0; i < 6; ++i) {
        const auto at = static_cast<std::size_t>(i);
        button(ui, {.id = hints[at],
                    .label = amounts[at],
                    .rect = cell({1264, 564, 336, 220}, quick, i),
                    .hint = hints[at],
                    .kind = i == 4 ? ButtonKind::selected : ButtonKind::plain,
                    .face = ButtonFace::value});
    }
    const Grid tenders{.columns = 2, .rows = 2, .gap = 8};
    const Rect area{1264, 800, 336, 144};
    button(ui, {.id = "tender.cash",
                .label = "Cash",
                .rect = cell(area, tenders, 0),
                .hint = "F6",
                .kind = ButtonKind::selected,
                .face = ButtonFace::stacked});
    button(ui, {.id = "tender.check",
                .label = "Check",
                .rect = cell(area, tenders, 1),
                .hint = "F7",
                .note = "cash only",
                .kind = ButtonKind::off,
                .face = ButtonFace::stacked});
    button(ui, {.id = "tender.order",
                .label = "Money order",
                .rect = cell(area, tenders, 2),
                .hint = "F8",
                .face = ButtonFace::stacked});
    button(ui, {.id = "tender.card",
                .label = "Card",
                .rect = cell(area, tenders, 3),
                .hint = "F9",
                .face = ButtonFace::stacked});
    number_pad(ui, {.id = "pad", .rect = {1616, 564, 280, 380}});
    button(ui, {.id = "pay.take",
                .label = "Take payment",
                .rect = {1264, 960, 632, 96},
                .hint = "F12",
                .kind = ButtonKind::primary,
                .type = Type::act,
                .money = true});
}

}  // namespace

void draw_pay(Ui& ui) {
    ui.page("pay", "Payment");
    draw_status(ui, "Drawer W2-S0187 open", "10:52");
    draw_account(ui);
    draw_table(ui);
    draw_history(ui);
    draw_notes(ui);
    draw_tools(ui);
    draw_change(ui);
    draw_keys(ui);
}

}  // namespace gallery
