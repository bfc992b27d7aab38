// What the devices cost while nothing happens: the share of a core that their part of the station's loop
// takes.

#include <sys/resource.h>

#include <iostream>
#include <thread>

#include "bench/groups.h"
#include "bench/stopwatch.h"
#include "kiosk/app/simulated_devices.h"
#include "kiosk/app/usb_devices.h"

namespace bench {

namespace {

constexpr std::chrono::milliseconds turn{5};  // as long as the station's loop waits for input
constexpr std::chrono::seconds settling{2};   // names are asked, proofs are tried
constexpr std::chrono::seconds measured{5};

double cpu_seconds() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto of = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
    };
    return of(usage.ru_utime) + of(usage.ru_stime);
}

void rest(kiosk::StationDevices& devices, std::chrono::seconds time) {
    const auto end = std::chrono::steady_clock::now() + time;
    while (std::chrono::steady_clock::now() < end) {
        devices.step(std::chrono::time_point_cast<core::Milliseconds>(std::chrono::steady_clock::now()));
        std::this_thread::sleep_for(turn);
    }
}

void measure_rest(const std::string& name, kiosk::StationDevices& devices, Table& table) {
    rest(devices, settling);
    const double before = cpu_seconds();
    const double passed = seconds([&] { rest(devices, measured); });
    table.add(
        {"devices", name + ", at rest", 100 * (cpu_seconds() - before) / passed, "% of a core", "<= 0.5"});
}

}  // namespace

void measure_devices(const Settings& settings, Table& table) {
    kiosk::SimulatedDevices simulated;
    measure_rest("simulated devices", simulated, table);
    auto usb = kiosk::UsbDevices::open(settings.folder);
    if (!usb) {
        std::cerr << usb.error().message() << "\n";
        return;
    }
    measure_rest("USB, nothing plugged in", **usb, table);
}

}  // namespace bench
