#include "kiosk/flows/kiosk/kiosk_flow.h"

#include <algorithm>

#include "core/base/ensure.h"
#include "core/scan/scanned_thing.h"
#include "core/slips/slips.h"

namespace kiosk {

using core::Money;
using core::ProblemCode;

KioskFlow::KioskFlow(const core::Counter& counter, core::IdSource& ids, const KioskSetup& setup,
                     const KioskDevices& devices)
    : counter_(counter),
      ids_(ids),
      setup_(setup),
      devices_(devices),
      office_(counter, setup.office),
      effects_(counter, devices.printer, devices.drawer) {
    core::ensure(!setup_.languages.empty(), "a kiosk speaks at least one language");
    if (const auto identity = counter_.store.reader().identity()) station_ = *identity;
    if (devices_.acceptor) intake_.emplace(counter_, ids_, *devices_.acceptor);
}

void KioskFlow::step(core::Instant now) {
    now_ = now;
    if (!begun_) settle();
    begun_ = true;
    take_scans();
    take_notes();
    effects_.step(now);
    if (office_.step(now) && page_ == Page::start) office_.take_people(station_.name);
    watch_service();
    watch_idle();
    if (page_ == Page::cash && visit_.payment->is_all_in() && now - visit_.all_in_at >= all_in_pause) post();
    if (page_ == Page::earlier_money && now - page_since_ >= earlier_money_time) post_earlier();
    watch_receipt();
    if (devices_.acceptor) devices_.acceptor->accept_notes(wants_notes());
}

void KioskFlow::go(Page page) {
    page_ = page;
    page_since_ = now_;
    visit_.help = false;
    idle_.sign_of_life(now_);
}

void KioskFlow::take_scans() {
    if (!devices_.scanner) return;
    while (const auto code = devices_.scanner->take_scan()) {
        const bool was_asked = idle() == IdleWatch::State::asking;
        idle_.sign_of_life(now_);
        if (takes_scans() || was_asked) take_scan(*code);
    }
}

void KioskFlow::take_scan(const core::ScannedCode& code) {
    if (!takes_scans()) return;
    const core::ScannedText text{.aim_id = code.aim_id, .data = code.data};
    if (core::is_check_line(text)) {
        visit_.trouble = "kiosk.trouble.check";
        return;
    }
    const auto account = core::decode_bill(text, setup_.billers).and_then(core::account_on_bill);
    if (account) {
        if (page_ == Page::receipt) begin_next_visit();
        open_account(*account);
        return;
    }
    visit_.trouble = account.error().code == ProblemCode::scan_unknown_biller ? "kiosk.trouble.other_biller"
                                                                              : "kiosk.trouble.unreadable";
}

void KioskFlow::take_notes() {
    if (!intake_ || (note_waiting_ && now_ < next_check_)) return;
    const auto pays = payer();
    const NoteIntake::Outcome outcome = intake_->step(pays ? &*pays : nullptr, stray_owner());
    if (outcome.problem) {
        const auto event = devices_.acceptor->event();
        const bool is_in = event && event->kind == core::NoteEvent::Kind::stacked;
        note_waiting_ = is_in ? std::optional(event->denomination) : std::nullopt;
        return close(*outcome.problem);
    }
    note_waiting_.reset();
    using Kind = core::NoteEvent::Kind;
    if (outcome.came_back) show_note({.kind = Kind::returned, .denomination = {}, .why = *outcome.came_back});
    if (outcome.fraud_attempt) show_note({.kind = Kind::fraud_attempt, .denomination = {}});
    if (outcome.kept) credit(*outcome.kept);
}

void KioskFlow::show_note(const core::NoteEvent& note) {
    visit_.last_note = note;
    idle_.sign_of_life(now_);
}

// The note is on record: only now it may show.
void KioskFlow::credit(const core::KeptNote& note) {
    if (!note.is_unknown)
        show_note({.kind = core::NoteEvent::Kind::stacked, .denomination = note.denomination});
    if (visit_.payment && visit_.payment->attempt() == note.attempt && !visit_.payment->posted()) {
        if (!note.is_unknown) visit_.payment->now_holds(note.held);
        if (visit_.payment->is_all_in()) visit_.all_in_at = now_;
    }
    if (page_ == Page::start || page_ == Page::earlier_money) settle();
    // To nobody but whose it is: whoever stands here now may have put in nothing.
    const bool is_of_visit = visit_.payment && visit_.payment->attempt() == note.attempt;
    const bool nobody_pays =
        page_ == Page::start || page_ == Page::earlier_money || page_ == Page::out_of_service;
    if (note.is_unknown && (is_of_visit || nobody_pays)) visit_.unknown_note = note.denomination;
}

// Who pays with the note that is read now; nobody, when none is wanted.
std::optional<core::NoteOwner> KioskFlow::payer() const {
    if (!wants_notes()) return std::nullopt;
    return core::NoteOwner{visit_.payment->attempt(), visit_.payment->account().text()};
}

// Whose a note is that nobody intended: of the last visit, or of the money held before a power cut.
core::NoteOwner KioskFlow::stray_owner() {
    if (!last_owner_ && earlier_) return {earlier_->attempt, earlier_->account};
    if (!last_owner_) last_owner_ = core::NoteOwner{ids_.fresh_attempt(), {}};
    return *last_owner_;
}

void KioskFlow::open_account(core::AccountNumber number) {
    auto payment = KioskPayment::open(counter_, ids_.fresh_attempt(), number);
    if (payment) {
        visit_.payment = std::move(*payment);
        visit_.trouble.clear();
        visit_.dollars.clear();
        visit_.last_note.reset();
        visit_.unknown_note.reset();
        return go(Page::amount);
    }
    if (payment.error().code != ProblemCode::unknown_account) return close(payment.error());
    visit_.trouble = "kiosk.trouble.unknown_account";
}

void KioskFlow::open_typed_account() {
    const auto number = core::AccountNumber::parse(visit_.account_digits);
    if (number) return open_account(*number);
    if (visit_.account_digits.size() == core::account_format.digits())
        visit_.trouble = "kiosk.trouble.check_digit";
}

Money KioskFlow::typed_amount() const {
    const auto amount = Money::parse(visit_.dollars);
    return amount ? *amount : Money();
}

void KioskFlow::ask(Money amount) {
    if (!amount.is_positive()) return;
    visit_.payment->ask(amount);
    last_owner_ = {visit_.payment->attempt(), visit_.payment->account().text()};
    go(Page::cash);
}

void KioskFlow::post() {
    if (!has_money()) return;
    const auto posted = visit_.payment->post(counter_);
    if (!posted) return close(posted.error());
    earlier_.reset();
    go(Page::receipt);
    print_receipt();
}

void KioskFlow::print_receipt() {
    const core::PostedPayment& posted = *visit_.payment->posted();
    const auto page = core::receipt_of({counter_.store.reader(), counter_.policy, texts()}, posted.entry, 0);
    visit_.ending_since.reset();
    if (page) effects_.start(posted.entry.person, posted.entry.seq, posted.fact.effects, *page, now_);
}

void KioskFlow::settle() {
    visit_ = {};
    closure_ = closure();
    look_for_unexplained_notes();
    find_earlier_money();
    if (closure_) return go(Page::out_of_service);
    go(earlier_ ? Page::earlier_money : Page::start);
}

// The same customer goes on, in the same language.
void KioskFlow::begin_next_visit() {
    visit_ = {.language = visit_.language, .high_contrast = visit_.high_contrast};
}

void KioskFlow::find_earlier_money() {
    earlier_.reset();
    const auto held = counter_.store.reader().held_funds();
    if (!held) return;
    for (const core::HeldFunds& funds : *held) {
        const bool skip = std::find(set_aside_.begin(), set_aside_.end(), funds.attempt) != set_aside_.end();
        if (skip || earlier_ || funds.is_from_void()) continue;
        earlier_ = funds;
    }
}

bool KioskFlow::open_earlier() {
    const auto number = core::AccountNumber::parse(earlier_->account);
    auto payment = number ? KioskPayment::open(counter_, earlier_->attempt, *number)
                          : core::Result<KioskPayment>(tl::unexpected(number.error()));
    if (payment) {
        visit_.payment = std::move(*payment);
        return true;
    }
    close(payment.error());
    return false;
}

void KioskFlow::post_earlier() {
    if (open_earlier()) post();
}

void KioskFlow::resume_earlier() {
    if (!open_earlier()) return;
    visit_.all_in_at = now_;
    ask(std::max(visit_.payment->total(), visit_.payment->held()));
}

// Fails closed. What was refused for good is set aside for a clerk, so that one attempt does not hold up the
// kiosk.
void KioskFlow::close(const core::Problem& problem) {
    const bool fault = problem.kind() == core::ProblemKind::fault;
    const std::optional<Closure> known = fault ? std::nullopt : closure();
    if (!known && !fault)
        set_aside_.push_back(visit_.payment ? visit_.payment->attempt() : earlier_ ? earlier_->attempt : "");
    const char* reason = fault ? "kiosk.out.storage" : "kiosk.out.cannot_post";
    closure_ = known ? known : Closure{reason, std::string(problem.name())};
    next_check_ = now_ + service_check_time;
    look_for_unexplained_notes();
    go(Page::out_of_service);
}

}  // namespace kiosk
