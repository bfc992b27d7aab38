#include "kiosk/screens/kiosk/kiosk_pages.h"
#include "kiosk/widgets/kiosk_parts.h"
#include "kiosk/widgets/panel.h"
#include "kiosk/widgets/text.h"

namespace kiosk {

namespace {

constexpr Rect picture{140, 392, 800, 560};

// A bill held under the scanner's light.
void draw_bill_picture(Ui& ui, std::string_view caption) {
    const Palette& p = ui.palette();
    ui.fill(picture, p.primary_tint, 16);
    WidgetRecord& record = ui.record(Role::image, "bill_picture", caption, picture);
    const Rect paper{picture.centre_x() - 240, picture.y + 56, 480, 380};
    ui.painter().fill(paper, p.surface, 8);
    ui.painter().outline(paper, p.hair, 2, 8);
    ui.painter().icon(Icon::water, {paper.x + 64, paper.y + 62}, 44, p.primary);
    ui.painter().fill({paper.x + 112, paper.y + 52, 160, 20}, p.line, 4);
    float y = paper.y + 124;
    for (const float width : {216.0F, 168.0F, 216.0F}) {
        ui.painter().fill({paper.x + 44, y, width, 14}, p.hair, 4);
        y += 36;
    }
    constexpr std::string_view bars = "1101001100101101001011001101011001";
    const float left = paper.right() - 44 - 6 * static_cast<float>(bars.size());
    for (std::size_t i = 0; i < bars.size(); ++i) {
        if (bars[i] == '1') ui.painter().fill({left + 6 * static_cast<float>(i), paper.bottom() - 122, 4, 78}, p.ink);
    }
    ui.painter().fill({left - 28, paper.bottom() - 86, 6 * static_cast<float>(bars.size()) + 56, 6}, p.danger);
    ui.write(record, {.text = caption,
                      .at = {picture.centre_x(), picture.bottom() - 62},
                      .style = bold(Type::body),
                      .align = Align::centre});
}

}  // namespace

KioskAnswer draw_page(Ui& ui, const StartView& view, const core::Texts& texts) {
    const Palette& p = ui.palette();
    const std::string title = texts.text("kiosk.start.title");
    ui.page("start", title);
    heading(ui, title, {540, 216}, {.style = bold(Type::amount), .align = Align::centre});
    text(ui, texts.text("kiosk.start.tenders"), {540, 304}, {.ink = p.muted, .align = Align::centre});
    draw_bill_picture(ui, texts.text("kiosk.start.hold"));
    const std::string scan = texts.text("kiosk.start.scan");
    const float left = 540 - (ui.painter().width(scan, bold(Type::amount)) + 84) / 2;
    ui.painter().icon(Icon::barcode, {left + 30, 1040}, 60, p.primary);
    text(ui, scan, {left + 84, 1040}, {.style = bold(Type::amount)});
    text(ui, texts.text("kiosk.start.or"), {540, 1142}, {.ink = p.muted, .align = Align::centre});
    const bool type = kiosk_button(ui, {.id = "type_account",
                                        .label = texts.text("kiosk.start.type"),
                                        .rect = {40, 1200, 1000, 186},
                                        .kind = ButtonKind::primary,
                                        .icon = Icon::keyboard,
                                        .large = true});
    if (!view.trouble.empty()) {
        notice(ui, {.id = "trouble",
                    .text = view.trouble,
                    .rect = {40, 1412, 1000, 98},
                    .tone = Tone::bad,
                    .icon = Icon::alert,
                    .type = Type::body});
    }
    if (!view.warning.empty()) {
        notice(ui, {.id = "warning",
                    .text = view.warning,
                    .rect = {40, 1530, 1000, 98},
                    .icon = Icon::warning,
                    .type = Type::body});
    }
    if (type) return KioskCommand::type_account;
    return std::nullopt;
}

}  // namespace kiosk
