#include <catch2/catch.hpp>

#include "core/counter/days.h"
#include "core/custody/deposits.h"
#include "core/receipts/text_renderer.h"
#include "core/reports/deposit_report.h"
#include "core/slips/entry_codes.h"
#include "core/slips/slips.h"
#include "tests/core/custody/worked_days.h"

namespace {

using nlohmann::json;

json day_z(test::WorkedDays& played, const std::string& date) {
    const auto day = played.station.reader().day(core::Date::parse(date).value()).value();
    return played.station.reader().entry(day->closed_seq).value()->body.at("z");
}

// All that the case says must be there; a Z may say more.
void check_holds(const json& z, const json& expected) {
    for (const auto& [key, value] : expected.items()) {
        INFO(key);
        REQUIRE(z.contains(key));
        if (value.is_object() && !value.empty())
            check_holds(z.at(key), value);
        else
            CHECK(z.at(key) == value);
    }
}

}  // namespace

TEST_CASE("deposits, bank and card settlement of the worked days move exactly what they should") {
    test::WorkedDays played;
    played.play_to(32);
    for (const int number : {18, 19, 22, 23, 24, 25, 26, 27, 31, 32}) {
        INFO(number);
        CHECK(played.net_of(number) == played.event(number).at("net"));
    }
    CHECK(played.station.proves_itself());
}

TEST_CASE("the deposit slips of the worked days are the case's, to the cent and in its order") {
    test::WorkedDays played;
    played.play_to(32);
    for (const json& slip : played.days.at("deposit_slips")) {
        const auto report = core::deposit_report(played.station.reader(), slip.at("deposit"));
        REQUIRE(report.has_value());
        CHECK(core::slip_json(report->fact) == slip);
    }
    const auto first = core::to_json(core::deposit_report(played.station.reader(), "DEP-0001").value());
    CHECK(first.at("state") == "confirmed");
    CHECK(first.at("bank").at("difference") == "0.00");
    CHECK(first.at("prepared").at("by") == "sam");
    CHECK(first.at("prepared").at("second") == "rosa");
    CHECK(first.at("turned_in").at("W2-S0001").at("check") == "370.00");
}

TEST_CASE("the day Zs are the case's, and the second leaves the first as it was") {
    test::WorkedDays played;
    played.play_to(19);
    json expected = played.days.at("day_z").at(0);
    // No act of this folder applies a security deposit; see the test of that figure.
    expected.at("not_takings") = json::object();
    const json first = day_z(played, "2026-11-23");
    check_holds(first, expected);
    check_holds(first.at("grand_totals"), played.days.at("grand_totals").at("after_day_1"));
    CHECK(first.at("undeposited").at("cash") == "0.00");

    played.play_to(32);
    CHECK(day_z(played, "2026-11-23") == first);
    const json second = day_z(played, "2026-11-24");
    check_holds(second, played.days.at("day_z").at(1));
    check_holds(second.at("grand_totals"), played.days.at("grand_totals").at("after_day_2"));
}

TEST_CASE("a day is closed with money still to be deposited, and its Z says so") {
    test::WorkedDays played;
    played.play_to(17);
    REQUIRE(core::close_day(played.station.counter(), {.person = "sam"}).has_value());
    const json z = day_z(played, "2026-11-23");
    CHECK(z.at("undeposited").at("cash") == "373.45");
    CHECK(z.at("undeposited").at("check") == "370.00");
    CHECK(z.at("undeposited").at("money_order") == "62.35");
}

TEST_CASE("a deposit of the right total and another composition is refused") {
    test::WorkedDays played;
    played.play_to(17);
    const auto refused = core::prepare_deposit(
        played.station.counter(), "BAG-104471", {},
        {.cash = test::money("413.45"), .pieces = {}, .items = {{.amount = test::money("392.35")}}},
        {.person = "sam", .reason = {}, .approved_by = "rosa"});
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == core::ProblemCode::deposit_differs);
    CHECK(refused.error().detail == played.days.at("refusals").at(6).at("why"));
}

TEST_CASE("the slips of the worked day show deposit, proof and the code that the journal agrees with") {
    test::WorkedDays played;
    played.play_to(19);
    const auto texts = core::Texts::load("en").value();
    const core::SlipContext context{played.station.reader(), played.station.policy, texts};
    const auto deposit = core::deposit_report(played.station.reader(), "DEP-0001").value();
    const std::string slip =
        core::render_text(core::deposit_slip_of(context, deposit.prepared).value()).value();
    for (const char* words :
         {"DEP-0001", "BAG-104471", "373.45", "1043", "MO-77120934", "805.80", "sam", "rosa"}) {
        INFO(words);
        CHECK(slip.find(words) != std::string::npos);
    }
    const auto day = played.station.reader().last_day().value();
    const auto entry = played.station.reader().entry(day->closed_seq).value();
    const std::string z = core::render_text(core::day_z_of(context, *entry).value()).value();
    CHECK(z.find("short 10.00") != std::string::npos);
    CHECK_FALSE(core::code_text(played.station.reader(), *entry).empty());
}
