#pragma once

#include <string>

namespace kiosk::window {

// What the person at the window asked for. `index` says which one of a list, `text` what a field now holds.
enum class Verb {
    // everywhere
    go_back,
    switch_language,
    sign_off,
    try_again,
    dismiss_message,
    // signing in
    choose_person,
    type_pin,
    sign_in,
    // opening
    type_date,
    open_day,
    type_loose,    // index: denomination
    type_bundles,  // index: denomination
    open_drawer,
    // between customers
    type_search,
    submit_search,
    choose_account,
    ask_for_void,
    start_count,
    settle_effect,  // index: which unfinished effect; it was seen to have happened
    repeat_effect,  // index: which unfinished effect
    // a payment
    type_amount,
    type_tendered,
    quick_cash,     // index: which key
    choose_tender,  // index: which tender type of the policy
    select_tender,  // index: which line handed over
    remove_tender,
    type_number,
    type_routing,
    type_reference,
    take_payment,
    // posted
    next_customer,
    print_again,
    tell_jam_removed,
    open_drawer_again,
    // a void, or accepting a variance
    type_payment,
    choose_reason,
    type_reason,
    choose_approver,
    type_approver_pin,
    void_payment,
    // close of day
    type_tender_total,  // index: tender type of the policy
    save_count,
    recount,
    accept_count,
    next_drawer,
    close_day,
};

struct WindowAction {
    Verb verb = Verb::go_back;
    int index = 0;
    std::string text{};
};

}  // namespace kiosk::window
