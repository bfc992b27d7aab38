#include "kiosk/widgets/button.h"
#include "kiosk/widgets/scroll_area.h"
#include "tests/kiosk/widgets/stages.h"

using namespace kiosk;
using core::Milliseconds;

namespace {

struct TwoButtons {
    int first = 0;
    int second = 0;

    void operator()(Ui& ui) {
        ui.page("two", "Two buttons");
        if (button(ui, {.id = "first", .label = "First", .rect = {100, 100, 200, 80}, .hint = "F5"})) ++first;
        if (button(ui, {.id = "second", .label = "Second", .rect = {400, 100, 200, 80}})) ++second;
        button(ui, {.id = "off",
                    .label = "Check",
                    .rect = {700, 100, 300, 80},
                    .hint = "F7",
                    .note = "cash only",
                    .kind = ButtonKind::off});
    }
};

}  // namespace

TEST_CASE("a button acts by id, by label, by finger and by its key") {
    auto stage = open_stage();
    TwoButtons screen;
    stage->show(std::ref(screen));
    CHECK(stage->press("first"));
    CHECK(stage->press("First"));
    CHECK(stage->touch("First"));
    CHECK(stage->key("F5"));
    CHECK(screen.first == 4);
    CHECK(screen.second == 0);
    CHECK_FALSE(stage->press("Third"));
}

TEST_CASE("a press that ends outside its button does nothing") {
    auto stage = open_stage();
    TwoButtons screen;
    stage->show(std::ref(screen));
    const Point first = middle_of(*stage, "first"), second = middle_of(*stage, "second");
    stage->queue().pointer_pressed(first, stage->now());
    stage->queue().pointer_moved(second);
    stage->queue().pointer_released(second, stage->now());
    stage->settle();
    CHECK(screen.first + screen.second == 0);
}

TEST_CASE("a press that begins beside a button and slides onto it does nothing") {
    auto stage = open_stage();
    TwoButtons screen;
    stage->show(std::ref(screen));
    const Point first = middle_of(*stage, "first");
    stage->queue().pointer_pressed({5, 5}, stage->now());
    stage->queue().pointer_moved({6, 5});
    stage->frame();
    stage->queue().pointer_moved(first);
    stage->frame();
    stage->queue().pointer_released(first, stage->now());
    stage->settle();
    CHECK(screen.first == 0);
}

TEST_CASE("a press that comes back to its button acts") {
    auto stage = open_stage();
    TwoButtons screen;
    stage->show(std::ref(screen));
    const Point first = middle_of(*stage, "first");
    stage->queue().pointer_pressed(first, stage->now());
    stage->queue().pointer_moved({5, 5});
    stage->queue().pointer_moved(first);
    stage->queue().pointer_released(first, stage->now());
    stage->settle();
    CHECK(screen.first == 1);
}

TEST_CASE("taps one after the other on different buttons all act") {
    auto stage = open_stage();
    TwoButtons screen;
    stage->show(std::ref(screen));
    const Point first = middle_of(*stage, "first"), second = middle_of(*stage, "second");
    for (int i = 0; i < 10; ++i) {
        // All ten pairs before a frame comes.
        for (const Point at : {first, second}) {
            stage->queue().finger_down(i, at, stage->now());
            stage->queue().finger_up(i, at, stage->now());
        }
    }
    stage->settle();
    CHECK(screen.first == 10);
    CHECK(screen.second == 10);
}

TEST_CASE("a button that is off does not act, neither by finger nor by key") {
    auto stage = open_stage();
    TwoButtons screen;
    bool acted = false;
    stage->show([&](Ui& ui) {
        acted = acted || button(ui, {.id = "off",
                                     .label = "Check",
                                     .rect = {700, 100, 300, 80},
                                     .hint = "F7",
                                     .kind = ButtonKind::off});
    });
    CHECK_FALSE(stage->press("off"));
    stage->tap(middle_of(*stage, "off"));
    stage->key("F7");
    CHECK_FALSE(acted);
}

