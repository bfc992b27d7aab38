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
        way_ = ProofWay::in_order;
    }
}

ProcessId ProofProbe::probe_id() {
    newest_ = newest_->next();
    probe_ = newest_;
    return *newest_;
}

std::string ProofProbe::request_for_job() {
    core::ensure(way_ != ProofWay::not_known, "a job starts when the way of its proof is known");
    is_job_reached_ = false;
    settling_since_.reset();
    wants_status_ = false;
    if (way_ == ProofWay::in_order) {
        job_.reset();
        ++in_order_asked_;
        return escpos::ask_in_order();
    }
    newest_ = newest_->next();
    job_ = newest_;
    return escpos::ask_process_id(*job_);
}

void ProofProbe::took(ProcessId reply) {
    if (!newest_) return;
    if (probe_ && probe_->is_reached_by(reply, *newest_)) way_ = ProofWay::process_id;
    if (job_ && job_->is_reached_by(reply, *newest_)) is_job_reached_ = true;
}

core::PrintProof ProofProbe::proof(core::Instant now, bool can_print, std::uint64_t answers) {
    if (job_) return is_job_reached_ ? core::PrintProof::printed : core::PrintProof::none;
    if (in_order_asked_ == 0 || in_order_answers_ < in_order_asked_) return core::PrintProof::none;
    if (!can_print || !settling_since_) {
        settling_since_ = now;
        wants_status_ = false;
    }
    if (!can_print || now - *settling_since_ < settle_time) return core::PrintProof::none;
    if (!wants_status_) {
        wants_status_ = true;
        answers_before_ = answers;
    }
    return answers > answers_before_ ? core::PrintProof::processed : core::PrintProof::none;
}

}  // namespace devices
