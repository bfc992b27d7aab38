// Thousands of times a cable is pulled and plugged in again, over the real libusb. PAYDESK_PLUGS sets how
// often, PAYDESK_PLUGS_SEED which ones.

#include <fmt/format.h>
#include <malloc.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "tests/proof/usb_plugs/random_plugs.h"

namespace {

constexpr int plugs_a_round = 25;
// Sockets of closed devices that the test bed's thread still has to close.
constexpr std::size_t descriptors_late_max = 4;
// umockdev 0.17.16 itself keeps about 190 bytes of each plug and some of each open. One more connection of
// ours with its transfers is over 1000.
constexpr std::size_t bytes_a_plug_max = 400;
constexpr std::size_t bytes_once_max = 200'000;  // queues and tables that grow to their size

int number_from(const char* name, int otherwise) {
    const char* text = std::getenv(name);
    return text == nullptr ? otherwise : std::atoi(text);
}

struct Held {
    std::size_t descriptors = 0;
    std::size_t bytes = 0;  // zero under a sanitizer, which counts leaks itself
};

Held held_now() {
    const std::filesystem::directory_iterator descriptors("/proc/self/fd");
    return {static_cast<std::size_t>(std::distance(begin(descriptors), end(descriptors))),
            ::mallinfo2().uordblks};
}

}  // namespace

TEST_CASE("usb: plugged and pulled thousands of times, nothing leaks, nothing sticks, every word is true") {
    const int plugs = number_from("PAYDESK_PLUGS", 50);
    proof::RandomPlugs desk(static_cast<unsigned>(number_from("PAYDESK_PLUGS_SEED", 1)));
    desk.play(plugs_a_round);
    desk.settle();
    const Held before = held_now();
    const int first = desk.counts().plugs;
    while (desk.counts().plugs < plugs) {
        INFO("after plug " << desk.counts().plugs);
        desk.play(plugs_a_round);
        desk.settle();
    }
    const Held after = held_now();
    const auto& counts = desk.counts();
    std::cout << fmt::format(
        "plugs: {}, {} of them pulled in a job; {} confirmed, {} unknown, {} failed; {} scans, {} drawer "
        "wishes; {} -> {} descriptors, {} -> {} bytes\n",
        counts.plugs, counts.pulls_in_a_job, counts.confirmed, counts.unknown, counts.failed, counts.scans,
        counts.drawer_wishes, before.descriptors, after.descriptors, before.bytes, after.bytes);
    CHECK(counts.pulls_in_a_job > 0);
    CHECK(counts.confirmed > 0);
    CHECK(counts.unknown > 0);
    CHECK(after.descriptors <= before.descriptors + descriptors_late_max);
    CHECK(after.bytes <
          before.bytes + bytes_once_max + static_cast<std::size_t>(counts.plugs - first) * bytes_a_plug_max);
}
