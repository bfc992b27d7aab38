#pragma once

#include <string>
#include <vector>

#include "kiosk/screens/window/view_parts.h"

namespace kiosk::window {

struct HitView {
    std::string name;
    std::string number;
    std::string address;
};

struct UnfinishedView {
    std::string what;
    std::string state;
};

struct ReadyView {
    std::string search;
    std::vector<HitView> hits;
    bool nothing_found = false;
    std::string last_title;
    std::vector<SumLine> last;
    std::vector<EffectView> last_effects;
    std::vector<UnfinishedView> unfinished;
    std::vector<SumLine> session;
    bool can_void = false;
};

struct TenderView {
    std::string label;
    std::string note;
    std::string amount;
    bool selected = false;
};

struct KeyView {
    std::string label;
    std::string hint;
    bool selected = false;
};

struct PayView {
    AccountView account;
    std::vector<OwedGroup> owed;
    std::string owed_total;
    std::vector<TenderView> tenders;
    std::string tender_title;
    std::string amount;    // cents as digits
    std::string tendered;  // cents as digits
    std::string received;  // of all tenders
    std::string tender_chip;
    Icon tender_icon = Icon::none;
    bool wants_number = false, wants_routing = false, wants_reference = false;
    std::string number, routing, reference;
    std::vector<KeyView> quick;
    std::vector<KeyView> tender_keys;
    std::vector<SumLine> earlier;
    FigureView figure;
    std::string missing;  // what is still to type before it can be taken; empty: ready
};

// A payment that somebody must let pass.
struct StoppedView {
    AccountView account;
    std::vector<OwedGroup> owed;
    std::vector<SumLine> handed_over;
    std::string received;
    std::vector<SumLine> earlier;
    std::string amount;
    std::string sentence;
    ApprovalView approval;
};

struct PostedView {
    std::string title;
    AccountView account;
    std::vector<OwedGroup> lines;
    std::string amount_label, amount;
    std::string received_label, received;
    FigureView figure;
    std::vector<EffectView> effects;
    bool can_print = false, can_open = false, can_void = false;
};

struct VoidView {
    std::string payment;
    std::string amount;
    std::string sentence;
    std::vector<OwedGroup> lines;
    AccountView account;
    ApprovalView approval;
};

}  // namespace kiosk::window
