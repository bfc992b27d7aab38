#include <utility>

#include "core/store/station/numbering.h"
#include "kiosk/flows/window/view_words.h"
#include "kiosk/flows/window/window_flow.h"

namespace kiosk::window {

namespace {

constexpr int hits_max = 10;
constexpr std::size_t search_length_min = 2;
constexpr int earlier_max = 5;

}  // namespace

void WindowFlow::enter_ready() {
    if (!refresh()) return;
    ready_ = {};
    go(Page::ready);
    const auto rows = reader().unfinished_effects();
    if (!rows) {
        failed(rows.error());
        return;
    }
    for (const core::EffectRow& row : *rows) {
        if (effects_.is_busy() && row.seq == effects_seq_) continue;
        const auto entry = reader().entry(row.seq);
        if (!entry) {
            failed(entry.error());
            return;
        }
        ready_.unfinished.push_back({row, *entry ? payment_name_in(**entry) : std::string{}});
    }
    if (!station_.session) return;
    const auto report = core::session_report(reader(), station_.session->id);
    if (!report) {
        failed(report.error());
        return;
    }
    ready_.gross = report->figures.gross;
    ready_.voided = report->figures.voided;
}

bool WindowFlow::act_ready(const WindowAction& action) {
    if (action.verb == Verb::type_search) {
        ready_.search = action.text;
        search();
        return true;
    }
    if (action.verb == Verb::submit_search) {
        ready_.search = action.text;
        search();
        if (page_ == Page::ready && ready_.hits.size() == 1) open_account(ready_.hits.front().number);
        return true;
    }
    if (action.verb == Verb::choose_account) {
        if (action.index < static_cast<int>(ready_.hits.size())) {
            open_account(ready_.hits[static_cast<std::size_t>(action.index)].number);
        }
        return true;
    }
    if (action.verb == Verb::ask_for_void) {
        enter_void(posted_ ? posted_->fact.payment : std::string{});
        return true;
    }
    if (action.verb == Verb::start_count) {
        if (effects_.is_busy()) {
            tell(texts().text("window_ready.effects_busy"), texts().text("window_ready.effects_busy_advice"),
                 Tone::warn);
            return true;
        }
        go(Page::count);
        return true;
    }
    if (action.verb == Verb::settle_effect) {
        decide_effect(action.index, false);
        return true;
    }
    if (action.verb == Verb::repeat_effect) {
        decide_effect(action.index, true);
        return true;
    }
    return false;
}

void WindowFlow::search() {
    ready_.hits.clear();
    ready_.nothing_found = false;
    clear_message();
    if (ready_.search.size() < search_length_min) return;
    const auto number = core::AccountNumber::parse(ready_.search);
    if (number) return open_account(*number);
    if (number.error().code == core::ProblemCode::account_check_digit) {
        failed(number.error());
        return;
    }
    auto hits = parts_.counter.accounts.search(ready_.search, hits_max);
    if (!hits) {
        failed(hits.error());
        return;
    }
    ready_.hits = std::move(*hits);
    ready_.nothing_found = ready_.hits.empty();
}

void WindowFlow::open_account(core::AccountNumber number) {
    if (!station_.day || !station_.session) return;
    auto due = core::account_due(parts_.counter.accounts, reader(), number, station_.day->business_date);
    if (!due) {
        failed(due.error());
        return;
    }
    const auto cash = reader().known_cash(station_.session->id);
    if (!cash) {
        failed(cash.error());
        return;
    }
    const auto rows = reader().payments_of(number.text(), earlier_max);
    if (!rows) {
        failed(rows.error());
        return;
    }
    PayState pay{.draft = PaymentDraft(std::move(*due), parts_.ids.fresh_attempt(), parts_.counter.policy),
                 .known_cash = *cash,
                 .earlier = {},
                 .leaving = false,
                 .stop = {}};
    for (const core::PaymentRow& row : *rows) {
        const auto entry = reader().entry(row.seq);
        if (!entry) {
            failed(entry.error());
            return;
        }
        if (*entry) pay.earlier.push_back({row, payment_name_in(**entry), (*entry)->at});
    }
    pay_ = std::move(pay);
    go(Page::pay);
}

void WindowFlow::decide_effect(int index, bool repeat) {
    if (index < 0 || index >= static_cast<int>(ready_.unfinished.size())) return;
    const core::EffectRow row = ready_.unfinished[static_cast<std::size_t>(index)].row;
    if (repeat) {
        const auto entry = reader().entry(row.seq);
        if (!entry) {
            failed(entry.error());
            return;
        }
        if (*entry) run_effects(**entry, {row.kind});
    } else {
        const core::Done recorded = core::record_effects(
            parts_.counter, person_, row.seq,
            {{.kind = row.kind, .state = core::EffectState::confirmed, .cause = "seen"}});
        if (!recorded) {
            failed(recorded.error());
            return;
        }
    }
    if (page_ == Page::ready) enter_ready();
}

}  // namespace kiosk::window
