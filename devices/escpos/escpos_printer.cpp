#include "devices/escpos/escpos_printer.h"

#include <algorithm>
#include <utility>

#include "core/base/ensure.h"

namespace devices {

using core::PrinterCondition;
using core::PrintState;

EscposPrinter::EscposPrinter(BytePort& port, EscposPrinterOptions options)
    : port_(port),
      options_(std::move(options)),
      sensor_(options_.sensor_polarity, options_.sensor_known_to_work) {}

void EscposPrinter::step(core::Instant now) {
    port_.step(now);
    follow_connection(now);
    if (is_connected()) {
        read(now);
        settle_write(now);
        if (piece_ != Piece::question) watch_.step(now);
        if (watch_.status()) sensor_.saw(watch_.status()->drawer_pin_high);
        if (watch_.is_silent()) sensor_.lose_sight();
        probe_.step(now, can_print());
        step_proof(now);
    }
    for (auto& run : runs_) run.step(view(now), options_.limits);
    pulse_.step(now, sensor_);
    watch_.hurry(pulse_.is_watching());
    close_ended_jobs();
    if (!is_connected()) return;
    give_up_late_writes(now);
    start_next_write(now);
}

std::string EscposPrinter::name() const {
    return port_.identity() == DeviceIdentity() ? "receipt printer" : port_.identity().text();
}

PrinterCondition EscposPrinter::condition() const {
    switch (port_.state()) {
        case PortState::unplugged:
            return PrinterCondition::unplugged;
        case PortState::no_permission:
            return PrinterCondition::no_permission;
        case PortState::failed:
            return PrinterCondition::failed;
        case PortState::open:
            break;
    }
    if (watch_.is_silent() || !watch_.status()) return PrinterCondition::not_answering;
    return watch_.status()->condition();
}

std::uint64_t EscposPrinter::print(const core::PrintedDocument& document) {
    const auto waiting =
        std::ranges::count_if(runs_, [](const PrintRun& run) { return !run.job().is_final(); });
    PrintRun run(++jobs_given_, encode(document, options_.paper));
    if (static_cast<std::size_t>(waiting) >= jobs_waiting_max) run.refuse(condition());
    runs_.push_back(std::move(run));
    if (runs_.size() > jobs_remembered) {
        // Fewer jobs can wait than are remembered, so there is always one that is over and done with.
        const auto oldest =
            std::ranges::find_if(runs_, [this](const PrintRun& old) { return old.is_released(); });
        core::ensure(oldest != runs_.end(), "waiting jobs are bounded");
        runs_.erase(oldest);
    }
    return jobs_given_;
}

core::PrintJob EscposPrinter::job() const {
    return runs_.empty() ? core::PrintJob{} : runs_.back().job();
}

std::optional<core::PrintJob> EscposPrinter::find_job(std::uint64_t id) const {
    const auto found = std::ranges::find_if(runs_, [id](const PrintRun& run) { return run.job().id == id; });
    return found == runs_.end() ? std::nullopt : std::optional(found->job());
}

void EscposPrinter::follow_connection(core::Instant now) {
    const unsigned connection = port_.state() == PortState::open ? port_.connection() : 0;
    if (connection == connection_) return;
    if (connection_ != 0) {
        if (piece_ != Piece::none) remember_torn_write();
        for (auto& run : runs_) run.lose_connection();
        pulse_.lose_connection();
        sensor_.lose_sight();
        write_.forget();
        piece_ = Piece::none;
        writing_job_ = 0;
    }
    connection_ = connection;
    watch_.begin();
    if (connection == 0) return;
    probe_.begin(now);
    // The printer has its own power: it may still wait for the rest of a command cut off with the cable. NUL
    // ends any such command and is ignored otherwise.
    to_send_first_ = std::string(torn_bytes_max_, '\0') + escpos::initialise();
}

void EscposPrinter::remember_torn_write() {
    const std::size_t longest =
        piece_ == Piece::job ? front_run()->longest_torn_command() : write_.bytes().size();
    torn_bytes_max_ = std::min(std::max(torn_bytes_max_, longest), chunk_size_max);
}

void EscposPrinter::read(core::Instant now) {
    // Bounded, so that a device that floods cannot hold up the loop.
    for (int packets = 0; packets < 64; ++packets) {
        const auto packet = port_.take_received();
        if (!packet) return;
        for (const auto& reply : watch_.take(*packet, now)) take_reply(reply);
    }
}

void EscposPrinter::take_reply(const PrinterReply& reply) {
    if (const auto* id = std::get_if<ProcessIdReply>(&reply)) probe_.took(id->id);
    if (std::holds_alternative<InOrderReply>(reply)) probe_.took_in_order_answer();
}

void EscposPrinter::step_proof(core::Instant now) {
    PrintRun* run = front_run();
    if (run == nullptr || run->job().state != PrintState::sent) return;
    const auto proof = probe_.proof(now, can_print() && watch_.status().has_value(), watch_.answers());
    if (proof != core::PrintProof::none) run->prove(proof);
    if (probe_.wants_status()) watch_.ask_soon();
}

PrintRun* EscposPrinter::front_run() {
    const auto found = std::ranges::find_if(runs_, [this](const PrintRun& run) {
        return writing_job_ != 0 ? run.job().id == writing_job_ : !run.job().is_final();
    });
    return found == runs_.end() ? nullptr : &*found;
}

bool EscposPrinter::can_print() const {
    if (!is_connected()) return false;
    // A printer that answers nothing is written to all the same: cheap ones never answer, and the job then
    // ends as unknown; a hung one takes no bytes.
    return watch_.status() ? watch_.status()->can_print() : watch_.is_silent();
}

PrinterView EscposPrinter::view(core::Instant now) const {
    return {.now = now, .is_connected = is_connected(), .can_print = can_print(), .condition = condition()};
}

}  // namespace devices
