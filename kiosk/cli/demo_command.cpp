#include "kiosk/cli/demo_command.h"

#include <fmt/format.h>

#include "core/counter/days.h"
#include "core/counter/drawers.h"
#include "core/counter/people.h"
#include "core/counter/pins.h"
#include "core/counter/stations.h"
#include "core/custody/vault.h"
#include "core/demo/demo_bill.h"
#include "core/demo/demo_mirror.h"

namespace kiosk {

using core::Done;
using core::Result;

namespace {

constexpr const char* window_float = "20x5,10x5,5x5,1x20,0.25x12,0.10x15,0.05x8,0.01x10";

struct DemoPerson {
    const char* name;
    const char* role;
    const char* pin;
};
constexpr DemoPerson demo_people[] = {
    {"sam", "supervisor", "222222"},
    {"kim", "supervisor", "333333"},
    {"rosa", "clerk", "111111"},
};

Done add_people(const core::Counter& counter, bool kiosk) {
    for (const DemoPerson& person : demo_people) {
        const auto added = core::set_person(counter, {.person = "sam"},
                                            {person.name, person.role, core::pin_hash(person.pin)});
        if (!added) return tl::unexpected(added.error());
    }
    if (!kiosk) return {};
    const auto added = core::set_person(counter, {.person = "sam"}, {"kiosk", "kiosk", ""});
    if (!added) return tl::unexpected(added.error());
    return {};
}

Done open_for_business(const core::Counter& counter, core::Date today, bool kiosk) {
    const auto day = core::open_day(counter, today, {.person = "sam"});
    if (!day) return tl::unexpected(day.error());
    const auto count = core::CashCount::parse(kiosk ? "" : window_float);
    if (!count) return tl::unexpected(count.error());
    if (!kiosk) {
        const auto vault = core::count_vault(counter, {.total = count->total(), .pieces = *count},
                                             {.person = "sam", .approved_by = "kim"});
        if (!vault) return tl::unexpected(vault.error());
    }
    const auto drawer =
        core::open_drawer(counter, count->total(), *count, {.person = kiosk ? "kiosk" : "rosa"});
    if (!drawer) return tl::unexpected(drawer.error());
    return {};
}

Done fill_accounts(const CommandContext& context, std::int64_t accounts, core::Date today, core::Moment now) {
    auto mirror = core::MirrorWriter::open(context.folder(), context.store_options().holder);
    if (!mirror) return tl::unexpected(mirror.error());
    return core::fill_demo_mirror(*mirror, {.accounts = accounts, .business_date = today, .at = now});
}

Result<core::Date> business_date(core::Moment now, const core::Policy& policy) {
    return core::Date::parse(core::local_text(now, policy.time_zone).substr(0, 10));
}

Result<Reply> make_demo(const CommandContext& context, const CommandWords& words) {
    const bool kiosk = words.role == "kiosk";
    const auto clock = context.clock(true);
    if (!clock) return tl::unexpected(clock.error());
    const core::Moment now = (*clock)->wall_time();
    const auto policy = core::built_in_policy("default");
    if (!policy) return tl::unexpected(policy.error());
    const auto today = business_date(now, *policy);
    if (!today) return tl::unexpected(today.error());
    auto store = core::make_station(
        context.folder(),
        {.name = kiosk ? "K1" : "W2", .role = kiosk ? "kiosk" : "window", .office = {}, .training = true},
        *policy, **clock, context.store_options());
    if (!store) return tl::unexpected(store.error());
    if (const Done filled = fill_accounts(context, words.accounts, *today, now); !filled)
        return tl::unexpected(filled.error());
    auto accounts = core::MirrorReader::open(context.folder());
    if (!accounts) return tl::unexpected(accounts.error());
    const core::Counter counter{*store, *accounts, *policy, **clock};
    if (const Done added = add_people(counter, kiosk); !added) return tl::unexpected(added.error());
    if (const Done opened = open_for_business(counter, *today, kiosk); !opened)
        return tl::unexpected(opened.error());

    const auto account = core::AccountNumber::parse("10-00041-00");
    if (!account) return tl::unexpected(account.error());
    const core::DemoBill bill = core::demo_bill(*account, core::Money::from_cents(12345), *today);
    return Reply{
        .json = {{"station", kiosk ? "K1" : "W2"},
                 {"role", kiosk ? "kiosk" : "window"},
                 {"folder", context.folder().string()},
                 {"accounts", words.accounts},
                 {"business_date", today->text()},
                 {"demo_account", account->text()},
                 {"demo_slip", bill.slip.data},
                 {"demo_line", bill.line.data}},
        .text = fmt::format(
            "Training station {} with {} made-up customers is ready in {}.\n"
            "People: rosa (clerk, PIN 111111), sam and kim (supervisors, 222222 and 333333).\n"
            "Try account {}, or scan {}\n",
            kiosk ? "K1" : "W2", words.accounts, context.folder().string(), account->text(), bill.line.data)};
}

}  // namespace

void add_demo_command(CLI::App& app, CommandContext& context, CommandWords& words, ChosenCommand& chosen) {
    CLI::App* demo = app.add_subcommand("demo", "Make a ready training station with made-up customers");
    demo->add_option("--role", words.role, "window (default) or kiosk")
        ->check(CLI::IsMember({"window", "kiosk"}));
    demo->add_option("--accounts", words.accounts, "How many customers");
    demo->callback([&] { chosen = [&] { return make_demo(context, words); }; });
}

}  // namespace kiosk
