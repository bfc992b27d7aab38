#include "devices/printing/printer_driver.h"

#include <algorithm>
#include <utility>

#include "core/base/ensure.h"

namespace devices {

using core::PrinterCondition;
using core::PrintState;

PrinterDriver::PrinterDriver(BytePort& port, const PrinterDriverOptions& options)
    : port_(port), options_(options), sensor_(options.sensor_polarity, options.sensor_known_to_work) {}

void PrinterDriver::step(core::Instant now) {
    port_.step(now);
    follow_connection(now);
    if (is_connected()) {
        read(now);
        settle_write(now);
        step_status(now);
        dialect_->proof().step(now, can_print());
        dialect_->names().step(now);
        step_proof(now);
    }
    for (auto& run : runs_) run.step(view(now), options_.limits);
    if (pulse_.state() == core::PulseState::pending && !pulse_.is_watching()) pulse_cause_ = condition();
    pulse_.step(now, sensor_);
    watch_.hurry(pulse_.is_watching());
    close_ended_jobs();
    if (!is_connected()) return;
    give_up_late_writes(now);
    start_next_write(now);
}

std::string PrinterDriver::name() const {
    return port_.identity() == DeviceIdentity() ? "receipt printer" : port_.identity().text();
}

PrinterCondition PrinterDriver::condition() const {
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
    if (dialect_ != nullptr && !dialect_->prints_text()) return PrinterCondition::prints_no_text;
    if (watch_.is_silent() || !watch_.status()) return PrinterCondition::not_answering;
    return watch_.status()->condition();
}

std::uint64_t PrinterDriver::print(const core::PrintedDocument& document) {
    const auto waiting =
        std::ranges::count_if(runs_, [](const PrintRun& run) { return !run.job().is_final(); });
    PrintRun run(++jobs_given_, document);
    const bool is_hopeless = is_connected() && !dialect_->prints_text();
    if (is_hopeless || static_cast<std::size_t>(waiting) >= jobs_waiting_max) run.refuse(condition());
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

core::PrintJob PrinterDriver::job() const {
    return runs_.empty() ? core::PrintJob{} : runs_.back().job();
}

std::optional<core::PrintJob> PrinterDriver::find_job(std::uint64_t id) const {
    const auto found = std::ranges::find_if(runs_, [id](const PrintRun& run) { return run.job().id == id; });
    return found == runs_.end() ? std::nullopt : std::optional(found->job());
}

ProofWay PrinterDriver::proof_way() const {
    return dialect_ == nullptr ? ProofWay::not_known : std::as_const(*dialect_).proof().way();
}

PrinterFacts PrinterDriver::facts() const {
    if (dialect_ == nullptr) return {.drawer_sensor_works = sensor_.works()};
    return {.language = dialect_->language(),
            .model = dialect_->model(),
            .firmware = dialect_->firmware(),
            .proof = proof_way(),
            .drawer_sensor_works = sensor_.works()};
}

void PrinterDriver::follow_connection(core::Instant now) {
    const unsigned connection = port_.state() == PortState::open ? port_.connection() : 0;
    if (connection == connection_) return;
    if (connection_ != 0) end_connection();
    connection_ = connection;
    watch_.begin();
    recovery_.begin();
    if (connection == 0) return;
    PrinterDialect& dialect = dialect_for(port_.identity());
    // Another printer's drawer switch is another one to get to know.
    if (dialect_ != nullptr && dialect_ != &dialect)
        sensor_ = DrawerSensorWatch(options_.sensor_polarity, options_.sensor_known_to_work);
    dialect_ = &dialect;
    dialect_->begin(now);
    if (!dialect_->prints_text()) {
        for (auto& run : runs_) {
            if (!run.job().is_final()) run.refuse(condition());
        }
    }
    // The printer has its own power: it may still wait for the rest of a command cut off with the cable. NUL
    // ends any such command and is ignored otherwise.
    to_send_first_ = std::string(torn_bytes_max_, '\0') + dialect_->set_up();
}

void PrinterDriver::end_connection() {
    if (piece_ != Piece::none) remember_torn_write();
    for (auto& run : runs_) {
        run.lose_connection();
        if (run.job().is_final()) run.release();
    }
    pulse_.lose_connection();
    sensor_.lose_sight();
    write_.forget();
    piece_ = Piece::none;
    writing_job_ = 0;
}

void PrinterDriver::remember_torn_write() {
    const std::size_t longest =
        piece_ == Piece::job ? front_run()->longest_torn_command() : write_.bytes().size();
    torn_bytes_max_ = std::min(std::max(torn_bytes_max_, longest), chunk_size_max);
}

void PrinterDriver::read(core::Instant now) {
    // Bounded, so that a device that floods cannot hold up the loop.
    for (int packets = 0; packets < 64; ++packets) {
        const auto packet = port_.take_received();
        if (!packet) return;
        for (const auto& said : dialect_->take(*packet)) {
            if (!said.status) {
                watch_.heard();
            } else if (said.is_answer) {
                watch_.answered(*said.status, now);
            } else {
                watch_.reported(*said.status);
            }
        }
    }
}

void PrinterDriver::step_status(core::Instant now) {
    if (piece_ != Piece::question && watch_.step(now)) dialect_->drop_answer();
    if (watch_.status()) {
        sensor_.saw(watch_.status()->drawer_pin_high);
        recovery_.saw(*watch_.status());
    }
    if (watch_.is_silent()) sensor_.lose_sight();
}

void PrinterDriver::step_proof(core::Instant now) {
    PrintRun* run = front_run();
    if (run == nullptr || run->job().state != PrintState::sent) return;
    JobProof& watcher = dialect_->proof();
    const auto proof = watcher.proof(now, can_print() && watch_.status().has_value(), watch_.answers());
    if (proof != core::PrintProof::none) run->prove(proof);
    if (watcher.wants_status()) watch_.ask_soon();
}

PrintRun* PrinterDriver::front_run() {
    const auto found = std::ranges::find_if(runs_, [this](const PrintRun& run) {
        return writing_job_ != 0 ? run.job().id == writing_job_ : !run.job().is_final();
    });
    return found == runs_.end() ? nullptr : &*found;
}

bool PrinterDriver::has_begun_job() {
    const PrintRun* run = front_run();
    return run != nullptr && run->has_begun();
}

bool PrinterDriver::can_print() const {
    if (!is_connected() || !dialect_->prints_text()) return false;
    // A printer that answers nothing is written to all the same: cheap ones never answer, and the job then
    // ends as unknown; a hung one takes no bytes.
    return watch_.status() ? watch_.status()->can_print() : watch_.is_silent();
}

PrinterView PrinterDriver::view(core::Instant now) const {
    return {.now = now, .is_connected = is_connected(), .can_print = can_print(), .condition = condition()};
}

}  // namespace devices
