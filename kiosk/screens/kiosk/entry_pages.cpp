#include "kiosk/screens/kiosk/kiosk_pages.h"
#include "kiosk/widgets/kiosk_parts.h"
#include "kiosk/widgets/panel.h"
#include "kiosk/widgets/text.h"

namespace kiosk {

namespace {

constexpr Rect shown_at{40, 436, 1000, 190};
constexpr Rect pad_at{40, 748, 1000, 684};
constexpr std::size_t account_digits = 9, dollars_digits = 4;

void draw_box(Ui& ui) {
    ui.painter().fill(shown_at, ui.palette().primary, 10);
    ui.fill(inset(shown_at, 4), ui.palette().surface, 7);
}

// What is typed, then a bar for each digit still to come.
void draw_number(Ui& ui, WidgetRecord& record, const AccountView& view) {
    const TextStyle style = bold(Type::figure);
    const float digit = ui.painter().width("0", style), y = shown_at.centre_y();
    float width = ui.painter().width(view.grouped, style);
    for (const char c : view.rest) width += c == '-' ? ui.painter().width("-", style) : digit;
    float x = shown_at.centre_x() - width / 2;
    if (!view.grouped.empty()) x = ui.write(record, {.text = view.grouped, .at = {x, y}, .style = style});
    for (const char c : view.rest) {
        if (c == '-') {
            x = ui.painter().text("-", {{x, y}, style, ui.palette().muted});
        } else {
            ui.painter().fill({x + 6, y + 38, digit - 12, 6}, ui.palette().line, 3);
            x += digit;
        }
    }
}

// Back at the left, the way on at the right.
KioskAnswer draw_ways(Ui& ui, const core::Texts& texts, KioskCommand on, ButtonKind kind, std::string_view on_label) {
    const bool back = kiosk_button(
        ui, {.id = "go_back", .label = texts.text("kiosk.back"), .rect = {40, 1468, 322, 152}, .icon = Icon::erase});
    const bool forward = kiosk_button(ui, {.id = "go_on",
                                           .label = on_label,
                                           .rect = {382, 1468, 658, 152},
                                           .kind = kind,
                                           .icon = kind == ButtonKind::off ? Icon::none : Icon::next});
    if (back) return KioskCommand::go_back;
    if (forward) return on;
    return std::nullopt;
}

}  // namespace

KioskAnswer draw_page(Ui& ui, const AccountView& view, const core::Texts& texts) {
    const Palette& p = ui.palette();
    const std::string title = texts.text("kiosk.account.title");
    ui.page("account", title);
    draw_steps(ui, texts, 0);
    heading(ui, title, {40, 292}, {.style = bold(Type::amount)});
    text(ui, texts.text("kiosk.account.where"), {40, 372}, {.ink = p.muted});
    draw_box(ui);
    WidgetRecord& record = ui.record(Role::field, "account_number", title, shown_at);
    record.value = view.grouped;
    draw_number(ui, record, view);
    if (view.trouble.empty()) {
        text(ui, texts.text("kiosk.account.or_scan"), {540, 688}, {.ink = p.muted, .align = Align::centre});
    } else {
        notice(ui, {.id = "trouble",
                    .text = view.trouble,
                    .rect = {40, 646, 1000, 86},
                    .tone = Tone::bad,
                    .icon = Icon::alert,
                    .type = Type::body});
    }
    const auto edit = digit_pad(ui, {.rect = pad_at,
                                     .digits = view.typed,
                                     .length_max = account_digits,
                                     .clear_label = texts.text("kiosk.clear"),
                                     .erase_label = texts.text("kiosk.erase")});
    const KioskAnswer way = draw_ways(ui, texts, KioskCommand::open_account,
                                      view.complete ? ButtonKind::primary : ButtonKind::off,
                                      texts.text(view.complete ? "kiosk.account.find" : "kiosk.account.more"));
    if (edit) return EditAccount{*edit};
    return way;
}

KioskAnswer draw_page(Ui& ui, const OtherAmountView& view, const core::Texts& texts) {
    const Palette& p = ui.palette();
    const std::string title = texts.text("kiosk.other.title");
    ui.page("other_amount", title);
    draw_steps(ui, texts, 1);
    heading(ui, title, {40, 292}, {.style = bold(Type::amount)});
    text(ui, view.owed, {40, 372}, {.ink = p.muted});
    draw_box(ui);
    WidgetRecord& record = ui.record(Role::field, "other_amount", title, shown_at);
    record.value = view.amount;
    ui.write(record, {.text = view.amount,
                      .at = {shown_at.centre_x(), shown_at.centre_y()},
                      .style = bold(Type::figure),
                      .ink = view.ready ? p.ink : p.muted,
                      .align = Align::centre});
    text(ui, view.effect, {540, 688}, {.id = "effect", .ink = p.muted, .align = Align::centre});
    const auto edit = digit_pad(ui, {.rect = pad_at,
                                     .digits = view.typed,
                                     .length_max = dollars_digits,
                                     .clear_label = texts.text("kiosk.clear"),
                                     .erase_label = texts.text("kiosk.erase")});
    const std::string on = view.ready ? texts.format("kiosk.other.pay", view.amount) : texts.text("kiosk.other.more");
    const KioskAnswer way = draw_ways(ui, texts, KioskCommand::pay_typed_amount,
                                      view.ready ? ButtonKind::primary : ButtonKind::off, on);
    if (edit) return EditAmount{*edit};
    return way;
}

}  // namespace kiosk
