#include "core/demo/demo_customer.h"

#include <fmt/format.h>

#include "core/base/ensure.h"
#include "core/demo/demo_dice.h"
#include "core/demo/demo_people.h"

namespace core {

namespace {

constexpr std::int64_t first_customer = 2000;  // leaves the low numbers to examples and tests

Date days_from(Date date, std::int64_t days) {
    return Date(date.days() + date::days{days});
}

// Writes what one customer owes.
class Debts {
  public:
    Debts(DemoDice& dice, DemoCustomer& customer, Date today)
        : dice_(dice), customer_(customer), today_(today) {}

    void owe(ReceivableKind kind, std::string_view service, std::int64_t cents, std::int64_t due_in_days) {
        customer_.receivables.push_back({.id = {},
                                         .account = customer_.account.number,
                                         .kind = kind,
                                         .service = std::string(service),
                                         .amount = Money::from_cents(cents),
                                         .due_date = days_from(today_, due_in_days)});
    }

    // One month's bill: electric and water always, sewer and refuse mostly.
    void bill(ReceivableKind kind, std::int64_t due_in_days) {
        owe(kind, "electric", dice_.between(3500, 24000), due_in_days);
        owe(kind, "water", dice_.between(2000, 11000), due_in_days);
        if (!dice_.one_in(4)) owe(kind, "sewer", dice_.between(1800, 6000), due_in_days);
        if (!dice_.one_in(3)) owe(kind, "refuse", 2500, due_in_days);
    }

    void current_bill() { bill(ReceivableKind::charge, dice_.between(3, 25)); }

    void late_bills(std::int64_t months) {
        const std::int64_t day = dice_.between(1, 20);
        for (std::int64_t month = months; month >= 1; --month) {
            const std::int64_t due = day - 30 * month;
            bill(ReceivableKind::charge, due);
            owe(ReceivableKind::penalty, "electric", dice_.between(150, 1500), due + 5);
        }
    }

  private:
    DemoDice& dice_;
    DemoCustomer& customer_;
    Date today_;
};

void make_debts(DemoDice& dice, Debts& debts, Account& account, DemoKind kind) {
    switch (kind) {
        case DemoKind::current:
            return debts.current_bill();
        case DemoKind::delinquent:
            debts.late_bills(dice.between(1, 4));
            return debts.current_bill();
        case DemoKind::cut_off:
            account.status = "cut_off";
            debts.late_bills(dice.between(2, 4));
            return debts.owe(ReceivableKind::reconnect, "fees", 5500, 0);
        case DemoKind::opening:
            account.status = "opening";
            debts.owe(ReceivableKind::deposit, "deposit", 15000, 0);
            return debts.owe(ReceivableKind::connection, "fees", 2500, 0);
        case DemoKind::closing:
            account.status = "closing";
            return debts.bill(ReceivableKind::final, dice.between(0, 14));
        case DemoKind::licence: {
            account.account_class = "commercial";
            account.name = demo_firm_name(dice);
            const std::int64_t due = dice.between(-40, 30);
            debts.owe(ReceivableKind::licence, "licence", dice.between(5000, 35000), due);
            if (due < 0) debts.owe(ReceivableKind::misc, "licence", dice.between(500, 3500), due + 1);
            return;
        }
        case DemoKind::cash_only:
            account.flags = "cash_only";
            debts.owe(ReceivableKind::fee, "fees", 2500, dice.between(-20, -1));
            return debts.late_bills(1);
        case DemoKind::on_plan:
            account.flags = "plan";
            debts.late_bills(dice.between(2, 3));
            return debts.current_bill();
        case DemoKind::credit:
            account.flags = "credit=" + Money::from_cents(dice.between(500, 9000)).text();
            return;
        case DemoKind::paid_up:
            return;
        case DemoKind::written_off:
            account.status = "closed";
            account.flags = "in_collections";
            return debts.owe(ReceivableKind::written_off, "electric", dice.between(4000, 60000),
                             -dice.between(300, 900));
    }
}

// Every kind once at the start of the list, then as often as a counter meets them.
DemoKind kind_at(std::int64_t place, DemoDice& dice) {
    if (place <= std::ssize(all_demo_kinds)) return all_demo_kinds[static_cast<std::size_t>(place - 1)];
    const std::int64_t share = dice.below(100);
    if (share < 50) return DemoKind::current;
    if (share < 66) return DemoKind::delinquent;
    if (share < 76) return DemoKind::paid_up;
    constexpr std::array rarer{DemoKind::cut_off, DemoKind::opening,    DemoKind::closing,
                               DemoKind::licence, DemoKind::cash_only,  DemoKind::on_plan,
                               DemoKind::credit,  DemoKind::written_off};
    return rarer[static_cast<std::size_t>((share - 76) / 3)];
}

DemoCustomer maria(Date today) {
    const auto number = AccountNumber::parse("10-00041-00");
    ensure(number.has_value(), "the demo's own account number");
    const auto owes = [&](const char* id, const char* service, std::int64_t cents, std::int64_t due_in_days) {
        return Receivable{.id = id,
                          .account = *number,
                          .kind = ReceivableKind::charge,
                          .service = service,
                          .amount = Money::from_cents(cents),
                          .due_date = days_from(today, due_in_days)};
    };
    return {.kind = DemoKind::delinquent,
            .account = {.number = *number,
                        .name = "Maria Gonzalez",
                        .address = "118 Elm St Apt 2",
                        .phone = "209-555-0118",
                        .account_class = "residential",
                        .status = "active",
                        .flags = {}},
            .receivables = {owes("R-5512", "water", 6210, -34), owes("R-5601", "electric", 6135, 12)}};
}

}  // namespace

DemoCustomer demo_customer(std::uint64_t seed, std::int64_t place, Date business_date) {
    if (place == 0) return maria(business_date);
    DemoDice dice(seed, static_cast<std::uint64_t>(place));
    DemoCustomer customer;
    Account& account = customer.account;
    account.number =
        AccountNumber::with_check_digit(10'000'000 + (first_customer + 3 * place + dice.below(3)) * 10);
    account.name = demo_person_name(dice);
    account.address = demo_address(dice);
    account.phone = demo_phone(dice);
    account.account_class = "residential";
    account.status = "active";
    customer.kind = kind_at(place, dice);
    Debts debts(dice, customer, business_date);
    make_debts(dice, debts, account, customer.kind);
    for (std::size_t i = 0; i < customer.receivables.size(); ++i) {
        customer.receivables[i].id = fmt::format("R-{}{:02}", 10'000 + place, i);
    }
    return customer;
}

}  // namespace core
