#include "core/store/station/numbering.h"
#include "kiosk/flows/window/view_words.h"
#include "kiosk/flows/window/views.h"
#include "kiosk/flows/window/window_flow.h"

namespace kiosk::window {

using core::EffectState;
using core::PrinterCondition;

namespace {

Tone tone_of(EffectState state) {
    switch (state) {
        case EffectState::confirmed:
            return Tone::good;
        case EffectState::unknown:
            return Tone::warn;
        case EffectState::failed:
            return Tone::bad;
        case EffectState::not_requested:
        case EffectState::planned:
        case EffectState::started:
            return Tone::info;
    }
    return Tone::info;
}

EffectView effect_view(const ViewContext& context, core::EffectKind kind, EffectState state,
                       PrinterCondition cause) {
    const std::string name(core::name_of(kind)), how(core::name_of(state));
    EffectView view{.icon = kind == core::EffectKind::drawer ? Icon::drawer : Icon::printer,
                    .what = context.texts.word("window_effect", name),
                    .state = context.texts.word("window_effect", name + "_" + how),
                    .advice = {},
                    .tone = tone_of(state)};
    const bool waits = state == EffectState::started && cause != PrinterCondition::ready;
    if (waits && kind == core::EffectKind::receipt) {
        view.state = context.texts.text("window_effect.receipt_waiting");
        view.advice = context.texts.word("window_light", "printer_" + std::string(name_of(cause)));
        view.tone = Tone::warn;
    }
    const bool explained =
        (state == EffectState::failed || state == EffectState::unknown) && cause != PrinterCondition::ready;
    if (explained) {
        const bool of_drawer = kind == core::EffectKind::drawer;
        view.advice = context.texts.word(of_drawer ? "window_pulse" : "window_printer", name_of(cause));
    } else if (state == EffectState::unknown || state == EffectState::failed) {
        view.advice = context.texts.word("window_effect", name + "_" + how + "_advice");
    }
    return view;
}

Light printer_light(const core::Texts& texts, const core::ReceiptPrinter* printer) {
    const PrinterCondition condition = printer ? printer->condition() : PrinterCondition::unplugged;
    return {.label = texts.text("window.printer"),
            .good = condition == PrinterCondition::ready,
            .trouble = texts.word("window_light", "printer_" + std::string(name_of(condition)))};
}

Light scanner_light(const core::Texts& texts, const core::BillScanner* scanner) {
    const bool good = scanner && scanner->condition() == core::ScannerCondition::ready;
    return {.label = texts.text("window.scanner"),
            .good = good,
            .trouble = texts.text("window_light.no_scanner")};
}

}  // namespace

std::vector<EffectView> effect_views(const ViewContext& context, const EffectsShown& effects) {
    std::vector<EffectView> views;
    if (effects.drawer != EffectState::not_requested) {
        views.push_back(effect_view(context, core::EffectKind::drawer, effects.drawer, effects.drawer_cause));
    }
    views.push_back(effect_view(context, core::EffectKind::receipt, effects.receipt, effects.cause));
    return views;
}

ReadyView ready_view(const ViewContext& context, const ReadyState& state, const PostedState* last) {
    const core::Texts& texts = context.texts;
    ReadyView view{.search = state.search,
                   .hits = {},
                   .nothing_found = state.nothing_found,
                   .last_title = {},
                   .last = {},
                   .last_effects = {},
                   .unfinished = {},
                   .session = {},
                   .can_void = true};
    for (const core::Account& account : state.hits) {
        view.hits.push_back(
            {.name = account.name, .number = account.number.text(), .address = account.address});
    }
    for (const UnfinishedEffect& effect : state.unfinished) {
        const std::string name(core::name_of(effect.row.kind)), how(core::name_of(effect.row.state));
        view.unfinished.push_back({.what = texts.word("window_effect", name) + "  " + effect.name,
                                   .state = texts.word("window_effect", name + "_" + how)});
    }
    view.session = {{.label = texts.text("window_ready.payments"),
                     .note = {},
                     .amount = std::to_string(state.gross.count)},
                    {.label = texts.text("window_closed.voided"),
                     .note = {},
                     .amount = std::to_string(state.voided.count)}};
    if (!last) return view;
    const PostedView posted = posted_view(context, *last);
    view.last_title = posted.title;
    view.last = {{.label = posted.account.name, .note = {}, .amount = posted.amount},
                 {.label = posted.figure.label,
                  .note = {},
                  .amount = posted.figure.amount,
                  .tone = posted.figure.tone}};
    for (const EffectView& effect : posted.effects) {
        view.last.push_back({.label = effect.what, .note = effect.state, .amount = {}, .tone = effect.tone});
    }
    return view;
}

VoidView void_view(const ViewContext& context, const VoidState& state) {
    const core::Texts& texts = context.texts;
    VoidView view;
    view.payment = state.payment;
    view.account = account_view(context, state.due);
    if (!state.row) {
        view.amount = texts.money({});
        view.sentence = texts.text("window_void.which");
        view.approval = approval_view(context, state.approval, true);
        view.approval.act = texts.text("window_void.act");
        view.approval.missing = texts.text("window_void.number_missing");
        return view;
    }
    core::Money cash_back;
    for (const core::TenderLine& tender : state.fact.tenders) {
        if (tender.type == core::TenderType::cash) cash_back += tender.amount;
    }
    view.amount = texts.money(-state.row->amount);
    view.lines = allocated_view(context, state.fact, state.due);
    const std::string cash = texts.money(cash_back);
    view.sentence = cash_back.is_positive()
                        ? texts.format("window_void.sentence", core::TextArgument("cash", cash),
                                       core::TextArgument("amount", texts.money(state.row->amount)))
                        : texts.format("window_void.sentence_items", texts.money(state.row->amount));
    view.approval =
        approval_view(context, state.approval, state.row->amount > context.policy.void_approval_above);
    view.approval.act = cash_back.is_positive() ? texts.format("window_void.act_give_back", cash)
                                                : texts.text("window_void.act");
    return view;
}

StatusView WindowFlow::status_view() const {
    const std::string& name = station_.identity.name;
    StatusView status{.station = name,
                      .place = texts().text("window.place"),
                      .person = person_,
                      .business_date = {},
                      .drawer = {},
                      .drawer_is_unusual = false,
                      .lights = {},
                      .training = {},
                      .clock = {}};
    if (station_.day) status.business_date = texts().date(station_.day->business_date, station_.today);
    if (station_.session) {
        const bool others = !person_.empty() && station_.session->person != person_;
        const char* key = page_ == Page::count                 ? "window.drawer_counting"
                          : station_.session->counted_seq != 0 ? "window.drawer_counted"
                                                               : "window.drawer_open";
        status.drawer =
            others ? texts().format("window.drawer_of", core::TextArgument("session", station_.session_name),
                                    core::TextArgument("person", station_.session->person))
                   : texts().format(key, station_.session_name);
        status.drawer_is_unusual = others;
    }
    if (watch_.is_open() && !status.drawer_is_unusual) {
        status.drawer = status.drawer.empty() ? texts().text("window.drawer_stands_open")
                                              : texts().format("window.drawer_and_open", status.drawer);
    }
    status.lights = {printer_light(texts(), parts_.printer), scanner_light(texts(), parts_.scanner)};
    if (office_.standing()) {
        const std::string trouble =
            office_words(texts(), office_.standing(), parts_.counter.policy.time_zone);
        status.lights.push_back(
            {.label = texts().text("office.name"), .good = trouble.empty(), .trouble = trouble});
    }
    if (station_.identity.training) status.training = texts().text("window.training");
    status.clock =
        core::local_text(parts_.counter.clock.wall_time(), parts_.counter.policy.time_zone).substr(11);
    return status;
}

std::vector<ToolView> WindowFlow::tools() const {
    const auto tool = [&](const char* id, const char* hint, const char* key, Verb verb) {
        return ToolView{.id = id, .hint = hint, .label = texts().text(key), .verb = verb, .enabled = true};
    };
    const core::Texts& other = parts_.languages[(language_ + 1) % parts_.languages.size()];
    const ToolView language{.id = "tool-language",
                            .hint = "Ctrl E",
                            .label = other.text("language.name"),
                            .verb = Verb::switch_language,
                            .enabled = true};
    const ToolView back = tool("tool-back", "Esc", "window.back", Verb::go_back);
    const ToolView off = tool("tool-sign-off", "Ctrl L", "window.sign_off", Verb::sign_off);
    const ToolView ask_void = tool("tool-void", "Ctrl V", "window.void", Verb::ask_for_void);
    // Where paper comes out and a person has hands free for it.
    const auto at_printer = [&](std::vector<ToolView> list) {
        if (parts_.printer && parts_.printer->condition() == PrinterCondition::cutter_jammed)
            list.push_back(tool("tool-jam", "Ctrl J", "window.jam_removed", Verb::tell_jam_removed));
        return list;
    };
    switch (page_) {
        case Page::sign_in:
        case Page::stopped:
        case Page::void_payment:
        case Page::out_of_service:
            return {language};
        case Page::pay:
            return {back, language};
        case Page::count:
            return {back, language, off};
        case Page::ready:
            return at_printer({ask_void, off, language});
        case Page::posted:
            if (posted_->voided) return at_printer({off, language});
            return at_printer({ask_void, off, language});
        case Page::open_drawer:
            return {tool("tool-close-day", "Alt D", "window_closed.close_day", Verb::close_day), language,
                    off};
        case Page::open_day:
        case Page::variance:
            return {off, language};
        case Page::drawer_closed:
        case Page::day_closed:
            return at_printer({off, language});
    }
    return {};
}

PageView WindowFlow::page_view() const {
    const ViewContext context{texts(), parts_.counter.policy, station_, person_};
    switch (page_) {
        case Page::sign_in:
            return sign_in_view(context, sign_in_);
        case Page::open_day:
            return open_day_view(context, date_typed_);
        case Page::open_drawer:
            return open_drawer_view(context, float_draft_);
        case Page::ready:
            return ready_view(context, ready_, posted_ ? &*posted_ : nullptr);
        case Page::pay:
            return pay_view(context, *pay_);
        case Page::stopped:
            return stopped_view(context, *pay_);
        case Page::posted:
            return posted_view(context, *posted_);
        case Page::void_payment:
            return void_view(context, void_);
        case Page::count:
            return count_view(context, count_draft_);
        case Page::variance:
            return variance_view(context, close_);
        case Page::drawer_closed:
        case Page::day_closed:
            return closed_view(context, closed_);
        case Page::out_of_service:
            break;
    }
    OutOfServiceView view;
    if (fault_) {
        const ProblemWords words = words_of(texts(), *fault_);
        view.what = words.sentence;
        view.advice = words.advice;
    }
    const bool paying = is_paying(page_before_);
    view.money = paying ? texts().format("window_fault.money_in_hand", texts().money(pay_->draft.received()))
                        : texts().text("window_fault.money_posted");
    if (paying)
        view.in_hand = {{.label = pay_->draft.due().account.name,
                         .note = pay_->draft.due().account.number.text(),
                         .amount = texts().money(pay_->draft.received())}};
    return view;
}

// What was said last stands; a drawer left open is told when nothing else is.
MessageView WindowFlow::message_view() const {
    if (!message_.text.empty() || !watch_.is_left_open() || may_stand_open()) return message_;
    return {.text = texts().text("window.left_open"),
            .advice = texts().text("window.left_open_advice"),
            .tone = Tone::warn};
}

WindowView WindowFlow::view() const {
    return {.texts = &texts(),
            .status = status_view(),
            .message = message_view(),
            .tools = tools(),
            .page = page_view()};
}

}  // namespace kiosk::window
