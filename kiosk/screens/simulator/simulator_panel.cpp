#include "kiosk/screens/simulator/simulator_panel.h"

#include <fmt/format.h>

#include "kiosk/widgets/button.h"
#include "kiosk/widgets/panel.h"
#include "kiosk/widgets/scroll_area.h"
#include "kiosk/widgets/text.h"

namespace kiosk {

namespace {

// Where things are on each station: over what a person rarely needs while trying devices.
struct Places {
    Rect tab, panel, keys, paper;
    Grid grid;
    float title_y = 0;
};

Places places_for(Station station) {
    if (station == Station::kiosk) {
        return {.tab = {490, 10, 100, 92},
                .panel = {24, 1236, 1032, 668},
                .keys = {48, 1320, 984, 560},
                .paper = {24, 132, 1032, 1084},
                .grid = {.columns = 3, .rows = 5, .gap = 12},
                .title_y = 1280};
    }
    return {.tab = {920, 4, 80, 48},
            .panel = {24, 616, 1224, 440},
            .keys = {48, 684, 1176, 348},
            .paper = {24, 72, 1224, 528},
            .grid = {.columns = 3, .rows = 5, .gap = 8},
            .title_y = 650};
}

struct PanelKey {
    std::string id;
    std::string label;
    SimulatorAction action;
};

std::vector<PanelKey> keys_of(const SimulatorView& view, const core::Texts* texts) {
    std::vector<PanelKey> keys;
    const auto add = [&](const char* id, const char* key, SimulatorAction action) {
        keys.push_back({std::string("sim.") + id, texts ? texts->text(key) : std::string(), action});
    };
    add("scan", "simulator.scan", SimulatorCommand::scan_bill);
    for (std::size_t i = 0; i < view.notes.size(); ++i) {
        keys.push_back({fmt::format("sim.note_{}", i),
                        texts ? texts->format("simulator.insert", view.notes[i]) : std::string(),
                        InsertNote{i}});
    }
    add("paper", view.paper_out ? "simulator.paper_back" : "simulator.paper_out",
        SimulatorCommand::toggle_paper);
    add("cover", view.cover_open ? "simulator.cover_close" : "simulator.cover_open",
        SimulatorCommand::toggle_cover);
    add("printer", view.printer_plugged ? "simulator.printer_unplug" : "simulator.printer_plug",
        SimulatorCommand::toggle_printer_plug);
    add("scanner", view.scanner_plugged ? "simulator.scanner_unplug" : "simulator.scanner_plug",
        SimulatorCommand::toggle_scanner_plug);
    add("take_paper", "simulator.take_paper", SimulatorCommand::take_paper);
    add("close", "simulator.close", SimulatorCommand::toggle);
    return keys;
}

void draw_paper(Ui& ui, const SimulatorView& view, Rect rect, const core::Texts& texts) {
    panel(ui, rect);
    const float line_height = ui.theme().display.station == Station::kiosk ? 48 : 34;
    const Rect area = inset(rect, 24);
    const auto lines = static_cast<float>(view.paper.empty() ? 1 : view.paper.size());
    const ScrollArea scroll(ui,
                            {.id = "sim.paper_area", .rect = area, .content_height = lines * line_height});
    float y = area.y + line_height / 2;
    if (view.paper.empty()) text(ui, texts.text("simulator.no_paper"), {area.x, y});
    for (const std::string& line : view.paper) {
        if (!line.empty()) text(ui, line, {area.x, y}, {.room = area.width, .may_cut = true});
        y += line_height;
    }
}

}  // namespace

void claim_simulator_presses(Ui& ui, const SimulatorView& view) {
    const Places places = places_for(ui.theme().display.station);
    const auto claim = [&](std::string_view id, Rect rect) {
        ui.presses().track(id, ui.theme().to_px(rect));
    };
    if (!view.open) return claim("sim.tab", places.tab);
    int place = 0;
    for (const PanelKey& key : keys_of(view, nullptr)) claim(key.id, cell(places.keys, places.grid, place++));
    claim("sim.panel", places.panel);
    if (view.shows_paper) claim("sim.paper", places.paper);
}

std::optional<SimulatorAction> draw_simulator(Ui& ui, const SimulatorView& view, const core::Texts& texts) {
    const Places places = places_for(ui.theme().display.station);
    if (ui.pressed_key("Ctrl D")) return SimulatorCommand::toggle;
    if (!view.open) {
        const std::string label = texts.text("simulator.tab");
        if (button(ui, {.id = "sim.tab", .label = label, .rect = places.tab}))
            return SimulatorCommand::toggle;
        return std::nullopt;
    }
    if (view.shows_paper) draw_paper(ui, view, places.paper, texts);
    panel(ui, places.panel, {.edge = Tone::warn});
    heading(ui, texts.text("simulator.title"), {places.keys.x, places.title_y},
            {.style = bold(Type::strong)});
    std::optional<SimulatorAction> answer;
    int place = 0;
    for (const PanelKey& key : keys_of(view, &texts)) {
        if (button(ui, {.id = key.id, .label = key.label, .rect = cell(places.keys, places.grid, place++)}))
            answer = key.action;
    }
    return answer;
}

}  // namespace kiosk
