#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/texts/texts.h"
#include "kiosk/screens/window/window_action.h"
#include "kiosk/screens/window/window_view.h"
#include "kiosk/widgets/field.h"
#include "kiosk/widgets/ui.h"

namespace kiosk::window {

// One frame of one page: where it is drawn, in which language, and the first thing that was asked for.
class PageDrawing {
  public:
    PageDrawing(Ui& target, const WindowView& view) : ui(target), view_(view) {}

    std::string say(std::string_view key) const { return view_.texts->text(key); }
    const WindowView& view() const { return view_; }
    const Palette& palette() const { return ui.palette(); }
    bool has_message() const { return !view_.message.text.empty(); }
    float left_bottom() const { return has_message() ? 868 : 972; }  // where the left block's cards end

    void when(bool asked, Verb verb, int index = 0, std::string text = {}) {
        if (asked && !action_) action_ = WindowAction{verb, index, std::move(text)};
    }
    void edited(const FieldEdit& edit, Verb verb, int index = 0) {
        when(edit.changed, verb, index, edit.text);
    }
    const std::optional<WindowAction>& action() const { return action_; }

    Ui& ui;

  private:
    const WindowView& view_;
    std::optional<WindowAction> action_;
};

// The grid of the window (design units): the right column holds money and the act, the left block the reason.
inline constexpr Rect right_column{1264, 72, 632, 872};
inline constexpr Rect act_key{1264, 960, 632, 96};
inline constexpr float left_x = 24, left_width = 1224, top_y = 72;

// Parts.
void draw_status(PageDrawing& page);
void draw_tools(PageDrawing& page, Rect area);
void draw_message(PageDrawing& page, Rect area);
void draw_left_foot(PageDrawing& page);  // message and tools under the left block
void draw_account(PageDrawing& page, const AccountView& account);
void draw_owed(PageDrawing& page, Rect card, std::string_view title, std::string_view pay_title,
               const std::vector<OwedGroup>& groups);
// Where draw_owed ends that begins at 252: as high as it needs, if that leaves `below` under it.
float owed_bottom(const PageDrawing& page, const std::vector<OwedGroup>& groups, float below);
void draw_figure(PageDrawing& page, Rect card, float height, const FigureView& figure);
void draw_sums(PageDrawing& page, Rect card, std::string_view title, const std::vector<SumLine>& lines,
               std::string_view note = {});
void draw_effect(PageDrawing& page, Rect area, const EffectView& effect);
void draw_cash_count(PageDrawing& page, const CashCountView& cash);
void draw_approval(PageDrawing& page, float top, const ApprovalView& approval);

// Pages.
void draw_page(PageDrawing& page, const SignInView& view);
void draw_page(PageDrawing& page, const OpenDayView& view);
void draw_page(PageDrawing& page, const OpenDrawerView& view);
void draw_page(PageDrawing& page, const ReadyView& view);
void draw_page(PageDrawing& page, const PayView& view);
void draw_page(PageDrawing& page, const StoppedView& view);
void draw_page(PageDrawing& page, const PostedView& view);
void draw_page(PageDrawing& page, const VoidView& view);
void draw_page(PageDrawing& page, const CountView& view);
void draw_page(PageDrawing& page, const VarianceView& view);
void draw_page(PageDrawing& page, const ClosedView& view);
void draw_page(PageDrawing& page, const OutOfServiceView& view);

}  // namespace kiosk::window
