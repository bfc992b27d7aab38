#include "kiosk/widgets/screen_check.h"

#include <algorithm>

#include "kiosk/widgets/button.h"
#include "kiosk/widgets/text.h"
#include "tests/kiosk/widgets/stages.h"
#include "tests/support/widget_gallery/gallery.h"

using namespace kiosk;

namespace {

// What the checks say about one bad thing; a good screen says nothing.
std::vector<ScreenFault> faults_of(HeadlessStage& stage, const DrawScreen& draw) {
    stage.show(draw);
    std::vector<ScreenFault> faults;
    for (const ScreenFinding& finding : stage.findings()) faults.push_back(finding.fault);
    return faults;
}

ButtonSpec good_button() {
    return {.id = "a", .label = "Pay", .rect = {100, 100, 300, 80}};
}

}  // namespace

TEST_CASE("every check finds its bad example and leaves the good one alone") {
    auto stage = open_stage();
    using enum ScreenFault;
    using Faults = std::vector<ScreenFault>;
    CHECK(faults_of(*stage, [](Ui& ui) { button(ui, good_button()); }).empty());

    CHECK(faults_of(*stage, [](Ui& ui) {
              button(ui, good_button());
              ButtonSpec twin = good_button();
              twin.rect.y = 300;
              button(ui, twin);
          }) == Faults{id_repeated});
    CHECK(faults_of(*stage, [](Ui& ui) {
              ButtonSpec nameless = good_button();
              nameless.label = "";
              nameless.icon = Icon::erase;
              nameless.icon_only = true;
              button(ui, nameless);
          }) == Faults{label_missing});
    CHECK(faults_of(*stage, [](Ui& ui) {
              ButtonSpec small = good_button();
              small.rect.height = 43;  // 11.8 mm
              button(ui, small);
          }) == Faults{target_small});
    CHECK(faults_of(*stage, [](Ui& ui) {
              ButtonSpec money = good_button();
              money.rect.height = 50;  // 13.7 mm: enough for a key, not for money
              money.money = true;
              button(ui, money);
          }) == Faults{target_small});
    CHECK(faults_of(*stage, [](Ui& ui) {
              text(ui, "faint", {100, 100}, {.ink = rgb(0x8A9AA8)});
          }) == Faults{contrast_low});
    CHECK(faults_of(*stage, [](Ui& ui) { text(ui, "账户", {100, 100}); }) == Faults{glyph_missing});
    CHECK(faults_of(*stage, [](Ui& ui) { text(ui, "−5.00", {100, 100}); }) == Faults{glyph_missing});
    CHECK(faults_of(*stage, [](Ui& ui) {
              ButtonSpec narrow = good_button();
              narrow.label = "Print a copy of the last receipt";
              button(ui, narrow);
          }) == Faults{text_overflows});
    CHECK(faults_of(*stage, [](Ui& ui) {
              text(ui, "Maria Gonzalez", {100, 100}, {.room = 50});
          }) == Faults{text_overflows});
    CHECK(faults_of(*stage, [](Ui& ui) {
              ButtonSpec outside = good_button();
              outside.rect.x = 1800;
              button(ui, outside);
          }) == Faults{off_screen});
    CHECK(faults_of(*stage, [](Ui& ui) {
              button(ui, good_button());
              ButtonSpec over = good_button();
              over.id = "b";
              over.rect.x = 390;
              button(ui, over);
          }) == Faults{targets_overlap});
}

TEST_CASE("a name that is cut to its room does not overflow, and says so by an ellipsis") {
    auto stage = open_stage();
    stage->show([](Ui& ui) {
        text(ui, "Maximiliana Konstantinopolska", {100, 100}, {.id = "name", .room = 200, .may_cut = true});
    });
    CHECK(stage->findings().empty());
    CHECK(stage->find("name")->texts.front().text.ends_with("…"));
    CHECK(stage->find("name")->label == "Maximiliana Konstantinopolska");
}

TEST_CASE("text too small for the kiosk is found by its millimetres") {
    StageOptions options{.display = kiosk_display()};
    auto stage = open_stage(options);
    stage->show([](Ui& ui) { text(ui, "Small", {100, 100}); });
    CHECK(stage->findings().empty());
    // The same pixels on a panel of finer pixels are too small.
    const Display fine{.station = Station::kiosk, .width_px = 1080, .height_px = 1920, .px_per_mm = 5.56F};
    const auto findings = check_screen(stage->registry(), fine);
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().fault == ScreenFault::text_small);
}

TEST_CASE("every page of the gallery passes every check in every palette") {
    for (const Station station : {Station::window, Station::kiosk}) {
        auto stage = open_stage({.display = station == Station::kiosk ? kiosk_display() : window_display()});
        for (const Palette& palette : {light_palette(), dark_palette(), high_contrast_palette()}) {
            stage->ui().use(palette);
            for (const gallery::Page& page : gallery::pages()) {
                if (page.station != station) continue;
                stage->show(page.draw);
                for (const ScreenFinding& finding : stage->findings()) {
                    FAIL_CHECK(page.name << ": " << name_of(finding.fault) << ": " << finding.sentence);
                }
            }
        }
    }
}

TEST_CASE("every pair of ink and tint has a contrast of at least 4.5") {
    for (const Palette& p : {light_palette(), dark_palette(), high_contrast_palette()}) {
        for (const Tone tone : {Tone::neutral, Tone::good, Tone::warn, Tone::bad, Tone::info}) {
            CHECK(contrast(ink_of(p, tone), tint_of(p, tone)) >= 4.5);
            CHECK(contrast(ink_of(p, tone), p.surface) >= 4.5);
        }
        CHECK(contrast(p.focus, p.focus_gap) >= 3.0);
        CHECK(contrast(p.line, p.surface) >= 3.0);
    }
}
