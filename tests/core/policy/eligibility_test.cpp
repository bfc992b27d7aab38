#include "core/policy/eligibility.h"

#include <catch2/catch.hpp>
#include <map>

#include "tests/core/policy/policy_cases.h"

using core::ArrangementRefusal;
using test::day;
using test::money;

namespace {

// Everything in order, on 23 November 2026.
core::ArrangementRequest request() {
    return {.past_due = money("100.00"),
            .paid_down = money("50.00"),
            .made_on = day("2026-11-23"),
            .ends_on = day("2026-12-20"),
            .oldest_bill = day("2026-10-01"),
            .earlier = {},
            .one_running = false,
            .holder_present = true,
            .current_charges_paid = true};
}

std::string names(const std::vector<core::RuleRefusal>& refusals) {
    std::string text;
    for (const auto& refusal : refusals) {
        CHECK_FALSE(refusal.sentence.empty());
        CHECK_FALSE(refusal.citation.empty());
        text += (text.empty() ? "" : " ") + std::string(core::arrangement_refusals.name_of(refusal.refusal));
    }
    return text;
}

struct CityTerms {
    const char* section;
    const char* rules;
};

const std::map<std::string, CityTerms>& city_terms() {
    static const std::map<std::string, CityTerms> table{
        {"Lodi CA", {"plans", "count_max = 2\nmonths = 12\nmonths_max = 3"}},
        {"Gallatin TN", {"extensions", "count_max = 3\nmonths = 12\ndown = \"50\"\ndays_max = 30"}},
        {"Cedar Hill TX",
         {"plans",
          "count_max = 1\ncalendar_year = true\ndown = \"50\"\nmonths_max = 4\non_default = \"immediate\""}},
        {"La Porte IN", {"extensions", "days_max = 60\ncurrent_charges_required = true"}},
        {"Howey FL", {"extensions", "count_max = 2\ncalendar_year = true\ndays_max = 30"}},
        {"Duke Energy", {"extensions", "days_max = 10\nholder_required = false"}},
    };
    return table;
}

core::Policy city(const std::string& name) {
    const CityTerms& terms = city_terms().at(name);
    return test::policy_with(terms.section, std::string("offered = true\n") + terms.rules);
}

}  // namespace

TEST_CASE("every city's terms of the cases can be written, and a request in order is allowed") {
    for (const auto& rule : test::policy_case("extensions_and_plans", "/rules")) {
        const std::string name = rule["city"];
        INFO(name);
        REQUIRE(city_terms().contains(name));
        const core::Policy policy = city(name);
        core::ArrangementRequest asked = request();
        if (name == "Duke Energy") asked.ends_on = day("2026-12-03");
        const bool plan = std::string(city_terms().at(name).section) == "plans";
        CHECK(names(plan ? core::plan_refusals(policy.plans, asked)
                         : core::extension_refusals(policy.extensions, asked))
                  .empty());
    }
}

TEST_CASE("each reason against an extension is given, with the rule's citation, and all of them together") {
    const core::ExtensionRules rules = city("Gallatin TN").extensions;
    core::ArrangementRequest asked = request();
    asked.paid_down = money("49.99");
    CHECK(names(core::extension_refusals(rules, asked)) == "down_payment_short");
    asked = request();
    asked.ends_on = day("2026-12-24");
    CHECK(names(core::extension_refusals(rules, asked)) == "too_long");
    asked.holder_present = false;
    asked.one_running = true;
    asked.current_charges_paid = false;
    asked.paid_down = {};
    asked.earlier = {day("2026-01-02"), day("2026-05-02"), day("2026-09-02")};
    CHECK(names(core::extension_refusals(rules, asked)) ==
          "one_running too_long too_many down_payment_short holder_absent current_charges_unpaid");
}

TEST_CASE(
    "three in twelve months: one a year and a day ago no longer counts, one of a year less a day does") {
    const core::ExtensionRules rules = city("Gallatin TN").extensions;
    core::ArrangementRequest asked = request();
    asked.earlier = {day("2025-11-23"), day("2026-05-02"), day("2026-09-02")};
    CHECK(core::extension_refusals(rules, asked).empty());
    asked.earlier.front() = day("2025-11-24");
    CHECK(names(core::extension_refusals(rules, asked)) == "too_many");
}

TEST_CASE("two in a calendar year: those of last year do not count") {
    const core::ExtensionRules rules = city("Howey FL").extensions;
    core::ArrangementRequest asked = request();
    asked.earlier = {day("2025-12-31"), day("2026-01-01")};
    CHECK(core::extension_refusals(rules, asked).empty());
    asked.earlier.push_back(day("2026-02-01"));
    CHECK(names(core::extension_refusals(rules, asked)) == "too_many");
}

TEST_CASE("a plan may be counted from its oldest bill") {
    core::PlanRules rules = city("Lodi CA").plans;
    core::ArrangementRequest asked = request();
    asked.ends_on = day("2027-02-23");
    CHECK(core::plan_refusals(rules, asked).empty());
    rules.from_bill_date = true;  // Redwood City: from the original bill
    CHECK(names(core::plan_refusals(rules, asked)) == "too_long");
}

TEST_CASE("a city without extensions or plans says just that") {
    CHECK(names(core::extension_refusals({.source = {.citation = "none"}}, request())) == "not_offered");
    CHECK(names(core::plan_refusals({.source = {.citation = "none"}}, request())) == "not_offered");
}
