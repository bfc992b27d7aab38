#include "kiosk/screens/simulator/simulator_panel.h"

#include <catch2/catch.hpp>

#include "kiosk/widgets/button.h"
#include "kiosk/widgets/headless_stage.h"

using kiosk::SimulatorAction;
using kiosk::SimulatorCommand;
using kiosk::SimulatorView;

namespace {

// A station's screen that is one big button, with the panel over it.
struct Panel {
    core::Texts texts = core::Texts::load("en").value();
    kiosk::Picture paper{
        .width = 60, .height = 90, .pixels = std::vector<std::uint32_t>(5400, 0xFFFFFFFFU), .version = 1};
    SimulatorView view{.notes = {"$1", "$5", "$10", "$20", "$50", "$100"},
                       .paper = &paper,
                       .paper_text = "Riverton Utilities, total paid 20.00"};
    std::unique_ptr<kiosk::HeadlessStage> stage;
    std::optional<SimulatorAction> asked;
    int pressed_below = 0;

    explicit Panel(const kiosk::Display& display, const std::string& language = "en")
        : texts(core::Texts::load(language).value()),
          stage(kiosk::HeadlessStage::open({.display = display}).value()) {
        stage->show([this](kiosk::Ui& ui) {
            ui.page("station", "Station");
            kiosk::claim_simulator_presses(ui, view);
            const kiosk::Rect page = ui.theme().page();
            if (kiosk::button(ui, {.id = "below", .label = "Below", .rect = page})) ++pressed_below;
            if (const auto action = kiosk::draw_simulator(ui, view, texts)) asked = action;
        });
    }
    bool asks(SimulatorCommand command) const { return asked && *asked == SimulatorAction(command); }
};

}  // namespace

TEST_CASE("the closed panel is a tab, and Ctrl D opens it as well") {
    Panel panel(kiosk::kiosk_display());
    REQUIRE(panel.stage->press("Sim"));
    CHECK(panel.asks(SimulatorCommand::toggle));
    CHECK(panel.pressed_below == 0);
    panel.asked.reset();
    panel.stage->key("Ctrl D");
    CHECK(panel.asks(SimulatorCommand::toggle));
    CHECK_FALSE(panel.stage->press("Paper out"));
}

TEST_CASE("each button of the open panel asks for its act, and nothing below is pressed") {
    Panel panel(kiosk::kiosk_display());
    panel.view.open = true;
    panel.view.shows_paper = true;
    panel.stage->frame();
    for (const auto& [label, command] : {std::pair{"Scan a bill", SimulatorCommand::scan_bill},
                                         std::pair{"Take the paper", SimulatorCommand::show_paper},
                                         std::pair{"Paper low", SimulatorCommand::paper_low},
                                         std::pair{"Paper out", SimulatorCommand::paper_out},
                                         std::pair{"Cover open", SimulatorCommand::cover_open},
                                         std::pair{"Cutter jam", SimulatorCommand::cutter_jammed},
                                         std::pair{"Too hot", SimulatorCommand::head_hot},
                                         std::pair{"Printer slow", SimulatorCommand::printer_slow},
                                         std::pair{"Printer off", SimulatorCommand::printer_unplugged},
                                         std::pair{"Scanner off", SimulatorCommand::scanner_unplugged},
                                         std::pair{"Pull a note", SimulatorCommand::note_cheat},
                                         std::pair{"Note jam", SimulatorCommand::note_jam},
                                         std::pair{"Cash box full", SimulatorCommand::cassette_full},
                                         std::pair{"Cash box out", SimulatorCommand::cassette_out},
                                         std::pair{"Acceptor off", SimulatorCommand::acceptor_unplugged},
                                         std::pair{"Close", SimulatorCommand::toggle}}) {
        INFO(label);
        panel.asked.reset();
        REQUIRE(panel.stage->press(label));
        CHECK(panel.asks(command));
    }
    REQUIRE(panel.stage->press("Insert $20"));
    REQUIRE(panel.asked);
    REQUIRE(std::holds_alternative<kiosk::InsertNote>(*panel.asked));
    CHECK(std::get<kiosk::InsertNote>(*panel.asked).index == 3);
    CHECK(panel.pressed_below == 0);
    CHECK(panel.stage->find("Below") != nullptr);
}

TEST_CASE("a window has a drawer at hand and no notes, and shows the paper as a picture") {
    Panel panel(kiosk::window_display());
    panel.view.notes.clear();
    panel.view.open = panel.view.shows_paper = panel.view.drawer_open = true;
    panel.stage->frame();
    REQUIRE(panel.stage->press("Open with key"));
    CHECK(panel.asks(SimulatorCommand::drawer_key));
    REQUIRE(panel.stage->press("Shut the drawer"));
    CHECK(panel.asks(SimulatorCommand::drawer_close));
    CHECK_FALSE(panel.stage->press("Note jam"));
    REQUIRE(panel.stage->find("sim.paper_picture") != nullptr);
    CHECK(panel.stage->find("sim.paper_picture")->value == panel.view.paper_text);
}

TEST_CASE("what is beside the panel can still be pressed") {
    Panel panel(kiosk::kiosk_display());
    panel.view.open = true;
    panel.stage->frame();
    panel.stage->tap({540, 600});
    CHECK(panel.pressed_below == 1);
    CHECK_FALSE(panel.asked);
}

TEST_CASE("the panel can be read on both stations in every language") {
    for (const auto& display : {kiosk::kiosk_display(), kiosk::window_display()}) {
        for (const std::string& language : core::Texts::languages()) {
            Panel panel(display, language);
            panel.view.open = true;
            if (display.station == kiosk::Station::window) panel.view.notes.clear();
            for (const bool changed : {false, true}) {
                panel.view.shows_paper = changed;
                if (changed) panel.view.on = {SimulatorCommand::paper_out, SimulatorCommand::note_jam};
                panel.stage->frame();
                panel.stage->settle();
                for (const auto& finding : panel.stage->findings()) {
                    if (finding.fault == kiosk::ScreenFault::targets_overlap)
                        continue;  // it lies over the screen
                    FAIL_CHECK(language << ": " << finding.sentence);
                }
            }
        }
    }
}
