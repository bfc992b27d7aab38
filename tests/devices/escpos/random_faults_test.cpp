#include <catch2/catch.hpp>
#include <map>
#include <random>

#include "tests/devices/escpos/printer_desk.h"

using core::PrintState;
using core::PulseState;
using test::PrinterDesk;

namespace {

core::PrintedDocument marked_receipt(std::uint64_t number, std::size_t lines) {
    core::PrintedDocument document;
    document.blocks.push_back(core::PrintedText{.text = "BEGIN " + std::to_string(number) + "."});
    for (std::size_t line = 0; line < lines; ++line) {
        document.blocks.push_back(core::PrintedText{.text = "line " + std::to_string(line) + "."});
    }
    document.blocks.push_back(core::PrintedQr{.data = std::string(200, 'q')});
    document.blocks.push_back(core::PrintedText{.text = "END " + std::to_string(number) + "."});
    return document;
}

// A printer whose paper, cover, cable and power are played with at random, and what became of its jobs.
struct RandomDesk {
    PrinterDesk desk;
    std::mt19937 random;
    std::map<std::uint64_t, std::size_t> lines_of;
    std::map<std::uint64_t, core::PrintJob> ended;
    int drawer_asks = 0;

    RandomDesk(unsigned seed, const devices::VirtualPrinterModel& model) : desk(model), random(seed) {}

    std::size_t up_to(std::size_t most) { return random() % (most + 1); }

    void act() {
        auto& device = desk.device;
        switch (up_to(11)) {
            case 0:
            case 1:
                print();
                break;
            case 2:
                if (desk.printer.pulse() != PulseState::pending) ++drawer_asks;
                desk.printer.open_drawer();
                break;
            case 3:
                device.set_paper_out(up_to(1) == 0);
                break;
            case 4:
                device.set_cover_open(up_to(1) == 0);
                break;
            case 5:
                desk.port.unplug();
                break;
            case 6:
                desk.port.plug();
                break;
            case 7:
                desk.port.end_next_write_after(up_to(600));
                break;
            case 8:
                desk.port.set_bytes_per_step(1 + up_to(200));
                break;
            case 9:
                device.set_paper_lines_left(1 + up_to(40));
                break;
            case 10:
                if (!desk.port.is_plugged()) device.power_cycle();
                break;
            default:
                device.drawer().close();
        }
    }

    void print() {
        const std::size_t lines = up_to(40);
        const auto id = desk.printer.print(marked_receipt(lines_of.size() + 1, lines));
        REQUIRE(id == lines_of.size() + 1);
        lines_of[id] = lines;
    }

    void pass(int ms) {
        for (int turns = 0; turns < ms / 10; ++turns) {
            desk.turn(10);
            note_ends();
        }
    }

    // A final state is noted once and must never change after.
    void note_ends() {
        for (const auto& [id, lines] : lines_of) {
            const auto job = desk.printer.find_job(id);
            if (!job || !job->is_final()) continue;
            const auto [known, is_new] = ended.try_emplace(id, *job);
            if (!is_new) REQUIRE(known->second.state == job->state);
        }
    }

    void repair_everything() {
        desk.port.plug();
        desk.port.set_bytes_per_step(4096);
        desk.device.set_paper_out(false);
        desk.device.set_cover_open(false);
    }

    // The papers that hold the whole receipt, from its first line to its last, without a gap or a stranger's
    // line.
    int whole_papers(std::uint64_t id) const {
        std::string wanted = "BEGIN " + std::to_string(id) + ".\n";
        for (std::size_t line = 0; line < lines_of.at(id); ++line)
            wanted += "line " + std::to_string(line) + ".\n";
        wanted += "[QR " + std::string(200, 'q') + "]\nEND " + std::to_string(id) + ".\n";
        int count = 0;
        for (const auto& paper : desk.device.paper().finished()) {
            if (paper.text().ends_with(wanted)) ++count;
        }
        return count;
    }
};

}  // namespace

TEST_CASE("whatever happens to the printer, each job ends, and what is said of it is true") {
    int confirmed = 0;
    int unknown = 0;
    int failed = 0;
    for (unsigned seed = 1; seed <= 60; ++seed) {
        INFO("seed " << seed);
        RandomDesk day(seed,
                       {.buffer_size = 300 + seed % 5 * 300, .line_time = core::Milliseconds(seed % 3 * 20)});
        for (int acts = 0; acts < 60; ++acts) {
            day.act();
            day.pass(static_cast<int>(day.up_to(day.up_to(9) == 0 ? 60'000 : 1500)));
        }
        day.repair_everything();
        day.pass(120'000);
        CHECK(day.ended.size() == day.lines_of.size());
        CHECK(day.desk.device.drawer().pulses() <= day.drawer_asks);
        for (const auto& [id, job] : day.ended) {
            INFO("job " << id << " of " << day.lines_of.size());
            const int papers = day.whole_papers(id);
            CHECK(papers <= 1);
            if (job.state == PrintState::confirmed) CHECK(papers == 1);
            if (job.state == PrintState::failed) CHECK(papers == 0);
            confirmed += job.state == PrintState::confirmed;
            unknown += job.state == PrintState::unknown;
            failed += job.state == PrintState::failed;
        }
    }
    // The faults are frequent enough to reach every end, and not so frequent that nothing prints.
    CHECK(confirmed > 50);
    CHECK(unknown > 20);
    CHECK(failed > 20);
}
