#include <catch2/catch.hpp>

#include "core/counter/notes.h"
#include "tests/core/counter/drawer_desk.h"

using core::CashMoveKind;
using test::DrawerDesk;
using test::money;

TEST_CASE("each person works with their own drawer, and nobody with another's") {
    DrawerDesk desk;
    CHECK(desk.refused(desk.pay("rosa", "5.00")) == "drawer_not_open");
    REQUIRE(desk.open("rosa", "100.00"));
    CHECK(desk.refused(desk.open("rosa", "50.00")) == "drawer_already_open");
    CHECK(desk.refused(desk.pay("ann", "5.00")) == "not_your_drawer");
    CHECK(desk.pay("", "5.00")->fact.session == "W2-S0001");  // the only one
    REQUIRE(desk.open("ann", "50.00"));
    CHECK(desk.pay("ann", "6.00")->fact.session == "W2-S0002");
    CHECK(desk.pay("rosa", "7.00")->fact.session == "W2-S0001");
    CHECK(desk.refused(desk.pay("", "5.00")) == "which_drawer");
    CHECK(desk.pay("", "8.00", "W2-S0002")->fact.session == "W2-S0002");
    CHECK(desk.refused(desk.pay("ann", "5.00", "W2-S0001")) == "not_your_drawer");
    CHECK(desk.refused(desk.pay("ann", "5.00", "W2-S0009")) == "unknown_session");
    CHECK(desk.report(1).figures.gross.amount.text() == "12.00");
    CHECK(desk.report(2).figures.gross.amount.text() == "14.00");
}

TEST_CASE("cash goes in and out without a payment only with right, reason and, above the limit, a second") {
    DrawerDesk desk;
    REQUIRE(desk.open("rosa", "100.00"));
    const core::Act rosa{.person = "rosa"};
    const core::Act with_reason{.person = "rosa", .reason = "stamps"};
    CHECK(desk.refused(desk.move(CashMoveKind::pay_out, "10.00", rosa)) == "reason_missing");
    CHECK(desk.refused(desk.move(CashMoveKind::pay_out, "50.01", with_reason)) == "approval_missing");
    CHECK(desk.refused(desk.move(CashMoveKind::pay_out, "0.00", with_reason)) == "money_not_positive");
    CHECK(desk.refused(desk.move(CashMoveKind::pay_out, "10.00", {.person = "ann", .reason = "x"})) ==
          "not_your_drawer");
    REQUIRE(desk.move(CashMoveKind::pay_out, "50.00", with_reason));
    CHECK(desk.refused(desk.move(CashMoveKind::pay_out, "50.00", with_reason)) == "done");
    CHECK(desk.refused(desk.move(CashMoveKind::pay_out, "0.01", with_reason)) == "not_enough_cash");
    const core::Act approved{.person = "rosa", .reason = "coin", .approved_by = "sam"};
    REQUIRE(desk.move(CashMoveKind::pay_in, "60.00", approved));
    CHECK(desk.balance("pay_out") == "100.00");
    CHECK(desk.balance("pay_in") == "-60.00");
    const auto x = core::to_json(desk.report(1));
    CHECK(x.at("cash").at("pay_in") == "60.00");
    CHECK(x.at("cash").at("pay_out") == "-100.00");
    CHECK(x.at("cash").at("expected_in_drawer") == "60.00");
    CHECK(x.at("moves").size() == 3);
}

TEST_CASE("a drop is received by another person, in a bag that is used once") {
    DrawerDesk desk;
    REQUIRE(desk.open("rosa", "100.00"));
    const core::Act rosa{.person = "rosa"};
    CHECK(desk.refused(desk.move(CashMoveKind::drop, "10.00", rosa, "", "sam")) == "usage");
    CHECK(desk.refused(desk.move(CashMoveKind::drop, "10.00", rosa, "B1", "rosa")) ==
          "second_person_is_first");
    CHECK(desk.refused(desk.move(CashMoveKind::drop, "10.00", rosa, "B1", "nobody")) == "unknown_person");
    REQUIRE(desk.move(CashMoveKind::drop, "10.00", rosa, "B1", "sam"));
    CHECK(desk.refused(desk.move(CashMoveKind::drop, "10.00", rosa, "B1", "sam")) == "bag_used");
    CHECK(desk.balance("safe:W2-S0001:cash") == "10.00");
    CHECK(core::cash_in_drawer(desk.station.reader(), desk.report(1).row).value().text() == "90.00");
}

