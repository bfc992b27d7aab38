#include <fmt/format.h>

#include <algorithm>

#include "core/counter/moves.h"
#include "core/counter/refunds.h"
#include "core/counter/returns.h"
#include "core/counter/reversals.h"
#include "core/counter/suspense_items.h"
#include "tests/proof/random_day/random_days.h"

namespace proof {

using core::ProblemCode;

void RandomDays::give_back() {
    if (model_.taken == 0) return;
    const std::string name = some_payment();
    Paid& paid = model_.payments.at(name);
    const std::size_t n = upto(static_cast<unsigned>(paid.tenders.size()));
    const bool banks_fault = once_in(8);
    const bool waived = !banks_fault && once_in(8);
    const auto back = core::return_tender(station_.counter(),
                                          {.tender = fmt::format("{}/T{}", name, n + 1),
                                           .code = banks_fault ? "bank_error" : "NSF",
                                           .advice_date = date_,
                                           .waive_fee = waived},
                                          sam_and_kim);
    if (!did(back)) return;
    const auto asked =
        std::find_if(asked_.begin(), asked_.end(), [&](const Asked& one) { return one.payment == name; });
    std::string payor = asked->request.payor_account ? asked->request.payor_account->text() : std::string{};
    const core::PaymentItem& first = asked->request.items.front();
    if (payor.empty() && asked->request.payor.empty() && !first.suspense) payor = first.account.text();
    model_.give_back(paid, paid.tenders[n], !banks_fault && !waived && !payor.empty(), payor, date_.text());
}

void RandomDays::redeposit() {
    for (auto& [name, paid] : model_.payments) {
        for (std::size_t n = 0; n < paid.tenders.size(); ++n) {
            if (paid.tenders[n].lost.empty() || !once_in(3)) continue;
            const auto again =
                core::redeposit_tender(station_.counter(), fmt::format("{}/T{}", name, n + 1), sam_and_kim);
            if (!did(again)) return;
            model_.redeposit(paid, paid.tenders[n]);
            paid.tenders[n].lost.clear();
            return;
        }
    }
}

void RandomDays::waive() {
    for (auto& [name, paid] : model_.payments) {
        for (std::size_t n = 0; n < paid.tenders.size(); ++n) {
            if (paid.tenders[n].fee.empty() || !once_in(2)) continue;
            const std::string tender = fmt::format("{}/T{}", name, n + 1);
            if (!did(core::waive_return(station_.counter(), tender, once_in(2), sam_and_kim))) return;
            model_.waive(paid.tenders[n]);
            compare();
            return must_refuse(core::waive_return(station_.counter(), tender, false, sam_and_kim),
                               ProblemCode::nothing_standing);
        }
    }
}

void RandomDays::reverse() {
    if (model_.taken == 0) return;
    const std::string name = some_payment();
    Paid& paid = model_.payments.at(name);
    const char* const places[] = {"credit", "suspense", "refund", "card"};
    const std::string to = once_in(3) ? some_account() : places[upto(4)];
    const auto reversed = core::reverse_payment(station_.counter(), {.payment = name, .to = to}, sam_and_kim);
    if (!did(reversed)) return;
    if (to == "refund" || to == "card") {
        model_.leave(paid, to);
        return must_refuse(
            core::reverse_payment(station_.counter(), {.payment = name, .to = to}, sam_and_kim),
            ProblemCode::nothing_standing);
    }
    model_.redirect(paid, to, date_.text());
}

void RandomDays::move() {
    if (model_.taken == 0) return;
    const std::string name = some_payment();
    const std::string account = some_account();
    if (did(core::move_payment(station_.counter(), {.payment = name, .account = account, .from = {}},
                               sam_and_kim)))
        model_.move_to(model_.payments.at(name), account);
}

void RandomDays::resolve() {
    if (model_.suspense == 0) return;
    const std::string item = fmt::format("SUS-{:04}", 1 + upto(static_cast<unsigned>(model_.suspense)));
    const std::string account = some_account();
    const auto resolved =
        core::resolve_suspense(station_.counter(), item, test::account_number(account), sam_and_kim);
    if (!did(resolved)) return;
    model_.resolve(item, account);
}

void RandomDays::refund() {
    const std::string account = some_account();
    const Cents amount = std::max<Cents>(1, model_.credit[account] / (1 + upto(3)));
    const auto asked = core::request_refund(
        station_.counter(), {.account = account, .amount = core::Money::from_cents(amount), .payee = {}},
        sam_and_kim);
    expect(!asked || amount <= model_.credit[account], "more than the credit is refunded");
    if (!did(asked)) return;
    model_.refunds[asked->refund] = amount;
    model_.transfer("customer_credit", "refunds_payable", amount);
    model_.credit[account] -= amount;
}

void RandomDays::pay_refund() {
    if (model_.refunds.empty()) return;
    const std::string name = fmt::format("RFD-{:04}", 1 + upto(static_cast<unsigned>(model_.refunds.size())));
    const auto paid = core::pay_refund(station_.counter(), name, "CC-1", sam_and_kim);
    expect(paid.has_value() == !settled_[name], "a refund was paid twice, or not");
    if (!did(paid)) return;
    settled_[name] = true;
    model_.transfer("refunds_payable", "bank", model_.refunds.at(name));
}

void RandomDays::correct_wrongly() {
    if (model_.taken == 0) return;
    const std::string name = some_payment();
    const core::Counter counter = station_.counter();
    switch (upto(4)) {
        case 0:
            return must_refuse(
                core::reverse_payment(counter, {.payment = "W2-999999", .to = "credit"}, sam_and_kim),
                ProblemCode::unknown_payment);
        case 1:
            return must_refuse(core::redeposit_tender(counter, "W2-999999/T1", sam_and_kim),
                               ProblemCode::unknown_payment);
        case 2:
            did(core::reverse_payment(counter, {.payment = name, .to = "refund"},
                                      {.person = "sam", .reason = "alone", .approved_by = "sam"}));
            return expect(log_.back() != act_, "a reversal was approved by its own person");
        default:
            did(core::move_payment(counter, {.payment = name, .account = some_account(), .from = {}},
                                   {.person = "rosa", .reason = "a clerk", .approved_by = "kim"}));
            return expect(log_.back() != act_, "a clerk moved a payment");
    }
}

}  // namespace proof
