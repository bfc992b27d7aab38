#include <catch2/catch.hpp>
#include <fstream>

#include "core/store/station/correction_figures.h"
#include "tests/corrections/correction_desk.h"

namespace {

using nlohmann::json;

json worked_day() {
    std::ifstream file("tests/core/counter/cases/worked_day.json");
    return json::parse(file);
}

test::NetByAccount net_in(const json& event) {
    return event.at("net").get<test::NetByAccount>();
}

json event_of(const json& day, int number) {
    return day.at("events").at(static_cast<std::size_t>(number - 1));
}

core::CountedAmount counted(std::int64_t count, const char* amount) {
    return {count, test::money(amount)};
}

// The payments of the first day that its corrections touch, under their numbers.
void play_first_day(test::CorrectionDesk& desk) {
    desk.open("2026-11-23");
    REQUIRE(desk.pay("10-00041-00", "123.45", {"cash 140.00"}) == "W2-000001");
    REQUIRE(desk.pay_items({{"10-00102-06", "184.55"}, {"10-00203-04", "45.45"}}, {"check 230.00 1043"}) ==
            "W2-000002");
    REQUIRE(desk.pay("10-00311-03", "175.00", {"cash 100.00", "card 75.00 T-000381"}) == "W2-000003");
    REQUIRE(desk.pay("10-00420-01", "60.00", {"cash 60.00"}) == "W2-000004");
    REQUIRE(desk.pay("10-00555-08", "75.20", {"cash 80.00"}) == "W2-000005");
    REQUIRE(core::void_payment(desk.station.counter(), "W2-000005", {},
                               {.person = "rosa", .reason = "pays by bank", .approved_by = "sam"})
                .has_value());
    REQUIRE(desk.pay("10-00617-04", "62.35", {"money_order 62.35 MO-77120934"}) == "W2-000006");
    REQUIRE(desk.pay("10-00701-01", "50.00", {"cash 50.00"}) == "W2-000007");
    REQUIRE(desk.pay("10-00930-04", "40.00", {"cash 40.00"}) == "W2-000008");
    REQUIRE(desk.pay("10-00802-09", "150.00", {"cash 50.00", "check 100.00 311"}) == "W2-000009");
    desk.close();
}

}  // namespace

TEST_CASE("the corrections of the worked day come out to the cent") {
    const json day = worked_day();
    test::CorrectionDesk desk;
    play_first_day(desk);
    desk.open("2026-11-24");

    const auto returned = desk.bounce("W2-000002/T1");
    REQUIRE(returned.has_value());
    CHECK(desk.net_of(returned->entry.seq) == net_in(event_of(day, 24)));
    CHECK(core::name_of(returned->state) == event_of(day, 24).at("effects").at("payment_state"));
    CHECK(returned->fact.count == 1);
    CHECK_FALSE(returned->fact.cash_only.has_value());
    REQUIRE(returned->fact.charges.size() == 1);
    CHECK(returned->fact.charges[0].owed.account == "10-00102-06");
    CHECK(desk.open_on("10-00102-06", returned->fact.charges[0].owed.id) == "25.00");
    CHECK(desk.open_on("10-00203-04", "R-5606") == "20.45");

    const auto moved = desk.move("W2-000007", "10-00710-00");
    REQUIRE(moved.has_value());
    CHECK(desk.net_of(moved->entry.seq) == net_in(event_of(day, 25)));
    CHECK(moved->fact.received_on == "2026-11-23");
    CHECK(moved->state == core::PaymentState::moved);
    CHECK(desk.open_on("10-00701-01", "R-5610") == "66.00");
    CHECK(desk.open_on("10-00710-00", "R-5612") == "13.00");

    const auto reversed = desk.reverse("W2-000004", "refund");
    REQUIRE(reversed.has_value());
    CHECK(desk.net_of(reversed->entry.seq) == net_in(event_of(day, 26)));
    CHECK(reversed->fact.refund == "RFD-0001");
    CHECK(reversed->fact.payee == "the payor");
    CHECK(reversed->state == core::PaymentState::reversed);
    CHECK(desk.credit_of("10-00420-01") == "0.00");
    CHECK(desk.complaint().empty());
}

