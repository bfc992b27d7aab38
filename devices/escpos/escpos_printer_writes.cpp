// The writing half of EscposPrinter: which piece goes out next, and what its end means.

#include <utility>

#include "core/base/ensure.h"
#include "devices/escpos/escpos_printer.h"

namespace devices {

void EscposPrinter::settle_write(core::Instant now) {
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
        case Piece::probe:
            probe_.asked(now);
            break;
        case Piece::job:
            writing_job_ = 0;
            break;
        case Piece::set_up:
            torn_bytes_max_ = 0;
            break;
        case Piece::none:
            break;
    }
}

void EscposPrinter::settle_pulse(core::Instant now) {
    if (write_.is_complete()) {
        pulse_.sent(now);
        return;
    }
    to_send_first_ += escpos::harmless_rest(write_.bytes(), write_.taken());
    if (escpos::is_beyond_recall(write_.bytes(), write_.taken())) {
        pulse_.sent(now);
    } else {
        pulse_.not_taken();
    }
}

// What the printer holds of a job that was given up on the way will still come out: the torn command is ended
// and the paper cut, so that the next one begins clean.
void EscposPrinter::close_ended_jobs() {
    for (auto& run : runs_) {
        if (!run.job().is_final() || run.job().id == writing_job_) continue;
        if (is_connected() && run.is_torn())
            to_send_first_ += run.torn_rest() + "\n" + escpos::feed_and_cut();
        run.release();
    }
}

void EscposPrinter::give_up_late_writes(core::Instant now) {
    if (piece_ == Piece::pulse && pulse_.is_late(now)) write_.give_up();
    if (piece_ == Piece::job && front_run()->job().is_final()) write_.give_up();
}

void EscposPrinter::start_next_write(core::Instant now) {
    if (piece_ != Piece::none) return;
    PrintRun* run = front_run();
    const bool is_inside_command = run != nullptr && run->offset() > 0 && !run->is_at_boundary();
    if (!to_send_first_.empty()) {
        start(Piece::set_up, std::exchange(to_send_first_, {}), now);
    } else if (pulse_.wants_to_be_sent() && (watch_.status() || watch_.is_silent()) && !is_inside_command) {
        pulse_.started();
        start(Piece::pulse, pulse_bytes(), now);
    } else if (watch_.wants_to_ask(now) && !is_inside_command) {
        watch_.asked(now);  // its answers can arrive before the write is known to have ended
        start(Piece::question, escpos::ask_status(), now);
    } else if (probe_.wants_to_ask() && can_print() && !is_inside_command) {
        start(Piece::probe, escpos::ask_process_id(probe_.probe_id()), now);
    } else {
        start_job_piece(now);
    }
}

bool EscposPrinter::start_job_piece(core::Instant now) {
    PrintRun* run = front_run();
    if (run == nullptr || !can_print() || probe_.way() == ProofWay::not_known) return false;
    if (run->job().state == core::PrintState::queued) {
        run->begin(escpos::initialise(), probe_.request_for_job(), now);
    }
    if (run->job().state != core::PrintState::sending) return false;
    writing_job_ = run->job().id;
    chunk_begin_ = run->offset();
    start(Piece::job, run->next_chunk(chunk_size_max), now);
    return true;
}

void EscposPrinter::start(Piece piece, std::string bytes, core::Instant now) {
    piece_ = piece;
    write_.start(std::move(bytes), port_, now);
}

// In its turn when the printer works; at once when it is off-line, where nothing else would be obeyed.
std::string EscposPrinter::pulse_bytes() const {
    const bool is_offline = watch_.status() && !watch_.status()->can_print();
    return is_offline ? escpos::drawer_pulse_at_once(options_.drawer_pin)
                      : escpos::drawer_pulse(options_.drawer_pin);
}

}  // namespace devices
