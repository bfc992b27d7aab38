#include "tests/kiosk/flows/kiosk/kiosk_bench.h"

#include "core/base/ensure.h"
#include "core/counter/days.h"
#include "core/counter/drawers.h"
#include "core/counter/due.h"
#include "kiosk/screens/kiosk/kiosk_screen.h"
#include "tests/support/escpos_decoder/escpos_decoder.h"

namespace test {

using core::ensure;

KioskBench::KioskBench(Day day) {
    station.clock.now = core::Instant{core::Milliseconds(1'000'000)};
    for (const std::string& code : core::Texts::languages())
        languages_.push_back(core::Texts::load(code).value());
    stage = kiosk::HeadlessStage::open({.display = kiosk::kiosk_display()}).value();
    if (day == Day::open) {
        const auto date = core::Date::parse("2026-11-23").value();
        ensure(core::open_day(station.counter(), date, {.person = "sam"}).has_value(), "day refused");
        ensure(core::open_drawer(station.counter(), core::Money(), {}, {.person = "kiosk"}).has_value(),
               "cassette refused");
    }
    start_flow();
    pass(2000);
}

void KioskBench::start_flow() {
    flow_ = std::make_unique<kiosk::KioskFlow>(
        station.counter(), ids,
        kiosk::KioskSetup{
            languages_,
            billers_,
            {money("1.00"), money("5.00"), money("10.00"), money("20.00"), money("50.00"), money("100.00")}},
        kiosk::KioskDevices{
            .printer = &printer, .drawer = &printer, .scanner = &scanner, .acceptor = &note_driver});
    flow_->step(station.clock.now);
    stage->show([this](kiosk::Ui& ui) {
        if (const auto action = kiosk::draw_kiosk(ui, flow_->view(), flow_->texts())) flow_->act(*action);
    });
}

void KioskBench::turn(int ms) {
    station.clock.now += core::Milliseconds(ms);
    station.clock.moment.utc_ms += ms;
    printer.step(station.clock.now);
    scanner.step(station.clock.now);
    note_driver.step(station.clock.now);
    flow_->step(station.clock.now);
}

void KioskBench::pass(int ms) {
    for (; ms >= 10; ms -= 10) turn(10);
    if (ms > 0) turn(ms);
    stage->frame();
    stage->settle();
}

bool KioskBench::press(std::string_view label) {
    const bool done = stage->press(label);
    turn(0);
    stage->frame();
    stage->settle();
    return done;
}

void KioskBench::press_twice(std::string_view id) {
    stage->press(id);
    stage->press(id);
    turn(0);
}

void KioskBench::scan(const std::string& account) {
    scan_code(account_number(account).digits());
}

void KioskBench::scan_code(const std::string& data) {
    gun.scan({.aim_id = {}, .data = data});
    pass(50);
}

void KioskBench::put_in(int dollars) {
    pass(20);
    // A slot that was just asked for notes opens with its next poll.
    for (int turns = 0; turns < 60; ++turns) {
        if (acceptor.insert_note(core::Money::from_cents(dollars * 100))) break;
        turn(10);
    }
}

void KioskBench::insert(int dollars) {
    put_in(dollars);
    const auto is_busy = [&] {
        return acceptor.place() != devices::VirtualNoteAcceptor::Place::none || acceptor.has_untold_event() ||
               acceptor.waits_for_ack() || note_driver.event();
    };
    for (int turns = 0; turns < 200 && is_busy(); ++turns) turn(10);
    pass(20);
}

void KioskBench::turn_until_moving() {
    for (int turns = 0; turns < 200; ++turns) {
        if (acceptor.place() == devices::VirtualNoteAcceptor::Place::moving) return;
        turn(10);
    }
    ensure(false, "the note is stacked");
}

void KioskBench::step_acceptor_until_told() {
    for (int turns = 0; turns < 200 && !note_driver.event(); ++turns) {
        station.clock.now += core::Milliseconds(10);
        note_driver.step(station.clock.now);
    }
    ensure(note_driver.event().has_value(), "the acceptor tells of its note");
}

void KioskBench::lose_a_note(int dollars) {
    put_in(dollars);
    turn_until_moving();
    acceptor_forgets();
    pass(4'000);
}

// It stacks its note while nobody listens, loses its power before it has told, and then counts one more than
// it can have.
void KioskBench::acceptor_forgets() {
    acceptor_cable.unplug();
    turn(200);
    acceptor.power_cycle();
    acceptor.set_stacked_count(acceptor.stacked_count() + 1);
    acceptor_cable.plug();
}

void KioskBench::type(const std::string& digits) {
    for (const char digit : digits) ensure(press(std::string("pad_") + digit), "the pad has no such key");
}

void KioskBench::to_cash() {
    scan();
    ensure(press("Pay it all"), "nothing to pay");
}

void KioskBench::kill() {
    flow_.reset();
    station.store.reset();
    station.store = core::StationStore::open(station.folder.path(), {}).value();
    start_flow();
    turn(0);
    stage->frame();
}

std::string KioskBench::page() const {
    for (const auto& record : stage->registry().records()) {
        if (record.role == kiosk::Role::page) return record.id.substr(5);
    }
    return "";
}

std::string KioskBench::shown(std::string_view id) const {
    const kiosk::WidgetRecord* record = stage->find(id);
    if (!record) return "";
    std::string all;
    for (const auto& text : record->texts) all += (all.empty() ? "" : " ") + text.text;
    return all;
}

bool KioskBench::shows(std::string_view text) const {
    for (const auto& record : stage->registry().records()) {
        std::string all;
        for (const auto& drawn : record.texts) all += (all.empty() ? "" : " ") + drawn.text;
        if (all.find(text) != std::string::npos) return true;
    }
    return false;
}

std::vector<std::string> KioskBench::faults() const {
    std::vector<std::string> sentences;
    for (const auto& finding : stage->findings()) sentences.push_back(page() + ": " + finding.sentence);
    return sentences;
}

std::string KioskBench::printed() const {
    return decode_print(paper.received()).text();
}

int KioskBench::papers() const {
    return static_cast<int>(paper.paper().finished().size());
}

std::int64_t KioskBench::payments() {
    return station.reader().next_payment().value() - 1;
}

core::Money KioskBench::held() {
    core::Money sum;
    const auto held = station.reader().held_funds().value();
    for (const auto& funds : held) sum += funds.amount;
    return sum;
}

core::Money KioskBench::owed(const std::string& account) {
    return core::account_due(station.accounts, station.reader(), account_number(account),
                             core::Date::parse("2026-11-23").value())
        ->total();
}

core::Money KioskBench::credit(const std::string& account) {
    return core::account_due(station.accounts, station.reader(), account_number(account),
                             core::Date::parse("2026-11-23").value())
        ->credit;
}

}  // namespace test