TEST_CASE("corrections count on their own day and change no earlier figure") {
    test::CorrectionDesk desk;
    play_first_day(desk);
    const auto first_z = desk.station.reader().entry(desk.station.store->head().count).value()->payload;
    desk.open("2026-11-24");
    REQUIRE(desk.bounce("W2-000002/T1").has_value());
    REQUIRE(desk.move("W2-000007", "10-00710-00").has_value());
    REQUIRE(desk.reverse("W2-000004", "refund").has_value());

    auto& database = desk.station.store->database();
    const auto before = core::correction_figures(database, core::Date::parse("2026-11-23").value()).value();
    CHECK(before.empty());
    CHECK(before.net() == core::Money{});
    const auto figures = core::correction_figures(database, core::Date::parse("2026-11-24").value()).value();
    CHECK(figures.fees_charged == counted(1, "25.00"));
    CHECK(figures.sorts.at("returned_items").count == 1);
    CHECK(figures.sorts.at("returned_items").amount == test::money("-230.00"));
    CHECK(figures.sorts.at("reversals").amount == test::money("-60.00"));
    CHECK(figures.sorts.at("moves").amount == core::Money{});
    CHECK(figures.sorts.at("moves").moved == test::money("50.00"));
    CHECK(figures.net() == test::money("-290.00"));
    CHECK(figures.by_kind.at(core::PaymentKind::delinquent) == test::money("35.00"));
    // The worked day's -282.30 holds the 40.00 of suspense too, which is not in this day.
    CHECK(figures.by_kind.at(core::PaymentKind::current) == test::money("-322.30"));
    CHECK(figures.by_kind.at(core::PaymentKind::advance) == test::money("-2.70"));

    const auto totals = core::correction_totals(database).value();
    CHECK(totals.returned == counted(1, "230.00"));
    CHECK(totals.reversed == counted(1, "60.00"));
    CHECK(totals.moved == counted(1, "50.00"));
    CHECK(totals.standing(counted(10, "999.20"), counted(1, "75.20")) == counted(7, "634.00"));
    CHECK(first_z ==
          desk.station.reader()
              .entry(desk.station.reader().day(core::Date::parse("2026-11-23").value()).value()->closed_seq)
              .value()
              ->payload);
    CHECK(desk.complaint().empty());
}

TEST_CASE("a returned tender undoes only itself: the first allocations stand (variant V1)") {
    test::CorrectionDesk desk;
    play_first_day(desk);
    desk.open("2026-11-25");
    const auto returned = desk.bounce("W2-000009/T2");
    REQUIRE(returned.has_value());
    const json event = worked_day().at("variants").at("V1_split_tender_check_returned");
    CHECK(desk.net_of(returned->entry.seq) == test::NetByAccount{{"bank", "-100.00"},
                                                                 {"receivable:electric", "60.00"},
                                                                 {"receivable:fees", "25.00"},
                                                                 {"receivable:water", "40.00"},
                                                                 {"revenue:returned_item_fee", "-25.00"}});
    const json after = event.at("receivables_after");
    for (const char* receivable : {"R-5613", "R-5614", "R-5615"}) {
        INFO(receivable);
        CHECK(desk.open_on("10-00802-09", receivable) == after.at(receivable));
    }
    CHECK(desk.open_on("10-00802-09", returned->fact.charges.at(0).owed.id) == after.at("R-9002"));
    CHECK(core::name_of(returned->state) == event.at("payment_state"));
    CHECK(returned->standing.text() == event.at("payment_standing"));
    for (std::size_t i = 0; i < returned->fact.correction.moves.size(); ++i) {
        const core::AccountMove& move = returned->fact.correction.moves[i];
        const json& transfer = event.at("transfers").at(i);
        CHECK(move.receivable == transfer.at("receivable"));
        CHECK((-move.amount).text() == transfer.at("amount"));
    }
    CHECK(desk.complaint().empty());
}
