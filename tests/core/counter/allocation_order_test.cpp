#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "core/counter/allocate.h"
#include "tests/support/test_station.h"

using core::ReceivableKind;
using test::money;

namespace {

// What is owed, by the words of the case file: "water penalty", "past-due refuse", "labor and materials".
struct Words {
    const char* in_case;
    const char* in_policy;
};

// A city's order in the policy's words, one class for each class of the case file.
struct CityOrder {
    std::vector<Words> classes;
    const char* services;
    bool most_recent_first = false;
};

const std::map<std::string, CityOrder>& orders() {
    static const std::map<std::string, CityOrder> table{
        {"Spokane WA",
         {{{"labor and materials", "labor"},
           {"additional refuse", "additional_refuse"},
           {"refuse", "refuse"},
           {"additional sewer", "additional_sewer"},
           {"sewer", "sewer"},
           {"water", "water"}},
          R"("labor", "additional_refuse", "refuse", "additional_sewer", "sewer", "water")"}},
        {"Morgantown IN",
         {{{"water penalty", "water penalty"},
           {"water past due", "water past_due"},
           {"water current", "water current"},
           {"storm penalty", "storm penalty"},
           {"storm past due", "storm past_due"},
           {"storm current", "storm current"},
           {"fire penalty", "fire penalty"},
           {"fire past due", "fire past_due"},
           {"fire current", "fire current"},
           {"sewer penalty", "sewer penalty"},
           {"sewer past due", "sewer past_due"},
           {"sewer current", "sewer current"}},
          R"("water", "storm", "fire", "sewer")"}},
        {"Warr Acres OK",
         {{{"CURRENT refuse", "charge not_past_due refuse"},
           {"current fees", "fee not_past_due"},
           {"current sewer", "charge not_past_due sewer"},
           {"late charges", "penalty"},
           {"past-due refuse", "charge past_due refuse"},
           {"past-due fees", "fee past_due"},
           {"past-due sewer", "charge past_due sewer"},
           {"termination costs", "reconnect"}},
          R"("refuse", "sewer", "fees")"}},
        {"Jonesboro IN",
         {{{"trash", "refuse"},
           {"water", "water"},
           {"wastewater", "sewer"},
           {"stormwater (payment agreement: most recent month first)", "storm"}},
          R"("refuse", "water", "sewer", "storm")",
          true}},
        {"Lake Mary FL",
         {{{"garbage", "refuse"}, {"stormwater", "storm"}, {"wastewater", "sewer"}, {"water", "water"}},
          R"("refuse", "storm", "sewer", "water")"}},
        {"Bedford IN",
         {{{"water", "water"}, {"sewer", "sewer"}, {"garbage", "refuse"}}, R"("water", "sewer", "refuse")"}},
        {"Hoyt Lakes MN",
         {{{"delinquent", "delinquent"}, {"current; customer may direct", "current"}},
          R"("water", "sewer", "refuse")"}},
        {"Tell City IN",
         {{{"water", "water"},
           {"trash", "refuse"},
           {"sewer; delinquent: 90 days, 60 days, 30 days", "sewer"}},
          R"("water", "refuse", "sewer")"}},
    };
    return table;
}

nlohmann::json cases() {
    std::ifstream file("tests/core/policy/cases/payment_allocation_orders.json");
    REQUIRE(file.is_open());
    return nlohmann::json::parse(file);
}

// The built-in policy with a city's order in place of its own.
core::Policy policy_of(const std::string& city) {
    const CityOrder& order = orders().at(city);
    std::string classes;
    for (const Words& words : order.classes) classes += "\"" + std::string(words.in_policy) + "\", ";
    std::string text = core::policy_text("default").value();
    const auto from = text.find("order = ");
    const auto to = text.find("\n", text.find("services = ", from));
    text.replace(from, to - from,
                 "order = [" + classes + "]\nservices = [" + order.services +
                     "]\nmost_recent_first = " + (order.most_recent_first ? "true" : "false"));
    const auto policy = core::policy_from_text(text);
    INFO((policy ? std::string() : policy.error().message()));
    REQUIRE(policy.has_value());
    return *policy;
}

core::DueItem owed(const std::string& service, const std::string& amount, std::int64_t days_late = -10,
                   ReceivableKind kind = ReceivableKind::charge) {
    const core::Date today = core::Date::parse("2026-11-23").value();
    const core::Date due(today.days() - date::days(days_late));
    return {.receivable = {.id = service + std::string(core::name_of(kind)) + std::to_string(days_late + 100),
                           .account = {},
                           .kind = kind,
                           .service = service,
                           .amount = money(amount),
                           .due_date = due},
            .open = money(amount),
            .kind = core::kind_of(kind, due, today),
            .days_late = days_late};
}

std::map<std::string, std::string> spread(const std::string& city, std::vector<core::DueItem> items,
                                          const std::string& amount) {
    core::AccountDue due{
        .account = {.number = test::account_number("10-00041-00")}, .items = items, .credit = {}};
    std::map<std::string, std::string> relieved;
    core::Money sum;
    for (const auto& line : core::allocate(due, money(amount), policy_of(city))) {
        for (const auto& item : items) {
            if (item.receivable.id == line.receivable) relieved[item.receivable.service] = line.amount.text();
        }
        sum += line.amount;
    }
    CHECK(sum == money(amount));
    return relieved;
}

std::vector<std::string> order_of(const std::string& city, std::vector<core::DueItem> items) {
    std::vector<std::string> ids;
    for (const auto& item : core::in_allocation_order(std::move(items), policy_of(city))) {
        ids.push_back(item.receivable.id);
    }
    return ids;
}

}  // namespace

