#include <fmt/format.h>

#include <algorithm>

#include "core/counter/payments.h"
#include "core/counter/retender.h"
#include "tests/proof/random_day/random_days.h"

namespace proof {

using core::Money;
using core::ProblemCode;
using core::TenderType;

namespace {

const core::Act rosa_and_sam{.person = "rosa", .reason = "as seen", .approved_by = "sam"};

core::TenderLine line_of(const std::string& type, Cents amount, unsigned number) {
    core::TenderLine line;
    line.type = core::tender_type(type).value();
    line.amount = Money::from_cents(amount);
    if (line.type == TenderType::card)
        line.reference = fmt::format("T-{}", number);
    else if (line.type != TenderType::cash)
        line.number = std::to_string(number);
    if (line.type == TenderType::check) {
        line.routing = "011000015";
        line.account_last4 = fmt::format("{:04}", number % 40);
    }
    return line;
}

constexpr const char* types[] = {"cash", "check", "money_order", "cashiers_check", "card"};

}  // namespace

core::PaymentRequest RandomDays::some_request(const Till& till, std::vector<Wish>& wishes,
                                              std::vector<Handed>& handed) {
    core::PaymentRequest request;
    request.attempt = fmt::format("a-{}", ++numbers_);
    request.overrides.all = true;
    Cents total = 0;
    for (unsigned n = 1 + (once_in(3) ? upto(3) : 0); n > 0; --n) {
        Wish wish{.account = once_in(10) ? "" : some_account(), .amount = 100 + upto(9'000)};
        if (once_in(8)) wish.amount = 1 + upto(50'000);
        core::PaymentItem item{.account = {}, .amount = Money::from_cents(wish.amount)};
        if (wish.account.empty()) {
            item.suspense = true;
            item.reason = "not legible";
        } else {
            item.account = test::account_number(wish.account);
            const bool directs = wishes.empty() && (till.person == "ben" || once_in(20)) && once_in(4);
            for (const auto& [id, owed] : model_.owed) {
                if (!directs || owed.account != wish.account || owed.open <= 0 || !wish.directed.empty())
                    continue;
                const Cents part =
                    std::min(owed.open, 1 + upto(static_cast<unsigned>(wish.amount)) + Cents{0});
                wish.directed.emplace_back(id, part);
                item.directed.push_back({id, Money::from_cents(part)});
            }
        }
        total += wish.amount;
        wishes.push_back(wish);
        request.items.push_back(item);
    }
    const bool split = total > 2 && once_in(3);
    const Cents first = split ? 1 + upto(static_cast<unsigned>(total - 1)) : total;
    for (const Cents part : {first, total - first}) {
        if (part == 0) continue;
        Handed tender{.type = types[upto(5)], .amount = part};
        if (tender.type == "cash" && handed.empty() && once_in(2)) tender.amount += upto(50'00);
        request.tenders.push_back(line_of(tender.type, tender.amount, upto(100'000)));
        handed.push_back(tender);
    }
    Cents change = -total;
    for (const Handed& tender : handed) change += tender.amount;
    if (change > 0) handed.push_back({.type = "cash", .amount = -change});
    if (once_in(6)) request.payor = "A. Stranger";
    if (once_in(6)) request.payor_account = test::account_number(some_account());
    return request;
}

void RandomDays::pay() {
    const Till* till = some_till();
    if (till == nullptr) {
        return must_refuse(
            core::pay(station_.counter(), {.attempt = "none", .items = {}, .tenders = {}}, rosa_and_sam),
            ProblemCode::drawer_not_open);
    }
    std::vector<Wish> wishes;
    std::vector<Handed> handed;
    const core::PaymentRequest request = some_request(*till, wishes, handed);
    core::Act act = rosa_and_sam;
    act.person = till->person;
    const auto paid = core::pay(station_.counter(), request, act);
    expect(!paid || (!till->counted && !till->begun && till->offered.empty()),
           "a payment was taken at the wrong time");
    if (!did(paid)) return;
    const std::string name = model_.pay(till->session, date_.text(), wishes, handed);
    expect(paid->fact.payment == name && paid->fact.session == till->session, "a payment has another name");
    asked_.push_back({request, act.person, name});
}

void RandomDays::pay_again() {
    if (asked_.empty()) return;
    const Asked& asked = asked_[upto(static_cast<unsigned>(asked_.size()))];
    const auto again = core::pay(station_.counter(), asked.request, rosa_and_sam);
    expect(again && again->repeated && again->fact.payment == asked.payment, "a repeat has another answer");
    expect(station_.store->head().count == before_, "a repeat left an entry");
    did(again);
}

void RandomDays::pay_other_content() {
    if (asked_.empty()) return;
    Asked asked = asked_[upto(static_cast<unsigned>(asked_.size()))];
    asked.request.items.front().amount += Money::from_cents(1);
    asked.request.tenders.front().amount += Money::from_cents(1);
    must_refuse(core::pay(station_.counter(), asked.request, rosa_and_sam), ProblemCode::attempt_reused);
}

void RandomDays::pay_wrongly() {
    const Till* till = some_till();
    if (till == nullptr || till->counted || till->begun || !till->offered.empty()) return;
    std::vector<Wish> wishes;
    std::vector<Handed> handed;
    core::PaymentRequest request = some_request(*till, wishes, handed);
    core::Act act = rosa_and_sam;
    act.person = till->person;
    request.items.resize(1);
    request.items.front() = {test::account_number(some_account()), Money::from_cents(20'00)};
    request.tenders = {line_of("cash", 20'00, 1)};
    const core::Counter counter = station_.counter();
    switch (upto(5)) {
        case 0:
            act.person = "max";
            return must_refuse(core::pay(counter, request, act), ProblemCode::wrong_role);
        case 1:
            act.person = "nobody";
            return must_refuse(core::pay(counter, request, act), ProblemCode::unknown_person);
        case 2:
            request.items.front().account = test::account_number("10-00041-00");
            request.items.front().directed = {{"no such", Money::from_cents(1)}};
            act.person = till->person;
            return must_refuse(core::pay(counter, request, act), act.person == "rosa"
                                                                     ? ProblemCode::wrong_role
                                                                     : ProblemCode::unknown_receivable);
        case 3:
            request.tenders.front().amount = Money::from_cents(19'99);
            return must_refuse(core::pay(counter, request, act), ProblemCode::tender_short);
        default:
            request.items.front().amount = {};
            return must_refuse(core::pay(counter, request, act), ProblemCode::money_not_positive);
    }
}

void RandomDays::void_one() {
    if (model_.taken == 0) return;
    const std::string name = once_in(2) ? fmt::format("W2-{:06}", model_.taken) : some_payment();
    Paid& paid = model_.payments.at(name);
    core::Act act = rosa_and_sam;
    if (once_in(6)) act.approved_by = once_in(2) ? "" : "rosa";
    const auto voided = core::void_payment(station_.counter(), name, {}, act);
    const bool open = std::any_of(tills_.begin(), tills_.end(), [&](const Till& till) {
        return till.session == paid.session && !till.closed && !till.counted && !till.begun;
    });
    expect(!voided || (open && !paid.voided && act.approved_by == "sam"), "a void was taken wrongly");
    if (did(voided)) model_.void_payment(paid);
}

void RandomDays::retender() {
    if (model_.taken == 0) return;
    const std::string name = once_in(2) ? fmt::format("W2-{:06}", model_.taken) : some_payment();
    Paid& paid = model_.payments.at(name);
    const std::size_t n = upto(static_cast<unsigned>(paid.tenders.size()));
    const core::TenderLine line = line_of(types[upto(5)], paid.tenders[n].amount, upto(1000));
    const auto changed = core::retender(station_.counter(),
                                        {.tender = fmt::format("{}/T{}", name, n + 1),
                                         .type = line.type,
                                         .number = line.number,
                                         .routing = line.routing,
                                         .account_last4 = line.account_last4,
                                         .reference = line.reference,
                                         .pieces = {}},
                                        {.person = "rosa", .reason = "keyed wrong"});
    if (did(changed)) model_.retender(paid, paid.tenders[n], std::string(core::name_of(line.type)));
}

}  // namespace proof
