#include "kiosk/widgets/status_bar.h"

#include "kiosk/widgets/text.h"

namespace kiosk {

namespace {

constexpr float middle = status_bar_height / 2;

float draw_item(Ui& ui, float x, const StatusItem& item) {
    const Palette& p = ui.palette();
    const Colour ink = item.alert ? p.bar_warn : p.on_bar;
    if (item.icon != Icon::none) {
        ui.painter().icon(item.icon, {x + 8, middle}, 20, item.alert ? p.bar_warn : p.bar_muted);
        x += 27;
    }
    if (!item.caption.empty()) {
        x = text(ui, item.caption, {x, middle}, {.style = regular(Type::second), .ink = p.bar_muted}) + 8;
    }
    return text(ui, item.fact, {x, middle}, {.id = item.id, .style = bold(Type::second), .ink = ink}) + 36;
}

// Draws a text that ends at x; answers where it begins.
float write_before(Ui& ui, float x, std::string_view text, const TextOptions& options) {
    TextOptions from_right = options;
    from_right.align = Align::right;
    kiosk::text(ui, text, {x, middle}, from_right);
    return x - ui.painter().width(text, options.style);
}

float draw_device(Ui& ui, float x, const DeviceLight& device) {
    const Palette& p = ui.palette();
    const std::string_view label = device.good || device.trouble.empty() ? device.label : device.trouble;
    const Colour ink = device.good ? p.bar_muted : p.bar_warn;
    x = write_before(ui, x, label, {.style = regular(Type::second), .ink = ink});
    if (device.good) {
        ui.painter().disc({x - 16, middle}, 6, p.bar_ok);
    } else {
        // Not by colour alone: a light that is out has another shape.
        ui.painter().icon(Icon::warning, {x - 16, middle}, 20, p.bar_warn);
    }
    return x - 50;
}

}  // namespace

void status_bar(Ui& ui, const StatusBarSpec& spec) {
    const Palette& p = ui.palette();
    const Rect page = ui.theme().page();
    ui.fill({0, 0, page.width, status_bar_height}, p.bar);
    const Rect badge{24, 12, 56, 32};
    ui.fill(badge, p.on_bar, 6);
    text(ui, spec.badge, badge.centre(), {.style = bold(Type::second), .ink = p.bar, .align = Align::centre});
    float x = text(ui, spec.place, {96, middle}, {.style = bold(Type::second), .ink = p.on_bar}) + 36;
    for (const StatusItem& item : spec.items) x = draw_item(ui, x, item);

    x = page.width - 24;
    x = write_before(ui, x, spec.clock, {.id = "status.clock", .style = bold(Type::body), .ink = p.on_bar}) -
        36;
    if (!spec.alert.empty()) {
        x = write_before(ui, x, spec.alert,
                         {.id = "status.alert", .style = bold(Type::second), .ink = p.bar_warn});
        ui.painter().icon(spec.alert_icon, {x - 18, middle}, 20, p.bar_warn);
        x -= 66;
    }
    for (auto device = spec.devices.rbegin(); device != spec.devices.rend(); ++device)
        x = draw_device(ui, x, *device);
}

}  // namespace kiosk
