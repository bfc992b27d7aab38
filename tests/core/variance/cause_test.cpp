#include <catch2/catch.hpp>

#include "core/variance/typing_slips.h"
#include "tests/core/variance/example_drawer.h"

namespace {

using core::Cause;
using core::SignatureFit;
using core::TenderType;
using test::example_drawer;
using test::listed;
using test::money;
using test::off_by;
using test::pieces;

using Texts = std::vector<std::string>;

// The movement of that name, to say more of it.
core::CashMovement& movement(core::DrawerEvidence& evidence, std::string_view name) {
    for (core::CashMovement& each : evidence.movements) {
        if (each.name == name) return each;
    }
    FAIL("no movement is called " << name);
    return evidence.movements.front();
}

}  // namespace

TEST_CASE("nothing is explained where nothing differs") {
    CHECK(core::explain_variance(example_drawer()).empty());
    CHECK(core::explain_variance({}).empty());
}

TEST_CASE("a tender type that was not counted is not explained") {
    core::DrawerEvidence evidence = example_drawer();
    evidence.counted.erase(TenderType::check);
    CHECK(core::explain_variance(evidence).empty());
}

TEST_CASE("a check keyed as cash leaves cash short and checks over by its amount") {
    core::DrawerEvidence evidence = off_by(example_drawer(), "-68.10");
    CHECK(listed(evidence, Cause::tender_keyed_as_another).empty());
    evidence = off_by(evidence, TenderType::check, "68.10");
    CHECK(listed(evidence, Cause::tender_keyed_as_another) ==
          Texts{"a check keyed as cash", "W2-000003 (68.10)"});
    CHECK(core::explain_variance(evidence).front().cause == Cause::tender_keyed_as_another);
}

TEST_CASE("cash keyed as a money order leaves money orders short and cash over") {
    const auto evidence = off_by(off_by(example_drawer(), "62.35"), TenderType::money_order, "-62.35");
    CHECK(listed(evidence, Cause::tender_keyed_as_another) ==
          Texts{"cash keyed as a money order", "W2-000007 (62.35)"});
}

TEST_CASE("a larger note handed out for a smaller is sought in change and pay-backs that hold the smaller") {
    core::DrawerEvidence evidence = off_by(example_drawer(), "-90.00");
    movement(evidence, "W2-000002").pieces_out = pieces("10x1,5x1,1x1,0.50x1,0.05x1");
    movement(evidence, "void W2-000004").pieces_out = pieces("20x3");
    CHECK(listed(evidence, Cause::wrong_piece_out) ==
          Texts{"a 100 handed out where a 10 was meant", "W2-000002 change 1x10", "pay-out 1 (12.50)"});
}

TEST_CASE("a smaller note handed out for a larger leaves the drawer over") {
    core::DrawerEvidence evidence = off_by(example_drawer(), "4.00");
    movement(evidence, "W2-000002").pieces_out = pieces("5x3,1x1,0.50x1,0.05x1");
    movement(evidence, "pay-out 1").pieces_out = pieces("10x1,1x2,0.50x1");
    movement(evidence, "void W2-000004").pieces_out = pieces("20x3");
    CHECK(listed(evidence, Cause::wrong_piece_out) ==
          Texts{"a 1 handed out where a 5 was meant", "W2-000002 change 3x5"});
}

TEST_CASE("a note keyed as a larger one leaves the drawer short, as a smaller one over") {
    core::DrawerEvidence evidence = example_drawer();
    for (core::CashMovement& each : evidence.movements) each.pieces_in = pieces("5x1");
    movement(evidence, "W2-000002").pieces_in = pieces("20x7");
    movement(evidence, "W2-000004").pieces_in = pieces("20x3");
    movement(evidence, "pay-in 1").pieces_in = pieces("20x1,10x1");
    CHECK(listed(off_by(evidence, "-10.00"), Cause::wrong_piece_in) ==
          Texts{"a 10 taken in and keyed as a 20", "W2-000002 (7x20)", "pay-in 1 (1x20)",
                "W2-000004 (3x20, voided)"});
    CHECK(listed(off_by(evidence, "10.00"), Cause::wrong_piece_in) ==
          Texts{"a 20 taken in and keyed as a 10", "pay-in 1 (1x10)"});
}

