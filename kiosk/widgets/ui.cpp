#include "kiosk/widgets/ui.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace kiosk {

namespace {

// A frame that came late moves things no further than this.
constexpr float seconds_max = 0.1F;

}  // namespace

Ui::Ui(const Theme& theme, const Fonts& fonts) : theme_(theme), painter_(theme_, fonts) {}

void Ui::begin(FrameInput input, core::Instant now, ImDrawList& list) {
    input_ = std::move(input);
    if (fed()) {
        input_.typed = std::exchange(fed_text_, {});
        input_.key = std::exchange(fed_key_, std::nullopt);
    }
    seconds_ = std::clamp(std::chrono::duration<float>(now - now_).count(), 0.0F, seconds_max);
    now_ = now;
    wants_frame_ = false;
    unnamed_ = 0;
    building_.clear();
    const Rect all{0, 0, static_cast<float>(theme_.display.width_px),
                   static_cast<float>(theme_.display.height_px)};
    grounds_.assign(1, {all, theme_.palette.ground});
    clips_.assign(1, all);
    painter_.begin(list);
    presses_.begin(input_);
    focus_.begin();
    money_guard_.frame_begins(now);
}

void Ui::end() {
    if (const auto tab = take_key({Key::tab})) focus_.move(tab->shift ? -1 : 1);
    presses_.end();
    focus_.end();
    std::swap(shown_, building_);
}

void Ui::page(std::string_view id, std::string_view title) {
    if (page_ != id) {
        page_ = id;
        focus_.clear();
        scrolls_.clear();
        presses_.cancel();
        wants_frame_ = true;
    }
    record(Role::page, fmt::format("page.{}", id), title, theme_.page());
}

bool Ui::pressed_key(std::string_view name) {
    if (!matches(name)) return false;
    input_.key.reset();
    return true;
}

std::string Ui::take_typed() {
    return std::exchange(input_.typed, {});
}

WidgetRecord& Ui::record(Role role, std::string_view id, std::string_view label, Rect rect) {
    WidgetRecord record{
        .role = role, .label = std::string(label), .rect = painter_.to_px(rect), .clip = clips_.back()};
    record.id = id.empty() ? fmt::format("{}.{}", name_of(role), ++unnamed_) : std::string(id);
    return building_.add(std::move(record));
}

float Ui::write(WidgetRecord& record, const Line& line) {
    const std::string text = line.may_cut && line.room > 0
                                 ? cut_to_fit(painter_, line.text, line.style, line.room)
                                 : std::string(line.text);
    const Colour ink = line.ink.value_or(theme_.palette.ink);
    const float end = painter_.text(text, {line.at, line.style, ink, line.align});
    const float width = painter_.width(text, line.style), half = painter_.capital_height(line.style) / 2;
    const Rect px = painter_.to_px(Rect{end - width, line.at.y - half, width, 2 * half});
    const Rect own = record.rect;
    const bool too_wide =
        line.room > 0 ? width > line.room + 0.5F : px.x < own.x - 1 || px.right() > own.right() + 1;
    const bool too_high = px.y < own.y - 2 || px.bottom() > own.bottom() + 2;
    record.texts.push_back({.text = text,
                            .ink = ink,
                            .ground = ground_at(px),
                            .capital_px = painter_.capital_px(line.style),
                            .overflows = too_wide || too_high,
                            .glyph_missing = !painter_.can_draw(text, line.style)});
    return end;
}

void Ui::fill(Rect rect, Colour colour, float radius, Corners corners) {
    painter_.fill(rect, colour, radius, corners);
    grounds_.push_back({painter_.to_px(rect), colour});
}

Colour Ui::ground_at(Rect px) const {
    const auto under = std::find_if(grounds_.rbegin(), grounds_.rend(),
                                    [&](const Ground& ground) { return ground.px.contains(px.centre()); });
    return under == grounds_.rend() ? theme_.palette.ground : under->colour;
}

Presses::State Ui::press(WidgetRecord& record, const PressRules& rules) {
    record.pressable = true;
    record.enabled = rules.enabled;
    record.money = rules.money;
    Presses::State state = presses_.track(record.id, overlap(record.rect, record.clip));
    record.focused = rules.enabled && focus_.offer(record.id, Focus::Kind::button);
    if (!rules.shortcut.empty() && matches(rules.shortcut)) {
        state.acted = true;
        input_.key.reset();
        if (rules.shortcut.size() == 1) input_.typed.clear();
    }
    // Not Enter: scanners send it. Not a money button: that takes its own key or a press.
    if (record.focused && input_.typed == " " && !rules.money) {
        state.acted = true;
        input_.typed.clear();
    }
    if (!rules.enabled) return {};
    if (state.acted && rules.money) state.acted = money_guard_.allows(input_.made_at);
    if (state.acted) want_frame();
    return state;
}

bool Ui::matches(std::string_view shortcut) const {
    if (shortcut.size() == 1) return !focus_.in_field() && input_.typed == shortcut;
    return input_.key && input_.key == key_named(shortcut);
}

std::optional<KeyPress> Ui::take_key(std::initializer_list<Key> keys) {
    if (!input_.key || std::find(keys.begin(), keys.end(), input_.key->key) == keys.end())
        return std::nullopt;
    return std::exchange(input_.key, std::nullopt);
}

void Ui::feed(std::string_view text) {
    fed_text_ += text;
}

void Ui::feed(KeyPress press) {
    fed_key_ = press;
}

ScrollState& Ui::scroll(std::string_view id) {
    return scrolls_[std::string(id)];
}

void Ui::push_clip(Rect rect) {
    clips_.push_back(overlap(clips_.back(), painter_.to_px(rect)));
    painter_.push_clip(rect);
}

void Ui::pop_clip() {
    clips_.pop_back();
    painter_.pop_clip();
}

}  // namespace kiosk
