#include <algorithm>
#include <span>

#include "kiosk/screens/window/page_drawing.h"
#include "kiosk/widgets/money_pictures.h"
#include "kiosk/widgets/panel.h"
#include "kiosk/widgets/scroll_area.h"
#include "kiosk/widgets/text.h"

namespace kiosk::window {

namespace {

constexpr float due_x = 664, owed_x = 1000, pay_x = 1224;
constexpr float band_height = 48, line_height = 68;

void draw_line(PageDrawing& page, float y, const OwedLine& line) {
    const Palette& p = page.palette();
    page.ui.painter().icon(line.icon, {62, y + 34}, 24, p.muted);
    const bool two = !line.note.empty();
    text(page.ui, line.what, {92, two ? y + 22 : y + 34},
         {.style = bold(Type::body), .room = due_x - 108, .may_cut = true});
    text(page.ui, line.note, {92, y + 50},
         {.style = regular(Type::second), .ink = p.muted, .room = due_x - 108, .may_cut = true});
    text(page.ui, line.due, {due_x, line.when.empty() ? y + 34 : y + 22});
    text(page.ui, line.when, {due_x, y + 50},
         {.style = regular(Type::second),
          .ink = line.when_tone == Tone::neutral ? p.muted : ink_of(p, line.when_tone)});
    money(page.ui, line.owed, {owed_x, y + 34}, {.style = regular(Type::body)});
    money(page.ui, line.pay, {pay_x, y + 34});
}

float height_of(const std::vector<OwedGroup>& groups) {
    float height = 0;
    for (const OwedGroup& group : groups)
        height += band_height + line_height * static_cast<float>(group.lines.size());
    return height;
}

// As wide as the longest name wants, so that no name touches the line beside it.
float service_column(PageDrawing& page, const std::vector<AccountView::Service>& services) {
    float widest = 88;
    for (const AccountView::Service& service : services)
        widest = std::max(widest, page.ui.painter().width(service.name, bold(Type::second)));
    return std::min(widest, 136.0F) + 24;
}

}  // namespace

float owed_bottom(const PageDrawing& page, const std::vector<OwedGroup>& groups, float below) {
    constexpr float least = 500;
    const float most = page.left_bottom() - below - 16;
    return std::clamp(252 + height_of(groups) + 60, least, std::max(least, most));
}

void draw_account(PageDrawing& page, const AccountView& account) {
    const Palette& p = page.palette();
    panel(page.ui, {left_x, top_y, left_width, 164});
    const float column = service_column(page, account.services);
    const float services_x = 1248 - column * static_cast<float>(account.services.size());
    const float number_width = page.ui.painter().width(account.number, regular(Type::strong));
    const float x = heading(page.ui, account.name, {48, 106},
                            {.id = "account-name",
                             .style = bold(Type::amount),
                             .room = services_x - 48 - 24 - number_width - 32,
                             .may_cut = true});
    text(page.ui, account.number, {x + 24, 110},
         {.id = "account-number", .style = regular(Type::strong), .ink = p.muted});
    text(page.ui, account.details, {48, 156},
         {.style = regular(Type::second), .ink = p.muted, .room = services_x - 64, .may_cut = true});
    float end = 36;
    for (const ChipView& shown : account.chips) {
        const ChipSpec spec{.label = shown.label, .icon = shown.icon, .tone = shown.tone};
        if (end + 12 + chip_width(page.ui, spec) > services_x) break;
        end = chip(page.ui, {end + 12, 202}, spec);
    }
    text(page.ui, account.as_of, {end + 20, 202},
         {.style = regular(Type::second), .ink = p.muted, .room = services_x - end - 40, .may_cut = true});
    float centre = services_x + column / 2;
    for (const AccountView::Service& service : account.services) {
        page.ui.painter().icon(service.icon, {centre, 116}, 28, p.primary);
        text(page.ui, service.name, {centre, 156},
             {.style = bold(Type::second), .align = Align::centre, .room = column - 16, .may_cut = true});
        text(page.ui, service.owed, {centre, 186},
             {.style = regular(Type::second), .ink = p.muted, .align = Align::centre});
        if (&service != &account.services.front()) upright_divider(page.ui, centre - column / 2, 108, 92);
        centre += column;
    }
}

void draw_owed(PageDrawing& page, Rect card, std::string_view title, std::string_view pay_title,
               const std::vector<OwedGroup>& groups) {
    const Palette& p = page.palette();
    panel(page.ui, card, {.title = title, .title_y = 24});
    const TextOptions head{.style = regular(Type::second), .ink = p.muted};
    const TextOptions right{.style = regular(Type::second), .ink = p.muted, .align = Align::right};
    text(page.ui, page.say("window.due"), {due_x, card.y + 24}, head);
    text(page.ui, page.say("window.owed"), {owed_x, card.y + 24}, right);
    text(page.ui, pay_title, {pay_x, card.y + 24}, right);
    const Rect area{card.x + 1, card.y + 48, card.width - 2, card.height - 52};
    ScrollArea scroll(page.ui, {.id = "owed", .rect = area, .content_height = height_of(groups)});
    float y = area.y;
    int place = 0;
    for (const OwedGroup& group : groups) {
        const std::string id = "band-" + std::to_string(place++);
        group_band(page.ui, {.id = id,
                             .rect = {area.x, y, area.width, band_height},
                             .tone = group.tone,
                             .name = group.name,
                             .reason = group.reason,
                             .amount = group.amount,
                             .amount_x = pay_x});
        y += band_height;
        for (const OwedLine& line : group.lines) {
            if (&line != &group.lines.front()) divider(page.ui, 92, y, pay_x - 92);
            draw_line(page, y, line);
            y += line_height;
        }
    }
}

void draw_figure(PageDrawing& page, Rect card, float height, const FigureView& figure) {
    const Palette& p = page.palette();
    panel_foot(page.ui, card, height, figure.tone);
    const Colour ink = ink_of(p, figure.tone);
    const float top = card.bottom() - height;
    text(page.ui, figure.label, {card.x + 24, top + 42}, {.style = bold(Type::strong), .ink = ink});
    // Notes are handed out by this figure: nothing else on a clerk's screen comes near its size.
    Type size = Type::change;
    for (const Type smaller : {Type::total, Type::amount}) {
        if (page.ui.painter().width(figure.amount, bold(size)) > card.width - 48) size = smaller;
    }
    money(page.ui, figure.amount, {card.right() - 24, top + 105},
          {.id = "figure", .label = figure.label, .style = bold(size), .ink = ink, .to_the_ink = true});
    std::vector<PieceCount> shown;
    for (const PieceView& piece : figure.pieces) shown.push_back({piece.count, piece.face, piece.coin});
    // More kinds than fit in a row take two.
    constexpr std::size_t row_max = 5;
    const bool two_rows = shown.size() > row_max;
    const std::size_t first = two_rows ? (shown.size() + 1) / 2 : shown.size();
    const std::span<const PieceCount> all(shown);
    if (!shown.empty()) {
        pieces(page.ui, {card.x + 24, top + (two_rows ? 191.0F : 211.0F)},
               {.id = "figure-pieces",
                .label = figure.label,
                .pieces = all.first(first),
                .room = card.width - 48});
    }
    if (two_rows) {
        pieces(page.ui, {card.x + 24, top + 241},
               {.id = "figure-more-pieces",
                .label = figure.label,
                .pieces = all.subspan(first),
                .room = card.width - 48});
    }
    if (figure.note.empty()) return;
    if (!two_rows) divider(page.ui, card.x + 24, top + 255, card.width - 48);
    text(page.ui, figure.note, {card.x + 24, top + 281},
         {.style = regular(Type::second), .room = card.width - 48, .may_cut = true});
}

}  // namespace kiosk::window
