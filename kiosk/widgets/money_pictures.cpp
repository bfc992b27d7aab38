#include "kiosk/widgets/money_pictures.h"

#include <fmt/format.h>

#include <algorithm>

namespace kiosk {

namespace {

constexpr float note_width = 72, note_height = 44, coin_radius = 26;
constexpr std::string_view times = "×";

float width_of(const Ui& ui, const PieceCount& piece) {
    return ui.painter().width(piece.count, bold(Type::strong)) + 5 +
           ui.painter().width(times, regular(Type::second)) + 7 + (piece.coin ? 2 * coin_radius : note_width);
}

}  // namespace

void note_picture(Ui& ui, Point centre, std::string_view face) {
    const Rect r{centre.x - note_width / 2, centre.y - note_height / 2, note_width, note_height};
    ui.painter().fill(r, ui.palette().ok, 5);
    ui.painter().fill(inset(r, 2), ui.palette().surface, 3);
    ui.painter().text(face, {centre, bold(Type::second), ui.palette().ok, Align::centre});
}

void coin_picture(Ui& ui, Point centre, std::string_view face) {
    ui.painter().disc(centre, coin_radius, ui.palette().line);
    ui.painter().disc(centre, coin_radius - 2, ui.palette().surface);
    ui.painter().text(face, {centre, bold(Type::unit), ui.palette().muted, Align::centre});
}

void pieces(Ui& ui, Point left_middle, const PiecesSpec& spec) {
    if (spec.pieces.empty()) return;
    float used = 0;
    for (const PieceCount& piece : spec.pieces) used += width_of(ui, piece);
    const float gaps = std::max<float>(1, static_cast<float>(spec.pieces.size()) - 1);
    const float gap = std::clamp((spec.room - used) / gaps, 6.0F, 22.0F);
    const Rect r{left_middle.x, left_middle.y - coin_radius, std::max(used, spec.room), 2 * coin_radius};
    WidgetRecord& record = ui.record(Role::image, spec.id, spec.label, r);
    float x = left_middle.x;
    for (const PieceCount& piece : spec.pieces) {
        record.value +=
            fmt::format("{}{} {} {}", record.value.empty() ? "" : ", ", piece.count, times, piece.face);
        x = ui.write(record, {.text = piece.count, .at = {x, left_middle.y}, .style = bold(Type::strong)});
        x = ui.painter().text(times, {{x + 5, left_middle.y}, regular(Type::second), ui.palette().muted}) + 7;
        const float half = piece.coin ? coin_radius : note_width / 2;
        if (piece.coin) coin_picture(ui, {x + half, left_middle.y}, piece.face);
        if (!piece.coin) note_picture(ui, {x + half, left_middle.y}, piece.face);
        x += 2 * half + gap;
    }
}

}  // namespace kiosk
