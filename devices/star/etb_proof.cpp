#include "devices/star/etb_proof.h"

#include <utility>

#include "core/base/ensure.h"
#include "devices/star/star_commands.h"

namespace devices::star {

using core::PrintProof;

void EtbProof::begin(core::Instant) {
    *this = EtbProof();
}

void EtbProof::step(core::Instant now, bool can_print) {
    if (!asked_at_ || way_ != ProofWay::not_known) return;
    if (!can_print) {
        asked_at_.reset();  // nothing is printed now: ask again when it is back
        questions_ = 0;
    } else if (now - *asked_at_ >= answer_time_max) {
        way_ = ProofWay::none;
        asked_at_.reset();
        questions_ = 0;
        ++tries_;
    }
}

bool EtbProof::wants_to_ask() const {
    if (way_ == ProofWay::none) return tries_ < tries_max;
    if (way_ != ProofWay::not_known) return false;
    return !asked_at_ || (questions_ == 1 && has_heard_);
}

std::string EtbProof::question() {
    way_ = ProofWay::not_known;
    has_heard_ = false;
    asked_at_.reset();
    ++questions_;
    in_order_.ask();
    // The answer comes as a report, and a printer that forgot does not report by itself.
    return report_changes() + count_from_zero() + end_block();
}

std::string EtbProof::request_for_job() {
    core::ensure(way_ != ProofWay::not_known, "a job starts when the way of its proof is known");
    job_.reset();
    in_order_.ask();
    is_job_counted_ = way_ == ProofWay::etb_counter;
    if (!is_job_counted_) return count_from_zero() + end_block();
    sent_ = (sent_ + 1) % counts;
    job_ = sent_;
    return end_block();
}

void EtbProof::withdraw() {
    in_order_.withdraw();
    if (std::exchange(is_job_counted_, false)) sent_ = (sent_ + counts - 1) % counts;
    job_.reset();
}

void EtbProof::took(std::optional<int> count, bool ends_block) {
    if (ends_block) in_order_.answer();
    if (way_ == ProofWay::etb_counter) {
        if (count) take_count(*count);
    } else if (ends_block) {
        take_probe(count);
    }
}

void EtbProof::take_probe(std::optional<int> count) {
    has_heard_ = true;
    if (!count) {
        way_ = ProofWay::in_order;
        return;
    }
    const bool is_ours = count == 1 && last_end_ == 1;
    last_end_ = count;
    if (!is_ours || questions_ == 0) return;
    way_ = ProofWay::etb_counter;
    sent_ = reached_ = 1;
}

void EtbProof::take_count(int count) {
    const int steps = (count + counts - reached_) % counts;
    const int steps_sent = (sent_ + counts - reached_) % counts;
    if (steps <= steps_sent) {
        reached_ = count;
        return;
    }
    // It forgot, or somebody else prints: nothing that was sent can be proved, and it is asked anew.
    *this = EtbProof();
}

PrintProof EtbProof::proof(core::Instant now, bool can_print, std::uint64_t answers) {
    if (way_ == ProofWay::etb_counter) {
        return job_ && reached_ == *job_ ? PrintProof::printed : PrintProof::none;
    }
    if (way_ == ProofWay::in_order) return in_order_.proof(now, can_print, answers);
    return PrintProof::none;
}

}  // namespace devices::star
