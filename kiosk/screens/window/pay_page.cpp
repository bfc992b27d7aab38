#include <fmt/format.h>

#include <algorithm>

#include "kiosk/screens/window/page_drawing.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/number_pad.h"
#include "kiosk/widgets/panel.h"
#include "kiosk/widgets/text.h"

namespace kiosk::window {

namespace {

void draw_amounts(PageDrawing& page, const PayView& view) {
    const Palette& p = page.palette();
    const Rect card{1264, 72, 632, 476};
    panel(page.ui, card);
    text(page.ui, page.say("window_pay.to_collect"), {1288, 116}, {.ink = p.muted});
    page.edited(field(page.ui, {.id = "pay-amount",
                                .label = page.say("window_pay.to_collect"),
                                .value = view.amount,
                                .rect = {1608, 84, 272, 64},
                                .kind = FieldKind::amount,
                                .align = Align::right,
                                .type = Type::amount,
                                .length_max = 9,
                                .settled = true}),
                Verb::type_amount);
    const float x = text(page.ui, page.say("window_pay.received"), {1288, 196}, {.ink = p.muted});
    chip(page.ui, {x + 20, 196}, {.label = view.tender_chip, .icon = view.tender_icon, .height = 36});
    page.edited(field(page.ui, {.id = "pay-tendered",
                                .label = view.tender_title,
                                .value = view.tendered,
                                .rect = {1608, 164, 272, 64},
                                .kind = FieldKind::amount,
                                .align = Align::right,
                                .type = Type::amount,
                                .length_max = 9,
                                .autofocus = !view.wants_number && !view.wants_reference,
                                .takes_stray_text = true}),
                Verb::type_tendered);
    draw_figure(page, card, 307, view.figure);
}

void draw_keys(PageDrawing& page, const PayView& view) {
    const Grid quick{.columns = 2, .rows = 3, .gap = 8};
    int place = 0;
    for (const KeyView& key : view.quick) {
        const std::string id = fmt::format("quick-{}", place);
        page.when(button(page.ui, {.id = id,
                                   .label = key.label,
                                   .rect = cell({1264, 564, 336, 180}, quick, place),
                                   .hint = key.hint,
                                   .kind = key.selected ? ButtonKind::selected : ButtonKind::plain,
                                   .face = ButtonFace::value}),
                  Verb::quick_cash, place);
        ++place;
    }
    const int count = static_cast<int>(view.tender_keys.size());
    const Grid tenders{.columns = 2, .rows = (count + 1) / 2, .gap = 8};
    place = 0;
    for (const KeyView& key : view.tender_keys) {
        const std::string id = fmt::format("tender-{}", place);
        Rect r = cell({1264, 760, 336, 184}, tenders, place);
        if (place + 1 == count && count % 2 == 1) r.width = 336;
        page.when(button(page.ui, {.id = id,
                                   .label = key.label,
                                   .rect = r,
                                   .hint = key.hint,
                                   .kind = key.selected ? ButtonKind::selected : ButtonKind::plain,
                                   .face = ButtonFace::stacked}),
                  Verb::choose_tender, place);
        ++place;
    }
    number_pad(page.ui,
               {.id = "pad", .rect = {1616, 564, 280, 380}, .erase_label = page.say("window.erase")});
    page.when(button(page.ui, {.id = "pay-take",
                               .label = page.say("window_pay.take"),
                               .rect = act_key,
                               .hint = "F12",
                               .note = view.missing,
                               .kind = view.missing.empty() ? ButtonKind::primary : ButtonKind::off,
                               .type = view.missing.empty() ? Type::act : Type::body,
                               .money = true}),
              Verb::take_payment);
}

struct Entry {
    const char* id;
    const char* label;
    const std::string* value;
    FieldKind kind;
    Verb verb;
    bool wanted;
    bool first;
};

void draw_tender_fields(PageDrawing& page, Rect card, float y, const PayView& view) {
    const Entry entries[] = {
        {"tender-number", "window_pay.number", &view.number, FieldKind::digits, Verb::type_number,
         view.wants_number, true},
        {"tender-routing", "window_pay.routing", &view.routing, FieldKind::digits, Verb::type_routing,
         view.wants_routing, false},
        {"tender-reference", "window_pay.reference", &view.reference, FieldKind::text, Verb::type_reference,
         view.wants_reference, true},
    };
    for (const Entry& entry : entries) {
        if (!entry.wanted) continue;
        const std::string label = page.say(entry.label);
        text(page.ui, label, {card.x + 24, y + 28},
             {.style = regular(Type::second), .ink = page.palette().muted});
        page.edited(field(page.ui, {.id = entry.id,
                                    .label = label,
                                    .value = *entry.value,
                                    .rect = {card.right() - 24 - 320, y, 320, 56},
                                    .kind = entry.kind,
                                    .length_max = 24,
                                    .autofocus = entry.first,
                                    .enter_moves_on = true}),
                    entry.verb);
        y += 64;
    }
}

float tender_fields_height(const PayView& view) {
    const int fields = view.wants_number + view.wants_routing + view.wants_reference;
    return fields == 0 ? 0 : 64.0F * static_cast<float>(fields) + 12;
}

void draw_tenders(PageDrawing& page, Rect card, const PayView& view) {
    const Palette& p = page.palette();
    panel(page.ui, card, {.title = page.say("window_pay.handed_over"), .note = view.received});
    float y = card.y + 64;
    constexpr float row_height = 60;
    const float fields_height = tender_fields_height(view);
    int place = 0;
    for (const TenderView& tender : view.tenders) {
        if (y + row_height > card.bottom() - fields_height) break;
        const Rect r{card.x + 1, y, card.width - 2, row_height};
        const std::string id = fmt::format("line-{}", place);
        page.when(row(page.ui, {.id = id,
                                .label = tender.label + " " + tender.amount,
                                .rect = {r.x, r.y, r.width - 76, r.height},
                                .selected = tender.selected}),
                  Verb::select_tender, place);
        divider(page.ui, card.x + 24, y, card.width - 48);
        const float end =
            text(page.ui, tender.label, {card.x + 24, r.centre_y()}, {.style = bold(Type::second)});
        text(page.ui, tender.note, {end + 14, r.centre_y()},
             {.style = regular(Type::second),
              .ink = p.muted,
              .room = card.right() - 250 - end,
              .may_cut = true});
        money(page.ui, tender.amount, {card.right() - 92, r.centre_y()}, {.label = tender.label});
        const std::string remove = fmt::format("remove-{}", place);
        page.when(button(page.ui, {.id = remove,
                                   .label = page.say("window_pay.remove"),
                                   .rect = {card.right() - 72, y + 6, 52, 50},
                                   .kind = ButtonKind::ghost,
                                   .icon = Icon::cross,
                                   .icon_only = true}),
                  Verb::remove_tender, place);
        y += row_height;
        ++place;
    }
    if (fields_height > 0) draw_tender_fields(page, card, card.bottom() - fields_height, view);
}

}  // namespace

void draw_page(PageDrawing& page, const PayView& view) {
    // Another tender is another page, so that its first field takes the focus.
    const bool fields = view.wants_number || view.wants_reference;
    page.ui.page(fmt::format("pay-{}", fields ? view.tender_title : "amount"), view.account.name);
    draw_account(page, view.account);
    const float bottom = page.left_bottom();
    const float rows = 60 * static_cast<float>(std::max<std::size_t>(2, view.tenders.size()));
    const float middle = owed_bottom(page, view.owed, 72 + rows + tender_fields_height(view));
    draw_owed(page, {24, 252, 1224, middle - 252}, page.say("window_pay.what_is_owed"),
              page.say("window_pay.to_pay"), view.owed);
    draw_tenders(page, {24, middle + 16, 604, bottom - middle - 16}, view);
    draw_sums(page, {644, middle + 16, 604, bottom - middle - 16}, page.say("window_pay.earlier"),
              view.earlier);
    draw_amounts(page, view);
    draw_keys(page, view);
    draw_left_foot(page);
    page.when(page.ui.pressed_key("Esc"), Verb::go_back);
}

}  // namespace kiosk::window
