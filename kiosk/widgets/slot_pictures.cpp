#include "kiosk/widgets/slot_pictures.h"

namespace kiosk {

void note_slot_picture(Ui& ui, Rect rect, std::string_view face, std::string_view caption) {
    const Palette& p = ui.palette();
    ui.fill(rect, p.primary_tint, 16);
    WidgetRecord& record = ui.record(Role::image, "note_slot", caption, rect);
    const float middle = rect.centre_x();
    const Rect note{middle - 160, rect.y + 20, 320, 104};
    ui.painter().fill(note, p.ok, 8);
    ui.fill(inset(note, 3), p.ok_tint, 5);
    ui.write(record, {.text = face,
                      .at = note.centre(),
                      .style = bold(Type::amount),
                      .ink = p.ok,
                      .align = Align::centre});
    const float y = note.bottom() + 6;
    ui.painter().triangle({middle - 25, y}, {middle + 25, y}, {middle, y + 24}, p.ok);
    ui.painter().fill({middle - 200, y + 30, 400, 22}, p.ink, 6);
    ui.write(record,
             {.text = caption, .at = {middle, y + 84}, .style = regular(Type::body), .align = Align::centre});
}

void receipt_slot_picture(Ui& ui, Rect rect, std::string_view label) {
    const Palette& p = ui.palette();
    Painter& painter = ui.painter();
    ui.record(Role::image, "receipt_slot", label, rect);
    constexpr float tooth = 16, paper_height = 140;
    painter.fill({rect.x, rect.y, 240, 20}, p.ink, 8);
    const Rect paper{rect.x + 32, rect.y + 10, 11 * tooth, paper_height};
    painter.fill(paper, p.surface);
    painter.fill({paper.x, paper.y, 2, paper.height}, p.line);
    painter.fill({paper.right() - 2, paper.y, 2, paper.height}, p.line);
    float y = rect.y + 34;
    for (const float width : {140.0F, 110.0F, 140.0F, 70.0F}) {
        painter.fill({rect.x + 50, y, width, 10}, width < 100 ? p.ink : p.hair, 3);
        y += 26;
    }
    for (int i = 0; i < 11; ++i) {
        const float x = paper.x + static_cast<float>(i) * tooth;
        painter.triangle({x, paper.bottom()}, {x + tooth, paper.bottom()},
                         {x + tooth / 2, paper.bottom() + 12}, p.line);
    }
}

}  // namespace kiosk