TEST_CASE("a coin is not taken for a note") {
    CHECK(listed(off_by(example_drawer(), "-4.75"), Cause::wrong_piece_out).empty());
    CHECK(listed(off_by(example_drawer(), "-0.20"), Cause::wrong_piece_out) ==
          Texts{"a 0.25 handed out where a 0.05 was meant", "W2-000002 change 16.55", "pay-out 1 (12.50)"});
}

TEST_CASE("change and pay-backs that were not given leave the drawer over") {
    CHECK(listed(off_by(example_drawer(), "16.55"), Cause::change_not_given) ==
          Texts{"change or pay-back of 16.55 not handed out", "W2-000002 change 16.55"});
    CHECK(listed(off_by(example_drawer(), "60.00"), Cause::change_not_given) ==
          Texts{"change or pay-back of 60.00 not handed out", "void W2-000004 pay-back 60.00"});
    CHECK(listed(off_by(example_drawer(), "16.54"), Cause::change_not_given).empty());
}

TEST_CASE("change given twice leaves the drawer short") {
    CHECK(listed(off_by(example_drawer(), "-16.55"), Cause::change_given_twice) ==
          Texts{"change or pay-back of 16.55 handed out twice", "W2-000002 change 16.55"});
}

TEST_CASE("a payment keyed twice leaves its cash short by what it left in the drawer") {
    CHECK(listed(off_by(example_drawer(), "-123.45"), Cause::payment_doubled) ==
          Texts{"a payment of 123.45 keyed twice, or its money not there", "W2-000002 (123.45)"});
    CHECK(listed(off_by(example_drawer(), "-140.00"), Cause::payment_doubled).empty());
    CHECK(listed(off_by(example_drawer(), "-60.00"), Cause::payment_doubled).empty());  // voided
}

TEST_CASE("a payment that was not keyed leaves the drawer over by the amount of another") {
    CHECK(listed(off_by(example_drawer(), "68.10"), Cause::payment_missing) ==
          Texts{"a payment of 68.10 taken and not keyed, or counted twice", "W2-000003 (68.10)"});
}

TEST_CASE("a check that is not there is named") {
    CHECK(listed(off_by(example_drawer(), TenderType::check, "-40.00"), Cause::payment_doubled) ==
          Texts{"a payment of 40.00 keyed twice, or its money not there", "W2-000006 (40.00)"});
}

TEST_CASE("one note too many is sought only where the notes are on record") {
    core::DrawerEvidence evidence = off_by(example_drawer(), "-5.00");
    CHECK(listed(evidence, Cause::pieces_out_miscounted).empty());
    movement(evidence, "W2-000002").pieces_out = pieces("5x3,1x1,0.50x1,0.05x1");
    movement(evidence, "W2-000001").pieces_in = pieces("20x2,5x1");
    CHECK(listed(evidence, Cause::pieces_out_miscounted) ==
          Texts{"one 5 too many handed out", "W2-000002 change 3x5"});
    CHECK(listed(evidence, Cause::pieces_in_miscounted) ==
          Texts{"one 5 fewer taken in than keyed", "W2-000001 (1x5)"});
    CHECK(listed(off_by(evidence, "10.00"), Cause::pieces_out_miscounted) ==
          Texts{"one 5 too few handed out", "W2-000002 change 3x5"});
}

TEST_CASE("transposed digits are named with what they should have been") {
    CHECK(listed(off_by(example_drawer(), "9.00"), Cause::transposed_digits) ==
          Texts{"two digits of a typed amount changed places", "W2-000001 (45.00 for 54.00)"});
    CHECK(listed(off_by(example_drawer(), "8.99"), Cause::transposed_digits).empty());
    CHECK(listed(off_by(example_drawer(), "-9.00"), Cause::transposed_digits) ==
          Texts{"two digits of a typed amount changed places", "pay-out 1 (12.50 for 21.50)",
                "count (345.05 for 354.05)"});
    CHECK(listed(off_by(example_drawer(), TenderType::check, "90.00"), Cause::transposed_digits) ==
          Texts{"two digits of a typed amount changed places", "W2-000005 (230.00 for 320.00)"});
}

TEST_CASE("only neighbouring digits of amounts of one length are transposed") {
    CHECK(core::is_transposition(money("54.30"), money("45.30")));
    CHECK(core::is_transposition(money("0.05"), money("0.50")));
    CHECK(core::is_transposition(money("12.34"), money("12.43")));
    CHECK_FALSE(core::is_transposition(money("12.34"), money("14.32")));
    CHECK_FALSE(core::is_transposition(money("11.34"), money("11.34")));
    CHECK_FALSE(core::is_transposition(money("105.00"), money("15.00")));
    CHECK_FALSE(core::is_transposition(money("-54.30"), money("-45.30")));
}

