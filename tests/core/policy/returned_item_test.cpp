#include "core/policy/returned_item_rules.h"

#include <catch2/catch.hpp>
#include <map>

#include "tests/core/policy/policy_cases.h"

using core::TenderType;
using test::money;

namespace {

core::ReturnedItemRules rules_from(const std::string& body) {
    return test::policy_with("returned_items", "revenue = \"returned_item_fee\"\n" + body).returned_items;
}

// One line of a city's rule: its words in the case file, how it is written here, and what it then does.
struct CityRule {
    std::string rules;
    int nth;
    const char* item;
    const char* charge;
    bool cash_only;  // after that return
};

const std::map<std::string, CityRule>& city_rules() {
    static const std::map<std::string, CityRule> table{
        {"Mesa AZ", {"fee_first = \"25.00\"", 1, "80.00", "25.00", false}},
        {"Riverdale GA",
         {"fee_first = \"30.00\"\nfee_percent = \"5\"\nwindow_months = 6\ncash_only_after = "
          "3\ncash_only_months = 12",
          3, "900.00", "45.00", true}},
        {"Fortville IN",
         {"fee_first = \"25.00\"\nwindow_months = 12\ncash_only_after = 2\ncash_only_months = 12", 2, "80.00",
          "25.00", true}},
        {"Texas City TX",
         {"fee_first = \"25.00\"\nredeposit_allowed = true\ncash_only_after = 4\ncash_only_months = "
          "0\ncure_days = 3",
          3, "80.00", "25.00", false}},
        {"Hillsboro KS", {"fee_first = \"30.00\"\ncash_only_after = 3", 3, "80.00", "30.00", true}},
        {"Powder Springs GA", {"fee_first = \"35.00\"", 2, "80.00", "35.00", false}},
        {"Decatur (decaturfd.com page)",
         {"fee_first = \"25.00\"\nredeposit_allowed = false", 1, "80.00", "25.00", false}},
        {"Redwood City CA (1999)", {"fee_first = \"15.00\"", 1, "80.00", "15.00", false}},
    };
    return table;
}

}  // namespace

TEST_CASE("the nth returned check costs no more than Civil Code 1719 allows, in the policies of two cities") {
    for (const char* name : {"lodi", "roseville"}) {
        const core::ReturnedItemRules rules = core::built_in_policy(name)->returned_items;
        for (const auto& example : test::policy_case("returned_check_california", "/cases")) {
            if (!example.contains("nth_check")) continue;
            const core::Money charge =
                rules.charge(example["nth_check"].get<int>(), TenderType::check, money("80.00"));
            CHECK(charge == core::Money::from_cents(example["service_charge_max"].get<int>() * 100));
        }
    }
}

TEST_CASE("treble damages are at least 100.00 and at most 1,500.00, beside the check itself") {
    const core::DamagesRules rules = core::built_in_policy("lodi")->returned_items.damages;
    int examples = 0;
    for (const auto& example : test::policy_case("returned_check_california", "/cases")) {
        if (!example.contains("check")) continue;
        ++examples;
        CHECK(rules.damages(money(example["check"])) == money(example["damages"]));
    }
    CHECK(examples == 3);
    CHECK(rules.claim(money("499.99"), money("100.00")) == money("1899.96"));
    CHECK(core::DamagesRules{}.damages(money("499.99")).is_zero());  // a city that does not claim them
}

TEST_CASE("every other city's rule on returned checks can be written as data and does what it says") {
    for (const auto& city : test::policy_case("returned_check_california", "/other_cities")) {
        const std::string name = city["city"];
        INFO(name);
        REQUIRE(city_rules().contains(name));
        const CityRule& expected = city_rules().at(name);
        const core::ReturnedItemRules rules = rules_from(expected.rules);
        CHECK(rules.charge(expected.nth, TenderType::check, money(expected.item)).text() == expected.charge);
        CHECK(rules.cash_only(expected.nth) == expected.cash_only);
    }
}

TEST_CASE("a type of tender and a reason may have a charge and cure days of their own") {
    const core::ReturnedItemRules rules = rules_from(R"(fee_first = "25.00"
cure_days = 3
[returned_items.fee_by_tender]
card = "10.00"
[returned_items.cure_days_by_reason]
account_closed = 1)");
    CHECK(rules.charge(1, TenderType::card, money("80.00")) == money("10.00"));
    CHECK(rules.charge(1, TenderType::check, money("80.00")) == money("25.00"));
    CHECK(rules.cure_days_for("account_closed") == 1);
    CHECK(rules.cure_days_for("nsf") == 3);
}
