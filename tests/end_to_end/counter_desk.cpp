#include "tests/end_to_end/counter_desk.h"

#include <catch2/catch.hpp>

namespace test {

CounterDesk::CounterDesk() {
    REQUIRE(UsbTestbed::is_possible());
    const Run demo = program_.run_json("demo --accounts 200");
    INFO(demo.errors);
    REQUIRE(demo.status == 0);
}

void CounterDesk::start() {
    station_ = std::make_unique<ChildProcess>(
        ChildOptions{.words = {PAYDESK_PROGRAM, "--data", program_.data().string(), "run", "--windowed",
                               "1920x1080", "--registry", (program_.folder() / "registry.jsonl").string()},
                     .environment = {display_.variable(), "SDL_VIDEODRIVER=x11"},
                     .output = program_.folder() / "station.txt",
                     .sees_pretended_devices = true});
}

int CounterDesk::close() {
    station_->ask_to_end();
    const auto status = station_->wait_for_end();
    INFO("the program wrote: " << station_->output());
    REQUIRE(status.has_value());
    return *status;
}

void CounterDesk::plug_devices() {
    printer_mock_.plug();
    scanner_mock_.plug();
}

void CounterDesk::hang_printer() {
    const auto locked = printer_mock_.lock();
    printer_.set_silent(true);
}

void CounterDesk::power_cycle_printer() {
    const auto locked = printer_mock_.lock();
    printer_.set_silent(false);
    printer_.power_cycle();
}

void CounterDesk::scan(const std::string& aim_id, const std::string& data) {
    const auto locked = scanner_mock_.lock();
    scanner_.scan({.aim_id = aim_id, .data = data});
}

std::string CounterDesk::printed_bytes() {
    const auto locked = printer_mock_.lock();
    return printer_.received();
}

devices::Paper CounterDesk::newest_paper() {
    const auto locked = printer_mock_.lock();
    REQUIRE_FALSE(printer_.paper().finished().empty());
    return printer_.paper().finished().back();
}

int CounterDesk::drawer_pulses() {
    const auto locked = printer_mock_.lock();
    return printer_.drawer().pulses();
}

void CounterDesk::wait_for_page(std::string_view page) {
    wait_for(page, [&] { return screen_.is_on_page(page); });
}

void CounterDesk::wait_to_see(std::string_view text) {
    wait_for(text, [&] { return screen_.shows(text); });
}

void CounterDesk::wait_to_see(std::string_view text, std::string_view next) {
    wait_for(std::string(text) + " " + std::string(next), [&] { return screen_.shows_in_order(text, next); });
}

void CounterDesk::wait_for_bytes(std::size_t count) {
    wait_for(std::to_string(count) + " bytes", [&] { return printed_bytes().size() >= count; });
}

void CounterDesk::press_on_screen(std::string_view id_or_label) {
    wait_for(id_or_label, [&] {
        const auto widget = screen_.find(id_or_label);
        return widget && widget->enabled;
    });
    display_.click(*screen_.find(id_or_label));
}

template <class Wanted>
void CounterDesk::wait_for(std::string_view what, Wanted wanted) {
    if (wait_until([&] { return wanted() || !station_->is_running(); }) && station_->is_running()) return;
    FAIL("\"" << what << "\" did not come. The screen shows:\n"
              << screen_.text() << "The program wrote:\n"
              << station_->output());
}

}  // namespace test
