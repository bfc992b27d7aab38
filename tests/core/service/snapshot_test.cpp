#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <random>

#include "core/counter/due.h"
#include "core/counter/payments.h"
#include "core/facts/payment_facts.h"
#include "core/service/charges.h"
#include "core/store/mirror/mirror_reader.h"
#include "core/store/mirror/mirror_writer.h"
#include "tests/support/test_station.h"

// What is due must not depend on which of this station's entries the mirror's snapshot holds already.

namespace {

using core::Money;

const auto hers = test::account_number("10-00041-00");
const core::Date today = core::Date::parse("2026-11-23").value();

// Head office as far as one account goes: what was charged, paid, credited and held as deposit up to an
// entry.
class Office {
  public:
    Office() {
        charge("R-1", core::ReceivableKind::charge, "water", 6'210, "2026-10-20");
        charge("R-2", core::ReceivableKind::charge, "electric", 6'135, "2026-12-05");
        charge("R-3", core::ReceivableKind::deposit, "deposit", 15'000, "2026-12-05");
    }

    void take(const core::Entry& entry) {
        if (entry.kind == core::EntryKind::payment_posted) {
            const core::PaymentPosted posted = core::payment_posted_from(entry.body);
            payments_[posted.payment] = posted.allocations;
            relieve(posted.allocations, 1);
        }
        if (entry.kind == core::EntryKind::payment_voided)
            relieve(payments_.at(entry.body.at("payment").get<std::string>()), -1);
        for (const core::LocalReceivable& owed : core::receivables_of(entry.body))
            owed_[owed.id] = {owed.kind, owed.service, owed.amount, {}, owed.due_date};
        for (const core::AccountMove& move : core::moves_of(entry.body)) {
            if (move.account.empty()) continue;  // only the ledger moves
            relieve(move.receivable, move.amount);
            if (move.to == "deposits_held") deposit_ += move.amount;
        }
        seq_ = entry.seq;
    }

    void send_to(core::MirrorWriter& writer) const {
        const auto load = writer.load_customers(true);
        REQUIRE(load.has_value());
        const core::AccountRow row{.number = hers,
                                   .name = "Maria Gonzalez",
                                   .address = "",
                                   .phone = "",
                                   .account_class = "residential",
                                   .status = "active",
                                   .flags = "",
                                   .credit = credit_,
                                   .deposit = deposit_};
        REQUIRE((*load)->put(row).has_value());
        for (const auto& [id, owed] : owed_) {
            if (owed.paid >= owed.amount) continue;
            REQUIRE((*load)->put(core::ReceivableRow{.id = id,
                                                     .account = hers,
                                                     .kind = owed.kind,
                                                     .service = owed.service,
                                                     .amount = owed.amount - owed.paid,
                                                     .due_date = owed.due_date}));
        }
        REQUIRE((*load)->finish({.included_seq = seq_, .source = "head office"}, "cursor").has_value());
    }

  private:
    struct Owed {
        core::ReceivableKind kind;
        std::string service;
        Money amount;
        Money paid;
        core::Date due_date;
    };

    void charge(const std::string& id, core::ReceivableKind kind, const std::string& service,
                std::int64_t cents, const std::string& due) {
        owed_[id] = {kind, service, Money::from_cents(cents), {}, core::Date::parse(due).value()};
    }

    void relieve(const std::string& receivable, Money amount) {
        if (receivable.empty())
            credit_ += amount;
        else
            owed_.at(receivable).paid += amount;
    }

    void relieve(const std::vector<core::AllocationLine>& lines, std::int64_t sign) {
        for (const core::AllocationLine& line : lines) {
            relieve(line.receivable, line.amount * sign);
            if (line.to == "deposits_held") deposit_ += line.amount * sign;
        }
    }

    std::map<std::string, Owed> owed_;
    std::map<std::string, std::vector<core::AllocationLine>> payments_;
    Money credit_;
    Money deposit_;
    std::int64_t seq_ = 0;
};

// A window whose customers stand in a real mirror.
class Window {
  public:
    explicit Window(unsigned seed) : chance_(seed), writer_(open_writer()), mirror_(open_reader()) {
        station.policy.guards = {.source = {}, .duplicate = false, .unusual_ratio_max = 0};
        station.policy.cash.change_max.reset();
        station.policy.cash.drawer_lock_above.reset();
        station.policy.cash.reporting.enabled = false;
        station.open_day_and_drawer();
        snapshot(0);
    }

    std::int64_t head() { return station.store->head().count; }
    std::int64_t random(std::int64_t below) {
        return std::uniform_int_distribution<std::int64_t>(0, below - 1)(chance_);
    }

    // The mirror as head office would send it when it has this station's entries up to `seq`.
    void snapshot(std::int64_t seq) {
        Office office;
        for (std::int64_t i = 1; i <= seq; ++i) office.take(station.reader().entry(i).value().value());
        office.send_to(writer_);
    }

    // "R-1 62.10 delinquent; ... credit 0.00, deposit 0.00", in the order of ids.
    std::string due() {
        const core::AccountDue due = core::account_due(mirror_, station.reader(), hers, today).value();
        std::map<std::string, std::string> items;
        for (const core::DueItem& item : due.items)
            items[item.receivable.id] = fmt::format("{} {}", item.open.text(), core::name_of(item.kind));
        std::string text;
        for (const auto& [id, open] : items) text += fmt::format("{} {}; ", id, open);
        return text + fmt::format("credit {}, deposit {}", due.credit.text(), due.deposit_held.text());
    }

    void act() {
        const std::int64_t what = random(10);
        if (what < 5) return pay();
        if (what < 7) return void_one();
        if (what < 8) return charge_late();
        if (what < 9) return adjust(Money::from_cents(1 + random(4'000)));
        adjust(-Money::from_cents(1 + random(4'000)));
    }

    int done = 0;
    int voids = 0;

    test::TestStation station;

  private:
    core::MirrorWriter open_writer() {
        return std::move(core::MirrorWriter::open(station.folder.path(), "a test").value());
    }
    core::MirrorReader open_reader() {
        return std::move(core::MirrorReader::open(station.folder.path()).value());
    }
    core::Counter counter() { return {*station.store, mirror_, station.policy, station.clock}; }

    template <class T>
    void did(const core::Result<T>& result) {
        if (!result) FAIL(result.error().message());
        ++done;
    }

    void pay() {
        core::PaymentRequest request;
        request.attempt = fmt::format("snapshot-{}", ++attempts_);
        core::TenderLine cash;
        cash.amount = Money::from_cents(5 * (1 + random(4'000)));
        request.items = {{hers, cash.amount}};
        request.tenders = {cash};
        const auto posted = core::pay(counter(), request, {.person = "rosa"});
        did(posted);
        standing_.push_back(posted->fact.payment);
    }

    void void_one() {
        if (standing_.empty()) return;
        const auto chosen = standing_.begin() + random(std::ssize(standing_));
        did(core::void_payment(counter(), *chosen, {},
                               {.person = "rosa", .reason = "wrong account", .approved_by = "sam"}));
        standing_.erase(chosen);
        ++voids;
    }

    // Nothing is past due, nothing is charged.
    void charge_late() {
        const auto charged = core::charge_account(counter(), {.account = hers, .event = "late"}, sam_);
        if (!charged && charged.error().code == core::ProblemCode::money_not_positive) return;
        did(charged);
    }

    void adjust(Money amount) {
        const core::AdjustmentRequest request{.account = hers, .service = "water", .amount = amount};
        did(core::adjust_account(counter(), request, sam_));
    }

    std::mt19937 chance_;
    core::MirrorWriter writer_;
    core::MirrorReader mirror_;
    const core::Act sam_{.person = "sam", .reason = "as agreed", .approved_by = "kim"};
    std::vector<std::string> standing_;
    int attempts_ = 0;
};

}  // namespace

TEST_CASE("what is due does not depend on how many of the station's entries the snapshot holds") {
    int acts = 0;
    int voids = 0;
    for (unsigned seed = 1; seed <= 6; ++seed) {
        Window window(seed);
        for (int i = 0; i < 12; ++i) {
            window.act();
            // Sync comes when it comes, with whatever head office has by then.
            if (window.random(4) == 0) window.snapshot(window.random(window.head() + 1));
        }
        window.snapshot(window.head());
        const std::string due = window.due();
        for (std::int64_t seq = 0; seq < window.head(); ++seq) {
            window.snapshot(seq);
            INFO("seed " << seed << ", snapshot up to entry " << seq << " of " << window.head());
            CHECK(window.due() == due);
        }
        acts += window.done;
        voids += window.voids;
    }
    CHECK(acts > 50);
    CHECK(voids > 3);
}
