#include "tests/proof/random_counter.h"

#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>

#include "core/base/ensure.h"
#include "core/counter/days.h"
#include "core/counter/drawer_close.h"
#include "core/counter/drawers.h"
#include "core/reports/session_report.h"
#include "core/counter/due.h"
#include "core/counter/notes.h"
#include "core/ledger/transfers.h"
#include "core/store/proof/verify.h"

namespace proof {

using core::Money;
using core::TenderType;

namespace {

Money sum_of(const std::vector<core::AllocationLine>& lines) {
    Money sum;
    for (const auto& line : lines) sum += line.amount;
    return sum;
}

}  // namespace

RandomCounter::RandomCounter() {
    store_.emplace(station_.make({.holder = "random", .vfs = vfs_.name()}).value());
    core::ensure(
        core::open_day(counter(), core::Date::parse("2026-11-23").value(), {.person = "sam"}).has_value(),
        "no day");
    mirror_ = billed_ = station_.accounts.receivables(test::account_number(customer)).value();
    open_drawer();
}

void RandomCounter::expect(bool holds, const char* what) {
    if (!holds && wrong_.empty()) wrong_ = what;
}

void RandomCounter::play(const RandomAct& act) {
    switch (act.what % 16) {
        case 0:
            return void_one(act.choice);
        case 1:
            return pay_again(act.choice);
        case 2:
            return pay_other_content(act.choice);
        case 3:
        case 4:
            return hold_note(act.choice);
        case 5:
            return post_notes(act.choice);
        case 6:
            return count_or_close(act.choice);
        case 7:
            return open_drawer();
        case 8:
            return import_again();
        case 9:
            return void_one(act.choice / 2);
        default:
            return pay(act.choice);
    }
}

core::PaymentRequest RandomCounter::some_request(unsigned choice) {
    const Money amount = Money::from_cents(1 + choice % 9000);
    core::PaymentRequest request = cash_payment(fmt::format("r-{}", ++attempts_), amount.text());
    // Some pay two items on the same account, by check, with cash over what is due, or both.
    if (choice % 3 == 0) request.items.push_back(request.items.front());
    const Money total = request.amount();
    if (choice % 4 == 1)
        request.tenders.front().amount = total + Money::from_cents(choice % 700);
    else
        request.tenders.front().amount = total;
    if (choice % 5 == 0 && total.cents() > 1) {
        core::TenderLine check;
        check.type = TenderType::check;
        check.amount = Money::from_cents(total.cents() / 2);
        check.number = "7";
        check.routing = "021000021";
        request.tenders.front().amount -= check.amount;
        request.tenders.push_back(check);
    }
    return request;
}

void RandomCounter::book(const core::PaymentPosted& fact, int sign) {
    for (const auto& line : fact.allocations) relieved_[line.receivable] += line.amount * sign;
    for (const auto& tender : fact.tenders) {
        if (tender.type != TenderType::note_acceptor) drawer_[tender.type] += tender.amount * sign;
    }
}

void RandomCounter::pay(unsigned choice) {
    const auto request = some_request(choice);
    const auto paid = core::pay(counter(), request, {.person = "rosa"});
    expect(paid.has_value() == (open_ && !counted_), "a payment was taken or refused at the wrong time");
    if (!paid) return;
    expect(!paid->repeated, "a new payment is said to be a repeat");
    expect(sum_of(paid->fact.allocations) == request.amount(), "the allocations are not the amount");
    expect(paid->fact.change() == request.tendered() - request.amount(),
           "the change is not what was too much");
    for (const auto& line : paid->fact.tenders) {
        expect(!line.is_change() || line.pieces.total() == -line.amount,
               "the advised pieces are not the change");
    }
    posted_.push_back({request, paid->fact});
    book(paid->fact, 1);
}

void RandomCounter::pay_again(unsigned choice) {
    if (posted_.empty()) return;
    const Posted& earlier = posted_[choice % posted_.size()];
    const auto head = store_->head().count;
    const auto again = core::pay(counter(), earlier.request, {.person = "rosa"});
    expect(again && again->repeated && again->fact.payment == earlier.fact.payment,
           "a repeat has another answer");
    expect(store_->head().count == head, "a repeat left an entry");
}

void RandomCounter::pay_other_content(unsigned choice) {
    if (posted_.empty()) return;
    core::PaymentRequest other = posted_[choice % posted_.size()].request;
    other.items.front().amount += Money::from_cents(1);
    other.tenders.front().amount += Money::from_cents(1);
    const auto paid = core::pay(counter(), other, {.person = "rosa"});
    expect(!paid && paid.error().code == core::ProblemCode::attempt_reused,
           "an attempt was used for something else");
}

void RandomCounter::void_one(unsigned choice) {
    if (posted_.empty()) return;
    Posted& item = posted_[choice % posted_.size()];
    const auto session = store_->reader().session(sessions_).value()->first_payment;
    const auto number = store_->reader().payment_of_attempt(item.request.attempt).value()->number;
    const bool allowed = open_ && !counted_ && !item.voided && number >= session;
    const auto voided = core::void_payment(counter(), item.fact.payment, {},
                                           {.person = "rosa", .reason = "wrong", .approved_by = "sam"});
    expect(voided.has_value() == allowed, "a void was taken or refused at the wrong time");
    if (!voided) return;
    item.voided = true;
    book(item.fact, -1);
    for (const auto& tender : item.fact.tenders) {
        if (tender.type == TenderType::note_acceptor)
            held_[item.request.attempt + " voided"] += tender.amount;
    }
}

// Also for an attempt that is already posted: the note is in the cassette all the same.
void RandomCounter::hold_note(unsigned choice) {
    static constexpr const char* notes[] = {"1.00", "5.00", "10.00", "20.00"};
    const bool late = choice % 7 == 0 && !posted_.empty();
    const std::string attempt =
        late ? posted_[choice % posted_.size()].request.attempt : fmt::format("n-{}", choice % 5);
    const auto held = core::hold_note(counter(), attempt, customer, test::money(notes[choice % 4]));
    expect(held.has_value() == open_, "a note was taken or refused at the wrong time");
    if (!held) return;
    const bool posted = store_->reader().payment_of_attempt(attempt).value().has_value();
    held_[posted ? attempt + " late" : attempt] += test::money(notes[choice % 4]);
    drawer_[TenderType::note_acceptor] += test::money(notes[choice % 4]);
}

void RandomCounter::post_notes(unsigned choice) {
    const std::string attempt = fmt::format("n-{}", choice % 5);
    const auto found = held_.find(attempt);
    if (found == held_.end()) return;
    const auto request = notes_payment(attempt, found->second.text());
    const auto paid = core::pay(counter(), request, {.person = "rosa"});
    expect(paid.has_value() == (open_ && !counted_), "notes were posted or refused at the wrong time");
    if (!paid) return;
    held_.erase(found);
    posted_.push_back({request, paid->fact});
    book(paid->fact, 1);
}

void RandomCounter::count_or_close(unsigned choice) {
    if (counted_ && choice % 2 == 0) {
        const auto closed =
            core::close_drawer(counter(), {.person = "rosa", .reason = "miscount", .approved_by = "sam"});
        expect(closed.has_value(), "a counted drawer does not close");
        open_ = counted_ = false;
        drawer_.clear();
        return;
    }
    core::MoneyByTender counts;
    for (const TenderType type : core::all_tender_types) counts[type] = Money{};
    for (const auto& [type, amount] : drawer_) {
        const Money miscount = Money::from_cents(choice % 5 == 0 ? choice % 900 : 0);
        counts[type] = std::max(Money{}, amount - miscount);
    }
    const auto counted = core::count_drawer(counter(), counts, {}, {.person = "rosa"});
    if (counted) counted_ = true;
    expect(open_ || !counted, "a closed drawer was counted");
}

void RandomCounter::open_drawer() {
    const auto count = core::CashCount::parse("20x5,10x5,5x5,1x20,0.25x8,0.10x5,0.01x30").value();
    const auto opened = core::open_drawer(counter(), count.total(), count, {.person = "rosa"});
    expect(opened.has_value() == !open_, "a drawer was opened or refused at the wrong time");
    if (!opened) return;
    open_ = true;
    counted_ = false;
    ++sessions_;
    drawer_ = {{TenderType::cash, count.total()}};
}

// What is open on a bill: as head office last sent it (nothing, when it was paid then), less what was paid
// since; a void brings it back even when head office no longer sends it.
Money RandomCounter::open_amount(const std::string& id) {
    Money open = -relieved_[id];
    for (const core::Receivable& receivable : mirror_) {
        if (receivable.id == id) open += receivable.amount;
    }
    return open;
}

// Head office has worked in everything so far and sends what is still open.
void RandomCounter::import_again() {
    std::vector<core::Receivable> left;
    for (core::Receivable receivable : billed_) {
        receivable.amount = open_amount(receivable.id);
        if (receivable.amount.is_positive()) left.push_back(receivable);
    }
    mirror_ = left;
    relieved_.clear();
    station_.accounts.replace(customer, left);
    station_.accounts.included = store_->head().count;
}

std::string RandomCounter::complaint() {
    for (const std::string& found : {wrong_, ledger_complaint(), drawer_complaint(), due_complaint()}) {
        if (!found.empty()) return found;
    }
    return {};
}

std::string RandomCounter::ledger_complaint() {
    SQLite::Database& books = store_->database().raw();
    if (books.execAndGet("SELECT coalesce(sum(balance), 0) FROM ledger_accounts").getInt64() != 0)
        return "debits are not credits";
    const auto differing =
        books
            .execAndGet(
                "SELECT count(*) FROM ledger_accounts l WHERE balance <> coalesce((SELECT sum(amount) FROM "
                "transfers WHERE "
                "debit = l.id), 0) - coalesce((SELECT sum(amount) FROM transfers WHERE credit = l.id), 0)")
            .getInt();
    if (differing != 0) return "a balance is not the sum of its transfers";
    Money held;
    for (const auto& [attempt, amount] : held_) held += amount;
    Money listed;
    const auto funds = store_->reader().held_funds().value();
    for (const core::HeldFunds& item : funds) listed += item.amount;
    const auto balances = store_->reader().ledger_balances().value();
    const auto account = balances.find(std::string(core::ledger_account::customer_funds_held));
    const Money booked = account == balances.end() ? Money{} : -account->second;
    if (booked != held)
        return fmt::format("{} is held for customers, the books say {}", held.text(), booked.text());
    if (listed != held)
        return fmt::format("{} is held for customers, the list shows {}", held.text(), listed.text());
    return {};
}

std::string RandomCounter::drawer_complaint() {
    const auto contents =
        core::expected_contents(store_->reader(), fmt::format("W2-S{:04}", sessions_)).value();
    for (const TenderType type : core::all_tender_types) {
        const auto found = contents.find(type);
        const Money booked = found == contents.end() ? Money{} : found->second;
        if (booked != drawer_[type]) {
            return fmt::format("the drawer holds {} of {}, the books say {}", drawer_[type].text(),
                               core::name_of(type), booked.text());
        }
    }
    return {};
}

std::string RandomCounter::due_complaint() {
    const auto as_of = core::Date::parse("2026-11-23").value();
    const auto due =
        core::account_due(station_.accounts, store_->reader(), test::account_number(customer), as_of).value();
    Money owed;
    for (const core::Receivable& receivable : billed_) {
        const Money open = open_amount(receivable.id);
        if (open.is_negative()) return receivable.id + " was relieved of more than was owed";
        owed += open;
    }
    if (owed != due.total())
        return fmt::format("{} is owed, the counter says {}", owed.text(), due.total().text());
    if (due.credit != relieved_[""]) return "the customer's credit is wrong";
    return {};
}

std::string RandomCounter::complaint_at_end() {
    if (open_ && !counted_) count_or_close(1);
    if (open_) count_or_close(0);
    if (std::string found = complaint(); !found.empty()) return found;
    const auto balances = store_->reader().ledger_balances().value();
    for (const auto& [name, balance] : balances) {
        if (name.starts_with("drawer:"))
            return fmt::format("{} stands at {} after closing", name, balance.text());
    }
    static_cast<void>(store_->checkpoint_and_truncate());
    disk_.write_to(station_.folder.path());
    const auto proven = station_.verify();
    return proven ? std::string() : "verify: " + proven.error().message();
}

}  // namespace proof
