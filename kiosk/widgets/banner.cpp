#include "kiosk/widgets/banner.h"

namespace kiosk {

namespace {

struct BannerColours {
    Colour ground, ink;
};

BannerColours colours_of(const Palette& p, Tone tone) {
    switch (tone) {
        case Tone::neutral:
            return {p.bar, p.on_bar};
        case Tone::good:
            return {p.ok, p.on_ok};
        case Tone::warn:
            return {p.warn, p.surface};
        case Tone::bad:
            return {p.danger, p.on_danger};
        case Tone::info:
            return {p.primary, p.on_primary};
    }
    return {p.bar, p.on_bar};
}

}  // namespace

bool banner(Ui& ui, const BannerSpec& spec) {
    const BannerColours colours = colours_of(ui.palette(), spec.tone);
    const Rect r = spec.rect;
    const float size = size_of(ui.theme().display.station, Type::body);
    ui.fill(r, colours.ground, ui.theme().measures.radius);
    WidgetRecord& record = ui.record(Role::message, spec.id, spec.text, r);
    record.value = spec.advice;
    Presses::State state;
    if (!spec.action.empty()) state = ui.press(record, {.shortcut = spec.hint});
    ui.painter().icon(spec.icon, {r.x + 24 + size / 2, r.centre_y()}, size, colours.ink);
    const float x = r.x + 24 + size * 1.8F, up = spec.advice.empty() ? 0 : size * 0.62F;
    ui.write(
        record,
        {.text = spec.text, .at = {x, r.centre_y() - up}, .style = bold(Type::body), .ink = colours.ink});
    ui.write(record, {.text = spec.advice,
                      .at = {x, r.centre_y() + up},
                      .style = regular(Type::second),
                      .ink = colours.ink});
    float right = r.right() - 24;
    if (!spec.action.empty()) {
        ui.write(record, {.text = spec.action,
                          .at = {right, r.centre_y()},
                          .style = bold(Type::body),
                          .ink = colours.ink,
                          .align = Align::right});
        right -= ui.painter().width(spec.action, bold(Type::body)) + 16;
    }
    ui.write(record, {.text = spec.hint,
                      .at = {right, r.centre_y()},
                      .style = bold(Type::second),
                      .ink = colours.ink,
                      .align = Align::right});
    return state.acted;
}

}  // namespace kiosk
