#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include "tests/core/drawers/drawer_desk.h"

namespace {

using core::CashMoveKind;
using core::Money;
using nlohmann::json;

Money amount_in(const json& cash, const char* key) {
    return Money::from_text(cash.at(key).get<std::string>()).value();
}

std::string random_amount() {
    return Money::from_cents(*rc::gen::inRange<std::int64_t>(1, 20'000)).text();
}

// One random thing that happens at a drawer; refusals are part of the day.
void random_act(test::DrawerDesk& desk) {
    const core::Act rosa{.person = "rosa", .reason = "random", .approved_by = "sam"};
    const std::string amount = random_amount();
    switch (*rc::gen::inRange(0, 8)) {
        case 0:
        case 1:
        case 2:
            static_cast<void>(desk.pay("rosa", amount));
            return;
        case 3: {
            const auto number = desk.station.reader().next_payment().value() - 1;
            if (number == 0) return;
            static_cast<void>(core::void_payment(
                desk.counter(),
                "W2-" + std::string(6 - std::to_string(number).size(), '0') + std::to_string(number), {},
                rosa));
            return;
        }
        case 4:
            static_cast<void>(desk.move(CashMoveKind::pay_in, amount, rosa));
            return;
        case 5:
            static_cast<void>(desk.move(CashMoveKind::pay_out, amount, rosa));
            return;
        case 6:
            static_cast<void>(
                desk.move(CashMoveKind::drop, amount, rosa, "B" + std::to_string(++desk.attempts), "sam"));
            return;
        default:
            static_cast<void>(desk.move(CashMoveKind::turn_in, amount, rosa, "", "sam"));
    }
}

void check_expected(const json& cash) {
    Money sum;
    for (const char* part : {"float", "taken", "change", "voided", "pay_in", "pay_out", "drops"})
        sum += amount_in(cash, part);
    RC_ASSERT(sum == amount_in(cash, "expected_in_drawer"));
}

void check_session_is_empty(test::DrawerDesk& desk) {
    const std::map<std::string, Money> balances = desk.station.reader().ledger_balances().value();
    for (const auto& [account, balance] : balances) {
        if (account.starts_with("drawer:") || account.starts_with("safe:")) RC_ASSERT(balance.is_zero());
    }
}

}  // namespace

TEST_CASE("expected cash is the float and what came and went; a close leaves nothing and loses nothing") {
    CHECK(rc::check([] {
        test::DrawerDesk desk;
        const Money opening = Money::from_text(random_amount()).value();
        RC_ASSERT(desk.open("rosa", opening.text()).has_value());
        const int acts = *rc::gen::inRange(0, 15);
        for (int i = 0; i < acts; ++i) {
            random_act(desk);
            check_expected(core::to_json(desk.report(1)).at("cash"));
        }
        const std::string counted = random_amount();
        RC_ASSERT(desk.count({.person = "rosa"}, counted).has_value());
        const auto closed =
            core::close_drawer(desk.counter(), {.person = "rosa", .reason = "random", .approved_by = "sam"});
        RC_ASSERT(closed.has_value());
        check_session_is_empty(desk);
        // The vault lent the float and has it back, as far as there was cash for it.
        const json& z = closed->z;
        const Money kept = amount_in(z, "float_retained");
        RC_ASSERT(Money::from_text(desk.balance("vault:change_fund")).value() == kept - opening);
        RC_ASSERT(desk.balance("undeposited:cash") == z.at("to_deposit").at("cash").get<std::string>());
        const Money drops = amount_in(z.at("cash"), "drops");
        RC_ASSERT(amount_in(z.at("to_deposit"), "cash") == Money::from_text(counted).value() - drops - kept);
        RC_ASSERT(desk.station.proves_itself());
    }));
}

TEST_CASE("opening a closed drawer again gives back exactly what the close had moved") {
    CHECK(rc::check([] {
        test::DrawerDesk desk;
        RC_ASSERT(desk.open("rosa", random_amount()).has_value());
        const int acts = *rc::gen::inRange(0, 10);
        for (int i = 0; i < acts; ++i) random_act(desk);
        const auto before = desk.station.reader().ledger_balances().value();
        RC_ASSERT(desk.count({.person = "rosa"}, random_amount()).has_value());
        RC_ASSERT(
            core::close_drawer(desk.counter(), {.person = "rosa", .reason = "random", .approved_by = "sam"})
                .has_value());
        RC_ASSERT(core::reopen_drawer(desk.counter(), "W2-S0001",
                                      {.person = "sam", .reason = "again", .approved_by = "kim"})
                      .has_value());
        const std::map<std::string, Money> after = desk.station.reader().ledger_balances().value();
        for (const auto& [account, balance] : after) {
            const auto found = before.find(account);
            RC_ASSERT(balance == (found == before.end() ? Money{} : found->second));
        }
        RC_ASSERT(desk.station.proves_itself());
    }));
}