TEST_CASE("every city's order of the cases can be written as the policy's classes") {
    const auto published = cases()["orders"];
    for (const auto& [city, classes] : published.items()) {
        INFO(city);
        REQUIRE(orders().contains(city));
        const CityOrder& order = orders().at(city);
        REQUIRE(order.classes.size() == classes.size());
        for (std::size_t i = 0; i < classes.size(); ++i) {
            CHECK(order.classes[i].in_case == classes[i].get<std::string>());
        }
        CHECK(policy_of(city).allocation.order.size() == classes.size());
    }
}

TEST_CASE("the same 70.00 relieves other services in Spokane, Bedford and Lake Mary") {
    const auto worked = cases()["worked"];
    const auto amount = [&](const char* service) { return worked["account"][service].get<std::string>(); };
    const std::string paid = worked["payment"];
    const std::vector<core::DueItem> plain{owed("sewer", amount("sewer")), owed("refuse", amount("refuse")),
                                           owed("water", amount("water"))};
    std::vector<core::DueItem> spokane = plain;
    spokane.push_back(owed("additional_refuse", amount("additional_refuse")));
    CHECK(spread("Spokane WA", spokane, paid) ==
          worked["Spokane WA"].get<std::map<std::string, std::string>>());

    const auto& bedford = worked["Bedford IN (no additional line)"];
    CHECK(spread("Bedford IN", plain, paid) ==
          std::map<std::string, std::string>{{"water", bedford["water"]}, {"sewer", bedford["sewer"]}});

    std::vector<core::DueItem> lake = plain;
    lake[1] = owed("refuse", (money(amount("refuse")) + money(amount("additional_refuse"))).text());
    const auto& mary = worked["Lake Mary FL"];
    CHECK(spread("Lake Mary FL", lake, paid) ==
          std::map<std::string, std::string>{
              {"refuse", mary["refuse+additional"]}, {"sewer", mary["sewer"]}, {"water", mary["water"]}});
}

TEST_CASE("Morgantown relieves all of the water, penalty first, before anything else") {
    const auto water_now = owed("water", "10.00", -10);
    const auto water_late = owed("water", "10.00", 40);
    const auto water_penalty = owed("water", "1.00", 5, ReceivableKind::penalty);
    const auto storm_late = owed("storm", "10.00", 90);
    CHECK(order_of("Morgantown IN", {storm_late, water_now, water_late, water_penalty}) ==
          std::vector<std::string>{water_penalty.receivable.id, water_late.receivable.id,
                                   water_now.receivable.id, storm_late.receivable.id});
}

TEST_CASE("Warr Acres relieves what is current before what is past due") {
    const auto refuse_now = owed("refuse", "10.00", -10);
    const auto refuse_late = owed("refuse", "10.00", 40);
    const auto sewer_now = owed("sewer", "10.00", -10);
    const auto late_charge = owed("fees", "1.00", 5, ReceivableKind::penalty);
    const auto termination = owed("fees", "40.00", 50, ReceivableKind::reconnect);
    CHECK(order_of("Warr Acres OK", {termination, refuse_late, late_charge, sewer_now, refuse_now}) ==
          std::vector<std::string>{refuse_now.receivable.id, sewer_now.receivable.id,
                                   late_charge.receivable.id, refuse_late.receivable.id,
                                   termination.receivable.id});
}

TEST_CASE("Jonesboro begins with the most recent month, every other city with the oldest") {
    const auto old_month = owed("water", "10.00", 90);
    const auto new_month = owed("water", "10.00", 30);
    CHECK(order_of("Jonesboro IN", {old_month, new_month}).front() == new_month.receivable.id);
    CHECK(order_of("Tell City IN", {new_month, old_month}).front() == old_month.receivable.id);
    CHECK(order_of("Bedford IN", {new_month, old_month}).front() == old_month.receivable.id);
}
