#include "core/policy/licence_penalty.h"

#include <catch2/catch.hpp>
#include <map>

#include "tests/core/policy/policy_cases.h"

using test::money;

namespace {

// The case file's figures have four decimals of which the last two are zero.
core::Money figure(const nlohmann::json& value) {
    std::string text = value.get<std::string>();
    if (text.ends_with("00") && text.size() - text.find('.') == 5) text.resize(text.size() - 2);
    return money(text);
}

struct CitySchedule {
    std::string rules;
    core::Lateness late;  // very late
    std::string penalty;  // then, on a fee of 100.00
};

const std::map<std::string, CitySchedule>& schedules() {
    static const std::string step_30_60 =
        "[[licences.step]]\nafter_days = 30\npercent = \"10\"\n[[licences.step]]\nafter_days = 60\npercent "
        "= ";
    static const std::map<std::string, CitySchedule> table{
        {"Redlands CA 5.04.580",
         {"grace_months = 1\nmonth_percent = \"10\"\npenalty_max = \"50\"", {400, 13, 13}, "50.00"}},
        {"Signal Hill CA", {"month_percent = \"10\"\npenalty_max = \"50\"", {400, 13, 13}, "50.00"}},
        {"Vernon CA 5.30", {"month_percent = \"10\"\npenalty_max = \"50\"", {400, 13, 13}, "50.00"}},
        {"Atherton CA", {"month_percent = \"10\"\npenalty_max = \"100\"", {400, 13, 13}, "100.00"}},
        {"San Francisco",
         {"surcharge_after_months = 6\nsurcharge = \"25\"\n" + step_30_60 +
              "\"15\"\n[[licences.step]]\nafter_days = 90\npercent = \"25\"",
          {91, 3, 2},
          "25.00"}},
        {"ecode360 43962944 (CA, Ord. 685-91)",
         {"month_percent = \"25\"\nmonth_least = \"10.00\"\npenalty_max = \"100\"", {400, 13, 13}, "100.00"}},
        {"San Benito", {"interest_month = \"1.50\"\n" + step_30_60 + "\"20\"", {61, 2, 2}, "20.00"}},
    };
    return table;
}

core::LicenceRules rules_of(const std::string& city) {
    return test::policy_with("licences", schedules().at(city).rules).licences;
}

}  // namespace

TEST_CASE("every city's penalty schedule of the cases can be written, and is bounded as it says") {
    for (const auto& rule : test::policy_case("business_license_penalties", "/rules")) {
        const std::string city = rule.value("city", rule.value("county", ""));
        INFO(city);
        REQUIRE(schedules().contains(city));
        const CitySchedule& schedule = schedules().at(city);
        CHECK(core::licence_penalty(rules_of(city), money("100.00"), schedule.late).text() ==
              schedule.penalty);
    }
}

TEST_CASE("Redlands adds 10 % a month up to 50 %") {
    const core::LicenceRules rules = rules_of("Redlands CA 5.04.580");
    for (const auto& step : test::policy_case("business_license_penalties", "/worked/redlands_tax_150")) {
        const int months = step["months_delinquent"];
        const core::Money penalty =
            core::licence_penalty(rules, money("150.00"), {.days = months * 30, .month_starts = months});
        CHECK(penalty == figure(step["penalty"]));
        CHECK(money("150.00") + penalty == figure(step["total"]));
    }
}

TEST_CASE("San Francisco steps up by days, and adds 25 % of everything after six months") {
    const core::LicenceRules rules = rules_of("San Francisco");
    for (const auto& step :
         test::policy_case("business_license_penalties", "/worked/san_francisco_fee_200")) {
        const int months = step.value("months", 0);
        const core::Lateness late{
            .days = step.value("days", months * 30), .month_starts = months, .months = months};
        CHECK(core::licence_penalty(rules, money("200.00"), late) == figure(step["penalty"]));
    }
}

TEST_CASE("a month's penalty of the greater of 25 % and 10.00 is 10.00 on a small fee") {
    const core::LicenceRules rules = rules_of("ecode360 43962944 (CA, Ord. 685-91)");
    CHECK(core::licence_penalty(rules, money("20.00"), {.month_starts = 1}) == money("10.00"));
    CHECK(core::licence_penalty(rules, money("80.00"), {.month_starts = 1}) == money("20.00"));
}

TEST_CASE("interest on a late licence is simple, by whole months") {
    const core::LicenceRules rules = rules_of("San Benito");
    CHECK(core::licence_interest(rules, money("100.00"), {.days = 61, .months = 2}) == money("3.00"));
}

TEST_CASE("lateness counts from the last free day: the end of the month after the expiry, or the expiry") {
    const core::LicenceRules redlands = rules_of("Redlands CA 5.04.580");
    const core::Date expires = test::day("2025-12-31");
    CHECK(core::licence_lateness(redlands, expires, test::day("2026-01-31")).days == 0);
    CHECK(core::licence_lateness(redlands, expires, test::day("2026-02-01")).month_starts == 1);
    CHECK(core::licence_lateness(redlands, expires, test::day("2026-02-28")).month_starts == 1);
    CHECK(core::licence_lateness(redlands, expires, test::day("2026-03-01")).month_starts == 2);
    const core::LicenceRules francisco = rules_of("San Francisco");
    const core::Lateness late =
        core::licence_lateness(francisco, test::day("2026-05-31"), test::day("2026-11-29"));
    CHECK(late.days == 182);
    CHECK(late.months == 5);
    CHECK(core::licence_lateness(francisco, test::day("2026-05-31"), test::day("2026-11-30")).months == 6);
}
