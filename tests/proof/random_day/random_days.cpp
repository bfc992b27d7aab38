#include "tests/proof/random_day/random_days.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "core/base/ensure.h"
#include "core/counter/days.h"
#include "core/counter/due.h"
#include "core/counter/people.h"
#include "core/policy/day_count.h"
#include "core/reports/session_report.h"
#include "core/store/proof/backup.h"
#include "core/store/proof/verify.h"
#include "core/store/station/correction_reader.h"

namespace proof {

using core::Money;
using nlohmann::json;

namespace {

struct Bill {
    const char *account, *id, *kind, *service;
    Cents amount;
    const char* due;
};

constexpr Bill bills[] = {
    {"10-00102-06", "A-1", "charge", "water", 62'10, "2026-10-20"},
    {"10-00102-06", "A-2", "charge", "electric", 61'35, "2026-12-05"},
    {"10-00102-06", "A-3", "charge", "sewer", 48'00, "2026-11-25"},
    {"10-00420-01", "B-1", "deposit", "deposit", 150'00, "2026-11-20"},
    {"10-00420-01", "B-2", "connection", "electric", 25'00, "2026-11-20"},
    {"10-00420-01", "B-3", "charge", "refuse", 220'05, "2026-12-20"},
    {"10-00802-09", "C-1", "final", "electric", 88'88, "2026-11-30"},
    {"10-00802-09", "C-2", "penalty", "fees", 10'00, "2026-11-10"},
    {"10-00802-09", "C-3", "reconnect", "fees", 50'00, "2026-11-10"},
    {"10-00710-00", "D-1", "misc", "licence", 75'50, "2026-12-31"},
    {"10-00710-00", "D-2", "written_off", "water", 310'00, "2025-01-31"},
    {"10-00710-00", "D-3", "charge", "water", 999'99, "2026-11-24"},
};

std::string shown(Cents cents) {
    return Money::from_cents(cents).text();
}

}  // namespace

RandomDays::RandomDays(std::uint64_t seed, Fault fault)
    : dice_(seed), station_("window", {.holder = "random days", .vfs = {}, .synchronous = "OFF"}) {
    model_.fault = fault;
    if (once_in(2)) station_.policy.returned_items.cash_only_after = 0;
    for (const auto& [name, role] : {std::pair{"ben", "senior_clerk"}, std::pair{"max", "auditor"}}) {
        core::ensure(core::set_person(station_.counter(), {.person = "sam"}, {name, role, ""}).has_value(),
                     "a person was refused");
    }
    for (const Bill& bill : bills) {
        if (std::find(accounts_.begin(), accounts_.end(), bill.account) == accounts_.end()) {
            accounts_.emplace_back(bill.account);
            station_.accounts.add(bill.account, "Customer");
        }
        station_.accounts.owe(bill.account, bill.id, core::receivable_kind(bill.kind).value(), bill.service,
                              shown(bill.amount), bill.due);
        model_.owed[bill.id] = {bill.account, bill.id, bill.kind, bill.service, bill.due, bill.amount};
    }
    date_ = core::Date::parse("2026-11-23").value();
}

void RandomDays::expect(bool holds, const std::string& what) {
    if (!holds && wrong_.empty()) wrong_ = what;
}

bool RandomDays::did(bool taken, const std::string& refusal) {
    auto& [done, refused] = coverage_[act_];
    ++(taken ? done : refused);
    log_.push_back(act_ + (taken ? "" : " (" + refusal + ")"));
    const auto head = station_.store->head().count;
    if (!taken) expect(head == before_, "what was refused left an entry");
    before_ = head;
    expect(refusal != "storage_corrupt" && refusal != "storage_failed", "the store failed");
    return taken;
}

std::string RandomDays::some_payment() {
    return model_.taken == 0 ? "W2-000001"
                             : fmt::format("W2-{:06}", 1 + upto(static_cast<unsigned>(model_.taken)));
}

RandomDays::Till* RandomDays::some_till(bool open) {
    std::vector<Till*> found;
    for (Till& till : tills_) {
        if (till.closed != open) found.push_back(&till);
    }
    return found.empty() ? nullptr : found[upto(static_cast<unsigned>(found.size()))];
}

Cents RandomDays::held(const std::string& session, const std::string& type) {
    return model_.ledger["drawer:" + session + ":" + type];
}

void RandomDays::step(const Act& act) {
    act_ = act.name;
    before_ = station_.store->head().count;
    (this->*act.play)();
    compare();
}

std::string RandomDays::play(int days, int acts_a_day) {
    unsigned weights = 0;
    for (const Act& act : acts()) weights += act.weight;
    for (int day = 0; day < days && wrong_.empty(); ++day) {
        open_day();
        for (int n = 0; n < acts_a_day && wrong_.empty(); ++n) {
            unsigned choice = upto(weights);
            auto act = acts().begin();
            while (choice >= act->weight) choice -= (act++)->weight;
            step(*act);
        }
        if (wrong_.empty()) close_day();
    }
    if (wrong_.empty()) compare_at_end();
    if (wrong_.empty()) return {};
    const auto last = log_.end() - std::min<std::ptrdiff_t>(12, std::ssize(log_));
    return fmt::format("{} on {} after: {}", wrong_, date_.text(), fmt::join(last, log_.end(), ", "));
}

void RandomDays::open_day() {
    act_ = "open day";
    station_.clock.moment = core::Moment::parse(date_.text() + "T16:00:00Z").value();
    before_ = station_.store->head().count;
    did(core::open_day(station_.counter(), date_, {.person = "sam"}));
    must_refuse(core::open_day(station_.counter(), core::plus_days(date_, 1), {.person = "sam"}),
                core::ProblemCode::day_already_open);
    model_.corrections.clear();
    compare();
}

void RandomDays::close_day() {
    act_ = "close day";
    for (Till& till : tills_) {
        if (till.closed) continue;
        must_refuse(core::close_day(station_.counter(), {.person = "sam"}),
                    core::ProblemCode::day_has_open_drawer);
        close(till);
    }
    act_ = "close day";
    const auto closed = core::close_day(station_.counter(), {.person = "sam"});
    if (!did(closed)) return expect(false, "the day does not close");
    compare();
    compare_z(closed->body.at("z"));
    tills_.clear();
    date_ = core::plus_days(date_, once_in(9) ? 12 : 1);
}

void RandomDays::restart() {
    station_.store.reset();
    station_.store =
        core::StationStore::open(station_.folder.path(), {.holder = "again", .vfs = {}, .synchronous = "OFF"})
            .value();
    expect(station_.store->head().count == before_, "a restart changed the journal");
    did(true, {});
}

void RandomDays::compare() {
    ByName books;
    Cents sum = 0;
    const auto balances = station_.reader().ledger_balances().value();
    for (const auto& [name, amount] : balances) {
        books[name] = amount.cents();
        sum += amount.cents();
    }
    expect(sum == 0, "debits are not credits");
    for (const auto& [name, amount] : model_.ledger) books.try_emplace(name, 0);
    for (const auto& [name, amount] : books) {
        expect(amount == model_.ledger[name], fmt::format("{} is {} in the books and {} in the model", name,
                                                          shown(amount), shown(model_.ledger[name])));
    }
    for (const std::string& account : accounts_) compare_account(account);
    for (const Till& till : tills_) {
        const auto contents = core::expected_contents(station_.reader(), till.session).value();
        for (const auto& [type, amount] : contents) {
            expect(amount.cents() == held(till.session, std::string(core::name_of(type))),
                   fmt::format("{} should hold another amount of {}", till.session, core::name_of(type)));
        }
    }
    compare_payment();
}

void RandomDays::compare_account(const std::string& account) {
    const auto due =
        core::account_due(station_.accounts, station_.reader(), test::account_number(account), date_).value();
    ByName open;
    for (const auto& [id, owed] : model_.owed) {
        if (owed.account == account) open[id] = owed.open;
    }
    for (const core::DueItem& item : due.items) {
        Cents& left = open[item.receivable.id];
        expect(left == item.open.cents(),
               fmt::format("{} is open with {}, not {}", item.receivable.id, item.open.text(), shown(left)));
        left = 0;
    }
    for (const auto& [id, left] : open)
        expect(left == 0, fmt::format("{} should be open with {}", id, shown(left)));
    expect(due.credit.cents() == model_.credit[account],
           fmt::format("the credit of {} is {}, not {}", account, due.credit.text(),
                       shown(model_.credit[account])));
    expect(due.deposit_held.cents() == model_.deposit_held[account],
           fmt::format("the deposit of {} is {}, not {}", account, due.deposit_held.text(),
                       shown(model_.deposit_held[account])));
}

void RandomDays::compare_payment() {
    if (model_.taken == 0) return;
    const std::string name = some_payment();
    const auto found = core::corrected_payment(station_.reader(), name).value();
    const Paid& paid = model_.payments.at(name);
    if (!found) return expect(false, name + " is not known");
    const bool voided = found->row.voided_seq != 0;
    expect(voided == paid.voided, name + " is voided, or is not");
    if (!voided) {
        expect(found->standing.amount().cents() == paid.standing(),
               fmt::format("{} stands with {}, not {}", name, found->standing.amount().text(),
                           shown(paid.standing())));
    }
}

void RandomDays::compare_z(const json& z) {
    ByName net;
    Cents gross = 0;
    Cents voided = 0;
    for (const auto& [name, paid] : model_.payments) {
        const bool here = std::any_of(tills_.begin(), tills_.end(),
                                      [&](const Till& till) { return till.session == paid.session; });
        if (!here) continue;
        Cents amount = 0;
        for (const Handed& tender : paid.tenders) amount += tender.amount;
        gross += amount;
        if (paid.voided) voided += amount;
        for (const Handed& tender : paid.tenders) net[tender.type] += paid.voided ? 0 : tender.amount;
    }
    const auto same = [&](const std::string& path, Cents amount) {
        const std::string figure = z.value(json::json_pointer(path), "0.00");
        expect(figure == shown(amount), fmt::format("the Z says {} {}, not {}", path, figure, shown(amount)));
    };
    same("/payments/gross/amount", gross);
    same("/payments/voided/amount", voided);
    same("/payments/net/amount", gross - voided);
    for (const auto type : core::all_tender_types) {
        const std::string name(core::name_of(type));
        same("/net_by_tender/" + name, net[name]);
    }
    Cents corrected = 0;
    for (const auto& [name, sort] : model_.corrections) {
        const std::string path = "/corrections_to_earlier_days/" + name;
        same(path + "/amount", sort.amount);
        same(path + "/moved", sort.moved);
        corrected += sort.amount;
    }
    same("/corrections_to_earlier_days/net", corrected);
    const std::string proof = z.value("proof", "");
    expect(proof.find("not explained") == std::string::npos, "the Z's proof: " + proof);
}

void RandomDays::compare_at_end() {
    static_cast<void>(station_.store->checkpoint_and_truncate());
    const auto silent = [](const core::VerifyProgress&) {};
    const auto proven = core::verify_station(core::station_file(station_.folder.path()), silent);
    expect(proven.has_value(), proven ? "" : "verify: " + proven.error().message());
    const test::TemporaryFolder other;
    const auto copy = other.path() / "copy.db";
    expect(core::backup_station(station_.folder.path(), copy, silent).has_value(), "no backup");
    station_.store.reset();
    std::filesystem::remove(core::station_file(station_.folder.path()));
    expect(core::restore_station(copy, station_.folder.path(), silent).has_value(), "no restore");
    station_.store = core::StationStore::open(station_.folder.path(),
                                              {.holder = "restored", .vfs = {}, .synchronous = "OFF"})
                         .value();
    compare();
}

const std::vector<RandomDays::Act>& RandomDays::acts() {
    static const std::vector<Act> list{
        {"pay", &RandomDays::pay, 40},
        {"pay again", &RandomDays::pay_again, 2},
        {"pay with other content", &RandomDays::pay_other_content, 2},
        {"pay wrongly", &RandomDays::pay_wrongly, 3},
        {"void", &RandomDays::void_one, 6},
        {"retender", &RandomDays::retender, 4},
        {"return", &RandomDays::give_back, 8},
        {"redeposit", &RandomDays::redeposit, 8},
        {"waive a return", &RandomDays::waive, 4},
        {"reverse", &RandomDays::reverse, 7},
        {"move", &RandomDays::move, 5},
        {"resolve suspense", &RandomDays::resolve, 4},
        {"request a refund", &RandomDays::refund, 3},
        {"pay a refund", &RandomDays::pay_refund, 3},
        {"correct wrongly", &RandomDays::correct_wrongly, 3},
        {"open drawer", &RandomDays::open_drawer, 12},
        {"pay in or out", &RandomDays::cash_in_or_out, 3},
        {"drop", &RandomDays::drop, 3},
        {"turn in", &RandomDays::turn_in, 2},
        {"exchange", &RandomDays::exchange, 1},
        {"hand over", &RandomDays::hand_over, 3},
        {"no sale", &RandomDays::no_sale, 1},
        {"sense the drawer", &RandomDays::sense_drawer, 3},
        {"sense the acceptor", &RandomDays::sense_acceptor, 2},
        {"begin count", &RandomDays::begin_count, 1},
        {"count", &RandomDays::count, 2},
        {"close drawer", &RandomDays::close_drawer, 4},
        {"reopen drawer", &RandomDays::reopen, 3},
        {"audit", &RandomDays::audit, 1},
        {"prepare deposit", &RandomDays::prepare_deposit, 3},
        {"confirm deposit", &RandomDays::confirm_deposit, 3},
        {"correct deposit", &RandomDays::correct_deposit, 2},
        {"settle cards", &RandomDays::settle_cards, 2},
        {"vault", &RandomDays::vault, 2},
        {"licence", &RandomDays::licence, 2},
        {"close account", &RandomDays::close_account, 1},
        {"flag", &RandomDays::flag, 1},
        {"contact", &RandomDays::contact, 1},
        {"restart", &RandomDays::restart, 2},
    };
    return list;
}

}  // namespace proof
