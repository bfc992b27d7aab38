// The writing half of PrinterDriver: which piece goes out next, and what its end means.

#include <utility>

#include "core/base/ensure.h"
#include "devices/printing/printer_driver.h"

namespace devices {

void PrinterDriver::settle_write(core::Instant now) {
    if (piece_ == Piece::none) return;
    write_.step(port_, now);
    if (piece_ == Piece::job) {
        front_run()->taken(chunk_begin_ + write_.taken(), now);
    }
    if (!write_.is_idle()) return;
    switch (std::exchange(piece_, Piece::none)) {
        case Piece::pulse:
            settle_pulse(now);
            break;
        case Piece::question:
            watch_.question_taken(now);
            break;
        case Piece::proof_question:
            dialect_->proof().asked(now);
            break;
        case Piece::name_question:
            dialect_->names().asked(now);
            break;
        case Piece::job:
            writing_job_ = 0;
            break;
        case Piece::set_up:
            torn_bytes_max_ = 0;
            break;
        case Piece::recovery:
        case Piece::none:
            break;
    }
}

void PrinterDriver::settle_pulse(core::Instant now) {
    if (write_.is_complete()) {
        pulse_.sent(now);
        return;
    }
    to_send_first_ += dialect_->harmless_rest(write_.bytes(), write_.taken());
    if (dialect_->is_beyond_recall(write_.bytes(), write_.taken())) {
        pulse_.sent(now);
    } else {
        pulse_.not_taken();
    }
}

// What the printer holds of a job that was given up on the way will still come out: the torn command is ended
// and the paper cut, so that the next one begins clean.
void PrinterDriver::close_ended_jobs() {
    for (auto& run : runs_) {
        if (!run.job().is_final() || run.job().id == writing_job_) continue;
        if (is_connected() && run.lacks_request()) dialect_->proof().withdraw();
        if (is_connected() && run.is_torn()) to_send_first_ += run.torn_rest() + dialect_->end_torn_job();
        run.release();
    }
}

void PrinterDriver::give_up_late_writes(core::Instant now) {
    if (piece_ == Piece::pulse && pulse_.is_late(now)) write_.give_up();
    if (piece_ == Piece::job && front_run()->job().is_final()) write_.give_up();
}

void PrinterDriver::start_next_write(core::Instant now) {
    if (piece_ != Piece::none) return;
    const PrintRun* run = front_run();
    const bool is_inside_command = run != nullptr && run->offset() > 0 && !run->is_at_boundary();
    if (!to_send_first_.empty()) {
        start(Piece::set_up, std::exchange(to_send_first_, {}), now);
    } else if (is_inside_command) {
        start_job_piece(now);
    } else if (recovery_.wants_to_be_sent()) {
        start_recovery(now);
    } else if (pulse_.wants_to_be_sent() && (watch_.status() || watch_.is_silent())) {
        start_pulse(now);
    } else {
        // A fresh job goes before a question that happens to be due: a customer waits for it.
        const bool has_begun = has_begun_job();
        if (!has_begun && start_job_piece(now)) return;
        if (!start_question(now) && has_begun) start_job_piece(now);
    }
}

bool PrinterDriver::start_question(core::Instant now) {
    JobProof& proof = dialect_->proof();
    PrinterNames& names = dialect_->names();
    // One question at a time: answers may look alike.
    if (names.is_waiting()) return false;
    if (!proof.is_waiting() && watch_.wants_to_ask(now)) {
        watch_.asked(now);  // its answers can arrive before the write is known to have ended
        dialect_->expect_answer();
        start(Piece::question, dialect_->ask_status(), now);
        return true;
    }
    if (watch_.is_waiting() || !can_print() || has_begun_job()) return false;
    if (proof.wants_to_ask()) {
        start(Piece::proof_question, proof.question(), now);
        return true;
    }
    if (proof.way() == ProofWay::not_known || front_run() != nullptr || !names.wants_to_ask()) return false;
    start(Piece::name_question, dialect_->ask_name(), now);
    return true;
}

void PrinterDriver::start_recovery(core::Instant now) {
    recovery_.sent();
    std::string bytes = has_begun_job() ? dialect_->go_on() : dialect_->clear_and_go_on();
    if (bytes.empty()) return;
    // What the printer forgets, it no longer answers for.
    if (!has_begun_job()) dialect_->proof().begin(now);
    start(Piece::recovery, std::move(bytes), now);
}

void PrinterDriver::start_pulse(core::Instant now) {
    // In its turn when the printer works; at once when it is off-line, where nothing else would be obeyed.
    const bool is_offline = watch_.status() && !watch_.status()->can_print();
    pulse_.started();
    start(Piece::pulse, dialect_->pulse(is_offline), now);
}

bool PrinterDriver::start_job_piece(core::Instant now) {
    PrintRun* run = front_run();
    if (run == nullptr || !can_print()) return false;
    if (!run->has_begun()) {
        if (proof_way() == ProofWay::not_known) return false;
        JobProof& proof = dialect_->proof();
        run->begin(dialect_->encode(run->document()), dialect_->begin_job(), proof.request_for_job(), now);
    }
    if (run->job().state != core::PrintState::sending) return false;
    writing_job_ = run->job().id;
    chunk_begin_ = run->offset();
    start(Piece::job, run->next_chunk(chunk_size_max), now);
    return true;
}

void PrinterDriver::start(Piece piece, std::string bytes, core::Instant now) {
    piece_ = piece;
    write_.start(std::move(bytes), port_, now);
}

}  // namespace devices