TEST_CASE("an exchange changes the pieces and never the total") {
    DrawerDesk desk;
    const auto pieces = [](const char* text) { return core::CashCount::parse(text).value(); };
    REQUIRE(core::open_drawer(desk.counter(), money("100.00"), pieces("20x5"), {.person = "rosa"}));
    core::CashMoveRequest swap{.kind = CashMoveKind::exchange,
                               .pieces_in = pieces("5x4"),
                               .pieces_out = pieces("20x2"),
                               .with_vault = true};
    CHECK(desk.refused(core::move_cash(desk.counter(), swap, {.person = "rosa"})) == "exchange_differs");
    swap.pieces_in = pieces("5x8");
    REQUIRE(core::move_cash(desk.counter(), swap, {.person = "rosa"}));
    CHECK(desk.station.reader().known_cash(1).value() == pieces("20x3,5x8"));
    CHECK(desk.report(1).expected.at(core::TenderType::cash).text() == "100.00");
}

TEST_CASE("a turn-in in the middle of the day is in the deposit and no longer in the drawer") {
    DrawerDesk desk;
    REQUIRE(desk.open("rosa", "100.00"));
    REQUIRE(desk.pay("rosa", "80.00"));
    REQUIRE(desk.move(CashMoveKind::turn_in, "70.00", {.person = "rosa"}, "", "sam"));
    CHECK(desk.balance("undeposited:cash") == "70.00");
    REQUIRE(desk.count({.person = "rosa"}, "110.00"));
    const auto closed = core::close_drawer(desk.counter(), {.person = "rosa"});
    REQUIRE(closed);
    CHECK(closed->z.at("to_deposit").at("cash") == "80.00");
    CHECK(desk.balance("undeposited:cash") == "80.00");
    CHECK(desk.station.proves_itself());
}

TEST_CASE("a hand-over is accepted by its receiver, and until then nobody works with the drawer") {
    DrawerDesk desk;
    REQUIRE(desk.open("rosa", "100.00"));
    const core::Act rosa{.person = "rosa"};
    const core::Act ann{.person = "ann"};
    CHECK(desk.refused(core::accept_drawer(desk.counter(), {}, ann)) == "no_handover");
    CHECK(desk.refused(core::offer_drawer(desk.counter(), "rosa", rosa)) == "second_person_is_first");
    CHECK(desk.refused(core::offer_drawer(desk.counter(), "lee", rosa)) == "wrong_role");
    REQUIRE(core::offer_drawer(desk.counter(), "ann", rosa));
    CHECK(desk.refused(desk.pay("rosa", "5.00")) == "handover_pending");
    CHECK(desk.refused(desk.count(rosa, "100.00")) == "handover_pending");
    CHECK(desk.refused(core::accept_drawer(desk.counter(), {}, {.person = "sam"})) == "no_handover");
    REQUIRE(core::take_back_drawer(desk.counter(), rosa));
    CHECK(desk.refused(core::take_back_drawer(desk.counter(), rosa)) == "no_handover");
    REQUIRE(core::offer_drawer(desk.counter(), "ann", rosa));
    REQUIRE(core::accept_drawer(desk.counter(), core::HandoverCount{money("99.00"), {}}, ann));
    CHECK(desk.refused(desk.pay("rosa", "5.00")) == "not_your_drawer");
    CHECK(desk.pay("ann", "5.00")->fact.session == "W2-S0001");
    const auto x = core::to_json(desk.report(1));
    CHECK(x.at("person") == "ann");
    CHECK(x.at("handovers").back().at("variance") == "-1.00");
}