TEST_CASE("a decimal point one or two places off is named with what the amount should have been") {
    CHECK(listed(off_by(example_drawer(), "-40.50"), Cause::decimal_slip) ==
          Texts{"the decimal point of a typed amount in the wrong place", "W2-000001 (45.00 for 4.50)"});
    CHECK(listed(off_by(example_drawer(), "4455.00"), Cause::decimal_slip) ==
          Texts{"the decimal point of a typed amount in the wrong place", "W2-000001 (45.00 for 4500.00)"});
    CHECK(listed(off_by(example_drawer(), "-40.49"), Cause::decimal_slip).empty());
    CHECK_FALSE(core::is_decimal_slip(money("45.00"), money("0.00")));
    CHECK_FALSE(core::is_decimal_slip(money("45.00"), money("45000.00")));
}

TEST_CASE("a forgotten roll must be expected in the drawer, one counted twice be in the count twice") {
    core::DrawerEvidence evidence = off_by(example_drawer(), "-2.00");
    CHECK(listed(evidence, Cause::roll_not_counted) == Texts{"a roll of 40x0.05 (2.00) not counted"});
    evidence.expected_pieces = pieces("0.05x39");
    CHECK(listed(evidence, Cause::roll_not_counted).empty());
    evidence = off_by(example_drawer(), "2.00");
    CHECK(listed(evidence, Cause::roll_counted_twice) == Texts{"a roll of 40x0.05 (2.00) counted twice"});
    evidence.counted_pieces = pieces("0.05x79");
    CHECK(listed(evidence, Cause::roll_counted_twice).empty());
    CHECK(listed(off_by(example_drawer(), "-2.05"), Cause::roll_not_counted).empty());
}

TEST_CASE("a strap of 100 notes may be forgotten or counted twice") {
    CHECK(listed(off_by(example_drawer(), "-2000.00"), Cause::strap_not_counted) ==
          Texts{"a strap of 100x20 (2000.00) not counted"});
    CHECK(listed(off_by(example_drawer(), "500.00"), Cause::strap_counted_twice) ==
          Texts{"a strap of 100x5 (500.00) counted twice"});
}

TEST_CASE("a drop is suspected only while its bag has not been opened and found right") {
    for (const char* amount : {"-20.00", "100.00", "-10.00"}) {
        core::DrawerEvidence evidence = off_by(example_drawer(), amount);
        CHECK(listed(evidence, Cause::drop_miscounted).empty());
        movement(evidence, "DROP-0001").verified = false;
        CHECK(listed(evidence, Cause::drop_miscounted) ==
              Texts{"a drop miscounted; its bag has not been opened", "DROP-0001 (100.00)"});
    }
    core::DrawerEvidence odd = off_by(example_drawer(), "-3.17");
    movement(odd, "DROP-0001").verified = false;
    CHECK(listed(odd, Cause::drop_miscounted).empty());
}

TEST_CASE("a float that differs from what the session before left may be the variance") {
    core::DrawerEvidence evidence = off_by(example_drawer(), "-0.37");
    CHECK(listed(evidence, Cause::float_differs).empty());
    evidence.float_retained = money("199.63");
    CHECK(listed(evidence, Cause::float_differs) ==
          Texts{"the float miscounted: it differs from what the session before left",
                "float (200.00 for 199.63)"});
    evidence.float_retained = money("200.37");
    CHECK(listed(evidence, Cause::float_differs).empty());
}

TEST_CASE("a float put aside before the count leaves the drawer short by all of it") {
    CHECK(listed(off_by(example_drawer(), "-200.00"), Cause::float_not_counted) ==
          Texts{"the float put aside before the count", "float (200.00)"});
    CHECK(listed(off_by(example_drawer(), "200.00"), Cause::float_counted_twice) ==
          Texts{"the float counted twice", "float (200.00)"});
}

TEST_CASE("the sum of cash rounding may be the variance where rounding is in force") {
    core::DrawerEvidence evidence = off_by(example_drawer(), "-0.03");
    CHECK(listed(evidence, Cause::rounding_sum).empty());
    for (const char* sum : {"0.03", "-0.03"}) {
        evidence.rounding_sum = money(sum);
        CHECK(listed(evidence, Cause::rounding_sum).size() == 1);
        CHECK(listed(off_by(evidence, "0.06"), Cause::rounding_sum).size() == 1);
    }
    evidence.rounding_sum = money("0.04");
    CHECK(listed(evidence, Cause::rounding_sum).empty());
}

