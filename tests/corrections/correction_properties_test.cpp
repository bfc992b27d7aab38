// What holds whatever is corrected in whatever order. A failure prints the smallest case it found.

#include <fmt/format.h>
#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/corrections/correction_desk.h"

namespace {

using core::Money;
using Choices = std::vector<std::pair<std::uint8_t, std::uint16_t>>;

const std::vector<std::string> customers{"10-00102-06", "10-00420-01", "10-00802-09", "10-00710-00"};

// A desk that does what random numbers say, and knows what must then be true.
class RandomCorrections {
  public:
    RandomCorrections() {
        desk_.open("2026-11-23");
        original_ = owed();
    }

    void act(unsigned what, unsigned choice) {
        if (what % 3 == 0 || payments_ == 0) return pay(choice);
        const std::string payment = fmt::format("W2-{:06}", 1 + choice % payments_);
        const std::string tender = fmt::format("{}/T{}", payment, 1 + choice % 2);
        const std::string& other = customers[choice % customers.size()];
        const core::Counter counter = desk_.station.counter();
        if (what % 9 == 1) return note(desk_.bounce(tender, choice % 5 == 0 ? "bank_error" : "NSF"));
        if (what % 9 == 2) return note(core::redeposit_tender(counter, tender, desk_.alone));
        if (what % 9 == 4) return note(desk_.move(payment, other));
        if (what % 9 == 5) return note(desk_.reverse(payment, choice % 2 == 0 ? "credit" : other));
        if (what % 9 == 7) return note(core::waive_return(counter, tender, choice % 2 == 0, desk_.alone));
        if (what % 9 == 8 && choice % 4 == 0) return next_day();
        note(desk_.reverse(payment, "refund"));
    }

    // Everything that still stands is given back; then every customer owes what they owed at first.
    void undo_everything() {
        desk_.count_and_close();
        desk_.open_day_later();
        for (unsigned n = 1; n <= payments_; ++n) note(desk_.reverse(fmt::format("W2-{:06}", n), "refund"));
    }

    std::string complaint() {
        Money sum;
        Money held;
        const auto balances = desk_.station.reader().ledger_balances().value();
        for (const auto& [name, balance] : balances) {
            sum += balance;
            const bool is_money = name.starts_with("drawer:") || name.starts_with("undeposited:") ||
                                  name.starts_with("vault:") || name == "card_clearing" || name == "bank" ||
                                  name == "refunds_payable";
            if (is_money) held += balance;
        }
        if (!sum.is_zero()) return "debits and credits differ";
        if (balances.contains("payment_clearing")) return "money is left in payment_clearing";
        if (held != standing())
            return fmt::format("{} is held, {} of payments stands", held.text(), standing().text());
        for (const std::string& account : customers) {
            const auto allocated = desk_.station.reader().allocated(account, 0).value();
            for (const auto& [receivable, relieved] : allocated) {
                const auto amount = original_.find(receivable);
                if (amount != original_.end() && (relieved > amount->second || relieved.is_negative()))
                    return fmt::format("{} is relieved of {}", receivable, relieved.text());
            }
        }
        return {};
    }

    std::string complaint_at_end() {
        if (!standing().is_zero()) return "something stands that was given back";
        for (const auto& [receivable, amount] : owed()) {
            const auto before = original_.find(receivable);
            if (before != original_.end() && before->second != amount)
                return fmt::format("{} is open with {}", receivable, amount.text());
        }
        for (const auto& [receivable, amount] : original_) {
            if (!owed().contains(receivable)) return receivable + " is gone";
        }
        return desk_.complaint();
    }

  private:
    template <class T>
    void note(const core::Result<T>& result) {
        if (!result) RC_LOG() << result.error().name() << "\n";
    }

    void next_day() {
        if (++day_ > 30) return;
        desk_.close();
        desk_.open(fmt::format("2026-12-{:02}", day_));
    }

    void pay(unsigned choice) {
        const std::string& account = customers[choice % customers.size()];
        const Money amount = Money::from_cents(1 + choice % 20'000);
        const Money part = Money::from_cents(amount.cents() / 3);
        std::vector<std::string> tenders{fmt::format("check {} {}", amount.text(), choice)};
        if (choice % 3 == 1 && part.is_positive()) {
            tenders = {fmt::format("check {} {}", (amount - part).text(), choice),
                       fmt::format("cash {}", (part + Money::from_cents(choice % 2)).text())};
        }
        if (choice % 3 == 2) tenders = {fmt::format("card {} T-{}", amount.text(), choice)};
        const std::string payor = choice % 7 == 0 ? "A. Stranger" : "";
        const std::string posted = desk_.pay(account, amount.text(), tenders, payor);
        RC_LOG() << posted << " " << tenders.front() << "\n";
        if (posted.starts_with("W2-")) ++payments_;
    }

    std::map<std::string, Money> owed() {
        std::map<std::string, Money> open;
        for (const std::string& account : customers) {
            const auto due = core::account_due(desk_.station.accounts, desk_.station.reader(),
                                               test::account_number(account), core::Date{});
            for (const core::DueItem& item : due.value().items) open[item.receivable.id] += item.open;
        }
        return open;
    }

    Money standing() {
        Money sum;
        for (unsigned n = 1; n <= payments_; ++n)
            sum += desk_.payment(fmt::format("W2-{:06}", n)).standing.amount();
        return sum;
    }

    test::CorrectionDesk desk_;
    std::map<std::string, Money> original_;
    unsigned payments_ = 0;
    int day_ = 0;
};

}  // namespace

TEST_CASE("whatever is corrected in whatever order, no cent is made or lost and undoing restores exactly") {
    CHECK(rc::check([] {
        const auto choices = *rc::gen::resize(30, rc::gen::arbitrary<Choices>());
        RandomCorrections desk;
        for (const auto& [what, choice] : choices) {
            desk.act(what, choice);
            const std::string complaint = desk.complaint();
            RC_LOG() << complaint << "\n";
            RC_ASSERT(complaint.empty());
        }
        desk.undo_everything();
        const std::string complaint = desk.complaint() + desk.complaint_at_end();
        RC_LOG() << complaint << "\n";
        RC_ASSERT(complaint.empty());
    }));
}
