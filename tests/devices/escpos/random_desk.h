#pragma once

#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <string>

#include "core/ports/cash_drawer.h"
#include "core/ports/printed_document.h"
#include "core/ports/receipt_printer.h"

namespace test {

// A printer whose paper, cover, cutter, cable and power are played with at random, and what became of its
// jobs (judged in random_days.h).
template <class Desk>
struct RandomDesk {
    Desk desk;
    std::mt19937 random;
    std::map<std::uint64_t, std::size_t> lines_of;
    std::map<std::uint64_t, core::PrintJob> ended;
    int drawer_asks = 0;

    template <class Model>
    RandomDesk(unsigned seed, const Model& model) : desk(model), random(seed) {}

    std::size_t up_to(std::size_t most) { return random() % (most + 1); }

    void act() {
        switch (up_to(15)) {
            case 0:
            case 1:
            case 2:
                return print();
            case 3:
                if (desk.printer.pulse() != core::PulseState::pending) ++drawer_asks;
                return desk.printer.open_drawer();
            case 4:
                return desk.port.unplug();
            case 5:
                return desk.port.plug();
            case 6:
                return desk.port.end_next_write_after(up_to(600));
            case 7:
                return desk.port.set_bytes_per_step(1 + up_to(200));
            case 8:
                return switch_off_and_on();
            default:
                act_at_printer();
        }
    }

    void act_at_printer() {
        auto& device = desk.device;
        switch (up_to(7)) {
            case 0:
                return device.set_paper_out(up_to(1) == 0);
            case 1:
                return device.set_cover_open(up_to(1) == 0);
            case 2:
                return device.set_paper_lines_left(1 + up_to(40));
            case 3:
                return device.set_cutter_jammed(up_to(2) == 0);
            case 4:
                return desk.printer.jam_was_removed();
            case 5:
                return device.set_overheated(up_to(2) == 0);
            case 6:
                return device.set_paper_near_end(up_to(1) == 0);
            default:
                device.drawer().close();
        }
    }

    // Its USB side goes off with it, for shorter than a turn or for longer.
    void switch_off_and_on() {
        desk.port.unplug();
        if (up_to(1) == 0) pass(50);
        desk.device.power_cycle();
        desk.port.plug();
    }

    void print() {
        const std::size_t lines = up_to(40);
        const std::uint64_t number = lines_of.size() + 1;
        core::PrintedDocument document;
        document.blocks.push_back(core::PrintedText{.text = "BEGIN " + std::to_string(number) + "."});
        for (std::size_t line = 0; line < lines; ++line)
            document.blocks.push_back(core::PrintedText{.text = text_of(number, line)});
        document.blocks.push_back(core::PrintedQr{.data = std::string(200, 'q')});
        document.blocks.push_back(core::PrintedText{.text = "END " + std::to_string(number) + "."});
        REQUIRE(desk.printer.print(document) == number);
        lines_of[number] = lines;
    }

    static std::string text_of(std::uint64_t number, std::size_t line) {
        return "receipt " + std::to_string(number) + " line " + std::to_string(line) + ".";
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
        desk.device.set_cutter_jammed(false);
        desk.device.set_overheated(false);
        desk.device.set_cover_open(false);
        pass(3000);
        desk.printer.jam_was_removed();
        pass(10'000);
        // A full buffer lets no command through, not even the one to go on: then only the switch helps.
        if (!desk.device.is_online()) switch_off_and_on();
    }

    // The whole receipt, from its first line to its last, without a gap or a stranger's line.
    std::string whole(std::uint64_t id) const {
        std::string text = "BEGIN " + std::to_string(id) + ".\n";
        for (std::size_t line = 0; line < lines_of.at(id); ++line) text += text_of(id, line) + "\n";
        return text + "[QR " + std::string(200, 'q') + "]\nEND " + std::to_string(id) + ".\n";
    }
};

}  // namespace test
