#include "kiosk/flows/kiosk/kiosk_flow.h"

#include "core/counter/open_session.h"

namespace kiosk {

using core::AcceptorCondition;
using core::PrinterCondition;

// What the kiosk watches by itself, without being asked: its service, quiet visits, the receipt.

void KioskFlow::watch_service() {
    const bool empty = page_ == Page::start || page_ == Page::out_of_service;
    if (!empty || now_ < next_check_) return;
    next_check_ = now_ + service_check_time;
    const std::optional<Closure> now_closed = closure();
    if (page_ == Page::start && now_closed) return settle();
    if (page_ != Page::out_of_service || note_waiting_) return;
    if (!now_closed) return settle();
    closure_ = now_closed;
    look_for_unexplained_notes();
}

void KioskFlow::look_for_unexplained_notes() {
    unexplained_notes_ = 0;
    core::StationReader reader = counter_.store.reader();
    const auto session = reader.open_session();
    if (!session || !*session) return;
    const auto notes = core::NoteReader(reader).unexplained((*session)->id);
    if (!notes) return;
    for (const core::UnexplainedNote& note : *notes) {
        if (!note.is_under_way()) unexplained_notes_ += note.fact.notes;
    }
}

std::optional<KioskFlow::Closure> KioskFlow::closure() const {
    core::StationReader reader = counter_.store.reader();
    const auto day = reader.open_day();
    if (!day) return Closure{"kiosk.out.storage", std::string(day.error().name())};
    const auto session = reader.open_session();
    if (!session) return Closure{"kiosk.out.storage", std::string(session.error().name())};
    if (!*day) return Closure{"kiosk.out.not_open", std::string(name_of(core::ProblemCode::day_not_open))};
    if (!*session)
        return Closure{"kiosk.out.not_open", std::string(name_of(core::ProblemCode::drawer_not_open))};
    if (const core::Done works = core::check_drawer_works(reader, **session); !works) {
        const bool fault = works.error().kind() == core::ProblemKind::fault;
        return Closure{fault ? "kiosk.out.storage" : "kiosk.out.counted", std::string(works.error().name())};
    }
    if (!devices_.acceptor)
        return Closure{"kiosk.out.no_acceptor", std::string(name_of(core::ProblemCode::device_missing))};
    switch (devices_.acceptor->condition()) {
        case AcceptorCondition::ready:
        case AcceptorCondition::disabled:
            return std::nullopt;
        case AcceptorCondition::jammed:
            return Closure{"kiosk.out.acceptor_jammed", "acceptor_jammed"};
        case AcceptorCondition::cassette_full:
            return Closure{"kiosk.out.acceptor_full", "cassette_full"};
        case AcceptorCondition::cassette_out:
            return Closure{"kiosk.out.acceptor_out", "cassette_out"};
        case AcceptorCondition::not_answering:
            return Closure{"kiosk.out.acceptor_not_answering", "acceptor_not_answering"};
        case AcceptorCondition::no_permission:
            return Closure{"kiosk.out.acceptor_no_permission", "acceptor_no_permission"};
        case AcceptorCondition::unplugged:
            return Closure{"kiosk.out.acceptor_unplugged", "acceptor_unplugged"};
    }
    return std::nullopt;
}

bool KioskFlow::acceptor_works() const {
    if (!devices_.acceptor) return false;
    const AcceptorCondition condition = devices_.acceptor->condition();
    return condition == AcceptorCondition::ready || condition == AcceptorCondition::disabled;
}

bool KioskFlow::printer_works() const {
    if (!devices_.printer) return false;
    const PrinterCondition condition = devices_.printer->condition();
    return condition == PrinterCondition::ready || condition == PrinterCondition::paper_near_end;
}

bool KioskFlow::wants_notes() const {
    return page_ == Page::cash && !visit_.help && !visit_.payment->is_all_in();
}

bool KioskFlow::takes_scans() const {
    switch (page_) {
        case Page::start:
        case Page::account:
        case Page::amount:
        case Page::other_amount:
        case Page::receipt:
            return true;
        case Page::cash:
            return !has_money();
        case Page::earlier_money:
        case Page::out_of_service:
            return false;
    }
    return false;
}

bool KioskFlow::is_visited() const {
    switch (page_) {
        case Page::account:
        case Page::amount:
        case Page::other_amount:
        case Page::cash:
            return true;
        case Page::receipt:
            return visit_.help;
        case Page::start:
        case Page::earlier_money:
        case Page::out_of_service:
            return false;
    }
    return false;
}

bool KioskFlow::is_untouched() const {
    return visit_.language == 0 && !visit_.high_contrast && !visit_.help && visit_.trouble.empty() &&
           !visit_.last_note && !visit_.unknown_note;
}

IdleWatch::State KioskFlow::idle() const {
    return is_visited() ? idle_.state(now_, limits()) : IdleWatch::State::awake;
}

void KioskFlow::watch_idle() {
    // The start page holds nothing that needs asking: it goes back to how it was.
    const bool is_left = idle_.state(now_, idle_without_money) != IdleWatch::State::awake;
    if (page_ == Page::start && is_left && !is_untouched()) return settle();
    if (page_ == Page::out_of_service && is_left) visit_.help = false;
    if (idle() != IdleWatch::State::gone) return;
    if (has_money()) return post();
    settle();
}

// The customer's time with the receipt begins when nothing more will happen to it.
void KioskFlow::watch_receipt() {
    if (page_ != Page::receipt || visit_.help) return;
    if (!visit_.ending_since && (!effects_.is_busy() || !printer_works())) visit_.ending_since = now_;
    if (visit_.ending_since && now_ - *visit_.ending_since >= receipt_time) settle();
}

}  // namespace kiosk
