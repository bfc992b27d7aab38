#include "core/policy/eligibility.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/policy/day_count.h"

namespace core {

namespace {

// Gathers the reasons of one rule.
class Refusals {
  public:
    explicit Refusals(const RuleSource& source) : source_(source) {}

    void add_if(bool refused, ArrangementRefusal refusal, std::string sentence) {
        if (refused) list_.push_back({refusal, std::move(sentence), source_.citation});
    }
    std::vector<RuleRefusal> take() { return std::move(list_); }

  private:
    const RuleSource& source_;
    std::vector<RuleRefusal> list_;
};

// What extensions and plans ask alike.
template <class Rules>
void add_common(Refusals& refusals, const Rules& rules, const ArrangementRequest& request) {
    using enum ArrangementRefusal;
    const Date start = window_start(rules.window, request.made_on);
    const auto made = std::count_if(request.earlier.begin(), request.earlier.end(),
                                    [&](Date earlier) { return earlier >= start; });
    refusals.add_if(rules.window.count_max > 0 && made >= rules.window.count_max, too_many,
                    fmt::format("{} made since {}, and no more than {} are allowed", made, start.text(),
                                rules.window.count_max));
    const Money down = rules.down.of(request.past_due);
    refusals.add_if(
        request.paid_down < down, down_payment_short,
        fmt::format("{} % of what is past due is paid first: {}", rules.down.text(), down.grouped_text()));
    refusals.add_if(rules.holder_required && !request.holder_present, holder_absent,
                    "only the account holder in person may agree to it");
    refusals.add_if(rules.current_charges_required && !request.current_charges_paid, current_charges_unpaid,
                    "charges not in it are paid as they fall due");
}

}  // namespace

Date window_start(const ArrangementWindow& window, Date on) {
    if (!window.calendar_year) return plus_days(plus_months(on, -window.months), 1);
    const date::year_month_day parts(on.days());
    return Date(date::sys_days(parts.year() / date::January / 1));
}

std::vector<RuleRefusal> extension_refusals(const ExtensionRules& rules, const ArrangementRequest& request) {
    using enum ArrangementRefusal;
    Refusals refusals(rules.source);
    refusals.add_if(!rules.offered, not_offered, "extensions are not given here");
    if (!rules.offered) return refusals.take();
    refusals.add_if(request.one_running, one_running, "another arrangement is still running");
    const Date last = plus_days(request.made_on, rules.days_max);
    refusals.add_if(request.ends_on > last, too_long,
                    fmt::format("the new due date is not later than {}", last.text()));
    add_common(refusals, rules, request);
    return refusals.take();
}

std::vector<RuleRefusal> plan_refusals(const PlanRules& rules, const ArrangementRequest& request) {
    using enum ArrangementRefusal;
    Refusals refusals(rules.source);
    refusals.add_if(!rules.offered, not_offered, "instalment plans are not given here");
    if (!rules.offered) return refusals.take();
    refusals.add_if(rules.one_at_a_time && request.one_running, one_running,
                    "another arrangement is still running");
    const Date start = rules.from_bill_date ? request.oldest_bill : request.made_on;
    const Date last = plus_months(start, rules.months_max);
    refusals.add_if(request.ends_on > last, too_long,
                    fmt::format("the last instalment is not later than {}", last.text()));
    add_common(refusals, rules, request);
    return refusals.take();
}

}  // namespace core
