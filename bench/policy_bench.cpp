// What asking the policy costs: each question with everything against it, so that all its sentences are
// written.

#include <iostream>

#include "bench/groups.h"
#include "bench/stopwatch.h"
#include "core/policy/day_count.h"
#include "core/policy/eligibility.h"
#include "core/policy/policy.h"
#include "core/policy/shutoff_timeline.h"

namespace bench {

namespace {

constexpr int questions = 20'000;

template <class Ask>
void add_rows(Table& table, const std::string& name, Ask ask) {
    std::vector<double> times;
    std::size_t answers = 0;
    for (int i = 0; i < questions; ++i) {
        times.push_back(seconds([&] { answers += ask(i); }));
    }
    if (answers == 0) std::cerr << name << ": nothing was answered\n";
    table.add({"policy", name + ", p50", quantile(times, 0.5) * 1e6, "us", "<= 50"});
    table.add({"policy", name + ", p99", quantile(times, 0.99) * 1e6, "us"});
}

core::Date day(int number) {
    return core::plus_days(core::Date::parse("2026-01-01").value(), number % 365);
}

}  // namespace

void measure_policy(const Settings&, Table& table) {
    const core::Policy policy = core::built_in_policy("lodi").value();
    const core::Money debt = core::Money::from_cents(361'27);
    add_rows(table, "all reasons against a plan", [&](int i) {
        core::ArrangementRequest request{.past_due = debt,
                                         .made_on = day(i),
                                         .ends_on = day(i + 300),
                                         .oldest_bill = day(i),
                                         .earlier = {day(i), day(i), day(i)},
                                         .one_running = true};
        return core::plan_refusals(policy.plans, request).size();
    });
    add_rows(table, "a shut-off's dates", [&](int i) {
        const core::UnpaidBill bill{.issued = day(i), .due = day(i + 21)};
        return core::shutoff_timeline(policy.shutoff, policy.calendar, "water", bill).bounds.size();
    });
    add_rows(table, "may this person do this, and is this tender taken", [&](int i) {
        const auto type = core::all_tender_types[static_cast<std::size_t>(i) % core::all_tender_types.size()];
        const bool yes = policy.allows("senior_clerk", core::Right::approve) &&
                         policy.acceptance.accepts(core::PaymentKind::opening, type) &&
                         policy.tender(type) != nullptr && policy.flag("disputed") != nullptr;
        return static_cast<std::size_t>(yes);
    });
    std::vector<double> times;
    for (int i = 0; i < 100; ++i) {
        times.push_back(seconds([] { core::built_in_policy("lodi").value(); }));
    }
    table.add({"policy", "reading a whole policy", median(times) * 1e3, "ms"});
}

}  // namespace bench
