#pragma once

#include <cstdlib>

#include "tests/devices/escpos/random_desk.h"

namespace test {

inline int times(std::string_view text, std::string_view part) {
    int count = 0;
    for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++count;
    return count;
}

// Judges a day by what stands on paper in the end, knowing nothing of how the driver works.
template <class Desk>
void judge(const RandomDesk<Desk>& day) {
    CHECK(day.ended.size() == day.lines_of.size());
    CHECK(day.desk.device.drawer().pulses() <= day.drawer_asks);
    std::string text;
    for (const auto& paper : day.desk.device.paper().finished()) text += paper.text();
    text += day.desk.device.paper().current().text();
    for (const auto& [id, job] : day.ended) {
        INFO("job " << id << " of " << day.lines_of.size());
        const int whole_papers = times(text, day.whole(id));
        if (job.state == core::PrintState::confirmed) CHECK(whole_papers == 1);
        if (job.state == core::PrintState::failed) CHECK(whole_papers == 0);
        for (std::size_t line = 0; line < day.lines_of.at(id); ++line)
            CHECK(times(text, day.text_of(id, line)) <= 1);
    }
}

struct Ends {
    int confirmed = 0;
    int unknown = 0;
    int failed = 0;

    int all() const { return confirmed + unknown + failed; }
};

// How many receipts: PAYDESK_RECEIPTS, or a few hundred for every check.
inline int receipts_wanted() {
    const char* text = std::getenv("PAYDESK_RECEIPTS");
    return text != nullptr ? std::atoi(text) : 400;
}

// Days of faults, each from its seed, until that many receipts have ended. `model_of` makes a seed's printer.
template <class Desk, class ModelOf>
Ends play_random_days(ModelOf model_of) {
    Ends ends;
    for (unsigned seed = 1; ends.all() < receipts_wanted(); ++seed) {
        INFO("seed " << seed);
        RandomDesk<Desk> day(seed, model_of(seed));
        for (int acts = 0; acts < 60; ++acts) {
            day.act();
            day.pass(static_cast<int>(day.up_to(day.up_to(9) == 0 ? 60'000 : 1500)));
        }
        day.repair_everything();
        day.pass(120'000);
        judge(day);
        for (const auto& [id, job] : day.ended) {
            ends.confirmed += job.state == core::PrintState::confirmed;
            ends.unknown += job.state == core::PrintState::unknown;
            ends.failed += job.state == core::PrintState::failed;
        }
    }
    return ends;
}

}  // namespace test
