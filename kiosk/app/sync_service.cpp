#include "kiosk/app/sync_service.h"

#include <random>
#include <thread>

#include "core/sync/backoff.h"
#include "kiosk/app/stop_signals.h"
#include "kiosk/app/system_clock.h"

namespace kiosk {

namespace {

constexpr core::Milliseconds look_every{1000};
constexpr core::Milliseconds refresh_every{30'000};
constexpr core::Milliseconds notice_end_within{100};

// Answers false when somebody ended the program meanwhile.
bool pause(StopSignals& signals, core::Milliseconds time) {
    for (; time.count() > 0; time -= notice_end_within) {
        if (signals.take()) return false;
        std::this_thread::sleep_for(std::min(time, notice_end_within));
    }
    return !signals.take();
}

// Until there are entries that head office does not have, or it is time to look what it has for us.
bool wait_for_work(StopSignals& signals, const std::filesystem::path& folder,
                   const core::SyncReport& report) {
    if (report.behind > 0) return !signals.take();
    auto feed = core::JournalFeed::open(folder);
    const auto head = feed ? feed->head() : tl::unexpected(feed.error());
    for (core::Milliseconds waited{0}; waited < refresh_every; waited += look_every) {
        if (!pause(signals, look_every)) return false;
        if (!head) continue;
        const auto now = feed->head();
        if (!now || now->count != head->count) return true;
    }
    return true;
}

}  // namespace

core::Done follow_head_office(const core::SyncRun::Options& options,
                              const std::function<void(const core::SyncReport&)>& tell) {
    StopSignals signals;
    std::random_device chance;
    SystemClock clock;
    int failures = 0;
    for (;;) {
        const auto report = core::SyncRun(options, clock, {}).once();
        const bool waits = !report && report.error().code == core::ProblemCode::mirror_in_use;
        if (!report && !waits) return tl::unexpected(report.error());
        if (report) tell(*report);
        const bool well = report && report->standing == core::SyncStanding::online;
        failures = well ? 0 : failures + 1;
        const bool goes_on = well ? wait_for_work(signals, options.folder, *report)
                                  : pause(signals, core::backoff(failures, chance()));
        if (!goes_on) return {};
    }
}

}  // namespace kiosk
