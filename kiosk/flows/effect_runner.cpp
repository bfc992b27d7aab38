#include "kiosk/flows/effect_runner.h"

#include <utility>

namespace kiosk {

using core::EffectKind;
using core::EffectState;
using core::PrinterCondition;
using core::PrintState;
using core::PulseState;

namespace {

EffectState state_of(PulseState pulse) {
    switch (pulse) {
        case PulseState::idle:
        case PulseState::pending:
            return EffectState::started;
        case PulseState::opened:
            return EffectState::confirmed;
        case PulseState::did_not_open:
        case PulseState::failed:
            return EffectState::failed;
        case PulseState::unknown:
            return EffectState::unknown;
    }
    return EffectState::unknown;
}

EffectState state_of(PrintState print) {
    switch (print) {
        case PrintState::queued:
        case PrintState::sending:
        case PrintState::sent:
            return EffectState::started;
        case PrintState::confirmed:
            return EffectState::confirmed;
        case PrintState::unknown:
            return EffectState::unknown;
        case PrintState::failed:
            return EffectState::failed;
    }
    return EffectState::unknown;
}

void give_up(EffectState& state) {
    if (state == EffectState::started) state = EffectState::unknown;
}

}  // namespace

void EffectRunner::start(const std::string& person, std::int64_t of_seq,
                         const std::vector<EffectKind>& effects, const core::PrintedDocument& document,
                         core::Instant now) {
    if (busy_) finish();
    person_ = person;
    of_seq_ = of_seq;
    started_ = now;
    outcome_ = {};
    problem_.reset();
    if (effects.empty()) return;
    std::vector<core::EffectChange> changes;
    for (const EffectKind kind : effects) {
        (kind == EffectKind::drawer ? outcome_.drawer : outcome_.receipt) = EffectState::started;
        changes.push_back({.kind = kind, .state = EffectState::started, .cause = {}});
    }
    if (const core::Done recorded = core::record_effects(counter_, person_, of_seq_, changes); !recorded) {
        problem_ = recorded.error();
        outcome_ = {};
        return;
    }
    busy_ = true;
    perform(document);
}

void EffectRunner::perform(const core::PrintedDocument& document) {
    fail_without(drawer_ != nullptr, outcome_.drawer);
    fail_without(printer_ != nullptr, outcome_.receipt);
    if (outcome_.drawer == EffectState::started) drawer_->open_drawer();
    if (outcome_.receipt == EffectState::started) job_ = printer_->print(document);
    if (outcome_.drawer != EffectState::started && outcome_.receipt != EffectState::started) finish();
}

void EffectRunner::fail_without(bool device, EffectState& state) {
    if (device || state != EffectState::started) return;
    state = EffectState::failed;
    outcome_.cause = PrinterCondition::unplugged;
}

void EffectRunner::step(core::Instant now) {
    if (!busy_) return;
    observe();
    const bool running = outcome_.drawer == EffectState::started || outcome_.receipt == EffectState::started;
    if (!running || now - started_ >= time_limit) finish();
}

void EffectRunner::observe() {
    if (outcome_.drawer == EffectState::started) outcome_.drawer = state_of(drawer_->pulse());
    if (outcome_.receipt != EffectState::started) return;
    const core::PrintJob job = printer_->job();
    outcome_.receipt = job.id == job_ ? state_of(job.state) : EffectState::unknown;
    const PrinterCondition condition = printer_->condition();
    const PrinterCondition now =
        condition == PrinterCondition::paper_near_end ? PrinterCondition::ready : condition;
    outcome_.cause = job.is_final() ? job.cause : now;
}

void EffectRunner::finish() {
    busy_ = false;
    give_up(outcome_.drawer);
    give_up(outcome_.receipt);
    std::vector<core::EffectChange> changes;
    for (const auto& [kind, state] :
         {std::pair{EffectKind::drawer, outcome_.drawer}, std::pair{EffectKind::receipt, outcome_.receipt}}) {
        if (state == EffectState::not_requested) continue;
        const bool explained = state == EffectState::confirmed || outcome_.cause == PrinterCondition::ready;
        changes.push_back({.kind = kind,
                           .state = state,
                           .cause = explained ? std::string{} : std::string(name_of(outcome_.cause))});
    }
    if (const core::Done recorded = core::record_effects(counter_, person_, of_seq_, changes); !recorded) {
        problem_ = recorded.error();
    }
}

std::string_view name_of(PrinterCondition condition) {
    switch (condition) {
        case PrinterCondition::ready:
            return "ready";
        case PrinterCondition::paper_near_end:
            return "paper_near_end";
        case PrinterCondition::paper_out:
            return "paper_out";
        case PrinterCondition::cover_open:
            return "cover_open";
        case PrinterCondition::cutter_jammed:
            return "cutter_jammed";
        case PrinterCondition::overheated:
            return "overheated";
        case PrinterCondition::failed:
            return "failed";
        case PrinterCondition::not_answering:
            return "not_answering";
        case PrinterCondition::unplugged:
            return "unplugged";
        case PrinterCondition::no_permission:
            return "no_permission";
        case PrinterCondition::prints_no_text:
            return "prints_no_text";
    }
    return "failed";
}

}  // namespace kiosk
