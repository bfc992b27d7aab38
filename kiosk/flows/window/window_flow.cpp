#include "kiosk/flows/window/window_flow.h"

#include <algorithm>
#include <utility>

#include "core/counter/drawer_watch.h"
#include "core/counter/open_session.h"
#include "core/store/station/numbering.h"
#include "kiosk/flows/window/view_words.h"

namespace kiosk::window {

using core::ProblemKind;

WindowFlow::WindowFlow(WindowParts parts)
    : parts_(std::move(parts)),
      effects_(parts_.counter, parts_.printer, parts_.drawer, &watch_),
      office_(parts_.counter, parts_.office),
      float_draft_(parts_.counter.policy),
      count_draft_(parts_.counter.policy) {
    if (refresh()) enter_sign_in();
}

void WindowFlow::step(core::Instant now) {
    now_ = now;
    follow_effects();
    watch_drawer();
    watch_office();
    take_scan();
    show_customer();
}

bool WindowFlow::may_stand_open() const {
    return page_ == Page::open_drawer || page_ == Page::count || page_ == Page::variance;
}

// A fact that storage refuses waits and is tried again; payments do not stop for it.
void WindowFlow::watch_drawer() {
    constexpr core::Milliseconds retry_after{5000};
    if (parts_.drawer == nullptr) return;
    watch_.step(now_, {.sensor = parts_.drawer->drawer_sensor(),
                       .pulse = parts_.drawer->pulse(),
                       .may_stand_open = may_stand_open()});
    if (watch_retry_at_ && now_ < *watch_retry_at_) return;
    watch_retry_at_.reset();
    while (const DrawerWatch::Seen* seen = watch_.next()) {
        core::DrawerSensed fact = seen->fact;
        fact.late = (now_ - seen->at).count() / 1000;
        if (!core::record_drawer_sensed(parts_.counter, std::move(fact), person_)) {
            watch_retry_at_ = now_ + retry_after;
            return;
        }
        watch_.journaled();
    }
}

// People are taken while nobody is signed in, who would be locked out by a PIN of his that changed.
void WindowFlow::watch_office() {
    if (!office_.step(now_) || page_ != Page::sign_in) return;
    const bool is_typing = !sign_in_.chosen.empty();
    if (office_.take_people(station_.identity.name) && !is_typing) enter_sign_in();
}

void WindowFlow::act(const WindowAction& action) {
    if (act_anywhere(action)) return;
    switch (page_) {
        case Page::sign_in:
        case Page::open_day:
        case Page::open_drawer:
            act_opening(action);
            return;
        case Page::ready:
            act_ready(action);
            return;
        case Page::pay:
            act_pay(action);
            return;
        case Page::posted:
            act_posted(action);
            return;
        case Page::stopped:
            if (!act_approval(action) && action.verb == Verb::take_payment) take_payment();
            return;
        case Page::void_payment:
            act_approval(action);
            return;
        case Page::count:
            act_closing(action);
            return;
        case Page::variance:
            if (!act_approval(action)) act_closing(action);
            return;
        case Page::drawer_closed:
        case Page::day_closed:
            act_closing(action);
            return;
        case Page::out_of_service:
            return;
    }
}

bool WindowFlow::act_anywhere(const WindowAction& action) {
    if (action.verb == Verb::switch_language) {
        switch_language();
        return true;
    }
    if (action.verb == Verb::tell_jam_removed) {
        if (parts_.printer) parts_.printer->jam_was_removed();
        return true;
    }
    if (action.verb == Verb::dismiss_message) {
        clear_message();
        return true;
    }
    if (action.verb == Verb::try_again) {
        if (page_ == Page::out_of_service) try_again();
        return true;
    }
    if (action.verb == Verb::go_back) {
        go_back();
        return true;
    }
    if (action.verb == Verb::sign_off) {
        // A payment with tenders typed is finished or left first; storage that failed has no one to sign in.
        if (!is_paying(page_) && page_ != Page::out_of_service) enter_sign_in();
        return true;
    }
    if (action.verb == Verb::close_day) {
        if (page_ == Page::drawer_closed || page_ == Page::open_drawer) close_day();
        return true;
    }
    return false;
}

void WindowFlow::go(Page page) {
    page_ = page;
    clear_message();
}

void WindowFlow::go_back() {
    switch (page_) {
        case Page::pay:
            if (pay_->draft.holds_money() && !pay_->leaving) {
                pay_->leaving = true;
                tell(texts().text("window_pay.leave"),
                     texts().format("window_pay.leave_advice", texts().money(pay_->draft.received())),
                     Tone::warn);
                return;
            }
            pay_.reset();
            enter_ready();
            return;
        case Page::stopped:
            pay_->stop.reset();
            return go(Page::pay);
        case Page::void_payment:
            if (page_before_ == Page::posted && posted_) return go(Page::posted);
            enter_ready();
            return;
        case Page::posted:
        case Page::count:
            enter_ready();
            return;
        case Page::ready:
            ready_.search.clear();
            ready_.hits.clear();
            ready_.nothing_found = false;
            clear_message();
            return;
        case Page::sign_in:
        case Page::open_day:
        case Page::open_drawer:
        case Page::variance:
        case Page::drawer_closed:
        case Page::day_closed:
        case Page::out_of_service:
            clear_message();
            return;
    }
}

bool WindowFlow::refresh() {
    const auto identity = reader().identity();
    if (!identity) return failed(identity.error());
    const auto day = reader().open_day();
    if (!day) return failed(day.error());
    const auto last = reader().last_day();
    if (!last) return failed(last.error());
    // The person's own drawer, else the only one; with several of others', none.
    const auto session = core::named_session(reader(), me());
    if (!session && session.error().kind() == core::ProblemKind::fault) return failed(session.error());
    station_.identity = *identity;
    station_.day = *day;
    station_.last_day = *last;
    station_.session = session ? std::optional(*session) : std::nullopt;
    station_.session_name = session ? core::session_name(identity->name, session->id) : std::string{};
    const std::string local =
        core::local_text(parts_.counter.clock.wall_time(), parts_.counter.policy.time_zone);
    station_.today = core::Date::parse(local.substr(0, 10)).value_or(core::Date{});
    return true;
}

void WindowFlow::enter() {
    if (!refresh()) return;
    if (!station_.day) {
        date_typed_ = station_.today.text();
        return go(Page::open_day);
    }
    if (!station_.session) {
        float_draft_ = CountDraft(parts_.counter.policy);
        return go(Page::open_drawer);
    }
    if (station_.session->counted_seq != 0) return enter_variance();
    enter_ready();
}

void WindowFlow::switch_language() {
    language_ = (language_ + 1) % parts_.languages.size();
    clear_message();
    const auto translate = [&](ApprovalState& approval, const char* reasons_key) {
        if (!approval.reasons.empty()) approval.reasons = reasons_in(texts(), reasons_key);
    };
    translate(void_.approval, "void");
    translate(close_.approval, "variance");
    if (pay_ && pay_->stop) translate(pay_->stop->approval, "stop");
}

bool WindowFlow::failed(const core::Problem& problem) {
    const ProblemWords words = words_of(texts(), problem);
    if (problem.kind() != ProblemKind::fault) {
        tell(words.sentence, words.advice, Tone::bad);
        return false;
    }
    fault_ = problem;
    if (page_ != Page::out_of_service) page_before_ = page_;
    go(Page::out_of_service);
    return false;
}

void WindowFlow::tell(std::string text, std::string advice, Tone tone) {
    message_ = {.text = std::move(text), .advice = std::move(advice), .tone = tone};
}

void WindowFlow::try_again() {
    if (const core::Done opened = parts_.counter.store.reopen(); !opened) {
        fault_ = opened.error();
        return;
    }
    const Page before = page_before_;
    page_ = before;
    if (!refresh()) return;
    fault_.reset();
    clear_message();
    if (before == Page::sign_in) return enter_sign_in();
    if (before == Page::ready) return enter_ready();
    if (!is_paying(before)) return;
    const auto known = reader().payment_of_attempt(pay_->draft.attempt());
    if (!known) {
        failed(known.error());
        return;
    }
    // Posted after all: asking again with the same attempt gives the stored payment.
    if (*known) return take_payment();
    tell(texts().text("window_pay.not_posted"), texts().text("window_pay.not_posted_advice"), Tone::warn);
}

core::Act WindowFlow::act_with(ApprovalState& approval) const {
    core::Act act = me();
    act.reason = approval.why();
    act.approved_by = approval.second_person();
    act.approve_pin = std::exchange(approval.pin, {});
    return act;
}

}  // namespace kiosk::window