TEST_CASE("an audit is by another person with the right; nothing moves and the Z lists it") {
    DrawerDesk desk;
    REQUIRE(desk.open("rosa", "100.00"));
    const core::MoneyByTender cash{{core::TenderType::cash, money("98.00")}};
    CHECK(desk.refused(core::audit_drawer(desk.counter(), cash, {}, {.person = "ann"})) == "wrong_role");
    CHECK(desk.refused(core::audit_drawer(desk.counter(), {}, {}, {.person = "lee"})) == "count_incomplete");
    const auto audited = core::audit_drawer(desk.counter(), cash, {}, {.person = "lee"});
    REQUIRE(audited);
    CHECK(audited->expected.at(core::TenderType::cash).text() == "100.00");
    CHECK(desk.balance("drawer:W2-S0001:cash") == "100.00");
    CHECK(core::to_json(desk.report(1)).at("audits").front().at("variance").at("cash") == "-2.00");
}

TEST_CASE("while a count is under way no payment is taken and nobody sees what is expected") {
    DrawerDesk desk;
    REQUIRE(desk.open("rosa", "100.00"));
    REQUIRE(desk.open("ann", "50.00"));
    REQUIRE(core::begin_count(desk.counter(), {.person = "rosa"}));
    CHECK(desk.refused(core::begin_count(desk.counter(), {.person = "rosa"})) == "count_under_way");
    CHECK(desk.refused(desk.pay("rosa", "5.00")) == "count_under_way");
    CHECK(desk.pay("ann", "5.00").has_value());
    for (const char* person : {"rosa", "ann", "sam"}) {
        CHECK(desk.refused(core::check_may_see_expected(desk.station.reader(), desk.station.policy,
                                                        person)) == "blind_count");
    }
    CHECK(desk.refused(core::close_drawer(desk.counter(), {.person = "rosa"})) == "count_under_way");
    REQUIRE(desk.count({.person = "rosa"}, "100.00"));
    CHECK(core::check_may_see_expected(desk.station.reader(), desk.station.policy, "sam"));
    CHECK(desk.refused(core::check_may_see_expected(desk.station.reader(), desk.station.policy, "nobody")) ==
          "unknown_person");
    core::Policy strict = desk.station.policy;
    for (core::Role& role : strict.roles) {
        if (role.name == "clerk") std::erase(role.rights, core::Right::see_expected);
    }
    CHECK(desk.refused(core::check_may_see_expected(desk.station.reader(), strict, "rosa")) == "wrong_role");
}

TEST_CASE("a recount stands beside the first count; after the last miss only a forced close is left") {
    DrawerDesk desk;
    desk.station.policy.count_attempts_max = 2;
    REQUIRE(desk.open("rosa", "100.00"));
    const core::Act rosa{.person = "rosa", .reason = "short", .approved_by = "ann"};
    REQUIRE(desk.count(rosa, "80.00"));
    CHECK(desk.refused(core::close_drawer(desk.counter(), {.person = "rosa"})) == "reason_missing");
    CHECK(desk.refused(core::close_drawer(desk.counter(), {.person = "rosa", .reason = "x"})) ==
          "approval_missing");
    REQUIRE(desk.count(rosa, "90.00"));
    CHECK(desk.refused(desk.count(rosa, "95.00")) == "count_attempts_used");
    desk.station.policy.close.second_person_above.reset();
    CHECK(desk.refused(core::close_drawer(desk.counter(), {.person = "rosa", .reason = "x"})) ==
          "count_attempts_used");
    CHECK(desk.refused(core::close_drawer(
              desk.counter(), {.person = "ann", .reason = "x", .session = "W2-S0001"})) == "not_your_drawer");
    const auto closed =
        core::close_drawer(desk.counter(), {.person = "sam", .reason = "rosa ill", .session = "W2-S0001"});
    REQUIRE(closed);
    CHECK(closed->z.at("forced_by") == "sam");
    CHECK(closed->z.at("counts").size() == 2);
    CHECK(closed->z.at("counts").front().at("counted").at("cash") == "80.00");
    CHECK(closed->z.at("cash").at("variance") == "-10.00");
}

