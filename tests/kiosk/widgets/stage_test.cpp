#include "kiosk/widgets/stage.h"

#include "kiosk/widgets/button.h"
#include "kiosk/widgets/picture_hash.h"
#include "kiosk/widgets/text.h"
#include "tests/kiosk/widgets/stages.h"
#include "tests/support/widget_gallery/gallery.h"

using namespace kiosk;

TEST_CASE("pixels are drawn only when the picture changed") {
    auto stage = open_stage();
    std::string clock = "10:52";
    stage->show([&](Ui& ui) { text(ui, clock, {100, 100}); });
    stage->canvas();
    const int drawn = stage->times_drawn();
    for (int frame = 0; frame < 50; ++frame) {
        stage->frame();
        stage->canvas();
    }
    CHECK(stage->times_drawn() == drawn);
    clock = "10:53";
    stage->frame();
    stage->canvas();
    CHECK(stage->times_drawn() == drawn + 1);
    stage->ui().use(dark_palette());
    stage->frame();
    stage->canvas();
    CHECK(stage->times_drawn() == drawn + 2);
}

TEST_CASE("a still screen needs no frame; input asks for the frames that answer it") {
    auto stage = open_stage();
    stage->show([](Ui& ui) { button(ui, {.id = "a", .label = "A", .rect = {100, 100, 200, 80}}); });
    CHECK_FALSE(stage->pending());
    stage->queue().key({.key = Key::f5}, stage->now());
    CHECK(stage->pending());
    stage->frame();
    CHECK(stage->pending());
    stage->settle();
    CHECK_FALSE(stage->pending());
}

TEST_CASE("the same page gives the same picture, pixel by pixel, in another stage") {
    std::uint64_t first = 0;
    for (int run = 0; run < 2; ++run) {
        auto stage = open_stage();
        stage->show(gallery::draw_pay);
        const std::uint64_t hash = hash_of(stage->canvas());
        if (run == 0) first = hash;
        CHECK(hash == first);
    }
}

TEST_CASE("the registry holds the rectangles in pixels, also when the window is smaller than the design") {
    auto stage = open_stage({.display = {.width_px = 1000, .height_px = 540, .px_per_mm = 1.82F}});
    stage->show([](Ui& ui) { button(ui, {.id = "a", .label = "A", .rect = {100, 100, 200, 80}}); });
    // 1920x1080 fits at half size, 20 pixels from the left.
    CHECK(stage->find("a")->rect == Rect{70, 50, 100, 40});
    CHECK(stage->press("a"));
}

TEST_CASE("the dump gives an outside test id, role, label, state and place, one widget a line") {
    auto stage = open_stage();
    stage->show([](Ui& ui) {
        button(ui,
               {.id = "pay", .label = "Pay \"all\"", .rect = {100, 100, 200, 80}, .kind = ButtonKind::off});
    });
    CHECK(json_lines(stage->registry()) ==
          R"({"id":"pay","role":"button","label":"Pay \"all\"","value":"","x":100.0,"y":100.0,"width":200.0,)"
          R"("height":80.0,"enabled":false,"focused":false,"pressable":true})"
          "\n");
}

TEST_CASE("a missing font is a problem that names the file") {
    FontRequest request;
    request.files.bold = "/nowhere/NotoSans-Bold.ttf";
    const auto fonts = Fonts::load(request);
    REQUIRE_FALSE(fonts.has_value());
    CHECK(fonts.error().code == core::ProblemCode::font_missing);
    CHECK(fonts.error().message().find("/nowhere/NotoSans-Bold.ttf") != std::string::npos);
}

TEST_CASE("a paragraph wraps inside its width and keeps bold words whole") {
    auto stage = open_stage();
    float last = 0;
    stage->show([&](Ui& ui) {
        last = paragraph(ui, "Give *75.20 in cash* back from this drawer; electric *75.20* is owed again.",
                         {100, 100, 300, 32}, {.id = "sentence", .line_height = 32});
    });
    const WidgetRecord* record = stage->find("sentence");
    CHECK(record->label == "Give 75.20 in cash back from this drawer; electric 75.20 is owed again.");
    CHECK(record->rect.right() <= 400);
    CHECK(last >= 116 + 2 * 32);
    CHECK(stage->findings().empty());
}
