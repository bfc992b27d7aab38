#include "tests/core/headoffice/made_up_station.h"

#include <fmt/format.h>

#include "core/base/ensure.h"
#include "core/counter/days.h"
#include "core/counter/drawer_close.h"
#include "core/counter/drawers.h"
#include "core/counter/people.h"

namespace test {

using core::ensure;

namespace {

constexpr std::int64_t float_cents = 20000;

template <class T>
T need(core::Result<T> result, const char* what) {
    if (!result) throw std::runtime_error(fmt::format("{}: {}", what, result.error().message()));
    return std::move(*result);
}

}  // namespace

void TakenModel::add(const core::PaymentPosted& fact, std::int64_t sign) {
    for (const core::AllocationLine& line : fact.allocations) {
        by_account[line.account] += sign * line.amount.cents();
        if (line.receivable.empty())
            credit[line.account] += sign * line.amount.cents();
        else
            paid[line.receivable] += sign * line.amount.cents();
    }
}

MadeUpStation::MadeUpStation(PostingOffice& office, const std::string& name, FakeAccountBook& accounts,
                             std::vector<std::string> numbers, unsigned seed)
    : name_(name),
      policy_(core::built_in_policy("default").value()),
      accounts_(accounts),
      numbers_(std::move(numbers)),
      options_(head_office_server().admit(office.office, office.name, name)),
      chance_(seed) {
    store_ = need(
        core::make_station(folder_.path(), {.name = name, .role = "window", .office = {}, .training = true},
                           policy_, clock_, {.synchronous = "OFF"}),
        "station");
    for (const auto& [person, role] : {std::pair{"sam", "supervisor"}, std::pair{"rosa", "clerk"}})
        need(core::set_person(counter(), {.person = "sam"}, {person, role, ""}), "person");
}

void MadeUpStation::pay(TakenModel& model) {
    core::PaymentRequest request;
    request.attempt = fmt::format("{}-{}", name_, ++attempts_);
    const auto amount = core::Money::from_cents(draw(100, 6000));
    request.items = {
        {account_number(numbers_[static_cast<std::size_t>(draw(0, static_cast<int>(numbers_.size()) - 1))]),
         amount}};
    core::TenderLine cash;
    cash.amount = amount;
    request.tenders = {cash};
    const auto posted = core::pay(counter(), request, {.person = "rosa"});
    if (!posted) return;  // a guard found it unusual
    ++model.payments;
    model.amount += amount.cents();
    model.add(posted->fact, 1);
    if (draw(1, 8) == 1) {
        need(core::void_payment(counter(), posted->fact.payment, {},
                                {.person = "rosa", .reason = "wrong customer", .approved_by = "sam"}),
             "void");
        model.add(posted->fact, -1);
        return;
    }
    cash_ += amount.cents();
}

void MadeUpStation::play_day(const std::string& date, int payments, TakenModel& model) {
    clock_.moment = *core::Moment::parse(date + "T15:00:00Z");
    need(core::open_day(counter(), core::Date::parse(date).value(), {.person = "sam"}), "day");
    const auto pieces = core::CashCount::parse("20x10").value();
    cash_ = float_cents;
    // A short drawer left less than its float.
    need(core::open_drawer(counter(), pieces.total(), pieces,
                           {.person = "rosa", .reason = "filled up", .approved_by = "sam"}),
         "drawer");
    for (int i = 0; i < payments; ++i) pay(model);
    const std::int64_t variance = draw(1, 4) == 1 ? draw(-300, 300) : 0;
    core::MoneyByTender counted;
    for (const auto& rule : policy_.tenders) counted[rule.type] = core::Money{};
    counted[core::TenderType::cash] = core::Money::from_cents(std::max<std::int64_t>(0, cash_ + variance));
    need(core::count_drawer(counter(), counted, {}, {.person = "rosa"}), "count");
    need(core::close_drawer(counter(), {.person = "rosa", .reason = "counted", .approved_by = "sam"}),
         "close");
    need(core::close_day(counter(), {.person = "sam"}), "close of day");
}

void MadeUpStation::send(std::int64_t first, std::int64_t count) {
    Sender sender{core::HeadOfficeLink::open(options_).value(), name_};
    const auto head = store_->head();
    ensure(sender.hello(head.count, head.hash).value().at("state") == "welcome", "a station was not welcome");
    const auto entries = core::JournalFeed::open(folder_.path())->entries(first, count, 1 << 20).value();
    const auto answer = sender.ingest(entries);
    ensure(answer.has_value(), answer ? "" : answer.error().message.c_str());
    ensure(sender.ingest(entries).value() == *answer, "the same batch had another answer");
    // Sometimes the reply is lost, and the station only learns at its next hello how far it has come.
    if (draw(1, 4) != 1) sent_ = std::max(sent_, entries.back().seq);
}

void MadeUpStation::post() {
    while (sent_ < store_->head().count)
        send(std::max<std::int64_t>(1, sent_ + 1 - draw(0, 5)), draw(20, 200));
}

}  // namespace test
