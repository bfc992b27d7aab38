#include <algorithm>
#include <utility>

#include "kiosk/flows/effect_runner.h"
#include "kiosk/flows/window/view_words.h"
#include "kiosk/flows/window/views.h"

namespace kiosk::window {

using core::CountedAmount;
using core::Money;
using core::TenderType;

namespace {

std::string signed_money(const ViewContext& context, Money amount) {
    return (amount.is_positive() ? "+" : "") + context.texts.money(amount);
}

Tone tone_of(Money difference) {
    if (difference.is_zero()) return Tone::neutral;
    return difference.is_negative() ? Tone::bad : Tone::warn;
}

// The verdict names the one tender that differs, or says that several do.
std::string verdict_of(const ViewContext& context, const core::SessionReport& report, Money total) {
    std::vector<TenderType> off;
    for (const TenderType type : window_tenders(context.policy)) {
        if (!report.variance(type).is_zero()) off.push_back(type);
    }
    if (off.empty()) return context.texts.text("window_variance.none");
    if (off.size() > 1) return context.texts.text("window_variance.several");
    const char* key = total.is_negative() ? "window_variance.is_short" : "window_variance.is_over";
    return context.texts.format(key, context.tender_word(off.front()));
}

VarianceLine line_of(const ViewContext& context, const core::SessionReport& report, TenderType type,
                     Money largest) {
    const Money difference = report.variance(type);
    const auto items = report.figures.items_by_tender.find(type);
    VarianceLine line{.icon = icon_of_tender(type),
                      .label = context.tender_word(type),
                      .note = {},
                      .items = {},
                      .counted = context.texts.money(amount_of(report.counted, type)),
                      .expected = context.texts.money(amount_of(report.expected, type)),
                      .difference = context.texts.money(difference),
                      .share = 0,
                      .tone = tone_of(difference)};
    line.items = std::to_string(items == report.figures.items_by_tender.end() ? 0 : items->second);
    if (type == TenderType::cash)
        line.note =
            context.texts.format("window_variance.with_float", context.texts.money(report.row.float_total));
    if (!largest.is_zero())
        line.share = static_cast<float>(difference.cents()) / static_cast<float>(largest.cents());
    return line;
}

std::string act_of(const ViewContext& context, bool differs, Money total) {
    if (!differs) return context.texts.text("window_variance.close");
    if (total.is_zero()) return context.texts.text("window_variance.accept_mixed");
    return context.texts.format(
        total.is_negative() ? "window_variance.accept_short" : "window_variance.accept_over",
        context.texts.money(total.is_negative() ? -total : total));
}

SumLine counted_line(const ViewContext& context, const char* key, const CountedAmount& value) {
    return {.label = context.texts.text(key),
            .note = std::to_string(value.count),
            .amount = context.texts.money(value.amount)};
}

void fill_session(const ViewContext& context, const core::SessionReport& report, ClosedView& view) {
    const core::Texts& texts = context.texts;
    view.title = texts.format("window_closed.drawer", report.session);
    view.number = texts.format("window_closed.by", context.person);
    view.takings_label = texts.text("window_closed.net");
    view.takings = texts.money(report.net().amount);
    view.cash = {{.label = texts.text("window_drawer.float"),
                  .note = {},
                  .amount = texts.money(report.row.float_total)},
                 {.label = texts.text("window_closed.taken"),
                  .note = {},
                  .amount = texts.money(report.figures.cash_taken)},
                 {.label = texts.text("window_closed.change"),
                  .note = {},
                  .amount = texts.money(report.figures.cash_change)},
                 {.label = texts.text("window_closed.given_back"),
                  .note = {},
                  .amount = texts.money(report.figures.cash_voided)},
                 {.label = texts.text("window_variance.expected"),
                  .note = {},
                  .amount = texts.money(amount_of(report.expected, TenderType::cash))}};
    for (const TenderType type : window_tenders(context.policy)) {
        const Money difference = report.variance(type);
        view.counted.push_back({.label = context.tender_word(type),
                                .note = difference.is_zero() ? "" : signed_money(context, difference),
                                .amount = texts.money(amount_of(report.counted, type)),
                                .tone = tone_of(difference)});
    }
    view.payments = {counted_line(context, "window_closed.gross", report.figures.gross),
                     counted_line(context, "window_closed.voided", report.figures.voided)};
    for (const auto& [kind, amount] : report.figures.net_by_kind) {
        view.payments.push_back(
            {.label = texts.word("kind", core::name_of(kind)), .note = {}, .amount = texts.money(amount)});
    }
    view.grand = {counted_line(context, "window_closed.grand_gross", report.grand.payments_gross),
                  counted_line(context, "window_closed.grand_voided", report.grand.voided),
                  counted_line(context, "window_closed.grand_standing", report.grand.standing)};
}

void fill_day(const ViewContext& context, const ClosedState& state, ClosedView& view) {
    const core::Texts& texts = context.texts;
    const core::Date day = state.entry.business_date.value_or(core::Date{});
    view.title = texts.format("window_closed.day", texts.date_with_year(day));
    view.number = texts.format("window_closed.z_number", state.number);
    view.takings_label = texts.text("window_closed.net");
    Money net;
    for (const auto& [report, difference] : state.sessions) {
        net += report.net().amount;
        std::string note = report.row.person;
        if (!difference.is_zero()) note += "   " + signed_money(context, difference);
        view.payments.push_back(
            {.label = report.session, .note = note, .amount = texts.money(report.net().amount)});
    }
    view.takings = texts.money(net);
    if (state.sessions.empty()) return;
    const core::GrandTotals& grand = state.sessions.back().report.grand;
    view.grand = {counted_line(context, "window_closed.grand_gross", grand.payments_gross),
                  counted_line(context, "window_closed.grand_voided", grand.voided),
                  counted_line(context, "window_closed.grand_standing", grand.standing)};
}

}  // namespace

VarianceView variance_view(const ViewContext& context, const CloseState& state) {
    const core::Texts& texts = context.texts;
    const core::SessionReport& report = state.report;
    const bool differs = report.has_variance();
    Money total, counted, expected, largest;
    std::int64_t items = 0;
    for (const TenderType type : window_tenders(context.policy)) {
        const Money difference = report.variance(type);
        total += difference;
        counted += amount_of(report.counted, type);
        expected += amount_of(report.expected, type);
        largest = std::max(largest, difference.is_negative() ? -difference : difference);
        const auto found = report.figures.items_by_tender.find(type);
        if (found != report.figures.items_by_tender.end()) items += found->second;
    }
    VarianceView view;
    view.figure = texts.money(total);
    view.tone = differs ? (total.is_positive() ? Tone::warn : Tone::bad) : Tone::good;
    view.verdict = verdict_of(context, report, total);
    view.note = texts.format("window_variance.count_note", report.row.counts);
    for (const TenderType type : window_tenders(context.policy))
        view.lines.push_back(line_of(context, report, type, largest));
    view.together = {.icon = Icon::none,
                     .label = texts.text("window_variance.together"),
                     .note = {},
                     .items = std::to_string(items),
                     .counted = texts.money(counted),
                     .expected = texts.money(expected),
                     .difference = texts.money(total),
                     .share = 0,
                     .tone = tone_of(total)};
    for (const auto& [denomination, number] : state.cash.numbers()) {
        VarianceLine piece;
        piece.label = face_of(denomination);
        piece.coin = is_coin(denomination);
        piece.items = std::to_string(number);
        piece.counted = texts.money(denomination * number);
        view.pieces.push_back(std::move(piece));
    }
    const int left = context.policy.count_attempts_max - report.row.counts;
    if (differs && left > 0) view.recount = texts.counted("window_variance.left", left);
    view.approval = approval_view(context, state.approval, differs);
    if (!differs) view.approval.missing.clear();
    view.approval.act = act_of(context, differs, total);
    return view;
}

ClosedView closed_view(const ViewContext& context, const ClosedState& state) {
    ClosedView view;
    view.is_day = state.is_day;
    if (state.is_day) {
        fill_day(context, state, view);
    } else {
        fill_session(context, state.report, view);
    }
    const std::vector<EffectView> effects = effect_views(context, state.effects);
    if (!effects.empty()) view.print = effects.back();
    view.print.what = context.texts.text("window_closed.z");
    view.can_print = state.effects.receipt != core::EffectState::started;
    return view;
}

}  // namespace kiosk::window
