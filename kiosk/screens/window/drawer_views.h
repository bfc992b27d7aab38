#pragma once

#include <string>
#include <vector>

#include "kiosk/screens/window/view_parts.h"

namespace kiosk::window {


struct SignInView {
    std::vector<ChoiceView> people;
    bool needs_pin = false;
    std::string pin_label;
    std::string pin;
    bool ready = false;
};

struct OpenDayView {
    std::string date;  // as typed
    std::string means;  // the date in words; empty while it is none
    std::string last_day;
};

// A denomination's row while counting.
struct DenominationView {
    std::string face;
    bool coin = false;
    std::string loose;
    std::string bundle_worth;  // "10.00 ×"; empty: none in use
    std::string bundles;
    std::string amount;  // empty: not typed
};

struct CashCountView {
    std::string title;
    std::string note;
    std::string typed;  // "typed 9 of 12"
    int done = 0;
    std::vector<DenominationView> rows;
    std::string total;
};

struct OpenDrawerView {
    CashCountView cash;
    std::string total;
    std::string compare;  // how it stands to the float before
};

struct TenderTotalView {
    std::string label;
    std::string value;
    bool required = true;
};

struct CountView {
    CashCountView cash;
    std::vector<TenderTotalView> tenders;
    std::vector<SumLine> sums;
    std::string total;
    std::string missing;
};

struct VarianceLine {
    Icon icon = Icon::none;
    std::string label, note, items, counted, expected, difference;
    float share = 0;  // of the largest difference, -1 to 1
    Tone tone = Tone::neutral;
};

struct VarianceView {
    std::string figure;   // signed
    std::string verdict;  // "Cash is short"
    std::string note;
    Tone tone = Tone::good;
    std::vector<VarianceLine> lines;
    VarianceLine together;
    std::vector<VarianceLine> pieces;  // counted notes and coins
    std::string recount;               // label; empty: no attempts left
    ApprovalView approval;
};

// A session or a business day after its close: its Z.
struct ClosedView {
    std::string title;
    std::string number;
    std::string takings;
    std::string takings_label;
    std::vector<SumLine> cash;
    std::vector<SumLine> counted;
    std::vector<SumLine> payments;
    std::vector<SumLine> grand;
    EffectView print;
    bool can_print = false;
    bool is_day = false;
};

}  // namespace kiosk::window