TEST_CASE("the cash kept as float and turned in must be the cash that was counted") {
    DrawerDesk desk;
    const auto pieces = [](const char* text) { return core::CashCount::parse(text).value(); };
    REQUIRE(core::open_drawer(desk.counter(), money("40.00"), pieces("20x2"), {.person = "rosa"}));
    REQUIRE(desk.pay("rosa", "15.00"));
    const core::Act rosa{.person = "rosa"};
    REQUIRE(core::count_drawer(desk.counter(),
                               {{core::TenderType::cash, money("55.00")},
                                {core::TenderType::check, {}},
                                {core::TenderType::money_order, {}},
                                {core::TenderType::card, {}}},
                               pieces("20x2,10x1,5x1"), rosa));
    const auto close = [&](const core::CashParted& parted) {
        return desk.refused(core::close_drawer(desk.counter(), rosa, parted));
    };
    CHECK(close({.float_total = money("30.00")}) == "deposit_differs");
    CHECK(close({.float_total = money("40.00"), .float_pieces = pieces("10x4")}) == "deposit_differs");
    CHECK(close({.turned_in = pieces("10x1")}) == "deposit_differs");
    CHECK(close({.float_pieces = pieces("20x2"), .turned_in = pieces("5x3")}) == "deposit_differs");
    CHECK(close({.float_total = money("40.00"), .float_pieces = pieces("20x2")}) == "done");
}

TEST_CASE("a shortage lessens the deposit and never the float, even when the drops must make it whole") {
    DrawerDesk desk;
    REQUIRE(desk.open("rosa", "100.00"));
    REQUIRE(desk.pay("rosa", "90.00"));
    REQUIRE(desk.move(CashMoveKind::drop, "120.00", {.person = "rosa"}, "B7", "sam"));
    REQUIRE(desk.count({.person = "rosa"}, "60.00"));
    const auto closed =
        core::close_drawer(desk.counter(), {.person = "rosa", .reason = "short 10.00", .approved_by = "sam"});
    REQUIRE(closed);
    CHECK(closed->z.at("float_retained") == "100.00");
    CHECK(closed->z.at("to_deposit").at("cash") == "80.00");
    CHECK(desk.balance("undeposited:cash") == "80.00");
    CHECK(desk.balance("vault:change_fund") == "0.00");
    CHECK(desk.balance("over_short:cash") == "10.00");
    CHECK(desk.balance("safe:W2-S0001:cash") == "0.00");
}

TEST_CASE("a float that is not what the last close left needs a reason and stands on record") {
    DrawerDesk desk;
    REQUIRE(desk.open("rosa", "100.00"));
    REQUIRE(desk.count({.person = "rosa"}, "100.00"));
    REQUIRE(core::close_drawer(desk.counter(), {.person = "rosa"}));
    CHECK(desk.refused(desk.open("rosa", "95.00")) == "reason_missing");
    const auto opened = desk.open("rosa", "95.00", "5.00 not in the bag");
    REQUIRE(opened);
    CHECK(opened->continues == "W2-S0001");
    CHECK(opened->difference.text() == "-5.00");
    CHECK(core::to_json(desk.report(2)).at("opening").at("difference") == "-5.00");
    CHECK(desk.open("ann", "300.00").has_value());  // no float waits any more
}

