#include <fmt/format.h>
#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "core/ledger/transfers.h"
#include "tests/core/counter/pay_desk.h"

namespace {

using core::Money;

// A window where cash is rounded and nothing is asked about, with one customer after another.
class Customers {
  public:
    Customers() {
        core::Policy& policy = desk.station.policy;
        policy.cash.rounding.method = core::RoundingMethod::symmetrical;
        policy.guards = {.source = {}, .duplicate = false, .unusual_ratio_max = 0};
        policy.cash.change_max.reset();
        policy.cash.drawer_lock_above.reset();
        policy.cash.reporting.enabled = false;
    }

    core::AccountNumber next(const std::vector<std::int64_t>& owed) {
        const auto account = core::AccountNumber::with_check_digit(30'000'000 + ++customers_);
        desk.station.accounts.add(account.text(), "Somebody");
        int number = 0;
        for (const std::int64_t cents : owed) {
            ++number;
            desk.station.accounts.owe(account.text(), fmt::format("R-{}-{}", customers_, number),
                                      core::ReceivableKind::charge, number % 2 == 0 ? "water" : "electric",
                                      Money::from_cents(cents).text(),
                                      number % 3 == 0 ? "2026-10-20" : "2026-12-05");
        }
        return account;
    }

    test::PayDesk desk;

  private:
    std::int64_t customers_ = 0;
};

core::PaymentRequest request_for(core::AccountNumber account, Money amount, Money card, Money cash,
                                 int attempt) {
    core::PaymentRequest request;
    request.attempt = fmt::format("property-{}", attempt);
    request.items = {{account, amount}};
    core::TenderLine slip;
    slip.type = core::TenderType::card;
    slip.reference = "T-1";
    slip.amount = card;
    if (card.is_positive()) request.tenders.push_back(slip);
    core::TenderLine notes;
    notes.amount = cash;
    if (cash.is_positive()) request.tenders.push_back(notes);
    return request;
}

void check_sums(const core::PaymentPosted& fact, const core::AccountDue& before) {
    Money tenders;
    Money moved;
    for (const core::TenderLine& tender : fact.tenders) tenders += tender.amount;
    std::map<std::string, Money> net;
    for (const core::KindTransfer& move : core::transfers_of(fact)) {
        RC_ASSERT(move.transfer.amount.is_positive());
        net[move.transfer.debit] += move.transfer.amount;
        net[move.transfer.credit] -= move.transfer.amount;
    }
    for (const auto& [account, amount] : net) moved += amount;
    RC_ASSERT(moved.is_zero());
    RC_ASSERT(tenders == fact.amount() + fact.rounding);
    RC_ASSERT(net["rounding"] == -fact.rounding);
    RC_ASSERT(fact.rounding <= Money::from_cents(4));
    RC_ASSERT(fact.rounding >= Money::from_cents(-2));
    for (const core::DueItem& item : before.items) {
        Money relieved;
        for (const core::AllocationLine& line : fact.allocations) {
            RC_ASSERT(line.amount.is_positive());
            if (line.receivable == item.receivable.id) relieved += line.amount;
        }
        RC_ASSERT(relieved <= item.open);
    }
}

}  // namespace

TEST_CASE("tenders are allocations and rounding; no receivable is relieved beyond what is open on it") {
    Customers customers;
    int attempts = 0;
    int posted_ones = 0;
    CHECK(rc::check([&] {
        const auto owed =
            *rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(1, 9'000));
        const auto account = customers.next(owed);
        const Money amount = Money::from_cents(*rc::gen::inRange<std::int64_t>(1, 20'000));
        const Money card = Money::from_cents(*rc::gen::inRange<std::int64_t>(0, 12'000));
        const Money cash = Money::from_cents(*rc::gen::inRange<std::int64_t>(0, 30'000));
        const core::Counter counter = customers.desk.station.counter();
        const auto before = core::account_due(counter.accounts, counter.store.reader(), account,
                                              core::Date::parse("2026-11-23").value());
        RC_PRE(card.is_positive() || cash.is_positive());
        const auto posted =
            core::pay(counter, request_for(account, amount, card, cash, ++attempts), {.person = "rosa"});
        if (!posted) {
            RC_ASSERT(posted.error().kind() == core::ProblemKind::refusal);
            return;
        }
        ++posted_ones;
        check_sums(posted->fact, before.value());
    }));
    CHECK(posted_ones > 10);
    CHECK(customers.desk.station.proves_itself());
}
