#include <fmt/format.h>

#include "kiosk/screens/window/page_drawing.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/panel.h"
#include "kiosk/widgets/text.h"

namespace kiosk::window {

namespace {

constexpr float hit_height = 76;

void draw_hits(PageDrawing& page, const ReadyView& view, float top, float bottom) {
    const Palette& p = page.palette();
    float y = top;
    int place = 0;
    for (const HitView& hit : view.hits) {
        if (y + hit_height > bottom) break;
        const std::string id = fmt::format("hit-{}", place);
        page.when(row(page.ui, {.id = id, .label = hit.name + " " + hit.number, .rect = {25, y, 1222, hit_height}}),
                  Verb::choose_account, place);
        divider(page.ui, 48, y, 1176);
        text(page.ui, hit.name, {48, y + 24}, {.style = bold(Type::body), .room = 700, .may_cut = true});
        text(page.ui, hit.address, {48, y + 54}, {.style = regular(Type::second), .ink = p.muted, .room = 900, .may_cut = true});
        text(page.ui, hit.number, {1200, y + hit_height / 2}, {.style = bold(Type::body), .align = Align::right});
        y += hit_height;
        ++place;
    }
}

void draw_welcome(PageDrawing& page, Rect card, const ReadyView& view) {
    const Palette& p = page.palette();
    const float middle = card.y + 120 + (card.height - 120) / 2;
    page.ui.painter().icon(Icon::barcode, {card.centre_x(), middle - 76}, 132, p.data);
    text(page.ui, view.nothing_found ? page.say("window_ready.nothing_found") : page.say("window_ready.scan"),
         {card.centre_x(), middle + 44}, {.id = "ready-hint", .style = bold(Type::amount), .align = Align::centre});
    text(page.ui, view.nothing_found ? page.say("window_ready.nothing_found_advice") : page.say("window_ready.scan_or_type"),
         {card.centre_x(), middle + 98}, {.style = regular(Type::body), .ink = p.muted, .align = Align::centre});
}

void draw_search(PageDrawing& page, const ReadyView& view) {
    const Rect card{24, 72, 1224, page.left_bottom() - 72};
    panel(page.ui, card);
    const FieldEdit edit = field(page.ui, {.id = "search",
                                           .label = page.say("window_ready.find"),
                                           .value = view.search,
                                           .rect = {48, 96, 1176, 76},
                                           .placeholder = page.say("window_ready.find_hint"),
                                           .icon = Icon::search,
                                           .type = Type::body,
                                           .autofocus = true,
                                           .takes_stray_text = true});
    page.when(edit.submitted, Verb::submit_search, 0, edit.text);
    page.edited(edit, Verb::type_search);
    if (view.hits.empty()) return draw_welcome(page, card, view);
    draw_hits(page, view, 190, card.bottom());
}

void draw_unfinished(PageDrawing& page, Rect card, const ReadyView& view) {
    const Palette& p = page.palette();
    panel(page.ui, card, {.title = page.say("window_ready.unfinished"), .edge = Tone::warn, .title_y = 38});
    paragraph(page.ui, page.say("window_ready.unfinished_why"), {card.x + 24, card.y + 62, card.width - 48, 30},
              {.line_height = 30, .ink = p.muted});
    float y = card.y + 138;
    int place = 0;
    for (const UnfinishedView& effect : view.unfinished) {
        if (y + 116 > card.bottom()) break;
        divider(page.ui, card.x + 24, y, card.width - 48);
        const float end = text(page.ui, effect.what, {card.x + 24, y + 26}, {.style = bold(Type::second)});
        text(page.ui, effect.state, {end + 14, y + 26}, {.style = regular(Type::second), .ink = p.warn});
        const Grid keys{.columns = 2, .rows = 1, .gap = 8};
        const Rect area{card.x + 24, y + 48, card.width - 48, 58};
        const std::string settle = fmt::format("settle-{}", place), repeat = fmt::format("repeat-{}", place);
        page.when(button(page.ui, {.id = settle, .label = page.say("window_ready.it_happened"), .rect = cell(area, keys, 0), .type = Type::second}),
                  Verb::settle_effect, place);
        page.when(button(page.ui, {.id = repeat, .label = page.say("window_ready.do_it_again"), .rect = cell(area, keys, 1), .type = Type::second}),
                  Verb::repeat_effect, place);
        y += 120;
        ++place;
    }
}

}  // namespace

void draw_page(PageDrawing& page, const ReadyView& view) {
    page.ui.page("ready", page.say("window_ready.title"));
    draw_search(page, view);
    float y = 72;
    if (!view.last.empty()) {
        const float height = 84 + 46 * static_cast<float>(view.last.size());
        draw_sums(page, {1264, y, 632, height}, view.last_title, view.last);
        y += height + 16;
    }
    draw_sums(page, {1264, y, 632, 84 + 46 * static_cast<float>(view.session.size())}, page.say("window_ready.today"), view.session);
    y += 100 + 46 * static_cast<float>(view.session.size());
    if (!view.unfinished.empty()) {
        draw_unfinished(page, {1264, y, 632, 944 - y}, view);
    }
    draw_left_foot(page);
    page.when(button(page.ui, {.id = "ready-count",
                               .label = page.say("window_ready.count"),
                               .rect = act_key,
                               .hint = "Alt C",
                               .icon = Icon::calculator}),
              Verb::start_count);
}

}  // namespace kiosk::window
