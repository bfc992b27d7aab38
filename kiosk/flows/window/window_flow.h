#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/flows/effect_runner.h"
#include "kiosk/flows/office_watch.h"
#include "kiosk/flows/window/window_parts.h"
#include "kiosk/flows/window/window_state.h"
#include "kiosk/screens/window/window_action.h"
#include "kiosk/screens/window/window_view.h"

namespace kiosk::window {

enum class Page {
    sign_in,
    open_day,
    open_drawer,
    ready,
    pay,
    stopped,
    posted,
    void_payment,
    count,
    variance,
    drawer_closed,
    day_closed,
    out_of_service,
};

// The clerk window: the only code that changes its page.
//
//   sign_in -> open_day -> open_drawer -> ready <-> pay -> posted -> ready     a scan, an account: pay
//      ^       (what is open already is passed over)  |
//      |             pay <-> stopped -> posted        |    a guard asks for somebody who agrees
//      |                    ready, posted <-> void_payment -> posted (as a void)
//      |                                              v
//   day_closed <- drawer_closed <- variance <-> count <- ready        (drawer_closed -> open_drawer as well)
//
//   any page -> out_of_service when storage fails -> the page it came from, with all that was typed
//   any page -> sign_in by signing off; signing in leads to the first page that is still to do
class WindowFlow {
  public:
    explicit WindowFlow(WindowParts parts);
    WindowFlow(const WindowFlow&) = delete;
    WindowFlow& operator=(const WindowFlow&) = delete;

    void step(core::Instant now);  // the devices are stepped by their owner
    void act(const WindowAction& action);
    WindowView view() const;
    Page page() const { return page_; }
    bool is_busy() const { return effects_.is_busy(); }

  private:
    // Acts, by part of the day; true: the verb was one of theirs.
    bool act_anywhere(const WindowAction& action);
    bool act_opening(const WindowAction& action);
    bool act_ready(const WindowAction& action);
    bool act_pay(const WindowAction& action);
    bool act_posted(const WindowAction& action);
    bool act_approval(const WindowAction& action);
    bool act_closing(const WindowAction& action);
    void go(Page page);
    void go_back();
    void enter();  // the first page that is still to do
    void enter_sign_in();
    void enter_ready();
    void enter_void(std::string payment);
    void enter_variance();
    void sign_in();
    void switch_language();
    void try_again();

    void take_scan();
    void search();
    void open_account(core::AccountNumber number);
    void take_payment();
    void enter_stopped(const core::Problem& stop, core::Right right);
    void show_posted(const core::PostedPayment& posted);
    void look_up_void();
    void void_payment();
    void save_count();
    void accept_count();
    void close_day();
    void show_closed(const core::Entry& entry, bool is_day);
    void decide_effect(int index, bool repeat);
    void run_effects(const core::Entry& entry, const std::vector<core::EffectKind>& effects);
    void run_again(core::EffectKind kind);
    void follow_effects();

    bool refresh();  // reads the station anew; false: storage failed, and the page says so
    // Of people who may approve, and who have `right` themselves.
    ApprovalState approval_for(std::string_view reasons_key, core::Right right = core::Right::approve);
    ApprovalState& approval();  // of the page
    bool is_paying(Page page) const { return pay_ && (page == Page::pay || page == Page::stopped); }
    bool failed(const core::Problem& problem);  // shows it; for a fault goes out of service
    void tell(std::string text, std::string advice, Tone tone);
    void clear_message() { message_ = {}; }
    core::Act me() const { return {.person = person_, .pin = pin_}; }
    core::Act act_with(ApprovalState& approval) const;  // takes the PIN out: it serves once
    const core::Texts& texts() const { return parts_.languages[language_]; }
    core::StationReader reader() { return parts_.counter.store.reader(); }

    void watch_drawer();
    void watch_office();
    void show_customer();
    bool may_stand_open() const;  // the drawer is being counted
    StatusView status_view() const;
    MessageView message_view() const;
    std::vector<ToolView> tools() const;
    PageView page_view() const;

    WindowParts parts_;
    DrawerWatch watch_;
    EffectRunner effects_;
    OfficeWatch office_;
    std::optional<core::Instant> thanks_until_;    // on the customer's display
    std::optional<core::Instant> watch_retry_at_;  // storage failed a fact of the drawer
    std::size_t language_ = 0;
    core::Instant now_{};
    Page page_ = Page::sign_in;
    Page page_before_ = Page::sign_in;  // of a void, or of being out of service
    std::string person_, pin_;
    MessageView message_;
    std::optional<core::Problem> fault_;
    StationState station_;
    SignInState sign_in_;
    std::string date_typed_;
    CountDraft float_draft_, count_draft_;
    ReadyState ready_;
    std::optional<PayState> pay_;
    std::optional<PostedState> posted_;
    VoidState void_;
    CloseState close_;
    ClosedState closed_;
    std::int64_t effects_seq_ = 0;  // whose effects are under way
};

}  // namespace kiosk::window
