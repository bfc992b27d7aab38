// What holds for money whatever is done, tried on random cases. A failure prints the smallest case it found
// and how to repeat it (RC_PARAMS, see rapidcheck's configuration).

#include <fmt/format.h>
#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "core/counter/allocate.h"
#include "core/counter/change.h"
#include "tests/proof/random_counter.h"

namespace {

using core::Money;

Money cents(std::int64_t value) {
    return Money::from_cents(value);
}

core::AccountDue some_due(const std::vector<std::pair<int, int>>& items) {
    core::AccountDue due;
    due.account.number = test::account_number(proof::customer);
    int n = 0;
    for (const auto& [amount, days] : items) {
        core::DueItem item;
        item.receivable.id = fmt::format("R-{}", ++n);
        item.receivable.service = n % 3 == 0 ? "water" : "electric";
        item.open = item.receivable.amount = cents(amount);
        item.kind = core::all_payment_kinds[static_cast<std::size_t>(amount) % 6];
        item.days_late = days;
        due.items.push_back(item);
    }
    return due;
}

}  // namespace

TEST_CASE("an amount reads back from its text, and nothing else reads as it") {
    CHECK(rc::check([] {
        const Money amount = cents(*rc::gen::inRange<std::int64_t>(-999'999'999, 1'000'000'000));
        RC_ASSERT(Money::parse(amount.text()).value() == amount);
        RC_ASSERT(!Money::parse(amount.text() + "0").has_value());
        RC_ASSERT(!Money::parse(" " + amount.text()).has_value());
        RC_ASSERT(!Money::parse("+" + amount.text()).has_value());
    }));
}

TEST_CASE("allocations sum to the amount, exceed nothing owed, and make credit only when nothing is owed") {
    const auto policy = core::built_in_policy("default").value();
    CHECK(rc::check([&] {
        const auto due = some_due(*rc::gen::container<std::vector<std::pair<int, int>>>(
            rc::gen::pair(rc::gen::inRange(1, 20'000), rc::gen::inRange(-60, 400))));
        const Money amount = cents(*rc::gen::inRange(1, 500'000));
        const auto lines = core::allocate(due, amount, policy);
        Money sum;
        std::map<std::string, Money> relieved;
        for (const auto& line : lines) {
            RC_ASSERT(line.amount.is_positive());
            sum += line.amount;
            relieved[line.receivable] += line.amount;
        }
        RC_ASSERT(sum == amount);
        for (const auto& item : due.items) RC_ASSERT(relieved[item.receivable.id] <= item.open);
        RC_ASSERT(relieved[""] == std::max(Money{}, amount - due.total()));
    }));
}

TEST_CASE(
    "advised change is the change, and uses no piece the drawer lacks when it says it is from the drawer") {
    const auto policy = core::built_in_policy("default").value();
    CHECK(rc::check([&] {
        core::CashCount held;
        for (const Money piece : policy.denominations) held.add(piece, *rc::gen::inRange(0, 8));
        const Money amount = cents(*rc::gen::inRange(1, 30'000));
        const auto advice = core::advise_change(amount, held, policy.denominations);
        RC_ASSERT(advice.pieces.total() == amount);
        RC_ASSERT(!advice.pieces.has_negative());
        if (!advice.from_drawer) return;
        for (const auto& [piece, number] : advice.pieces.numbers())
            RC_ASSERT(number <= held.number_of(piece));
    }));
}

TEST_CASE("whatever is done at a counter in whatever order, the money is where the model says") {
    CHECK(rc::check([] {
        const auto acts = *rc::gen::arbitrary<std::vector<std::pair<std::uint8_t, std::uint16_t>>>();
        proof::RandomCounter counter;
        for (const auto& [what, choice] : acts) {
            counter.play({.what = what, .choice = choice});
            const std::string complaint = counter.complaint();
            RC_LOG() << complaint << "\n";
            RC_ASSERT(complaint.empty());
        }
        const std::string complaint = counter.complaint_at_end();
        RC_LOG() << complaint << "\n";
        RC_ASSERT(complaint.empty());
    }));
}
