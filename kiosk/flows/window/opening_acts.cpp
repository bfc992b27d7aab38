#include <utility>

#include "core/counter/days.h"
#include "core/counter/drawers.h"
#include "kiosk/flows/window/window_flow.h"

namespace kiosk::window {

void WindowFlow::enter_sign_in() {
    person_.clear();
    pin_.clear();
    sign_in_ = {};
    pay_.reset();
    posted_.reset();
    go(Page::sign_in);
    auto people = reader().people();
    if (!people) {
        failed(people.error());
        return;
    }
    // Who may not take money has nothing to do at this page.
    for (core::Person& person : *people) {
        if (parts_.counter.policy.allows(person.role, core::Right::take_money))
            sign_in_.people.push_back(std::move(person));
    }
}

void WindowFlow::sign_in() {
    if (sign_in_.chosen.empty()) return;
    const core::Done allowed =
        core::check_person(parts_.counter, sign_in_.chosen, sign_in_.pin, core::Right::take_money);
    if (!allowed) {
        sign_in_.pin.clear();
        failed(allowed.error());
        return;
    }
    person_ = sign_in_.chosen;
    pin_ = std::exchange(sign_in_.pin, {});
    enter();
}

bool WindowFlow::act_opening(const WindowAction& action) {
    if (action.verb == Verb::choose_person) {
        if (page_ != Page::sign_in || action.index >= static_cast<int>(sign_in_.people.size())) return true;
        sign_in_.chosen = sign_in_.people[static_cast<std::size_t>(action.index)].name;
        sign_in_.pin.clear();
        clear_message();
        if (station_.identity.training) sign_in();
        return true;
    }
    if (action.verb == Verb::type_pin) {
        sign_in_.pin = action.text;
        return true;
    }
    if (action.verb == Verb::sign_in) {
        if (page_ == Page::sign_in) sign_in();
        return true;
    }
    if (action.verb == Verb::type_date) {
        date_typed_ = action.text;
        return true;
    }
    if (action.verb == Verb::open_day) {
        if (page_ != Page::open_day) return true;
        const auto date = core::Date::parse(date_typed_);
        if (!date) return !failed(date.error());
        const auto opened = core::open_day(parts_.counter, *date, me());
        if (!opened) return !failed(opened.error());
        enter();
        return true;
    }
    if (action.verb == Verb::type_loose) {
        float_draft_.type_loose(action.index, action.text);
        return true;
    }
    if (action.verb == Verb::type_bundles) {
        float_draft_.type_bundles(action.index, action.text);
        return true;
    }
    if (action.verb == Verb::open_drawer) {
        if (page_ != Page::open_drawer) return true;
        const core::CashCount cash = float_draft_.cash();
        core::Act act = me();
        act.reason =
            "counted when the drawer was opened";  // for a float that is not what the last close left
        const auto opened = core::open_drawer(parts_.counter, cash.total(), cash, act);
        if (!opened) return !failed(opened.error());
        count_draft_ = CountDraft(parts_.counter.policy);
        enter();
        return true;
    }
    return false;
}

}  // namespace kiosk::window
