#include "kiosk/screens/simulator/simulator_panel.h"

#include <fmt/format.h>

#include <array>

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
                .panel = {24, 1096, 1032, 808},
                .keys = {48, 1176, 984, 704},
                .paper = {24, 132, 1032, 944},
                .grid = {.columns = 4, .rows = 7, .gap = 10},
                .title_y = 1140};
    }
    return {.tab = {920, 4, 80, 48},
            .panel = {24, 752, 1224, 304},
            .keys = {48, 812, 1176, 220},
            .paper = {24, 72, 1224, 664},
            .grid = {.columns = 5, .rows = 3, .gap = 8},
            .title_y = 782};
}

struct PanelKey {
    std::string id;
    std::string label;
    SimulatorAction action;
    bool is_on = false;
};

struct CommandKey {
    SimulatorCommand command;
    const char* name;
};

constexpr std::array acts{CommandKey{SimulatorCommand::scan_bill, "scan"},
                          CommandKey{SimulatorCommand::show_paper, "paper"}};
constexpr std::array drawer_keys{CommandKey{SimulatorCommand::drawer_key, "drawer_key"},
                                 CommandKey{SimulatorCommand::drawer_close, "drawer_close"},
                                 CommandKey{SimulatorCommand::drawer_stuck, "drawer_stuck"}};
constexpr std::array switches{CommandKey{SimulatorCommand::paper_low, "paper_low"},
                              CommandKey{SimulatorCommand::paper_out, "paper_out"},
                              CommandKey{SimulatorCommand::cover_open, "cover_open"},
                              CommandKey{SimulatorCommand::cutter_jammed, "cutter_jammed"},
                              CommandKey{SimulatorCommand::head_hot, "head_hot"},
                              CommandKey{SimulatorCommand::printer_slow, "printer_slow"},
                              CommandKey{SimulatorCommand::printer_unplugged, "printer_unplugged"},
                              CommandKey{SimulatorCommand::scanner_unplugged, "scanner_unplugged"}};
constexpr std::array acceptor_keys{CommandKey{SimulatorCommand::note_cheat, "note_cheat"},
                                   CommandKey{SimulatorCommand::note_jam, "note_jam"},
                                   CommandKey{SimulatorCommand::cassette_full, "cassette_full"},
                                   CommandKey{SimulatorCommand::cassette_out, "cassette_out"},
                                   CommandKey{SimulatorCommand::acceptor_unplugged, "acceptor_unplugged"}};

// In the order of the grid. Without texts the labels stay empty.
std::vector<PanelKey> keys_of(const SimulatorView& view, const core::Texts* texts) {
    std::vector<PanelKey> keys;
    const auto add = [&](std::span<const CommandKey> commands) {
        for (const auto& [command, name] : commands) {
            const bool is_drawer_lit = command == SimulatorCommand::drawer_key && view.drawer_open;
            keys.push_back({fmt::format("sim.{}", name),
                            texts ? texts->text(fmt::format("simulator.{}", name)) : std::string(), command,
                            view.on.contains(command) || is_drawer_lit});
        }
    };
    add(acts);
    for (std::size_t i = 0; i < view.notes.size(); ++i) {
        keys.push_back({fmt::format("sim.note_{}", i),
                        texts ? texts->format("simulator.insert", view.notes[i]) : std::string(),
                        InsertNote{i}});
    }
    view.notes.empty() ? add(drawer_keys) : add(acceptor_keys);
    add(switches);
    keys.push_back(
        {"sim.close", texts ? texts->text("simulator.close") : std::string(), SimulatorCommand::toggle});
    return keys;
}

void draw_paper(Ui& ui, const SimulatorView& view, Rect rect, const core::Texts& texts) {
    panel(ui, rect);
    const Rect area = inset(rect, 16);
    ui.fill(area, ui.palette().sunk);
    if (view.paper == nullptr || view.paper->width == 0) {
        text(ui, texts.text("simulator.no_paper"), {area.x + 16, area.y + 32});
        return;
    }
    const float width = std::min(area.width - 32, static_cast<float>(view.paper->width));
    const float height =
        width * static_cast<float>(view.paper->height) / static_cast<float>(view.paper->width);
    const ScrollArea scroll(ui, {.id = "sim.paper_area", .rect = area, .content_height = height});
    picture(ui, *view.paper,
            {.id = "sim.paper_picture",
             .label = texts.text("simulator.newest_paper"),
             .value = view.paper_text,
             .rect = {area.centre_x() - width / 2, area.y, width, height}});
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
    if (view.shows_paper) claim("sim.paper_ground", places.paper);
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
        if (button(ui, {.id = key.id,
                        .label = key.label,
                        .rect = cell(places.keys, places.grid, place++),
                        .kind = key.is_on ? ButtonKind::selected : ButtonKind::plain}))
            answer = key.action;
    }
    return answer;
}

}  // namespace kiosk
