#include "tests/support/test_station.h"

#include <fmt/format.h>
#include <sodium.h>

#include <cstdlib>

#include "core/base/ensure.h"
#include "core/counter/days.h"
#include "core/counter/drawers.h"
#include "core/counter/people.h"
#include "core/store/proof/verify.h"

namespace test {

using core::ensure;

core::Money money(const std::string& text) {
    return core::Money::parse(text).value();
}

core::AccountNumber account_number(const std::string& text) {
    return core::AccountNumber::parse(text).value();
}

void FakeAccountBook::add(const std::string& account, const std::string& name, const std::string& flags) {
    core::Account record;
    record.number = account_number(account);
    record.name = name;
    record.flags = flags;
    accounts_[record.number] = record;
}

void FakeAccountBook::mark(const std::string& account, const std::string& flags, const std::string& status) {
    accounts_[account_number(account)].flags = flags;
    accounts_[account_number(account)].status = status;
}

void FakeAccountBook::owe(const std::string& account, const std::string& id, core::ReceivableKind kind,
                          const std::string& service, const std::string& amount,
                          const std::string& due_date) {
    receivables_[account_number(account)].push_back({.id = id,
                                                     .account = account_number(account),
                                                     .kind = kind,
                                                     .service = service,
                                                     .amount = money(amount),
                                                     .due_date = core::Date::parse(due_date).value()});
}

core::Result<std::optional<core::AccountStanding>> FakeAccountBook::standing(core::AccountNumber number) {
    const auto found = accounts_.find(number);
    if (found == accounts_.end()) return std::nullopt;
    return core::AccountStanding{.account = found->second,
                                 .receivables = receivables_[number],
                                 .included_seq = included,
                                 .as_of = brought_in};
}

void FakeAccountBook::replace(const std::string& account, std::vector<core::Receivable> receivables) {
    receivables_[account_number(account)] = std::move(receivables);
}

core::Result<std::optional<core::Account>> FakeAccountBook::account(core::AccountNumber number) {
    const auto found = accounts_.find(number);
    if (found == accounts_.end()) return std::nullopt;
    return found->second;
}

core::Result<std::vector<core::Receivable>> FakeAccountBook::receivables(core::AccountNumber account) {
    return receivables_[account];
}

core::Result<std::vector<core::Account>> FakeAccountBook::search(const std::string& text, int limit) {
    std::vector<core::Account> hits;
    for (const auto& [number, account] : accounts_) {
        const bool hit = account.name.find(text) != std::string::npos;
        if (hit && static_cast<int>(hits.size()) < limit) hits.push_back(account);
    }
    return hits;
}

TestStation::TestStation(const std::string& role, core::StationStore::Options options)
    : policy(core::built_in_policy("default").value()) {
    ensure(sodium_init() >= 0, "no random numbers");
    accounts.add("10-00041-00", "Maria Gonzalez");
    accounts.owe("10-00041-00", "R-5512", core::ReceivableKind::charge, "water", "62.10", "2026-10-20");
    accounts.owe("10-00041-00", "R-5601", core::ReceivableKind::charge, "electric", "61.35", "2026-12-05");
    store = core::make_station(
                folder.path(),
                {.name = role == "kiosk" ? "K1" : "W2", .role = role, .office = {}, .training = true}, policy,
                clock, options)
                .value();
    for (const auto& [name, person_role] : {std::pair{"sam", "supervisor"}, std::pair{"rosa", "clerk"},
                                            std::pair{"kim", "supervisor"}, std::pair{"kiosk", "kiosk"}}) {
        ensure(core::set_person(counter(), {.person = "sam"}, {name, person_role, ""}).has_value(),
               "a person was refused");
    }
}

void TestStation::open_day_and_drawer(const std::string& float_count) {
    const auto count = core::CashCount::parse(float_count).value();
    ensure(core::open_day(counter(), core::Date::parse("2026-11-23").value(), {.person = "sam"}).has_value(),
           "day refused");
    ensure(core::open_drawer(counter(), count.total(), count, {.person = "rosa"}).has_value(),
           "drawer refused");
}

core::Result<core::PostedPayment> TestStation::pay_cash(const std::string& account, const std::string& amount,
                                                        const std::string& handed_over) {
    core::PaymentRequest request;
    request.attempt = fmt::format("attempt-{}", ++attempts_);
    request.items = {{account_number(account), money(amount)}};
    core::TenderLine cash;
    cash.amount = money(handed_over);
    request.tenders = {cash};
    return core::pay(counter(), request, {.person = "rosa"});
}

bool TestStation::proves_itself() {
    return core::verify_station(core::station_file(folder.path()), [](const core::VerifyProgress&) {})
        .has_value();
}

}  // namespace test