TEST_CASE("a press does not act on the page that came under the finger meanwhile") {
    auto stage = open_stage();
    bool other_page = false;
    int acted = 0;
    stage->show([&](Ui& ui) {
        ui.page(other_page ? "b" : "a", "Page");
        if (button(ui, {.id = "same", .label = "Same", .rect = {100, 100, 200, 80}})) ++acted;
    });
    const Point at = middle_of(*stage, "same");
    stage->queue().pointer_pressed(at, stage->now());
    stage->frame();
    other_page = true;
    stage->frame();
    stage->queue().pointer_released(at, stage->now());
    stage->settle();
    CHECK(acted == 0);
}

namespace {

// Taps a money button twice, so many milliseconds apart; the times that it acted.
int acts_of_two_taps(Milliseconds apart, bool money) {
    auto stage = open_stage();
    int acts = 0;
    stage->show([&](Ui& ui) {
        if (button(ui, {.id = "take",
                        .label = "Take payment",
                        .rect = {100, 100, 300, 80},
                        .hint = "F12",
                        .money = money}))
            ++acts;
    });
    const Point at = middle_of(*stage, "take");
    const core::Instant first = stage->now();
    stage->queue().pointer_pressed(at, first);
    stage->queue().pointer_released(at, first);
    stage->settle();
    stage->wait(apart - (stage->now() - first));
    stage->queue().pointer_pressed(at, first + apart);
    stage->queue().pointer_released(at, first + apart);
    stage->settle();
    return acts;
}

}  // namespace

TEST_CASE("a second press of a money button within 400 ms is ignored") {
    CHECK(acts_of_two_taps(Milliseconds(399), true) == 1);
    CHECK(acts_of_two_taps(Milliseconds(400), true) == 2);
    CHECK(acts_of_two_taps(Milliseconds(399), false) == 2);
}

TEST_CASE("a second press made before the first one's answer was drawn is ignored, however long that took") {
    MoneyGuard guard;
    const auto at = [](int ms) { return core::Instant(Milliseconds(ms)); };
    guard.frame_begins(at(1000));
    CHECK(guard.allows(at(1000)));
    // Posting took two seconds; the second tap was made meanwhile.
    guard.frame_begins(at(3000));
    CHECK_FALSE(guard.allows(at(2500)));
    CHECK(guard.allows(at(3001)));
}

namespace {

struct List {
    std::string pressed;
    float offset = 0;

    void operator()(Ui& ui) {
        ui.page("list", "List");
        ScrollArea area(ui, {.id = "rows", .rect = {100, 100, 600, 400}, .content_height = 40 * 80});
        offset = area.offset();
        for (int i = 0; i < 40; ++i) {
            const std::string id = "row." + std::to_string(i);
            const Rect r{100, 100 + static_cast<float>(i) * 80, 600, 76};
            if (button(ui, {.id = id, .label = id, .rect = r})) pressed = id;
        }
    }
};

}  // namespace

TEST_CASE("a drag scrolls and presses nothing; a tap presses and scrolls nothing") {
    auto stage = open_stage();
    List list;
    stage->show(std::ref(list));
    stage->drag({300, 460}, {300, 160});
    CHECK(list.pressed.empty());
    CHECK(list.offset >= 300);
    stage->settle();
    const float rested = list.offset;
    stage->tap({300, 300});
    CHECK_FALSE(list.pressed.empty());
    CHECK(list.offset == rested);
}

TEST_CASE("a finger that slips up to 4 mm still presses") {
    auto stage = open_stage();
    List list;
    stage->show(std::ref(list));
    const float slop = stage->ui().theme().mm(4);
    stage->drag({300, 140}, {300, 140 + slop - 0.5F});
    CHECK(list.pressed == "row.0");
    list.pressed.clear();
    stage->drag({300, 140}, {300, 140 + slop + 0.5F});
    CHECK(list.pressed.empty());
}

TEST_CASE("a flick without a move in between is a drag all the same") {
    auto stage = open_stage();
    List list;
    stage->show(std::ref(list));
    stage->queue().finger_down(1, {300, 140}, stage->now());
    stage->queue().finger_up(1, {300, 170}, stage->now());
    stage->settle();
    CHECK(list.pressed.empty());
}

TEST_CASE("a row scrolled out of sight cannot be pressed") {
    auto stage = open_stage();
    List list;
    stage->show(std::ref(list));
    CHECK_FALSE(stage->press("row.30"));
    stage->tap({300, 700});
    CHECK(list.pressed.empty());
    stage->drag({300, 460}, {300, 110});
    CHECK_FALSE(stage->press("row.0"));
}
