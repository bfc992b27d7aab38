#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>

#include "devices/hid_drawer/hid_drawer.h"
#include "devices/simulated/virtual_hid_drawer.h"
#include "tests/devices/usb/usb_desk.h"

namespace proof {

// A printer, a scanner and a drawer whose cables are pulled and plugged in at random moments while they work;
// what the drivers said is judged by what the devices really did.
class RandomPlugs {
  public:
    struct Counts {
        int plugs = 0;
        int pulls_in_a_job = 0;  // its first byte was under way, its end was not
        int confirmed = 0;
        int unknown = 0;
        int failed = 0;
        int scans = 0;
        int drawer_wishes = 0;
    };

    explicit RandomPlugs(unsigned seed);

    void play(int plugs);
    // All three plugged in must work, whatever was before; then what was said is judged and all are
    // unplugged.
    void settle();
    const Counts& counts() const { return counts_; }

  private:
    struct Cable {
        test::UsbMock& mock;
        std::string socket;
        bool is_in = false;
    };
    struct Given {
        std::size_t lines = 0;
        std::optional<core::PrintJob> end = {};
    };

    const Cable& printer_cable() const { return cables_[0]; }
    const Cable& scanner_cable() const { return cables_[1]; }
    const Cable& drawer_cable() const { return cables_[2]; }
    int up_to(int most) { return static_cast<int>(random_() % static_cast<unsigned>(most + 1)); }
    void plug(Cable& cable);
    void pull(Cable& cable);
    void see_events();
    void act();
    void turn(int ms = 1);
    bool turn_until(const std::function<bool()>& wanted);
    void print();
    void scan();
    void ask_for_drawer();
    void note_ends();
    void take_scans();
    bool is_ready(const Cable& cable);
    bool everything_is_unplugged();
    std::ptrdiff_t jobs_waiting() const;
    void judge_drawer();
    void judge_paper();
    static std::string line_of(std::uint64_t job, std::size_t line);

    std::mt19937 random_;
    test::UsbDesk desk_{model()};
    devices::VirtualHidDrawer drawer_inside_;
    test::UsbMock drawer_mock_{
        desk_.testbed, drawer_inside_, {.device = 6, .port = "1-6", .kind = test::UsbMockKind::hid_drawer}};
    std::optional<devices::UsbPort> drawer_port_;
    std::optional<devices::HidDrawer> drawer_;
    Cable cables_[3] = {{desk_.printer_mock, "1-4"}, {desk_.scanner_mock, "1-5"}, {drawer_mock_, "1-6"}};
    std::map<std::uint64_t, Given> jobs_;  // since the last judgement
    int events_unseen_ = 0;
    int pulses_before_ = 0;
    int scanned_ = 0;
    int taken_ = 0;
    Counts counts_;

    // Slow and small enough that a job takes many turns.
    static devices::VirtualPrinterModel model() {
        return {.buffer_size = 150, .line_time = core::Milliseconds(1)};
    }
};

}  // namespace proof
