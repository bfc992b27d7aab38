#include "tests/kiosk/flows/window/window_desk.h"

#include <algorithm>

#include "core/base/ensure.h"
#include "kiosk/screens/window/window_draw.h"

namespace test {

std::optional<core::ScannedCode> FakeScanner::take_scan() {
    if (scans.empty()) return std::nullopt;
    core::ScannedCode scan = scans.front();
    scans.pop_front();
    return scan;
}

std::uint64_t FakePrinter::print(const core::PrintedDocument& document) {
    pages.push_back(document);
    return pages.size();
}

std::string slip_of(const std::string& account_digits) {
    return "415"
           "1234567890128"
           "8020"
           "000" +
           account_digits;
}

WindowDesk::WindowDesk(const DeskOptions& options) : station("window", options.storage), options_(options) {
    restart();
    auto opened =
        kiosk::HeadlessStage::open({.display = kiosk::window_display(), .palette = options.palette});
    core::ensure(opened.has_value(), "no stage");
    stage = std::move(*opened);
    stage->show([this](kiosk::Ui& ui) { draw(ui); });
}

void WindowDesk::restart() {
    std::vector<core::Texts> languages{core::Texts::load(options_.language).value()};
    languages.push_back(core::Texts::load(options_.language == "en" ? "es" : "en").value());
    flow = std::make_unique<kiosk::window::WindowFlow>(
        kiosk::window::WindowParts{.counter = station.counter(),
                                   .ids = attempts,
                                   .languages = std::move(languages),
                                   .billers = core::demo_billers(),
                                   .printer = &printer,
                                   .drawer = &printer,
                                   .scanner = &scanner,
                                   .display = &display});
}

// As the program's loop does: the flow steps, its view is drawn, the action goes back to the flow.
void WindowDesk::draw(kiosk::Ui& ui) {
    flow->step(stage ? stage->now() : core::Instant{});
    if (const auto action = kiosk::window::draw_window(ui, flow->view())) flow->act(*action);
}

void WindowDesk::settle() {
    stage->frame();
    stage->settle();
    stage->frame();
}

bool WindowDesk::press(std::string_view id_or_label) {
    stage->wait(core::Milliseconds(500));
    const bool found = stage->press(id_or_label);
    settle();
    return found;
}

void WindowDesk::key(std::string_view name) {
    stage->wait(core::Milliseconds(500));
    stage->key(name);
    settle();
}

void WindowDesk::type(std::string_view text) {
    stage->type(text);
    settle();
}

void WindowDesk::scan(const std::string& data) {
    scanner.scans.push_back({"]C1", data});
    settle();
}

void WindowDesk::count_pieces(const std::vector<std::string>& loose) {
    for (std::size_t row = 0; row < loose.size(); ++row) {
        press("loose-" + std::to_string(row));
        type(loose[row]);
    }
}

void WindowDesk::start_day() {
    press("rosa");
    press("day-open");
    count_pieces({"0", "0", "5", "5", "5", "0", "20", "0", "12", "10", "19", "5"});
    press("drawer-open");
}

std::string WindowDesk::shown(std::string_view id) {
    const kiosk::WidgetRecord* record = stage->find(id);
    if (record == nullptr) return "(not there)";
    return record->value.empty() ? record->label : record->value;
}

bool WindowDesk::says(std::string_view part) {
    for (const kiosk::WidgetRecord& record : stage->registry().records()) {
        const bool in_texts = std::any_of(
            record.texts.begin(), record.texts.end(),
            [&](const kiosk::DrawnText& text) { return text.text.find(part) != std::string::npos; });
        if (in_texts || record.label.find(part) != std::string::npos) return true;
    }
    return false;
}

std::vector<std::string> WindowDesk::faults() {
    std::vector<std::string> list;
    for (const kiosk::ScreenFinding& finding : stage->findings()) {
        list.push_back(std::string(kiosk::name_of(finding.fault)) + ": " + finding.sentence);
    }
    return list;
}

std::int64_t WindowDesk::payments() {
    return station.reader().next_payment().value() - 1;
}

}  // namespace test
