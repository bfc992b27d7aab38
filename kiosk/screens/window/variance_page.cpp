#include "kiosk/screens/window/page_drawing.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/charts.h"
#include "kiosk/widgets/panel.h"
#include "kiosk/widgets/text.h"

namespace kiosk::window {

namespace {

constexpr float items_x = 420, counted_x = 600, expected_x = 780, bar_x = 850, difference_x = 1224;
constexpr float row_height = 62;

void draw_verdict(PageDrawing& page, const VarianceView& view) {
    const Palette& p = page.palette();
    panel(page.ui, {24, 72, 1224, 164});
    const Colour ink = ink_of(p, view.tone);
    const float x = text(page.ui, view.figure, {48, 154}, {.id = "variance", .style = bold(Type::total), .ink = ink});
    text(page.ui, view.verdict, {x + 40, 134}, {.id = "variance-verdict", .style = bold(Type::strong)});
    text(page.ui, view.note, {x + 40, 182}, {.style = regular(Type::second), .ink = p.muted, .room = 1200 - x, .may_cut = true});
}

void draw_line(PageDrawing& page, float y, const VarianceLine& line, bool together) {
    const Palette& p = page.palette();
    const TextStyle figures = together ? bold(Type::body) : regular(Type::body);
    page.ui.painter().icon(line.icon, {62, y}, 24, p.muted);
    const float end = text(page.ui, line.label, {line.icon == Icon::none ? 48.0F : 92.0F, y}, {.style = bold(Type::body)});
    text(page.ui, line.note, {end + 14, y}, {.style = regular(Type::second), .ink = p.muted, .room = items_x - 60 - end, .may_cut = true});
    text(page.ui, line.items, {items_x, y}, {.ink = p.muted, .align = Align::right});
    money(page.ui, line.counted, {counted_x, y}, {.label = line.label, .style = figures});
    money(page.ui, line.expected, {expected_x, y}, {.label = line.label, .style = figures});
    if (!together) diverging_bar(page.ui, {bar_x, y - 10, 220, 20}, line.share);
    money(page.ui, line.difference, {difference_x, y},
          {.label = line.label, .ink = line.tone == Tone::neutral ? std::nullopt : std::optional(ink_of(p, line.tone))});
}

void draw_table(PageDrawing& page, const VarianceView& view) {
    const Palette& p = page.palette();
    const float height = 56 + row_height * static_cast<float>(view.lines.size() + 1);
    const Rect card{24, 252, 1224, height};
    panel(page.ui, card, {.title = page.say("window_variance.by_tender"), .title_y = 28});
    const TextOptions head{.style = regular(Type::second), .ink = p.muted, .align = Align::right};
    const float y = card.y + 28;
    text(page.ui, page.say("window_variance.items"), {items_x, y}, head);
    text(page.ui, page.say("window_variance.counted"), {counted_x, y}, head);
    text(page.ui, page.say("window_variance.expected"), {expected_x, y}, head);
    text(page.ui, page.say("window_variance.short"), {bar_x + 102, y}, head);
    text(page.ui, page.say("window_variance.over"), {bar_x + 118, y}, {.style = regular(Type::second), .ink = p.muted});
    text(page.ui, page.say("window_variance.difference"), {difference_x, y}, head);
    float middle = card.y + 56 + row_height / 2;
    for (const VarianceLine& line : view.lines) {
        divider(page.ui, 48, middle - row_height / 2, 1176);
        draw_line(page, middle, line, false);
        middle += row_height;
    }
    page.ui.fill({25, middle - row_height / 2, 1222, row_height - 2}, p.sunk, 9, Corners::bottom);
    draw_line(page, middle, view.together, true);
}

void draw_pieces(PageDrawing& page, const VarianceView& view, float top) {
    const float bottom = page.left_bottom();
    if (view.pieces.empty() || bottom - top < 120) return;
    panel(page.ui, {24, top, 1224, bottom - top}, {.title = page.say("window_variance.pieces")});
    const int columns = 4;
    int place = 0;
    for (const VarianceLine& piece : view.pieces) {
        const float x = 48 + 296 * static_cast<float>(place % columns);
        const float y = top + 92 + 54 * static_cast<float>(place / columns);
        if (y + 24 > bottom) break;
        text(page.ui, piece.items, {x + 56, y}, {.style = bold(Type::body), .align = Align::right});
        text(page.ui, piece.label, {x + 72, y}, {.style = regular(Type::second), .ink = page.palette().muted});
        money(page.ui, piece.counted, {x + 270, y}, {.label = piece.label, .style = regular(Type::second)});
        ++place;
    }
}

void draw_acts(PageDrawing& page, const VarianceView& view) {
    if (!view.recount.empty()) {
        page.when(button(page.ui, {.id = "variance-recount", .label = page.say("window_variance.recount"), .rect = {1264, 960, 232, 96}, .hint = "Alt R", .note = view.recount}),
                  Verb::recount);
    }
    const bool ready = view.approval.missing.empty();
    const float x = view.recount.empty() ? 1264 : 1512;
    page.when(button(page.ui, {.id = "variance-accept",
                               .label = view.approval.act,
                               .rect = {x, 960, 1896 - x, 96},
                               .hint = "F12",
                               .note = view.approval.missing,
                               .kind = ready ? ButtonKind::primary : ButtonKind::off,
                               .money = true}),
              Verb::accept_count);
}

}  // namespace

void draw_page(PageDrawing& page, const VarianceView& view) {
    page.ui.page("variance", page.say("window_variance.title"));
    draw_verdict(page, view);
    draw_table(page, view);
    draw_pieces(page, view, 252 + 56 + row_height * static_cast<float>(view.lines.size() + 1) + 16);
    panel(page.ui, right_column);
    const bool agrees = view.approval.reasons.empty();
    if (agrees) {
        page.ui.painter().icon(Icon::check, {right_column.centre_x(), 380}, 120, page.palette().ok);
        text(page.ui, page.say("window_variance.agrees"), {right_column.centre_x(), 500}, {.style = bold(Type::strong), .align = Align::centre});
        text(page.ui, page.say("window_variance.agrees_next"), {right_column.centre_x(), 548}, {.style = regular(Type::second), .ink = page.palette().muted, .align = Align::centre});
    } else {
        heading(page.ui, view.approval.act, {1288, 116}, {.style = bold(Type::strong)});
        draw_approval(page, 152, view.approval);
    }
    draw_acts(page, view);
    draw_left_foot(page);
}

}  // namespace kiosk::window
