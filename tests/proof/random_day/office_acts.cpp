#include <fmt/format.h>

#include <algorithm>

#include "core/counter/flags.h"
#include "core/custody/deposits.h"
#include "core/custody/vault.h"
#include "core/policy/day_count.h"
#include "core/service/closing.h"
#include "core/service/contacts.h"
#include "core/service/licences.h"
#include "tests/proof/random_day/random_days.h"

namespace proof {

using core::Money;
using core::ProblemCode;

void RandomDays::prepare_deposit() {
    const Till* till = some_till(false);
    if (till == nullptr) return;
    ByName amounts = model_.turned_in[till->session];
    for (const auto& [type, amount] : turned_in_by_day_[till->session]) amounts[type] += amount;
    core::BagContents bag;
    Cents total = 0;
    for (const auto& [type, amount] : amounts) {
        total += amount;
        if (type == "cash")
            bag.cash = Money::from_cents(amount);
        else if (amount > 0)
            bag.items.push_back({Money::from_cents(amount), core::tender_type(type)});
    }
    const bool wrong = once_in(4);
    if (wrong) bag.cash += Money::from_cents(1);
    const auto packed = core::prepare_deposit(station_.counter(), fmt::format("B-{}", ++numbers_),
                                              {.sessions = {till->session}, .z_codes = {}}, bag, sam_and_kim);
    expect(packed.has_value() == (!wrong && total > 0 && !deposited_[till->session]),
           "a deposit was packed or refused wrongly");
    if (!did(packed)) return;
    deposited_[till->session] = true;
    deposits_[packed->fact.deposit] = {total, till->session};
    for (const auto& [type, amount] : amounts)
        model_.transfer("bank_in_transit", "undeposited:" + type, amount);
}

void RandomDays::confirm_deposit() {
    if (deposits_.empty()) return;
    auto found = deposits_.begin();
    std::advance(found, upto(static_cast<unsigned>(deposits_.size())));
    const auto& [name, deposit] = *found;
    const Cents credited = once_in(2) ? deposit.first : std::max<Cents>(0, deposit.first - 25 + upto(50));
    core::Act act = sam_and_kim;
    if (once_in(4)) act.reason.clear();
    const auto done = core::confirm_deposit(station_.counter(), name, Money::from_cents(credited), act);
    const bool right = !settled_[name] && (credited == deposit.first || !act.reason.empty());
    expect(done.has_value() == right, "a deposit was confirmed or refused wrongly");
    if (!did(done)) return;
    settled_[name] = true;
    model_.transfer("bank", "bank_in_transit", credited);
    model_.transfer("over_short:bank", "bank_in_transit", deposit.first - credited);
}

void RandomDays::correct_deposit() {
    if (deposits_.empty()) return;
    auto found = deposits_.begin();
    std::advance(found, upto(static_cast<unsigned>(deposits_.size())));
    const Cents amount = Cents{upto(40)} - 20;
    const auto done = core::correct_deposit(
        station_.counter(),
        {.deposit = found->first, .session = found->second.second, .amount = Money::from_cents(amount)},
        sam_and_kim);
    expect(done.has_value() == (settled_[found->first] && amount != 0), "a bank correction went wrong");
    if (did(done)) model_.transfer("bank", "over_short:bank", amount);
}

void RandomDays::settle_cards() {
    const Cents amount = 1 + upto(300'00);
    const Cents fee = amount / 40;
    const auto done = core::settle_cards(
        station_.counter(),
        {.date = date_, .amount = Money::from_cents(amount), .fee = Money::from_cents(fee)}, sam_and_kim);
    expect(done.has_value() == (amount <= model_.ledger["card_clearing"]), "cards were settled wrongly");
    if (!did(done)) return;
    model_.transfer("bank", "card_clearing", amount - fee);
    model_.transfer("expense:card_fees", "card_clearing", fee);
}

void RandomDays::vault() {
    const core::Counter counter = station_.counter();
    const Cents amount = upto(3'000'00);
    if (once_in(2)) {
        if (!did(core::count_vault(counter, {.total = Money::from_cents(amount), .pieces = {}}, sam_and_kim)))
            return;
        model_.transfer("vault:change_fund", vault_counted_ ? "over_short:vault" : "opening_balance",
                        amount - model_.ledger["vault:change_fund"]);
        vault_counted_ = true;
        return;
    }
    core::BagContents bag;
    bag.cash = Money::from_cents(amount);
    const auto picked = core::pick_up_from_vault(counter, fmt::format("V-{}", ++numbers_), bag, sam_and_kim);
    expect(picked.has_value() == (amount > 0 && amount <= model_.ledger["vault:change_fund"]),
           "the vault gave what it has not");
    if (!did(picked)) return;
    deposits_[picked->fact.deposit] = {amount, "vault"};
    model_.transfer("bank_in_transit", "vault:change_fund", amount);
}

void RandomDays::licence() {
    const core::Counter counter = station_.counter();
    if (licences_.empty() || once_in(2)) {
        const std::string account = some_account();
        const auto added = core::add_licence(counter,
                                             {.account = test::account_number(account),
                                              .fee = Money::from_cents(60'00),
                                              .expires = core::plus_days(date_, 20)},
                                             sam_and_kim);
        if (did(added)) licences_.emplace_back(added->licence, account);
        return;
    }
    const auto& [name, account] = licences_[upto(static_cast<unsigned>(licences_.size()))];
    if (settled_[name])
        return must_refuse(core::renew_licence(counter, name, {}, sam_and_kim),
                           ProblemCode::date_not_allowed);
    const auto renewed = core::renew_licence(counter, name, {}, sam_and_kim);
    if (!did(renewed)) return;
    settled_[name] = true;
    for (const core::LocalReceivable& charge : renewed->receivables) {
        const std::string against =
            charge.service == "licence"
                ? (charge.amount.cents() == 60'00 ? "revenue:licence" : "revenue:licence_penalty")
                : "state_fee_payable";
        model_.charge(account, "licence", charge.service, against, charge.amount.cents(), date_.text());
    }
}

void RandomDays::close_account() {
    const std::string account = some_account();
    const Cents held_before = model_.deposit_held[account];
    const auto closed =
        core::close_account(station_.counter(), {.account = test::account_number(account)}, sam_and_kim);
    expect(closed.has_value() == (held_before > 0), "an account was closed or refused wrongly");
    if (did(closed)) model_.settle_deposit(account, date_.text());
}

void RandomDays::flag() {
    did(core::change_flag(
        station_.counter(),
        {.account = test::account_number(some_account()), .flag = "medical", .set = once_in(2)},
        sam_and_kim));
}

void RandomDays::contact() {
    did(core::note_contact(station_.counter(),
                           {.account = test::account_number(some_account()),
                            .kind = core::ContactKind::promise,
                            .text = "pays on Friday",
                            .amount = Money::from_cents(10'00),
                            .by = core::plus_days(date_, 3)},
                           sam_and_kim));
}

}  // namespace proof
