#include <algorithm>
#include <utility>

#include "kiosk/flows/window/view_words.h"
#include "kiosk/flows/window/views.h"

namespace kiosk::window {

using core::Money;

namespace {

std::string bundle_worth(const ViewContext& context, Money worth, bool coin) {
    return coin ? context.texts.money(worth) : whole_or_cents(context.texts, worth);
}

DenominationView denomination_view(const ViewContext& context, const CountDraft& draft,
                                   const CountDraft::Row& row) {
    const std::int64_t bundle = pieces_in_bundle(row.denomination);
    const std::optional<Money> amount = draft.amount_of(row);
    return {.face = face_of(row.denomination),
            .coin = is_coin(row.denomination),
            .loose = row.loose,
            .bundle_worth =
                bundle == 0
                    ? ""
                    : bundle_worth(context, row.denomination * bundle, is_coin(row.denomination)) + " ×",
            .bundles = row.bundles,
            .amount = amount ? context.texts.money(*amount) : ""};
}

// "still to type: 10¢, 5¢, Card"; at most so many names, for the key is only so wide.
std::string still_to_type(const ViewContext& context, const CountDraft& draft) {
    constexpr std::size_t names_max = 3;
    std::vector<std::string> names;
    for (const CountDraft::Row& row : draft.rows()) {
        if (row.loose.empty()) names.push_back(face_of(row.denomination));
    }
    for (const CountDraft::Total& total : draft.totals()) {
        if (total.rule.count_required && total.amount.empty())
            names.push_back(context.tender_word(total.rule.type));
    }
    if (names.empty()) return {};
    std::string list;
    for (std::size_t i = 0; i < std::min(names.size(), names_max); ++i)
        list += (i == 0 ? "" : ", ") + names[i];
    if (names.size() > names_max) list += " …";
    return context.texts.format("window_count.still", list);
}

std::string approval_missing(const ViewContext& context, const ApprovalState& state, bool needs_approver) {
    constexpr std::size_t pin_length_min = 6;
    if (state.why().empty()) return context.texts.text("window_approval.reason_missing");
    if (!needs_approver) return {};
    if (state.second_person().empty()) return context.texts.text("window_approval.person_missing");
    if (!context.station.identity.training && state.pin.size() < pin_length_min) {
        return context.texts.format("window_approval.pin_missing", state.second_person());
    }
    return {};
}

}  // namespace

SignInView sign_in_view(const ViewContext& context, const SignInState& state) {
    SignInView view;
    for (const core::Person& person : state.people) {
        view.people.push_back({.label = person.name,
                               .note = context.texts.word("window_role", person.role),
                               .selected = person.name == state.chosen});
    }
    view.needs_pin = !context.station.identity.training && !state.chosen.empty();
    view.pin_label = context.texts.format("window_sign_in.pin_of", state.chosen);
    view.pin = state.pin;
    view.ready = state.pin.size() >= 6;
    return view;
}

OpenDayView open_day_view(const ViewContext& context, const std::string& typed) {
    OpenDayView view{.date = typed, .means = {}, .last_day = {}};
    if (const auto date = core::Date::parse(typed)) view.means = context.texts.date_with_year(*date);
    view.last_day =
        context.station.last_day
            ? context.texts.format("window_day.last",
                                   context.texts.date_with_year(context.station.last_day->business_date))
            : context.texts.text("window_day.first");
    return view;
}

CashCountView cash_count_view(const ViewContext& context, const CountDraft& draft, std::string title,
                              std::string note) {
    CashCountView view{
        .title = std::move(title), .note = std::move(note), .typed = {}, .done = 0, .rows = {}, .total = {}};
    for (const CountDraft::Row& row : draft.rows()) {
        view.rows.push_back(denomination_view(context, draft, row));
        if (!row.loose.empty()) ++view.done;
    }
    view.typed = context.texts.format("window_count.typed", view.done, draft.rows().size());
    view.total = context.texts.money(draft.cash().total());
    return view;
}

OpenDrawerView open_drawer_view(const ViewContext& context, const CountDraft& draft) {
    return {.cash = cash_count_view(context, draft, context.texts.text("window_drawer.cash"),
                                    context.texts.text("window_drawer.note")),
            .total = context.texts.money(draft.cash().total()),
            .compare = context.texts.text("window_drawer.compare")};
}

CountView count_view(const ViewContext& context, const CountDraft& draft) {
    const core::Texts& texts = context.texts;
    const int attempt = (context.station.session ? context.station.session->counts : 0) + 1;
    CountView view;
    view.cash = cash_count_view(context, draft, texts.text("window_count.cash"),
                                texts.format("window_count.attempt", attempt));
    view.sums.push_back(
        {.label = texts.text("window_count.cash"), .note = {}, .amount = texts.money(draft.cash().total())});
    for (const CountDraft::Total& total : draft.totals()) {
        const std::string label = context.tender_word(total.rule.type);
        const bool typed = !total.amount.empty();
        view.tenders.push_back(
            {.label = label, .value = total.amount, .required = total.rule.count_required});
        view.sums.push_back(
            {.label = label,
             .note = texts.text(total.rule.count_required ? "window_count.not_typed" : "window_count.none"),
             .amount = typed ? texts.money(amount_in(total.amount)) : "",
             .tone = total.rule.count_required ? Tone::warn : Tone::neutral});
    }
    view.total = texts.money(draft.total());
    view.missing = still_to_type(context, draft);
    return view;
}

ApprovalView approval_view(const ViewContext& context, const ApprovalState& state, bool needs_approver) {
    ApprovalView view;
    for (std::size_t i = 0; i < state.reasons.size(); ++i) {
        view.reasons.push_back(
            {.label = state.reasons[i], .note = {}, .selected = static_cast<int>(i) == state.reason});
    }
    view.in_words = state.in_words();
    view.words = state.words;
    view.needs_approver = needs_approver;
    view.not_own_act = context.texts.format("window_approval.not_own", context.person);
    for (std::size_t i = 0; i < state.approvers.size(); ++i) {
        view.approvers.push_back({.label = state.approvers[i].name,
                                  .note = context.texts.word("window_role", state.approvers[i].role),
                                  .selected = static_cast<int>(i) == state.approver});
    }
    view.needs_pin = needs_approver && !context.station.identity.training;
    view.pin_label = context.texts.format("window_sign_in.pin_of", state.second_person());
    view.pin = state.pin;
    view.missing = approval_missing(context, state, needs_approver);
    return view;
}

}  // namespace kiosk::window
