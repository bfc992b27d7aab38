#include "core/reports/day_charts.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "core/facts/payment_facts.h"

namespace core {

namespace {

struct Taking {
    int hour = 0;
    PaymentPosted fact;
};

// Of "2026-11-23 08:02".
int hour_of(const std::string& local) {
    int hour = 0;
    if (local.size() >= 13) std::from_chars(local.data() + 11, local.data() + 13, hour);
    return hour;
}

Result<std::map<std::string, Taking>> takings_of(ReportReader& reader, const TablePeriod& period) {
    std::map<std::string, Taking> takings;
    const Done done = reader.for_each(period.range, [&](const Entry& entry) {
        if (entry.kind == EntryKind::payment_posted) {
            Taking taking{hour_of(local_text(entry.at, period.time_zone)), payment_posted_from(entry.body)};
            takings.insert_or_assign(taking.fact.payment, std::move(taking));
        }
        if (entry.kind == EntryKind::payment_voided) takings.erase(payment_voided_from(entry.body).payment);
    });
    if (!done) return tl::unexpected(done.error());
    return takings;
}

// The hours between the first and the last taking, those of nothing too.
BarChart by_hour(const std::map<std::string, Taking>& takings) {
    std::map<int, Money> sums;
    for (const auto& [payment, taking] : takings) sums[taking.hour] += taking.fact.amount();
    BarChart chart{.title = "Takings by hour", .bars = {}};
    if (sums.empty()) return chart;
    for (int hour = sums.begin()->first; hour <= sums.rbegin()->first; ++hour)
        chart.bars.push_back({fmt::format("{:02}:00", hour), sums[hour]});
    return chart;
}

BarChart by_kind(const std::map<std::string, Taking>& takings) {
    std::map<PaymentKind, Money> sums;
    for (const auto& [payment, taking] : takings) {
        for (const AllocationLine& line : taking.fact.allocations) sums[line.kind] += line.amount;
    }
    BarChart chart{.title = "Takings by kind", .bars = {}};
    for (const auto& [kind, sum] : sums) {
        std::string label(name_of(kind));
        std::replace(label.begin(), label.end(), '_', ' ');
        chart.bars.push_back({std::move(label), sum});
    }
    return chart;
}

}  // namespace

Result<std::vector<BarChart>> day_charts(ReportReader reader, const TablePeriod& period) {
    const auto takings = takings_of(reader, period);
    if (!takings) return tl::unexpected(takings.error());
    std::vector<BarChart> charts{by_hour(*takings), by_kind(*takings)};
    const auto variances = over_short_table(reader, period);
    if (!variances) return tl::unexpected(variances.error());
    for (BarChart& chart : variance_charts(*variances)) charts.push_back(std::move(chart));
    return charts;
}

}  // namespace core
