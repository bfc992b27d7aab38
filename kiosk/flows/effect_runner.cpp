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

void fail_without_device(EffectState& state, PrinterCondition& cause) {
    if (state != EffectState::started) return;
    state = EffectState::failed;
    cause = PrinterCondition::unplugged;
}

// A printer low on paper does everything that it is asked.
PrinterCondition trouble_in(PrinterCondition condition) {
    return condition == PrinterCondition::paper_near_end ? PrinterCondition::ready : condition;
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
    if (drawer_ == nullptr) fail_without_device(outcome_.drawer, outcome_.drawer_cause);
    if (printer_ == nullptr) fail_without_device(outcome_.receipt, outcome_.cause);
    if (outcome_.drawer == EffectState::started) {
        drawer_->open_drawer();
        if (watch_ != nullptr) watch_->pulsed(of_seq_);
    }
    if (outcome_.receipt == EffectState::started) job_ = printer_->print(document);
    if (outcome_.drawer != EffectState::started && outcome_.receipt != EffectState::started) finish();
}

void EffectRunner::step(core::Instant now) {
    if (!busy_) return;
    observe();
    const bool running = outcome_.drawer == EffectState::started || outcome_.receipt == EffectState::started;
    if (!running || now - started_ >= time_limit) finish();
}

void EffectRunner::observe() {
    observe_drawer();
    if (outcome_.receipt != EffectState::started) return;
    const core::PrintJob job = printer_->job();
    outcome_.receipt = job.id == job_ ? state_of(job.state) : EffectState::unknown;
    outcome_.cause = job.is_final() ? job.cause : trouble_in(printer_->condition());
}

void EffectRunner::observe_drawer() {
    if (outcome_.drawer != EffectState::started) return;
    outcome_.drawer = state_of(drawer_->pulse());
    const bool explained = outcome_.drawer == EffectState::failed || outcome_.drawer == EffectState::unknown;
    if (explained) outcome_.drawer_cause = trouble_in(drawer_->pulse_cause());
}

void EffectRunner::finish() {
    busy_ = false;
    give_up(outcome_.drawer);
    give_up(outcome_.receipt);
    std::vector<core::EffectChange> changes;
    const auto add = [&](EffectKind kind, EffectState state, PrinterCondition cause) {
        if (state == EffectState::not_requested) return;
        const bool has_none = state == EffectState::confirmed || cause == PrinterCondition::ready;
        changes.push_back(
            {.kind = kind, .state = state, .cause = has_none ? std::string{} : std::string(name_of(cause))});
    };
    add(EffectKind::drawer, outcome_.drawer, outcome_.drawer_cause);
    add(EffectKind::receipt, outcome_.receipt, outcome_.cause);
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
