#include "core/policy/cash_reporting.h"

#include <catch2/catch.hpp>

#include "tests/core/policy/policy_cases.h"

using core::Moment;
using test::money;

namespace {

Moment at(const char* text) {
    return Moment::parse(text).value();
}

}  // namespace

TEST_CASE("cash over 10,000.00 is reportable, alone or with what the payor paid within 24 hours") {
    const core::ReportingRules rules = core::built_in_policy("default")->cash.reporting;
    const Moment now = at("2026-11-23T16:00:00Z");
    CHECK_FALSE(core::is_reportable(rules, {{now, money("10000.00")}}, now));
    CHECK(core::is_reportable(rules, {{now, money("10000.01")}}, now));
    const Moment a_day_ago = at("2026-11-22T16:00:00Z");
    const Moment longer_ago = at("2026-11-22T15:59:59Z");
    CHECK(core::is_reportable(rules, {{a_day_ago, money("6000.00")}, {now, money("6000.00")}}, now));
    CHECK_FALSE(core::is_reportable(rules, {{longer_ago, money("6000.00")}, {now, money("6000.00")}}, now));
}

TEST_CASE("instalments of one series count together for twelve months") {
    const core::ReportingRules rules = core::built_in_policy("default")->cash.reporting;
    const Moment now = at("2026-11-23T16:00:00Z");
    const std::vector<core::CashTaken> series{{at("2025-11-22T16:00:00Z"), money("5000.00"), true},
                                              {at("2026-03-01T16:00:00Z"), money("6000.00"), true},
                                              {now, money("4000.00"), true}};
    CHECK(core::related_cash(rules, series, now) == money("10000.00"));
    CHECK_FALSE(core::is_reportable(rules, series, now));
}

TEST_CASE("a city that need not report switches the rule off") {
    core::ReportingRules rules = core::built_in_policy("default")->cash.reporting;
    rules.enabled = false;
    const Moment now = at("2026-11-23T16:00:00Z");
    CHECK_FALSE(core::is_reportable(rules, {{now, money("20000.00")}}, now));
}

TEST_CASE("the report is due on the 15th day, or on the next business day") {
    const core::CalendarRules calendar = core::built_in_policy("default")->calendar;
    CHECK(core::report_due(calendar, test::day("2026-11-23")) == test::day("2026-12-08"));
    CHECK(core::report_due(calendar, test::day("2026-11-20")) == test::day("2026-12-07"));  // a Saturday
    CHECK(core::report_due(calendar, test::day("2026-11-11")) == test::day("2026-11-27"));  // Thanksgiving
}
