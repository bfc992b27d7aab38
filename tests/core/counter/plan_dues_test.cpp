#include "core/counter/plan_dues.h"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "core/policy/day_count.h"
#include "tests/support/test_station.h"

namespace {

using core::DueItem;
using core::Money;
using core::PaymentKind;

core::Date day(const char* text) {
    return core::Date::parse(text).value();
}

DueItem item(const std::string& id, Money open, core::Date due_date, core::Date as_of) {
    return {.receivable = {.id = id, .account = {}, .service = "water", .amount = open, .due_date = due_date},
            .open = open,
            .kind = core::kind_of(core::ReceivableKind::charge, due_date, as_of),
            .days_late = as_of - due_date};
}

// 100.00 of two old bills in three instalments from 23 December.
core::ArrangementMade plan_of_100() {
    return {.arrangement = "W2-A000001",
            .kind = core::ArrangementKind::plan,
            .account = "10-00041-00",
            .holder = {},
            .made_on = day("2026-11-23"),
            .until = day("2027-02-23"),
            .amount = test::money("100.00"),
            .covers = {{"R-1", test::money("40.00")}, {"R-2", test::money("60.00")}},
            .instalments = {{day("2026-12-23"), test::money("33.34")},
                            {day("2027-01-23"), test::money("33.33")},
                            {day("2027-02-23"), test::money("33.33")}}};
}

std::vector<DueItem> old_bills(const char* first, const char* second, core::Date as_of) {
    return {item("R-1", test::money(first), day("2026-09-20"), as_of),
            item("R-2", test::money(second), day("2026-10-20"), as_of)};
}

Money sum_of(const std::vector<DueItem>& items, PaymentKind kind) {
    Money sum;
    for (const DueItem& each : items) {
        if (each.kind == kind) sum += each.open;
    }
    return sum;
}

std::vector<DueItem> split_on(const char* as_of, const char* first = "40.00", const char* second = "60.00") {
    return core::split_by_plan(old_bills(first, second, day(as_of)), plan_of_100(), day(as_of));
}

}  // namespace

TEST_CASE("a debt in a plan is delinquent from the day an instalment is due, and not one day before") {
    CHECK(sum_of(split_on("2026-12-22"), PaymentKind::delinquent).is_zero());
    CHECK(sum_of(split_on("2026-12-22"), PaymentKind::current) == test::money("100.00"));
    CHECK(sum_of(split_on("2026-12-23"), PaymentKind::delinquent) == test::money("33.34"));
    CHECK(sum_of(split_on("2027-01-22"), PaymentKind::delinquent) == test::money("33.34"));
    CHECK(sum_of(split_on("2027-01-23"), PaymentKind::delinquent) == test::money("66.67"));
    CHECK(sum_of(split_on("2027-02-23"), PaymentKind::delinquent) == test::money("100.00"));
}

TEST_CASE("what was paid on the debt, whichever bill it relieved, pays the earliest instalments") {
    CHECK(sum_of(split_on("2027-01-23", "10.00", "60.00"), PaymentKind::delinquent) == test::money("36.67"));
    CHECK(sum_of(split_on("2027-01-23", "40.00", "30.00"), PaymentKind::delinquent) == test::money("36.67"));
    CHECK(core::unpaid_instalments(plan_of_100(), test::money("66.66")).size() == 2);
    CHECK(core::unpaid_instalments(plan_of_100(), Money{}).empty());
}

TEST_CASE("an instalment keeps its receivable's own due date, so that a broken plan finds it again") {
    for (const DueItem& piece : split_on("2026-12-23")) {
        CHECK(piece.plan == "W2-A000001");
        CHECK(piece.receivable.due_date <= day("2026-10-20"));
    }
}

TEST_CASE("what is owed beyond the plan stays delinquent: a returned check re-opens more than was agreed") {
    const auto items = split_on("2026-11-23", "55.00", "60.00");
    CHECK(sum_of(items, PaymentKind::delinquent) == test::money("15.00"));
    CHECK(sum_of(items, PaymentKind::current) == test::money("100.00"));
}

TEST_CASE("a bill outside of the plan is left alone, and what is left of it is no part of the plan") {
    const core::Date as_of = day("2026-12-23");
    auto items = old_bills("40.00", "60.00", as_of);
    items.push_back(item("R-9", test::money("25.00"), day("2026-12-30"), as_of));
    const auto split = core::split_by_plan(items, plan_of_100(), as_of);
    CHECK(core::still_owed(plan_of_100(), split) == test::money("100.00"));
    CHECK(sum_of(split, PaymentKind::delinquent) == test::money("33.34"));
    CHECK(sum_of(split, PaymentKind::current) == test::money("91.66"));
}

TEST_CASE("the instalment is asked for with the current bill") {
    const core::Date as_of = day("2026-12-15");
    core::AccountDue due;
    due.items = old_bills("40.00", "60.00", as_of);
    due.items.push_back(item("R-9", test::money("25.00"), day("2026-12-23"), as_of));
    due.items = core::split_by_plan(std::move(due.items), plan_of_100(), as_of);
    CHECK(core::asked_with_the_bill(due) == test::money("58.34"));
    due.items.clear();
    due.items = core::split_by_plan(old_bills("40.00", "60.00", as_of), plan_of_100(), as_of);
    CHECK(core::asked_with_the_bill(due).is_zero());
}

TEST_CASE("property: cutting a debt by its plan neither makes nor loses a cent") {
    CHECK(rc::check([] {
        const auto cents = *rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange(1, 50'000));
        const int months = *rc::gen::inRange(1, 25);
        const core::Date made_on = day("2026-11-23");
        const core::Date as_of = core::plus_days(made_on, *rc::gen::inRange(0, 900));
        core::ArrangementMade plan{.arrangement = "W2-A000001",
                                   .kind = core::ArrangementKind::plan,
                                   .account = {},
                                   .holder = {},
                                   .made_on = made_on,
                                   .until = made_on,
                                   .amount = {}};
        std::vector<DueItem> items;
        Money open;
        Money owed;
        for (std::size_t i = 0; i < cents.size(); ++i) {
            const Money covered = Money::from_cents(cents[i]);
            const Money left = Money::from_cents(*rc::gen::inRange<std::int64_t>(0, 60'000));
            const std::string id = "R-" + std::to_string(i);
            plan.covers.push_back({id, covered});
            plan.amount += covered;
            if (!left.is_positive()) continue;
            items.push_back(item(id, left, day("2026-10-20"), as_of));
            open += left;
            owed += std::min(covered, left);
        }
        RC_PRE(plan.amount.is_positive());
        plan.instalments =
            core::plan_schedule({.debt = plan.amount, .down = {}, .months = months, .first_due = made_on})
                .instalments;
        const auto split = core::split_by_plan(items, plan, as_of);
        Money sum;
        Money planned;
        for (const DueItem& piece : split) {
            RC_ASSERT(piece.open.is_positive());
            RC_ASSERT(
                (piece.plan.empty() || (piece.days_late >= 0) == (piece.kind == PaymentKind::delinquent)));
            sum += piece.open;
            if (!piece.plan.empty()) planned += piece.open;
        }
        RC_ASSERT(sum == open);
        RC_ASSERT(planned == owed);
        RC_ASSERT(core::still_owed(plan, split) == owed);
        Money unpaid;
        for (const core::Instalment& next : core::unpaid_instalments(plan, owed)) unpaid += next.amount;
        RC_ASSERT(unpaid == owed);
    }));
}
