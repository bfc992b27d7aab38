#pragma once

#include "core/policy/policy.h"
#include "core/texts/texts.h"
#include "kiosk/flows/window/window_state.h"
#include "kiosk/screens/window/window_view.h"

namespace kiosk::window {

// What every view needs to put a state into words.
struct ViewContext {
    const core::Texts& texts;
    const core::Policy& policy;
    const StationState& station;
    std::string person;

    std::string tender_word(core::TenderType type) const { return texts.word("tender", core::name_of(type)); }
    core::Date today() const { return station.day ? station.day->business_date : station.today; }
};

// Pure functions from a page's state to what it shows. None reads storage or a clock.
SignInView sign_in_view(const ViewContext& context, const SignInState& state);
OpenDayView open_day_view(const ViewContext& context, const std::string& typed);
OpenDrawerView open_drawer_view(const ViewContext& context, const CountDraft& draft);
ReadyView ready_view(const ViewContext& context, const ReadyState& state, const PostedState* last);
PayView pay_view(const ViewContext& context, const PayState& state);
StoppedView stopped_view(const ViewContext& context, const PayState& state);
PostedView posted_view(const ViewContext& context, const PostedState& state);
VoidView void_view(const ViewContext& context, const VoidState& state);
CountView count_view(const ViewContext& context, const CountDraft& draft);
VarianceView variance_view(const ViewContext& context, const CloseState& state);
ClosedView closed_view(const ViewContext& context, const ClosedState& state);

// Parts.
AccountView account_view(const ViewContext& context, const core::AccountDue& due);
std::vector<OwedGroup> owed_view(const ViewContext& context, const core::AccountDue& due, core::Money to_pay);
std::vector<OwedGroup> allocated_view(const ViewContext& context, const core::PaymentPosted& fact,
                                      const core::AccountDue& due);
CashCountView cash_count_view(const ViewContext& context, const CountDraft& draft, std::string title,
                              std::string note);
ApprovalView approval_view(const ViewContext& context, const ApprovalState& state, bool needs_approver);
std::vector<EffectView> effect_views(const ViewContext& context, const EffectsShown& effects);

}  // namespace kiosk::window
