#include <algorithm>
#include <span>

#include "core/counter/payments.h"
#include "core/counter/tenders.h"
#include "kiosk/flows/window/view_words.h"
#include "kiosk/flows/window/views.h"

namespace kiosk::window {

using core::Money;
using core::ProblemCode;

namespace {

// One note instead of many pieces, when the customer adds a little: 16.55 is a $20 for 3.45 more.
std::string easier_change(const ViewContext& context, Money change) {
    const std::vector<Money>& denominations = context.policy.denominations;
    const auto note = std::find_if(denominations.rbegin(), denominations.rend(), [&](Money piece) {
        return piece >= change && piece >= Money::from_cents(500);
    });
    if (note == denominations.rend() || *note == change) return {};
    return context.texts.format("window_pay.easier",
                                core::TextArgument("more", context.texts.money(*note - change)),
                                core::TextArgument("note", face_of(*note)));
}

FigureView change_figure(const ViewContext& context, Money change, const core::CashCount& held) {
    FigureView figure{.label = context.texts.text("window_pay.change"),
                      .amount = context.texts.money(change),
                      .tone = Tone::good,
                      .pieces = {},
                      .note = {}};
    if (change.is_zero()) {
        figure.note = context.texts.text("window_pay.no_change");
        return figure;
    }
    const core::ChangeAdvice advice = core::advise_change(change, held, context.policy.denominations);
    figure.pieces = pieces_of(advice.pieces);
    figure.note =
        context.texts.text(advice.from_drawer ? "window_pay.in_drawer" : "window_pay.not_in_drawer");
    if (const std::string easier = easier_change(context, change); !easier.empty())
        figure.note += " " + easier;
    return figure;
}

FigureView figure_of(const ViewContext& context, const PayState& state, std::string& missing) {
    const core::PaymentRequest request = state.draft.request(context.person);
    const Money left = state.draft.to_pay() - state.draft.received();
    const auto settled = core::settle(request.tenders, state.draft.to_pay(), context.policy, context.today());
    if (settled && state.draft.to_pay().is_positive())
        return change_figure(context, settled->change, state.known_cash);
    if (left.is_positive() || settled) {
        missing = state.draft.to_pay().is_positive()
                      ? context.texts.format("window_pay.still", context.texts.money(left))
                      : context.texts.text("window_pay.amount_missing");
        return {.label = context.texts.text("window_pay.still_to_pay"),
                .amount = context.texts.money(left.is_negative() ? Money{} : left),
                .tone = Tone::info,
                .pieces = {},
                .note = context.texts.text("window_pay.still_note")};
    }
    const ProblemWords words = words_of(context.texts, settled.error());
    missing = words.sentence;
    return {.label = context.texts.text("window_pay.too_much"),
            .amount = context.texts.money(-left),
            .tone = Tone::bad,
            .pieces = {},
            .note = words.advice};
}

std::string detail_of(const ViewContext& context, const DraftTender& tender) {
    if (!tender.number.empty()) return context.texts.format("window_pay.numbered", tender.number);
    return tender.reference;
}

void fill_tenders(const ViewContext& context, const PaymentDraft& draft, PayView& view) {
    for (std::size_t i = 0; i < draft.tenders().size(); ++i) {
        const DraftTender& tender = draft.tenders()[i];
        view.tenders.push_back({.label = context.tender_word(tender.type),
                                .note = detail_of(context, tender),
                                .amount = context.texts.money(amount_in(tender.amount)),
                                .selected = i == draft.current_index() && draft.tenders().size() > 1});
    }
    const DraftTender& current = draft.current();
    const core::TenderRule& rule = draft.current_rule();
    view.tender_title = context.tender_word(current.type);
    view.tender_chip = view.tender_title;
    view.tender_icon = icon_of_tender(current.type);
    view.tendered = current.amount;
    view.wants_number = rule.number_required;
    view.wants_routing = rule.routing_required;
    view.wants_reference = rule.reference_required;
    view.number = current.number;
    view.routing = current.routing;
    view.reference = current.reference;
}

void fill_keys(const ViewContext& context, const PaymentDraft& draft, PayView& view) {
    int key = 0;
    for (const Money amount : draft.quick_amounts()) {
        view.quick.push_back(
            {.label = whole_or_cents(context.texts, amount),
             .hint = key == 0 ? "F5" : "Alt " + std::to_string(key),
             .selected = amount.is_positive() && amount_in(draft.current().amount) == amount});
        ++key;
    }
    constexpr const char* hints[] = {"F6", "F7", "F8", "F11", "F9"};
    std::size_t place = 0;
    for (const core::TenderType type : window_tenders(context.policy)) {
        view.tender_keys.push_back({.label = context.tender_word(type),
                                    .hint = place < std::size(hints) ? hints[place] : "",
                                    .selected = type == draft.current().type});
        ++place;
    }
}

// What the chosen tender still needs; the amount is looked at elsewhere.
std::string missing_detail(const ViewContext& context, const PaymentDraft& draft) {
    for (const DraftTender& tender : draft.tenders()) {
        const core::TenderRule* rule = context.policy.tender(tender.type);
        if (tender.is_blank() || !rule) continue;
        if (amount_in(tender.amount).is_zero()) return context.texts.text("window_pay.tender_amount_missing");
        if (rule->number_required && tender.number.empty())
            return context.texts.text("window_pay.number_missing");
        if (rule->routing_required && tender.routing.empty())
            return context.texts.text("window_pay.routing_missing");
        if (rule->reference_required && tender.reference.empty())
            return context.texts.text("window_pay.reference_missing");
    }
    return {};
}

std::vector<SumLine> earlier_view(const ViewContext& context, const std::vector<EarlierPayment>& earlier) {
    std::vector<SumLine> lines;
    for (const EarlierPayment& payment : earlier) {
        const std::string moment = core::local_text(payment.at, context.policy.time_zone);
        const core::Date day = core::Date::parse(moment.substr(0, 10)).value_or(core::Date{});
        const bool voided = payment.row.voided_seq != 0;
        lines.push_back({.label = payment.name,
                         .note = voided ? context.texts.text("window_pay.voided")
                                        : context.texts.date(day, context.today()) + "  " + moment.substr(11),
                         .amount = context.texts.money(payment.row.amount),
                         .tone = voided ? Tone::bad : Tone::neutral});
    }
    if (lines.empty())
        lines.push_back({.label = context.texts.text("window_pay.none_yet"), .note = {}, .amount = {}});
    return lines;
}

// The newest with its particulars, then what stopped the payment before it.
std::string sentence_of(const core::Texts& texts, const std::vector<core::Problem>& stops) {
    const core::Problem& newest = stops.back();
    const ProblemWords words = words_of(texts, newest);
    std::string text = "*" + words.sentence + "* ";
    text += newest.detail.empty() ? words.advice : as_sentence(newest.message());
    for (const core::Problem& earlier : std::span(stops).first(stops.size() - 1))
        text += " *" + words_of(texts, earlier).sentence + "*";
    return text;
}

}  // namespace

PayView pay_view(const ViewContext& context, const PayState& state) {
    PayView view;
    view.account = account_view(context, state.draft.due());
    view.owed = owed_view(context, state.draft.due(), state.draft.to_pay());
    view.owed_total = context.texts.money(state.draft.due().total());
    view.amount = state.draft.amount_typed();
    view.received = context.texts.money(state.draft.received());
    fill_tenders(context, state.draft, view);
    fill_keys(context, state.draft, view);
    view.earlier = earlier_view(context, state.earlier);
    view.figure = figure_of(context, state, view.missing);
    if (view.missing.empty()) view.missing = missing_detail(context, state.draft);
    return view;
}

StoppedView stopped_view(const ViewContext& context, const PayState& state) {
    const PayView pay = pay_view(context, state);
    const StopState& stop = *state.stop;
    const std::string amount = context.texts.money(state.draft.to_pay());
    StoppedView view{.account = pay.account,
                     .owed = pay.owed,
                     .handed_over = {},
                     .received = pay.received,
                     .earlier = pay.earlier,
                     .amount = amount,
                     .sentence = sentence_of(context.texts, stop.why),
                     .approval = approval_view(context, stop.approval, stop.needs_approver)};
    for (const TenderView& tender : pay.tenders)
        view.handed_over.push_back({.label = tender.label, .note = tender.note, .amount = tender.amount});
    view.approval.act = context.texts.format("window_stopped.act", amount);
    return view;
}

PostedView posted_view(const ViewContext& context, const PostedState& state) {
    const core::Texts& texts = context.texts;
    PostedView view;
    view.account = account_view(context, state.due);
    view.lines = allocated_view(context, state.fact, state.due);
    view.amount = texts.money(state.fact.amount());
    view.effects = effect_views(context, state.effects);
    const bool under_way = state.effects.receipt == core::EffectState::started ||
                           state.effects.drawer == core::EffectState::started;
    view.can_print = view.can_open = !under_way;
    view.can_void = !state.voided;
    if (state.voided) {
        view.title = texts.format("window_posted.voided", state.fact.payment);
        view.amount_label = texts.text("window_posted.taken_back");
        view.received_label = texts.text("window_posted.approved_by");
        view.received = state.voided->approved_by;
        view.figure = {.label = texts.text("window_posted.give_back"),
                       .amount = texts.money(state.voided->cash_back),
                       .tone = Tone::bad,
                       .pieces = pieces_of(state.voided->pieces),
                       .note = state.voided->reason};
        return view;
    }
    Money received;
    for (const core::TenderLine& tender : state.fact.tenders) {
        if (!tender.is_change()) received += tender.amount;
    }
    view.title = texts.format("window_posted.posted", state.fact.payment);
    view.amount_label = texts.text("window_posted.taken");
    view.received_label = texts.text("window_pay.received");
    view.received = texts.money(received);
    view.figure = {.label = texts.text("window_pay.change"),
                   .amount = texts.money(state.fact.change()),
                   .tone = Tone::good,
                   .pieces = pieces_of(state.advice.pieces),
                   .note = state.fact.change().is_zero() ? texts.text("window_pay.no_change")
                                                         : texts.text("window_posted.give_change")};
    return view;
}

}  // namespace kiosk::window
