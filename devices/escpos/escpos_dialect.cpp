#include "devices/escpos/escpos_dialect.h"

#include <array>
#include <utility>

#include "devices/escpos/encoder.h"
#include "devices/escpos/status_report.h"

namespace devices {

EscposDialect::EscposDialect(PaperProfile paper, escpos::DrawerPin drawer_pin)
    : paper_(std::move(paper)), drawer_pin_(drawer_pin) {}

void EscposDialect::begin(core::Instant now) {
    decoder_.reset();
    drop_answer();
    proof_.begin(now);
    names_.begin();
}

EncodedDocument EscposDialect::encode(const core::PrintedDocument& document) const {
    return devices::encode(document, paper_);
}

std::string EscposDialect::ask_name() const {
    return names_.next() == 0 ? escpos::ask_model() : escpos::ask_firmware();
}

std::string EscposDialect::pulse(bool at_once) const {
    return at_once ? escpos::drawer_pulse_at_once(drawer_pin_) : escpos::drawer_pulse(drawer_pin_);
}

std::string EscposDialect::harmless_rest(std::string_view pulse, std::size_t taken) const {
    return escpos::harmless_rest(pulse, taken);
}

bool EscposDialect::is_beyond_recall(std::string_view pulse, std::size_t taken) const {
    return escpos::is_beyond_recall(pulse, taken);
}

// What came out of the abandoned receipt is cut off, so that the next one begins clean.
std::string EscposDialect::clear_and_go_on() const {
    return escpos::clear_and_go_on() + escpos::initialise() + end_torn_job();
}

std::vector<PrinterSaid> EscposDialect::take(std::string_view bytes) {
    std::vector<PrinterSaid> all;
    for (const char byte : bytes) {
        const auto reply = decoder_.push(static_cast<std::uint8_t>(byte));
        if (!reply) continue;
        if (const auto one = said(*reply)) all.push_back(*one);
    }
    return all;
}

void EscposDialect::drop_answer() {
    is_answer_expected_ = false;
    answers_.clear();
}

std::optional<PrinterSaid> EscposDialect::said(const PrinterReply& reply) {
    if (const auto* answer = std::get_if<RealTimeReply>(&reply)) return take_answer(*answer);
    if (const auto* report = std::get_if<AutomaticStatus>(&reply)) return PrinterSaid{status_of(*report)};
    if (const auto* id = std::get_if<ProcessIdReply>(&reply)) proof_.took(id->id);
    if (std::holds_alternative<InOrderReply>(reply)) proof_.took_in_order_answer();
    if (const auto* block = std::get_if<OtherBlock>(&reply); block && block->header == 0x5f)
        names_.took(block->content);
    return PrinterSaid{};
}

// The answers carry no number, so the four are asked together and count only together.
std::optional<PrinterSaid> EscposDialect::take_answer(const RealTimeReply& reply) {
    if (!is_answer_expected_) return std::nullopt;
    answers_.push_back(reply);
    if (answers_.size() < 4) return std::nullopt;
    const PrinterSaid said{status_of(std::array{answers_[0], answers_[1], answers_[2], answers_[3]}), true};
    drop_answer();
    return said;
}

}  // namespace devices
