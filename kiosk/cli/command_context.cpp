#include "kiosk/cli/command_context.h"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cstdlib>

#include "core/counter/policy_in_force.h"

namespace kiosk {

using core::ProblemCode;
using core::Result;

namespace {

// A PIN comes over a file descriptor, so that it stands in no process list and no shell history.
Result<std::string> read_pin(int descriptor) {
    if (descriptor < 0) return std::string{};
    std::array<char, 64> buffer{};
    const ssize_t length = ::read(descriptor, buffer.data(), buffer.size());
    if (length < 0)
        return core::problem(ProblemCode::usage,
                             fmt::format("no PIN can be read from descriptor {}", descriptor));
    std::string pin(buffer.data(), static_cast<std::size_t>(length));
    while (!pin.empty() && (pin.back() == '\n' || pin.back() == '\r')) pin.pop_back();
    return pin;
}

}  // namespace

std::filesystem::path CommandContext::folder() const {
    if (!data.empty()) return data;
    if (const char* home = std::getenv("XDG_DATA_HOME"); home && *home)
        return std::filesystem::path(home) / "paydesk";
    if (const char* home = std::getenv("HOME"); home && *home) {
        return std::filesystem::path(home) / ".local" / "share" / "paydesk";
    }
    return "/var/lib/paydesk";
}

Result<core::Act> CommandContext::act() const {
    auto pin = read_pin(pin_fd);
    if (!pin) return tl::unexpected(pin.error());
    auto approve_pin = read_pin(approve_pin_fd);
    if (!approve_pin) return tl::unexpected(approve_pin.error());
    return core::Act{.person = person,
                     .pin = std::move(*pin),
                     .reason = reason,
                     .approved_by = approve,
                     .approve_pin = std::move(*approve_pin)};
}

Result<std::unique_ptr<core::Clock>> CommandContext::clock(bool training) const {
    if (at.empty()) return std::make_unique<SystemClock>();
    if (!training)
        return core::problem(ProblemCode::not_training,
                             "--at sets the clock, and only on a training station");
    const auto moment = core::Moment::parse(at);
    if (!moment) return tl::unexpected(moment.error());
    return std::make_unique<ReplayClock>(*moment);
}

core::StationStore::Options CommandContext::store_options() const {
    return {.holder = fmt::format("{} (process {})", command, ::getpid())};
}

Result<core::Policy> CommandContext::policy_of(core::StationReader reader) const {
    auto policy = core::policy_in_force(reader);
    const bool unusable = !policy && policy.error().code == ProblemCode::policy_invalid;
    if (!unusable || !any_policy) return policy;
    return core::built_in_policy("default");
}

Result<OpenStation> CommandContext::open() const {
    auto store = core::StationStore::open(folder(), store_options());
    if (!store) return tl::unexpected(store.error());
    const auto identity = store->reader().identity();
    if (!identity) return tl::unexpected(identity.error());
    auto real_clock = clock(identity->training);
    if (!real_clock) return tl::unexpected(real_clock.error());
    auto policy = policy_of(store->reader());
    if (!policy) return tl::unexpected(policy.error());
    auto accounts = core::MirrorReader::open(folder());
    if (!accounts) return tl::unexpected(accounts.error());
    return OpenStation{.policy = std::move(*policy),
                       .clock = std::move(*real_clock),
                       .accounts = std::move(*accounts),
                       .store = std::move(*store)};
}

Result<ReadStation> CommandContext::read() const {
    if (!std::filesystem::exists(core::station_file(folder()))) {
        return core::problem(ProblemCode::not_a_station,
                             fmt::format("{} holds no station", folder().string()));
    }
    auto database =
        core::Database::open(core::station_file(folder()), {.mode = core::Database::Mode::read_only,
                                                            .application_id = core::station_application_id,
                                                            .migrations = core::station_migrations()});
    if (!database) return tl::unexpected(database.error());
    auto policy = policy_of(core::StationReader(*database));
    if (!policy) return tl::unexpected(policy.error());
    auto accounts = core::MirrorReader::open(folder());
    if (!accounts) return tl::unexpected(accounts.error());
    return ReadStation{
        .policy = std::move(*policy), .accounts = std::move(*accounts), .database = std::move(*database)};
}

std::function<void(const char*, std::int64_t, std::int64_t)> CommandContext::progress() const {
    const bool watched = ::isatty(STDERR_FILENO) == 1;
    return [watched](const char* stage, std::int64_t done, std::int64_t total) {
        if (!watched || total <= 0) return;
        constexpr std::int64_t width = 40;
        const std::int64_t filled = done * width / total;
        const std::string bar = std::string(static_cast<std::size_t>(filled), '#') +
                                std::string(static_cast<std::size_t>(width - filled), '.');
        const std::string line =
            fmt::format("\r{:<8} [{}] {:3}%{}", stage, bar, done * 100 / total, done == total ? "\n" : "");
        [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, line.data(), line.size());
    };
}

}  // namespace kiosk
