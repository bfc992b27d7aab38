#include "devices/escpos/proof_probe.h"

#include "core/base/ensure.h"
#include "devices/escpos/commands.h"

namespace devices {

void ProofProbe::begin(core::Instant now) {
    // Ids start from the machine's uptime, so those a former run of the program left in the printer are not
    // taken for ours; within a run they only grow.
    const auto decisecond = now.time_since_epoch().count() / 100;
    const auto newest =
        newest_.value_or(ProcessId(static_cast<std::uint32_t>(decisecond % ProcessId::count)));
    *this = ProofProbe();
    newest_ = newest;
}

void ProofProbe::step(core::Instant now, bool can_print) {
    if (way_ != ProofWay::not_known || !asked_at_) return;
    if (!can_print) {
        asked_at_.reset();  // an off-line printer answers nothing in order: ask again when it is back
    } else if (now - *asked_at_ >= answer_time_max) {
        way_ = in_order_.has_answers() ? ProofWay::in_order : ProofWay::none;
    }
}

std::string ProofProbe::question() {
    in_order_.ask();
    return escpos::ask_process_id(probe_id()) + escpos::ask_in_order();
}

ProcessId ProofProbe::probe_id() {
    newest_ = newest_->next();
    probe_ = newest_;
    return *newest_;
}

std::string ProofProbe::request_for_job() {
    core::ensure(way_ != ProofWay::not_known, "a job starts when the way of its proof is known");
    is_job_reached_ = false;
    job_.reset();
    if (way_ != ProofWay::process_id) {
        in_order_.ask();
        return escpos::ask_in_order();
    }
    newest_ = newest_->next();
    job_ = newest_;
    return escpos::ask_process_id(*job_);
}

void ProofProbe::withdraw() {
    if (!job_) in_order_.withdraw();
}

void ProofProbe::took(ProcessId reply) {
    if (!newest_) return;
    if (probe_ && probe_->is_reached_by(reply, *newest_)) way_ = ProofWay::process_id;
    if (job_ && job_->is_reached_by(reply, *newest_)) is_job_reached_ = true;
}

void ProofProbe::took_in_order_answer() {
    in_order_.answer();
    if (way_ == ProofWay::none) way_ = ProofWay::in_order;
}

core::PrintProof ProofProbe::proof(core::Instant now, bool can_print, std::uint64_t answers) {
    if (job_) return is_job_reached_ ? core::PrintProof::printed : core::PrintProof::none;
    return in_order_.proof(now, can_print, answers);
}

}  // namespace devices
