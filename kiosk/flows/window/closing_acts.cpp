#include <algorithm>
#include <utility>

#include "core/counter/days.h"
#include "core/counter/drawer_close.h"
#include "core/counter/drawers.h"
#include "kiosk/flows/window/view_words.h"
#include "kiosk/flows/window/window_flow.h"

namespace kiosk::window {

std::string ApprovalState::why() const {
    if (reason < 0 || reason >= static_cast<int>(reasons.size())) return {};
    return in_words() ? words : reasons[static_cast<std::size_t>(reason)];
}

std::string ApprovalState::second_person() const {
    if (approver < 0 || approver >= static_cast<int>(approvers.size())) return {};
    return approvers[static_cast<std::size_t>(approver)].name;
}

ApprovalState WindowFlow::approval_for(std::string_view reasons_key, core::Right right) {
    ApprovalState approval;
    approval.reasons = reasons_in(texts(), reasons_key);
    auto people = reader().people();
    if (!people) {
        failed(people.error());
        return approval;
    }
    for (core::Person& person : *people) {
        const core::Policy& policy = parts_.counter.policy;
        const bool may_approve =
            policy.allows(person.role, core::Right::approve) && policy.allows(person.role, right);
        if (may_approve && person.name != person_) approval.approvers.push_back(std::move(person));
    }
    return approval;
}

ApprovalState& WindowFlow::approval() {
    if (page_ == Page::stopped) return pay_->stop->approval;
    return page_ == Page::void_payment ? void_.approval : close_.approval;
}

bool WindowFlow::act_approval(const WindowAction& action) {
    ApprovalState& approval = this->approval();
    if (action.verb == Verb::type_payment) {
        void_.payment = action.text;
        look_up_void();
        return true;
    }
    if (action.verb == Verb::choose_reason) {
        approval.reason = action.index;
        return true;
    }
    if (action.verb == Verb::type_reason) {
        approval.words = action.text;
        return true;
    }
    if (action.verb == Verb::choose_approver) {
        approval.approver = action.index;
        approval.pin.clear();
        return true;
    }
    if (action.verb == Verb::type_approver_pin) {
        approval.pin = action.text;
        return true;
    }
    if (action.verb == Verb::void_payment) {
        if (page_ == Page::void_payment) void_payment();
        return true;
    }
    return false;
}

bool WindowFlow::act_closing(const WindowAction& action) {
    if (action.verb == Verb::type_loose) {
        count_draft_.type_loose(action.index, action.text);
        return true;
    }
    if (action.verb == Verb::type_bundles) {
        count_draft_.type_bundles(action.index, action.text);
        return true;
    }
    if (action.verb == Verb::type_tender_total) {
        count_draft_.type_total(action.index, action.text);
        return true;
    }
    if (action.verb == Verb::save_count) {
        if (page_ == Page::count) save_count();
        return true;
    }
    if (action.verb == Verb::recount) {
        if (page_ != Page::variance || close_.report.row.counts >= parts_.counter.policy.count_attempts_max)
            return true;
        count_draft_ = CountDraft(parts_.counter.policy);
        go(Page::count);
        return true;
    }
    if (action.verb == Verb::accept_count) {
        if (page_ == Page::variance) accept_count();
        return true;
    }
    if (action.verb == Verb::next_drawer) {
        if (page_ == Page::drawer_closed) enter();
        return true;
    }
    if (action.verb == Verb::print_again) {
        run_again(core::EffectKind::receipt);
        return true;
    }
    return false;
}

void WindowFlow::save_count() {
    const auto counted =
        core::count_drawer(parts_.counter, count_draft_.counted(), count_draft_.cash(), me());
    if (!counted) {
        failed(counted.error());
        return;
    }
    count_draft_ = CountDraft(parts_.counter.policy);
    if (refresh()) enter_variance();
}

void WindowFlow::enter_variance() {
    auto report = core::session_report(reader(), station_.session->id);
    if (!report) {
        failed(report.error());
        return;
    }
    const auto entry = reader().entry(station_.session->counted_seq);
    if (!entry) {
        failed(entry.error());
        return;
    }
    close_ = {.report = std::move(*report), .cash = {}, .approval = {}};
    if (*entry) close_.cash = core::drawer_counted_from((*entry)->body).cash;
    go(Page::variance);
    if (close_.report.has_variance()) close_.approval = approval_for("variance");
}

void WindowFlow::accept_count() {
    const auto closed = core::close_drawer(parts_.counter, act_with(close_.approval));
    if (!closed) {
        failed(closed.error());
        return;
    }
    const auto row = reader().session(close_.report.row.id);
    if (!row) {
        failed(row.error());
        return;
    }
    const auto entry = *row ? reader().entry((*row)->closed_seq) : std::optional<core::Entry>{};
    if (!entry) {
        failed(entry.error());
        return;
    }
    closed_ = {};
    closed_.report = close_.report;
    if (*entry) show_closed(**entry, false);
}

void WindowFlow::close_day() {
    if (!refresh()) return;
    const std::optional<core::DayRow> day = station_.day;
    const auto entry = core::close_day(parts_.counter, me());
    if (!entry) {
        failed(entry.error());
        return;
    }
    closed_ = {};
    const auto sessions = reader().sessions_of(day->business_date);
    if (!sessions) {
        failed(sessions.error());
        return;
    }
    for (const core::SessionRow& row : *sessions) {
        auto report = core::session_report(reader(), row.id);
        const auto record = reader().entry(row.closed_seq);
        if (!report || !record || !*record) continue;
        const core::DrawerClosed fact = core::drawer_closed_from((*record)->body);
        core::Money variance;
        for (const auto& [type, amount] : fact.counted) variance += amount;
        for (const auto& [type, amount] : fact.expected) variance -= amount;
        closed_.sessions.push_back({std::move(*report), variance});
    }
    const auto before = reader().closed_days_before(day->business_date);
    closed_.number = before ? *before + 1 : 1;
    show_closed(*entry, true);
}

void WindowFlow::show_closed(const core::Entry& entry, bool is_day) {
    closed_.entry = entry;
    closed_.is_day = is_day;
    refresh();
    go(is_day ? Page::day_closed : Page::drawer_closed);
    run_effects(entry, {core::EffectKind::receipt});
}

}  // namespace kiosk::window