TEST_CASE("a closed drawer is opened again while its money is here; the earlier Z stays") {
    DrawerDesk desk;
    REQUIRE(desk.open("rosa", "100.00"));
    REQUIRE(desk.pay("rosa", "20.00"));
    const core::Act sam{.person = "sam", .reason = "check found", .approved_by = "kim"};
    CHECK(desk.refused(core::reopen_drawer(desk.counter(), "W2-S0001", sam)) == "drawer_already_open");
    REQUIRE(desk.count({.person = "rosa"}, "110.00"));
    const auto first =
        core::close_drawer(desk.counter(), {.person = "rosa", .reason = "short", .approved_by = "sam"});
    REQUIRE(first);
    const auto first_seq = desk.station.store->head().count;
    CHECK(desk.refused(core::reopen_drawer(desk.counter(), "W2-S0007", sam)) == "unknown_session");
    CHECK(desk.refused(core::reopen_drawer(desk.counter(), "W2-S0001", {.person = "sam"})) ==
          "reason_missing");
    CHECK(desk.refused(core::reopen_drawer(desk.counter(), "W2-S0001",
                                           {.person = "sam", .reason = "x", .approved_by = "sam"})) ==
          "approval_own_act");
    CHECK(desk.refused(core::reopen_drawer(desk.counter(), "W2-S0001",
                                           {.person = "rosa", .reason = "x", .approved_by = "sam"})) ==
          "wrong_role");
    REQUIRE(core::reopen_drawer(desk.counter(), "W2-S0001", sam));
    CHECK(desk.balance("drawer:W2-S0001:cash") == "120.00");
    CHECK(desk.balance("over_short:cash") == "0.00");
    CHECK(desk.balance("vault:change_fund") == "-100.00");
    REQUIRE(desk.pay("rosa", "2.00"));
    REQUIRE(desk.count({.person = "rosa"}, "122.00"));
    const auto second = core::close_drawer(desk.counter(), {.person = "rosa"});
    REQUIRE(second);
    CHECK(second->z.at("supersedes") == first_seq);
    CHECK(second->z.at("counts").size() == 2);
    CHECK(second->z.at("grand_totals").at("payments_gross").at("amount") == "22.00");
    CHECK(desk.station.reader().entry(first_seq).value().value().body.at("z") == first->z);
    CHECK(desk.station.proves_itself());
    REQUIRE(core::close_day(desk.counter(), {.person = "sam"}));
    CHECK(desk.refused(core::reopen_drawer(desk.counter(), "W2-S0001", sam)) == "day_not_open");
}

TEST_CASE("a cassette is anybody's to count, and its Z lists the notes that are held for customers") {
    test::TestStation kiosk("kiosk");
    REQUIRE(core::open_day(kiosk.counter(), core::Date::parse("2026-11-23").value(), {.person = "kiosk"}));
    REQUIRE(core::open_drawer(kiosk.counter(), {}, {}, {.person = "kiosk"}));
    CHECK(core::open_drawer(kiosk.counter(), {}, {}, {.person = "rosa"}).error().code ==
          core::ProblemCode::drawer_already_open);
    REQUIRE(core::hold_note(kiosk.counter(), "a1", "10-00041-00", money("20.00")));
    const core::Act rosa{.person = "rosa"};
    REQUIRE(
        core::count_drawer(kiosk.counter(), {{core::TenderType::note_acceptor, money("20.00")}}, {}, rosa));
    const auto closed = core::close_drawer(kiosk.counter(), rosa);
    REQUIRE(closed);
    const auto& held = closed->z.at("funds_held");
    REQUIRE(held.size() == 1);
    CHECK(held.front().at("account") == "10-00041-00");
    CHECK(held.front().at("amount") == "20.00");
    CHECK(closed->z.at("to_deposit").at("note_acceptor") == "20.00");
    CHECK(kiosk.proves_itself());
}

TEST_CASE("the cash in a drawer is warned of above one ceiling and refused above the other") {
    DrawerDesk desk;
    desk.station.policy.cash.drawer_warn_above = money("100.00");
    desk.station.policy.cash.drawer_lock_above = money("200.00");
    const auto ceiling = [&](const char* cash) {
        return core::cash_ceiling(desk.station.policy, money(cash));
    };
    CHECK(ceiling("100.00") == core::CashCeiling::within);
    CHECK(ceiling("100.01") == core::CashCeiling::warn);
    CHECK(ceiling("200.00") == core::CashCeiling::warn);
    CHECK(ceiling("200.01") == core::CashCeiling::locked_out);
    desk.station.policy.cash = {};
    CHECK(ceiling("9999.00") == core::CashCeiling::within);
}