TEST_CASE("what the pieces bear out comes first, and what they contradict only when they bear nothing out") {
    core::DrawerEvidence evidence = off_by(example_drawer(), "-10.00");
    movement(evidence, "W2-000002").pieces_out = pieces("10x1,5x1,1x1,0.50x1,0.05x1");
    evidence.expected_pieces = pieces("20x8,10x4");
    evidence.counted_pieces = pieces("20x8,10x3");
    std::vector<core::Explanation> list = core::explain_variance(evidence);
    REQUIRE_FALSE(list.empty());
    CHECK(list.front().cause == Cause::pieces_out_miscounted);
    CHECK(list.front().fit == SignatureFit::fits);
    CHECK(test::find(list, Cause::wrong_piece_out) == nullptr);

    evidence.counted_pieces = pieces("20x6,10x7");
    list = core::explain_variance(evidence);
    REQUIRE(test::find(list, Cause::wrong_piece_out) != nullptr);
    CHECK(test::find(list, Cause::wrong_piece_out)->fit == SignatureFit::contradicts);

    evidence.counted_pieces = pieces("20x6");  // not even the variance: it proves nothing
    CHECK_FALSE(evidence.signature().has_value());
}

TEST_CASE("of the places of one cause only those stay that the pieces bear out best") {
    core::DrawerEvidence evidence = example_drawer();
    evidence.movements.push_back({.name = "W2-000008", .taken = money("45.00"), .pieces_in = pieces("5x9")});
    evidence.movements.push_back(
        {.name = "W2-000009", .taken = money("45.00"), .pieces_in = pieces("20x2,5x1")});
    evidence.movements.push_back(
        {.name = "W2-000010", .taken = money("45.00"), .pieces_in = pieces("10x4,5x1")});
    evidence.float_retained = evidence.float_total - money("45.00");
    evidence = off_by(evidence, "-45.00");
    CHECK(listed(evidence, Cause::payment_doubled).size() == 5);
    evidence.expected_pieces = pieces("20x8,5x4");
    evidence.counted_pieces = pieces("20x6,5x3");
    CHECK(listed(evidence, Cause::payment_doubled) ==
          Texts{"a payment of 45.00 keyed twice, or its money not there", "W2-000009 (45.00)"});
}

TEST_CASE("explanations come by fit, then by likelihood") {
    core::DrawerEvidence evidence = off_by(example_drawer(), "-200.00");
    evidence.movements.push_back({.name = "W2-000008", .taken = money("200.00")});
    evidence.float_retained = money("0.00");
    evidence.float_pieces = pieces("20x10");
    evidence.expected_pieces = pieces("20x30");
    evidence.counted_pieces = pieces("20x20");
    std::vector<Cause> causes;
    for (const core::Explanation& explanation : core::explain_variance(evidence))
        causes.push_back(explanation.cause);
    CHECK(causes == std::vector{Cause::float_not_counted, Cause::payment_doubled, Cause::float_differs});
}

TEST_CASE("the typed amount of a drop is suspected only while its bag has not been opened") {
    core::DrawerEvidence evidence = off_by(example_drawer(), "90.00");  // 10.00 would have been right
    CHECK(listed(evidence, Cause::decimal_slip).empty());
    movement(evidence, "DROP-0001").verified = false;
    CHECK(listed(evidence, Cause::decimal_slip) ==
          Texts{"the decimal point of a typed amount in the wrong place", "DROP-0001 (100.00 for 10.00)"});
}

TEST_CASE("a long day names twelve places and says how many it leaves out") {
    core::DrawerEvidence evidence = off_by(example_drawer(), "-10.00");
    for (int i = 0; i < 30; ++i) {
        evidence.movements.push_back(
            {.name = "W2-1" + std::to_string(i), .taken = money("20.00"), .pieces_in = pieces("20x1")});
    }
    const std::vector<core::Explanation> list = core::explain_variance(evidence);
    const core::Explanation* found = test::find(list, Cause::wrong_piece_in);
    REQUIRE(found != nullptr);
    CHECK(found->where.size() == core::places_max);
    CHECK(found->where.size() + found->places_left_out == 35);
    CHECK(core::describe(found->where.front()) == "W2-10 (1x20)");  // on record before those that are not
    CHECK(list.size() <= core::explanations_max);
}
