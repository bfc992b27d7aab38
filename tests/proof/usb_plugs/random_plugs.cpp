#include "tests/proof/usb_plugs/random_plugs.h"

#include <algorithm>

namespace proof {
namespace {

constexpr std::size_t jobs_a_judgement_max = 30;  // the virtual printer keeps its newest 50 papers
// umockdev ends the program when libusb's thread leaves more than a socket's ten datagrams unread, as it may
// on a busy machine.
constexpr int events_unseen_max = 5;

int times(std::string_view text, std::string_view part) {
    int count = 0;
    for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++count;
    return count;
}

}  // namespace

RandomPlugs::RandomPlugs(unsigned seed) : random_(seed) {
    desk_.open();
    drawer_port_.emplace(*desk_.bus, devices::UsbPortOptions{.role = devices::UsbRole::drawer});
    drawer_.emplace(*drawer_port_);
}

void RandomPlugs::play(int plugs) {
    const int end = counts_.plugs + plugs;
    while (counts_.plugs < end) {
        Cable& cable = cables_[up_to(2)];
        if (cable.is_in) {
            pull(cable);
        } else {
            plug(cable);
            if (up_to(1) == 0) REQUIRE(turn_until([&] { return is_ready(cable); }));
        }
        if (++events_unseen_ > events_unseen_max) see_events();
        const int turns = up_to(12);
        for (int i = 0; i < turns; ++i) {
            act();
            turn();
        }
        // Nobody plugs it in again for so long that what waits for it is given up.
        if (!printer_cable().is_in && up_to(40) == 0) turn(31'000);
    }
}

void RandomPlugs::see_events() {
    const auto is_in = [](const Cable& cable) { return cable.is_in; };
    REQUIRE(turn_until([&] {
        return std::ssize(desk_.bus->presence().devices()) == std::ranges::count_if(cables_, is_in);
    }));
    events_unseen_ = 0;
}

// As the kernel does, each arrival gets a new number.
void RandomPlugs::plug(Cable& cable) {
    cable.mock.move_to(4 + counts_.plugs++ % 120, cable.socket);
    cable.mock.plug();
    cable.is_in = true;
}

void RandomPlugs::pull(Cable& cable) {
    const bool is_in_a_job = std::ranges::any_of(jobs_, [this](const auto& entry) {
        const auto job = desk_.printer->find_job(entry.first);
        return job->state == core::PrintState::sending || job->state == core::PrintState::sent;
    });
    if (&cable == &printer_cable() && is_in_a_job) ++counts_.pulls_in_a_job;
    cable.mock.unplug();
    cable.is_in = false;
}

void RandomPlugs::act() {
    switch (up_to(9)) {
        case 0:
            if (jobs_.size() < jobs_a_judgement_max && jobs_waiting() < 3) print();
            break;
        case 1:
            if (scanner_cable().is_in) scan();
            break;
        case 2:
            if (drawer_->pulse() != core::PulseState::pending) ask_for_drawer();
            break;
        default:
            break;
    }
}

void RandomPlugs::turn(int ms) {
    desk_.turn(ms);
    drawer_->step(desk_.now);
    note_ends();
    take_scans();
}

bool RandomPlugs::turn_until(const std::function<bool()>& wanted) {
    return desk_.turn_until([&] {
        drawer_->step(desk_.now);
        note_ends();
        take_scans();
        return wanted();
    });
}

std::string RandomPlugs::line_of(std::uint64_t job, std::size_t line) {
    return "job " + std::to_string(job) + " line " + std::to_string(line) + ".\n";
}

void RandomPlugs::print() {
    const auto lines = static_cast<std::size_t>(1 + up_to(15));
    core::PrintedDocument document;
    const std::uint64_t id = desk_.printer->job().id + 1;
    for (std::size_t line = 0; line < lines; ++line) {
        std::string text = line_of(id, line);
        text.pop_back();
        document.blocks.push_back(core::PrintedText{.text = text});
    }
    REQUIRE(desk_.printer->print(document) == id);
    jobs_[id] = {.lines = lines};
}

void RandomPlugs::scan() {
    const std::string padding(static_cast<std::size_t>(up_to(100)), '0');  // some need two reports
    const auto locked = desk_.scanner_mock.lock();
    desk_.scanner_inside.scan({"]C0", padding + std::to_string(++scanned_)});
}

void RandomPlugs::ask_for_drawer() {
    judge_drawer();
    const auto locked = drawer_mock_.lock();
    drawer_inside_.drawer().close();
    pulses_before_ = drawer_inside_.drawer().pulses();
    drawer_->open_drawer();
    ++counts_.drawer_wishes;
}

// A final state is noted once and must never change after.
void RandomPlugs::note_ends() {
    for (auto& [id, given] : jobs_) {
        const auto job = desk_.printer->find_job(id);
        if (!job || !job->is_final()) continue;
        if (given.end) REQUIRE(given.end->state == job->state);
        if (given.end) continue;
        given.end = job;
        counts_.confirmed += job->state == core::PrintState::confirmed;
        counts_.unknown += job->state == core::PrintState::unknown;
        counts_.failed += job->state == core::PrintState::failed;
    }
}

// Some are lost with the cable; none comes twice, late or changed.
void RandomPlugs::take_scans() {
    while (const auto code = desk_.scanner->take_scan()) {
        const auto digits = code->data.find_first_not_of('0');
        REQUIRE(digits != code->data.npos);
        const int number = std::stoi(code->data.substr(digits));
        REQUIRE(number > taken_);
        REQUIRE(number <= scanned_);
        taken_ = number;
        ++counts_.scans;
    }
}

bool RandomPlugs::is_ready(const Cable& cable) {
    if (&cable == &printer_cable())
        return desk_.printer->condition() == core::PrinterCondition::ready &&
               desk_.printer->proof_way() == devices::ProofWay::process_id;
    if (&cable == &drawer_cable()) return drawer_->drawer_sensor() != core::DrawerSensor::unknown;
    const auto locked = desk_.scanner_mock.lock();
    return desk_.scanner->condition() == core::ScannerCondition::ready && desk_.scanner_inside.is_awake();
}

bool RandomPlugs::everything_is_unplugged() {
    return desk_.printer->condition() == core::PrinterCondition::unplugged &&
           desk_.scanner->condition() == core::ScannerCondition::unplugged &&
           drawer_->port_state() == devices::PortState::unplugged;
}

std::ptrdiff_t RandomPlugs::jobs_waiting() const {
    return std::ranges::count_if(jobs_, [](const auto& entry) { return !entry.second.end; });
}

void RandomPlugs::settle() {
    see_events();
    for (auto& cable : cables_) {
        if (!cable.is_in) plug(cable);
    }
    for (auto& cable : cables_) REQUIRE(turn_until([&] { return is_ready(cable); }));
    REQUIRE(turn_until([&] { return jobs_waiting() == 0 && drawer_->pulse() != core::PulseState::pending; }));

    print();
    REQUIRE(turn_until([&] { return jobs_waiting() == 0; }));
    CHECK(desk_.printer->job().state == core::PrintState::confirmed);
    scan();
    REQUIRE(turn_until([&] { return taken_ == scanned_; }));
    ask_for_drawer();
    REQUIRE(turn_until([&] { return drawer_->pulse() != core::PulseState::pending; }));
    CHECK(drawer_->pulse() == core::PulseState::opened);

    judge_drawer();
    for (auto& cable : cables_) pull(cable);
    REQUIRE(turn_until([&] { return everything_is_unplugged(); }));
    for (auto& cable : cables_) CHECK(cable.mock.transfers_held() == 0);
    judge_paper();
}

void RandomPlugs::judge_drawer() {
    const auto locked = drawer_mock_.lock();
    const auto& drawer = drawer_inside_.drawer();
    CHECK(drawer.pulses() <= pulses_before_ + 1);
    const auto said = drawer_->pulse();
    if (said == core::PulseState::opened) CHECK(drawer.is_open());
    if (said == core::PulseState::did_not_open || said == core::PulseState::failed)
        CHECK_FALSE(drawer.is_open());
}

// Whoever was told "confirmed" has the whole receipt once, "failed" has no whole one; no line comes twice.
// Then a new printer stands there.
void RandomPlugs::judge_paper() {
    std::string text;
    for (const auto& paper : desk_.printer_inside.paper().finished()) text += paper.text();
    text += desk_.printer_inside.paper().current().text();
    for (const auto& [id, given] : jobs_) {
        INFO("job " << id << " of " << given.lines << " lines");
        std::string whole;
        for (std::size_t line = 0; line < given.lines; ++line) {
            whole += line_of(id, line);
            CHECK(times(text, line_of(id, line)) <= 1);
        }
        if (given.end->state == core::PrintState::confirmed) CHECK(times(text, whole) == 1);
        if (given.end->state == core::PrintState::failed) CHECK(times(text, whole) == 0);
    }
    jobs_.clear();
    desk_.printer_inside = devices::VirtualPrinter(model());
}

}  // namespace proof
