#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "kiosk/screens/kiosk/kiosk_pages.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/kiosk_parts.h"
#include "kiosk/widgets/panel.h"
#include "kiosk/widgets/text.h"

namespace kiosk {

namespace {

constexpr float line_height = 58;

// The words at the front of `text` that fit in one line, at least one.
std::string_view fitting_words(const Ui& ui, std::string_view text, const CentredText& spec) {
    std::size_t end = std::min(text.find(' '), text.size());
    while (end < text.size()) {
        const std::size_t next = std::min(text.find(' ', end + 1), text.size());
        if (ui.painter().width(text.substr(0, next), {Type::body, spec.weight}) > spec.room) break;
        end = next;
    }
    return text.substr(0, end);
}

constexpr Grid pad_grid{.columns = 3, .rows = 4, .gap = 12};

void append_digits(std::string& digits, std::string_view typed, std::size_t length_max) {
    for (const char c : typed) {
        if (c >= '0' && c <= '9' && digits.size() < length_max) digits += c;
    }
}

bool pad_key(Ui& ui, const DigitPad& pad, std::string_view name, std::string_view label, int place) {
    const std::string id = fmt::format("pad_{}", name);
    return button(ui, {.id = id,
                       .label = label,
                       .rect = cell(pad.rect, pad_grid, place),
                       .icon = name == "erase" ? Icon::erase : Icon::none,
                       .icon_only = name == "erase",
                       .type = name == "clear" ? Type::body : Type::amount});
}

}  // namespace

Icon icon_of_service(std::string_view service) {
    static constexpr std::array<std::pair<std::string_view, Icon>, 5> known{{{"electric", Icon::electric},
                                                                            {"water", Icon::water},
                                                                            {"sewer", Icon::sewer},
                                                                            {"refuse", Icon::refuse},
                                                                            {"credit", Icon::plus}}};
    for (const auto& [name, icon] : known) {
        if (name == service) return icon;
    }
    return Icon::list;
}

void draw_owed_line(Ui& ui, float y, const OwedLine& line) {
    const Palette& p = ui.palette();
    ui.painter().icon(icon_of_service(line.service), {98, y}, 34, p.muted);
    text(ui, line.what, {132, y}, {.room = 640, .may_cut = true});
    money(ui, line.amount, {1000, y}, {.label = line.what, .ink = line.late ? p.danger : p.ink});
}

void draw_steps(Ui& ui, const core::Texts& texts, int current) {
    const std::array<std::string, 4> names{texts.text("kiosk.step.find"), texts.text("kiosk.step.amount"),
                                           texts.text("kiosk.step.pay"), texts.text("kiosk.step.receipt")};
    const std::array<std::string_view, 4> views{names[0], names[1], names[2], names[3]};
    step_bar(ui, views, current);
}

std::optional<std::string> digit_pad(Ui& ui, const DigitPad& pad) {
    static constexpr std::array<std::string_view, 9> keys{"1", "2", "3", "4", "5", "6", "7", "8", "9"};
    std::string digits(pad.digits);
    append_digits(digits, ui.take_typed(), pad.length_max);
    for (int place = 0; place < 9; ++place) {
        const std::string_view key = keys[static_cast<std::size_t>(place)];
        if (pad_key(ui, pad, key, key, place)) append_digits(digits, key, pad.length_max);
    }
    if (pad_key(ui, pad, "clear", pad.clear_label, 9)) digits.clear();
    if (pad_key(ui, pad, "0", "0", 10)) append_digits(digits, "0", pad.length_max);
    const bool erase = pad_key(ui, pad, "erase", pad.erase_label, 11) || ui.take_key({Key::backspace});
    if (erase && !digits.empty()) digits.pop_back();
    if (digits == pad.digits) return std::nullopt;
    return digits;
}

float draw_card(Ui& ui, const CardSpec& spec) {
    const Palette& p = ui.palette();
    const Rect r = spec.rect;
    panel(ui, r, {.edge = spec.tone});
    const Point mark{r.centre_x(), r.y + 128};
    ui.painter().disc(mark, 72, tint_of(p, spec.tone));
    ui.painter().icon(spec.icon, mark, 72, ink_of(p, spec.tone));
    heading(ui, spec.title, {r.centre_x(), r.y + 272}, {.style = bold(Type::amount), .align = Align::centre});
    const Rect first_line{r.x + 64, r.y + 372, r.width - 128, 52};
    if (spec.list) return paragraph(ui, spec.text, first_line, {.id = "card_text", .type = Type::body, .line_height = line_height});
    return centred_text(ui, {.id = "card_text", .text = spec.text, .y = first_line.y, .room = first_line.width});
}

float centred_text(Ui& ui, const CentredText& spec) {
    std::string_view rest = spec.text;
    float y = spec.y;
    for (int line = 0; !rest.empty(); ++line, y += line_height) {
        const std::string_view fitting = fitting_words(ui, rest, spec);
        text(ui, fitting, {540, y}, {.id = fmt::format("{}_{}", spec.id, line), .style = {Type::body, spec.weight},
                                     .ink = spec.ink, .align = Align::centre});
        rest.remove_prefix(std::min(fitting.size() + 1, rest.size()));
    }
    return y - line_height;
}

}  // namespace kiosk
