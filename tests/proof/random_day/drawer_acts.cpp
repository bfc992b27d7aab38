#include <fmt/format.h>

#include <algorithm>

#include "core/counter/acceptor_watch.h"
#include "core/counter/cash_moves.h"
#include "core/counter/drawer_close.h"
#include "core/counter/drawer_watch.h"
#include "core/counter/drawers.h"
#include "core/counter/handovers.h"
#include "tests/proof/random_day/random_days.h"

namespace proof {

using core::CashMoveKind;
using core::Money;
using core::ProblemCode;
using core::TenderType;

namespace {

core::Act act_of(const std::string& person) {
    return {.person = person, .reason = "as seen", .approved_by = "sam"};
}

core::MoneyByTender money_of(const ByName& counted) {
    core::MoneyByTender money;
    for (const auto& [type, amount] : counted)
        money[core::tender_type(type).value()] = Money::from_cents(amount);
    return money;
}

}  // namespace

void RandomDays::open_drawer() {
    const std::string person = once_in(2) ? "rosa" : "ben";
    const Money amount = Money::from_cents(100'00 + 50'00 * Cents{upto(3)});
    const auto opened = core::open_drawer(station_.counter(), amount, {}, act_of(person));
    const bool has_one = std::any_of(tills_.begin(), tills_.end(),
                                     [&](const Till& till) { return till.person == person && !till.closed; });
    expect(opened.has_value() == !has_one, "a drawer was opened or refused at the wrong time");
    if (!did(opened)) return;
    tills_.push_back({.session = opened->session, .person = person, .offered = {}});
    model_.floats[opened->session] = amount.cents();
    model_.transfer("drawer:" + opened->session + ":cash", "vault:change_fund", amount.cents());
}

void RandomDays::cash_in_or_out() {
    const Till* till = some_till();
    if (till == nullptr) return;
    const bool in = once_in(2);
    const Cents amount = 1 + upto(150'00);
    core::Act act = act_of(till->person);
    if (once_in(3)) act.approved_by.clear();
    const auto moved = core::move_cash(station_.counter(),
                                       {.kind = in ? CashMoveKind::pay_in : CashMoveKind::pay_out,
                                        .amounts = {{TenderType::cash, Money::from_cents(amount)}}},
                                       act);
    expect(!moved || amount <= 50'00 || !act.approved_by.empty(), "nobody approved");
    if (!did(moved)) return;
    const std::string drawer = "drawer:" + till->session + ":cash";
    if (in)
        model_.transfer(drawer, "pay_in", amount);
    else
        model_.transfer("pay_out", drawer, amount);
}

void RandomDays::drop() {
    const Till* till = some_till();
    if (till == nullptr) return;
    const Cents amount = 1 + upto(400'00);
    const std::string bag = fmt::format("S-{}", numbers_ += once_in(5) ? 0 : 1);
    const auto moved = core::move_cash(station_.counter(),
                                       {.kind = CashMoveKind::drop,
                                        .amounts = {{TenderType::cash, Money::from_cents(amount)}},
                                        .bag = bag,
                                        .received_by = "kim"},
                                       act_of(till->person));
    expect(!moved || amount <= held(till->session, "cash"), "more was dropped than there is");
    if (!did(moved)) return;
    model_.transfer("safe:" + till->session + ":cash", "drawer:" + till->session + ":cash", amount);
    model_.dropped[till->session] += amount;
}

void RandomDays::turn_in() {
    const Till* till = some_till();
    if (till == nullptr) return;
    const std::string type(core::name_of(core::all_tender_types[upto(3)]));
    const Cents amount = std::max<Cents>(1, held(till->session, type) / 2);
    const auto moved = core::move_cash(
        station_.counter(),
        {.kind = CashMoveKind::turn_in, .amounts = money_of({{type, amount}}), .received_by = "sam"},
        act_of(till->person));
    if (!did(moved)) return;
    model_.transfer("undeposited:" + type, "drawer:" + till->session + ":" + type, amount);
    turned_in_by_day_[till->session][type] += amount;
}

void RandomDays::exchange() {
    const Till* till = some_till();
    if (till == nullptr) return;
    const auto in = core::CashCount::parse("20x2").value();
    const auto out = core::CashCount::parse(once_in(3) ? "10x3" : "10x4").value();
    did(core::move_cash(station_.counter(),
                        {.kind = CashMoveKind::exchange, .pieces_in = in, .pieces_out = out},
                        act_of(till->person)));
}

void RandomDays::hand_over() {
    Till* till = some_till();
    if (till == nullptr) return;
    const std::string other = till->person == "rosa" ? "ben" : "rosa";
    const core::Counter counter = station_.counter();
    if (till->offered.empty()) {
        if (did(core::offer_drawer(counter, other, act_of(till->person)))) till->offered = other;
        return;
    }
    if (once_in(3)) {
        if (did(core::take_back_drawer(counter, act_of(till->person)))) till->offered.clear();
        return;
    }
    const core::HandoverCount seen{.total = Money::from_cents(held(till->session, "cash")), .pieces = {}};
    if (!did(core::accept_drawer(counter, seen, act_of(till->offered)))) return;
    till->person = till->offered;
    till->offered.clear();
}

void RandomDays::no_sale() {
    const Till* till = some_till();
    if (till != nullptr) did(core::open_without_sale(station_.counter(), act_of(till->person)));
}

void RandomDays::begin_count() {
    Till* till = some_till();
    if (till == nullptr) return;
    if (did(core::begin_count(station_.counter(), act_of(till->person)))) till->begun = true;
}

// Right, or with a piece too many or too few of one type.
void RandomDays::count() {
    Till* till = some_till();
    if (till == nullptr) return;
    ByName counted;
    for (const TenderType type : core::all_tender_types)
        counted[std::string(core::name_of(type))] = held(till->session, std::string(core::name_of(type)));
    for (auto& [type, amount] : counted) amount = std::max<Cents>(0, amount);
    if (once_in(3)) counted["cash"] += 20'00;
    if (once_in(3)) counted["check"] -= std::min<Cents>(counted["check"], 1 + upto(30'00));
    if (!did(core::count_drawer(station_.counter(), money_of(counted), {}, act_of(till->person)))) return;
    till->counted = true;
    till->begun = false;
    counts_[till->session] = counted;
}

void RandomDays::close_drawer() {
    Till* till = some_till();
    if (till == nullptr) return;
    const bool may = till->counted && !till->begun && till->offered.empty();
    if (!may) {
        return static_cast<void>(did(core::close_drawer(station_.counter(), act_of(till->person))));
    }
    Cents variance = 0;
    for (const auto& [type, amount] : counts_[till->session])
        variance = std::max(variance, std::abs(amount - held(till->session, type)));
    core::Act act = act_of(till->person);
    if (once_in(4)) act.approved_by.clear();
    const auto closed = core::close_drawer(station_.counter(), act);
    expect(!closed || variance < 1'00 || !act.approved_by.empty(), "a variance was approved by nobody");
    if (!did(closed)) return;
    till->closed = true;
    model_.close(till->session, counts_[till->session]);
}

// However the drawer stands, so that the day can end.
void RandomDays::close(Till& till) {
    const core::Counter counter = station_.counter();
    if (!till.offered.empty()) {
        did(core::take_back_drawer(counter, act_of(till.person)));
        till.offered.clear();
    }
    if (!till.counted || till.begun) {
        ByName counted;
        for (const TenderType type : core::all_tender_types)
            counted[std::string(core::name_of(type))] =
                std::max<Cents>(0, held(till.session, std::string(core::name_of(type))));
        const auto saved = core::count_drawer(counter, money_of(counted), {}, act_of(till.person));
        if (!did(saved))
            return expect(false, "the last count was refused: " + std::string(saved.error().name()));
        counts_[till.session] = counted;
    }
    const auto closed = core::close_drawer(counter, act_of(till.person));
    if (!did(closed))
        return expect(false, "the last close was refused: " + std::string(closed.error().name()));
    till.closed = till.counted = true;
    till.begun = false;
    model_.close(till.session, counts_[till.session]);
    compare();
}

void RandomDays::reopen() {
    Till* till = some_till(once_in(5));
    if (till == nullptr) return;
    const auto again =
        core::reopen_drawer(station_.counter(), till->session,
                            {.person = "sam", .reason = "a check was left", .approved_by = "kim"});
    expect(!again || !deposited_[till->session], "a deposited session was opened again");
    if (!did(again)) return;
    if (till->closed) model_.reopen(till->session);
    till->closed = till->counted = till->begun = false;
}

// What the switch shows moves no money, so the model has nothing to say of it.
void RandomDays::sense_drawer() {
    const Till* till = some_till();
    const auto what = static_cast<core::DrawerMotion>(upto(7));
    const auto head = station_.reader().head().value().count;
    did(core::record_drawer_sensed(station_.counter(),
                                   {.what = what,
                                    .of_seq = once_in(2) ? 1 + upto(static_cast<unsigned>(head)) : 0,
                                    .seconds = upto(60),
                                    .session = {}},
                                   till == nullptr ? std::string{} : till->person));
}

// Nor of a note that nobody can explain: it is in no figure.
void RandomDays::sense_acceptor() {
    const bool is_note = once_in(2);
    const std::int64_t number = station_.reader().head().value().count;
    did(core::record_acceptor_sensed(
        station_.counter(),
        {.what = is_note ? core::AcceptorAlarm::note_unknown : core::AcceptorAlarm::fraud_attempt,
         .acceptor = "777",
         .stacked = is_note ? std::optional(number) : std::nullopt,
         .note = is_note ? fmt::format("777#{}", number) : std::string(),
         .notes = is_note ? 1 : 0,
         .denomination = core::Money::from_cents(20'00),
         .attempt = {},
         .account = {},
         .session = {}}));
}

void RandomDays::audit() {
    const Till* till = some_till();
    if (till == nullptr) return;
    did(core::audit_drawer(station_.counter(), money_of({{"cash", 100'00}}), {},
                           {.person = "max", .session = till->session}));
}

}  // namespace proof
